// Instants are UTC minutes since 1970; people read them on the clock of a place, days in their language.
const DAY = 1440;

/** Minutes a zone is ahead of UTC at an instant. */
function ahead(zone, minute) {
  let found = 0;
  for (const [since, minutes] of DATA.zones.ahead?.[zone] ?? []) if (since <= minute) found = minutes;
  return found;
}
const localMinute = (minute, zone) => minute + ahead(zone, minute);
const dayOf = (minute, zone) => Math.floor(localMinute(minute, zone) / DAY);
const isoDay = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
const dayFromIso = (text) => Math.round(Date.parse(`${text}T00:00Z`) / 864e5);

const STYLES = {
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  short: { weekday: "short", day: "numeric", month: "short" },
};
const formats = {};

/** lundi 22 janvier 2024, lun. 22 janv.; the first of a month is 1er in French. */
function dayText(day, style = "short") {
  if (day === null || day < 0) return "–";
  const french = language() === "fr";
  const format = (formats[`${style}${french}`] ??=
    new Intl.DateTimeFormat(LOCALES[language()], { ...STYLES[style], timeZone: "UTC" }));
  const told = format.format(new Date(day * 864e5)).replace(",", "");
  const text = style === "short" ? told.replaceAll(" ", "\u00a0") : told;
  return french ? text.replace(/(^|\s)1(?=\s)/, "$11er") : text;
}

/** 810 -> 13:30 or 13 h 30; the clock of a long day goes on past midnight and back before it. */
function clock(minutes) {
  const inDay = ((minutes % DAY) + DAY) % DAY;
  const hours = String(Math.floor(inDay / 60)), rest = String(inDay % 60).padStart(2, "0");
  return language() === "fr" ? `${hours}\u00a0h\u00a0${rest}` : `${hours.padStart(2, "0")}:${rest}`;
}
const hourTick = (minutes) => {
  const inDay = ((minutes % DAY) + DAY) % DAY;
  if (inDay % 60) return clock(minutes);
  return language() === "fr" ? `${inDay / 60}\u00a0h` : clock(minutes);
};

const clockAt = (minute, zone) => (minute === null ? "–" : clock(localMinute(minute, zone)));
const spanAt = (since, until, zone) =>
  (since === null || until === null ? "–" : `${clockAt(since, zone)}\u00a0–\u00a0${clockAt(until, zone)}`);

/** Minutes as people say them: 45 min, 2 h, 2 h 30. */
function lasting(minutes) {
  if (minutes < 60) return `${minutes}\u00a0min`;
  const rest = minutes % 60;
  return `${number(Math.floor(minutes / 60))}\u00a0h${rest ? `\u00a0${String(rest).padStart(2, "0")}` : ""}`;
}

const DATED = /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?/g;

/** Instants and days as people write them, wherever they stand; whole numbers with their thousands. */
function readable(text, zone) {
  if (/^\d+$/.test(text)) return number(Number(text));
  return text.replace(DATED, (found) => {
    if (found.length === 10) return dayText(dayFromIso(found));
    const instant = Math.round(Date.parse(/Z|[+-]\d\d:?\d\d$/.test(found) ? found.replace(" ", "T") : `${found.replace(" ", "T")}Z`) / 60000);
    if (zone < 0) return `${dayText(Math.floor(instant / DAY))}, ${clock(instant)} (UTC)`;
    return `${dayText(dayOf(instant, zone))}, ${clockAt(instant, zone)} (${zoneName(zone)})`;
  });
}
