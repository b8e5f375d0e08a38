// Findings as sentences of their rules, whose names are links.
const ruleLink = (rule) => link(`costs=${rule.id}`, pick(rule.title));
const zoneOfFinding = (i) => (DATA.findings.site[i] >= 0 ? zoneOf(DATA.findings.site[i]) : organiserZone(DATA.findings.exam[i]));
const organiserZone = (exam) => {
  const centre = DATA.exams.organiser?.[exam] ?? -1;
  return centre < 0 ? -1 : DATA.centres.zone[centre];
};

/** A place of a sentence that is filled in later, by a link or by words. */
const mark = (name) => `\ue000${name}\ue001`;
const MARKED = /\ue000(\w+)\ue001/;

/** One finding as a sentence of its rule, names linked to their views. */
const findingSentence = (i) => {
  const rule = DATA.rules[DATA.findings.rule[i]], written = (name) => DATA.findings.words[DATA.findings[name][i]] ?? "";
  const blank = { exam: DATA.findings.exam[i] < 0, other: DATA.findings.other[i] < 0, candidate: DATA.findings.person[i] < 0, site: DATA.findings.site[i] < 0, room: DATA.findings.room[i] < 0,
    amount: !written("amount"), limit: !written("limit"), at: !written("at") };
  const [word, ...rest] = written("limit").split(" ");
  const key = Object.keys(rule.sentences).find((one) => (one.startsWith("no ") ? blank[one.slice(3)] : one === word));
  const column = (name) => (name === "limit" && key === word ? rest.join(" ") : written(name));
  const numbers = {};
  for (const name of ["amount", "limit", "at"]) numbers[name] = /^\d+(\.\d+)?$/.test(column(name)) ? Number(column(name)) : mark(name);
  const said = (word) => {
    const [key, ...named] = word.split(" ");
    if (!rule.words[key]) return readable(word, zoneOfFinding(i));
    return fill(pick(rule.words[key]), numbers) + (named.length ? ` (${named.join(" ")})` : "");
  };
  const words = (name) => column(name).split(", ").map(said).join(", ");
  const parts = { exam: () => examLink(DATA.findings.exam[i]), other: () => examLink(DATA.findings.other[i]), candidate: () => personLink(DATA.findings.person[i]), site: () => siteLink(DATA.findings.site[i]),
    room: () => roomLink(DATA.findings.room[i]), amount: () => words("amount"), limit: () => words("limit"), at: () => words("at") };
  const given = { ...Object.fromEntries(Object.keys(parts).map((name) => [name, mark(name)])), ...numbers };
  return fill(pick(key === undefined ? rule.sentence : rule.sentences[key]), given).split(MARKED).map((part, k) => (k % 2 ? parts[part]() : part)).filter((part) => part !== "");
};

/** `rule`: the only one of the rows, if there is one; `id` is that of the table on the page. */
const findingTable = (rows, rule, id = `findings-${rule ?? "all"}`) => table({
  id, caption: say("findings_caption"), rows, search: true, sort: null, columns: [
    { text: say("finding"), cell: findingSentence },
    ...(rule ? [] : [{ text: say("rule"), cell: (i) => ruleLink(DATA.rules[DATA.findings.rule[i]]), value: (i) => DATA.findings.rule[i] }]),
    { text: say("exam"), cell: (i) => (DATA.findings.exam[i] < 0 ? "–" : examLink(DATA.findings.exam[i])), value: (i) => DATA.exams.id[DATA.findings.exam[i]] ?? "" },
    { text: say("site"), cell: (i) => siteLink(DATA.findings.site[i]), value: (i) => (DATA.findings.site[i] < 0 ? "" : siteName(DATA.findings.site[i])) },
    { text: say("cost"), numeric: true, cell: (i) => (DATA.findings.hard[i] ? say("hard") : number(DATA.findings.cost[i])), value: (i) => (DATA.findings.hard[i] ? 1e12 : DATA.findings.cost[i]) },
  ] });
