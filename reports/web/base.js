"use strict";
// Common ground of the page's scripts: data, texts, elements, numbers in the reader's language.
const DATA = JSON.parse(document.getElementById("report-data").textContent);
const TEXTS = JSON.parse(document.getElementById("report-texts").textContent);

const language = () => document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const pick = (both) => both[language()];

/** The messages of the page in its language; numbers in them are written as people write them. */
const bundles = {};
function bundle() {
  const code = language();
  if (!bundles[code]) {
    bundles[code] = new FluentBundle.FluentBundle(code === "fr" ? "fr-FR" : "en-GB", { useIsolating: false });
    bundles[code].addResource(new FluentBundle.FluentResource(TEXTS[code]));
  }
  return bundles[code];
}
const known = (key) => bundle().hasMessage(`page-${key}`);

/** The message of a key with its places filled in. */
function say(key, values = {}) {
  const message = bundle().getMessage(`page-${key}`);
  if (!message) throw new Error(`no message ${key}`);
  return bundle().formatPattern(message.value, values);
}

/** A pattern that stands in no file, such as the sentence of a rule, with its places filled in. */
const patterns = {};
function fill(source, values) {
  const text = `alone =\n    ${source.replaceAll("\n", "\n    ")}`;
  patterns[source] ??= [...new FluentBundle.FluentResource(text).body][0].value;
  return bundle().formatPattern(patterns[source], values);
}

/** A message that agrees with the number `n` in it. */
const counted = (key, n, values = {}) => say(key, { n, ...values });

const number = (n) => n.toLocaleString(language() === "fr" ? "fr-FR" : "en-GB");
const percent = (share) => (language() === "fr" ? `${Math.round(100 * share)}\u00a0%` : `${Math.round(100 * share)}%`);
const colon = () => (language() === "fr" ? "\u00a0: " : ": ");
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
