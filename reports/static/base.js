"use strict";
// Common ground of the page's scripts: data, texts, elements, the tip, the language.
const DATA = JSON.parse(document.getElementById("report-data").textContent);
const TEXTS = JSON.parse(document.getElementById("report-texts").textContent);
const drawers = []; // what is drawn again when the language or the width changes

const language = () => document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const pick = (both) => both[language()];

/** A text of the page in its language, with its {places} filled in. */
function say(key, values = {}) {
  return TEXTS[key][language()].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const number = (n) => n.toLocaleString(language() === "fr" ? "fr-FR" : "en-GB");
const people = (n) => say(n === 1 ? "candidate" : "candidates", { n: number(n) });

/** 810 -> 13:30; the clock of a long day goes on past midnight and back before it. */
function clock(minutes) {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
}

function make(namespace, tag, attributes, children) {
  const element = namespace ? document.createElementNS(namespace, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
const html = (tag, attributes = {}, ...children) => make("", tag, attributes, children);
const svg = (tag, attributes = {}, ...children) => make("http://www.w3.org/2000/svg", tag, attributes, children);

/** Fill a table below its caption: heads are texts, rows are lists of texts; numbers stand right. */
function fillTable(table, heads, rows, numeric = new Set()) {
  const cell = (tag, text, column, extra = {}) =>
    html(tag, { ...(numeric.has(column) ? { class: "n" } : {}), ...extra }, String(text));
  const head = html("thead", {}, html("tr", {}, ...heads.map((h, i) => cell("th", h, i, { scope: "col" }))));
  const body = html("tbody", {}, ...rows.map((row) =>
    html("tr", {}, ...row.map((text, i) => (i ? cell("td", text, i) : cell("th", text, i, { scope: "row" }))))));
  table.replaceChildren(table.caption, head, body);
}

/** Options of a select, keeping the choice where it still exists. */
function fillSelect(select, texts) {
  const kept = Math.min(Math.max(select.selectedIndex, 0), texts.length - 1);
  select.replaceChildren(...texts.map((text) => html("option", {}, text)));
  select.selectedIndex = kept;
}

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

const KINDS = { ordinary: "#3f73ab", extra: "#e0bd4f", isolated: "#8d3b78", transfer: "#b84a3a" };

/** Patterns that tell the kinds apart without their colours. */
function patterns(prefix) {
  const lines = { extra: "M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", transfer: "M3,0 v6", isolated: "M0,3 h6" };
  return svg("defs", {}, ...Object.entries(KINDS).map(([kind, color]) =>
    svg("pattern", { id: `${prefix}-${kind}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
      svg("rect", { width: 6, height: 6, fill: color }),
      svg("path", { d: lines[kind] || "", stroke: "#fff", "stroke-opacity": kind === "extra" ? ".5" : ".16", "stroke-width": 1.2 }))));
}
const paint = (prefix, kind) => `url(#${prefix}-${kind})`;
