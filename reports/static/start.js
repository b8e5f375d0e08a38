// The language of the page, and drawing again when language, width or medium changes.
const drawAll = () => drawers.forEach((draw) => draw());

function speak(code) {
  document.documentElement.lang = code;
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === code));
  }
  drawAll();
}
for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => speak(button.dataset.language));
}

let waiting = 0;
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  clearTimeout(waiting);
  waiting = setTimeout(drawAll, 120);
});

// On paper everything is open: hidden details cannot be clicked.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const item of opened) item.open = true;
  document.querySelector("main").style.width = "178mm";
  runPlotly();
  drawAll();
});
addEventListener("afterprint", () => {
  for (const item of opened) item.open = false;
  document.querySelector("main").style.width = "";
  drawAll();
});

speak(document.documentElement.lang);
document.documentElement.dataset.ready = "yes";
