// What the reader chose last: the language from visit to visit; centre, site and day from view to view.
const LANGUAGE_KEY = "exams-language";

/** The browser's memory may be refused, as it may be for a page opened from a file: then nothing is remembered. */
function remembered(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}
function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* the page works without */ }
}

/** The language chosen before, else the first of the browser's that the page speaks, else the page's own. */
function firstLanguage() {
  const wanted = [remembered(LANGUAGE_KEY), ...(navigator.languages ?? [navigator.language])];
  return wanted.map((code) => String(code ?? "").slice(0, 2).toLowerCase()).find((code) => code in TEXTS) ?? document.documentElement.lang;
}

/** The centre, site and day last shown; -1 and null where none was. A view that shows another says so with `recall`. */
const recalled = { centre: -1, site: -1, day: null };
function recall({ centre, site, day }) {
  if (site !== undefined && site >= 0) Object.assign(recalled, { site, centre: DATA.sites.centre?.[site] ?? -1 });
  else if (centre !== undefined) {
    if (recalled.site >= 0 && DATA.sites.centre?.[recalled.site] !== centre) recalled.site = -1;
    recalled.centre = centre;
  }
  if (day !== undefined && day !== null) recalled.day = day;
}

/** The one of the list that is recalled, else the other one. */
const recalledOf = (what, list, other) => (list.includes(recalled[what]) ? recalled[what] : other);
