// The language of the page, its address, and paper.
view("overview", { draw: () => [] });

function speak(code) {
  document.documentElement.lang = code;
  byId("paper").textContent = paperStrip();
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === code));
  }
  byId("find").placeholder = say(FINDABLE.hint);
  show();
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => { remember(LANGUAGE_KEY, button.dataset.language); speak(button.dataset.language); });
}
byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("report").focus(); });
addEventListener("hashchange", () => show(true));
byId("print").addEventListener("click", () => print());

// On a narrow screen the menu is folded under the name of the view.
const menu = byId("menu");
const unfold = (open) => { menu.setAttribute("aria-expanded", String(open)); document.querySelector("nav").classList.toggle("open", open); };
menu.addEventListener("click", () => unfold(menu.getAttribute("aria-expanded") !== "true"));
addEventListener("hashchange", () => unfold(false));

// The figure of plotly and the bands of zones are drawn to the width they find.
let waiting = 0, width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  clearTimeout(waiting);
  waiting = setTimeout(show, 120);
});

/** What stands under every sheet of paper: title, state, date and version of the result, number of the sheet. */
function paperStrip() {
  const version = document.querySelector(".version"), seen = (node) => getComputedStyle(node).display !== "none";
  const parts = version ? [...version.querySelectorAll("[data-when], time, code")].filter(seen).map((node) => [...node.querySelectorAll(`span[lang="${language()}"]`)].map((part) => part.textContent)[0] ?? node.textContent) : [];
  const quoted = (text) => `"${text.replace(/["\\\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
  return `@page { @bottom-left { font-size: 7pt; width: 85%; text-align: left; content: ${quoted([document.body.dataset.title, ...parts].join(" · "))}; } @bottom-right { font-size: 7pt; white-space: nowrap; content: counter(page) " / " counter(pages); } }`;
}

// On paper the view is whole: tables have all their rows, nothing is folded.
const printed = (now) => () => {
  onPaper = now;
  document.querySelector("main").style.width = now ? (document.body.dataset.view === "week" ? "277mm" : "178mm") : "";
  show();
  if (now) for (const item of document.querySelectorAll("main details")) item.open = true;
};
addEventListener("beforeprint", printed(true));
addEventListener("afterprint", printed(false));

speak(firstLanguage());
unpacking.then(() => { document.documentElement.dataset.ready = "yes"; }, () => byId("report").prepend(note(say("too_old"))));
