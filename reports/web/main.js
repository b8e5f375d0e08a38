// The language of the page, its address, and paper.
view("overview", { draw: () => [] });

function speak(code) {
  document.documentElement.lang = code;
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === code));
  }
  byId("find").placeholder = say(FINDABLE.hint);
  show();
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => speak(button.dataset.language));
}
byId("skip").addEventListener("click", (event) => { event.preventDefault(); byId("report").focus(); });
addEventListener("hashchange", () => show(true));
byId("print").addEventListener("click", () => print());

// The figure of plotly and the bands of zones are drawn to the width they find.
let waiting = 0, width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  clearTimeout(waiting);
  waiting = setTimeout(show, 120);
});

// On paper the view is whole: tables have all their rows, nothing is folded.
const printed = (now) => () => {
  onPaper = now;
  document.querySelector("main").style.width = now ? "178mm" : "";
  show();
  if (now) for (const item of document.querySelectorAll("main details")) item.open = true;
};
addEventListener("beforeprint", printed(true));
addEventListener("afterprint", printed(false));

speak(document.documentElement.lang);
document.documentElement.dataset.ready = "yes";
