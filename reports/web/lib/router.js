// Views and their addresses: #centre=PAR opens the centre PAR. One is shown at a time; links lead everywhere.
const VIEWS = new Map();
/** The argument of a view of all places, where none would mean the place shown last. */
const ALL = "*";
const mounted = []; // what is done once the view stands in the page

/** A view: `under` is the entry of the menu it belongs to, `draw` gives its nodes, or null for an unknown id. */
const view = (id, { under = id, title = () => null, draw }) => VIEWS.set(id, { id, under, title, draw });

function address() {
  const [id, ...rest] = location.hash.slice(1).split("=");
  return VIEWS.has(id) ? { id, argument: decodeURIComponent(rest.join("=")) } : { id: "overview", argument: "" };
}

function markMenu(under) {
  for (const entry of document.querySelectorAll("nav a")) {
    if (entry.hash === `#${under}`) entry.setAttribute("aria-current", "page");
    else entry.removeAttribute("aria-current");
  }
}

/** Draw the view of the address, once its tables are unpacked. The reader's place (focus, scroll) is kept unless the view is another. */
function show(moved = false) {
  const { id, argument } = address(), { under, title, draw } = VIEWS.get(id);
  if (!isUnpacked && id !== "overview") return unpacking.then(() => show(moved));
  const stage = byId("stage"), overview = byId("overview"), kept = document.activeElement?.id;
  const heading = byId("stage-title"), still = id === "overview";
  overview.hidden = !still;
  stage.hidden = still;
  mounted.length = 0;
  byId("tip").hidden = true;
  if (!still) {
    const nodes = draw(argument), named = nodes && title(argument);
    byId("stage-kind").textContent = named ? say(`view-${id}`) : "";
    heading.textContent = named || say(`view-${under}`);
    byId("stage-lead").textContent = known(`lead-${id}`) ? say(`lead-${id}`) : "";
    byId("stage-body").replaceChildren(...(nodes ?? [note(say("unknown", { id: argument }))]).flat().filter(Boolean));
  }
  markMenu(under);
  document.body.dataset.view = id;
  byId("menu-view").textContent = say(`view-${under}`);
  document.title = `${still ? say("view-overview") : heading.textContent} · ${document.body.dataset.title}`;
  for (const act of [...mounted]) act();
  if (!moved) return;
  const again = kept && byId(kept);
  if (again && byId("stage-body").contains(again)) again.focus();
  else { (still ? byId("overview-title") : heading).focus({ preventScroll: true }); scrollTo(0, 0); }
}

/** A labelled select whose choice is an address. Options: [hash, text]. */
function chooser(id, label, options, current) {
  const select = html("select", { id }, ...options.map(([hash, text]) =>
    html("option", { value: hash, ...(hash === current ? { selected: "" } : {}) }, text)));
  select.addEventListener("change", () => { location.hash = select.value; });
  return [html("label", { for: id }, label), select];
}

/** Links to what comes before and after in a list of [hash, text]. */
function neighbours(options, current) {
  const at = options.findIndex(([hash]) => hash === current);
  const step = (by, arrow, id) => {
    const there = options[at + by];
    const button = html("button", { type: "button", id, ...(there ? {} : { disabled: "" }), "aria-label": say(id), title: there?.[1] ?? null }, arrow);
    if (there) button.addEventListener("click", () => { location.hash = there[0]; });
    return button;
  };
  return [step(-1, "←", "previous"), step(1, "→", "next")];
}
const choices = (...nodes) => html("div", { class: "choices" }, ...nodes);
const heading = (text) => html("h3", {}, text);

/** A key figure that is a number of something, with the word that agrees with it. */
const counting = (n, key, hash) => [number(n), counted(key, n), hash];
/** Key figures: [value, label, hash of where it leads]. */
const figures = (list) => html("dl", { class: "figures" }, ...list.map(([value, label, hash]) =>
  html("div", {}, html("dt", {}, label), html("dd", {}, hash ? link(hash, value) : value))));
