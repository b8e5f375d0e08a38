// HTML and SVG elements, the tip beside the pointer, and small helpers on lists.
const sum = (list) => list.reduce((total, n) => total + n, 0);
const distinct = (list) => [...new Set(list)];
const range = (n) => Array.from({ length: n }, (_, i) => i);

function make(namespace, tag, attributes, children) {
  const element = namespace ? document.createElementNS(namespace, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== ""));
  return element;
}
const html = (tag, attributes = {}, ...children) => make("", tag, attributes, children);
const svg = (tag, attributes = {}, ...children) => make("http://www.w3.org/2000/svg", tag, attributes, children);
const link = (hash, ...children) => html("a", { href: `#${hash}` }, ...children);
const soft = (...children) => html("span", { class: "soft" }, ...children);
const note = (text) => html("p", { class: "note" }, text);

/** Things one after the other, with `between` between them. */
const joined = (nodes, between = ", ") => nodes.flatMap((node, i) => (i ? [between, node] : [node]));

/** Show `text` beside the pointer while it is over `element`. */
function tipOn(element, text) {
  const tip = byId("tip");
  element.addEventListener("pointermove", (event) => {
    tip.textContent = text;
    tip.hidden = false;
    const right = event.clientX + 16 + tip.offsetWidth > innerWidth;
    tip.style.left = `${right ? event.clientX - tip.offsetWidth - 12 : event.clientX + 16}px`;
    tip.style.top = `${Math.min(event.clientY + 16, innerHeight - tip.offsetHeight - 8)}px`;
  });
  element.addEventListener("pointerleave", () => { tip.hidden = true; });
}
