// Findings as sentences of their rules, whose names are links.
const ruleLink = (rule) => link(`costs=${rule.id}`, pick(rule.title));
const findingColumns = DATA.findings;
const zoneOfFinding = (i) => (findingColumns.site[i] >= 0 ? zoneOf(findingColumns.site[i]) : organiserZone(findingColumns.exam[i]));
const organiserZone = (exam) => {
  const centre = DATA.exams.organiser?.[exam] ?? -1;
  return centre < 0 ? -1 : DATA.centres.zone[centre];
};

/** A place of a sentence that is filled in later, by a link or by words. */
const mark = (name) => `\ue000${name}\ue001`;
const MARKED = /\ue000(\w+)\ue001/;

/** One finding as a sentence of its rule, names linked to their views. */
const findingSentence = (i) => {
  const rule = DATA.rules[findingColumns.rule[i]], written = (name) => findingColumns.words[findingColumns[name][i]] ?? "";
  const blank = { exam: findingColumns.exam[i] < 0, other: findingColumns.other[i] < 0, candidate: findingColumns.person[i] < 0, site: findingColumns.site[i] < 0, room: findingColumns.room[i] < 0,
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
  const parts = { exam: () => examLink(findingColumns.exam[i]), other: () => examLink(findingColumns.other[i]), candidate: () => personLink(findingColumns.person[i]), site: () => siteLink(findingColumns.site[i]),
    room: () => roomLink(findingColumns.room[i]), amount: () => words("amount"), limit: () => words("limit"), at: () => words("at") };
  const given = { ...Object.fromEntries(Object.keys(parts).map((name) => [name, mark(name)])), ...numbers };
  return fill(pick(key === undefined ? rule.sentence : rule.sentences[key]), given).split(MARKED).map((part, k) => (k % 2 ? parts[part]() : part)).filter((part) => part !== "");
};

/** `rule`: the only one of the rows, if there is one; `id` is that of the table on the page. */
const findingTable = (rows, rule, id = `findings-${rule ?? "all"}`) => table({
  id, caption: say("findings_caption"), rows, search: true, sort: null, columns: [
    { text: say("finding"), cell: findingSentence },
    ...(rule ? [] : [{ text: say("rule"), cell: (i) => ruleLink(DATA.rules[findingColumns.rule[i]]), value: (i) => findingColumns.rule[i] }]),
    { text: say("exam"), cell: (i) => (findingColumns.exam[i] < 0 ? "–" : examLink(findingColumns.exam[i])), value: (i) => DATA.exams.id[findingColumns.exam[i]] ?? "" },
    { text: say("site"), cell: (i) => siteLink(findingColumns.site[i]), value: (i) => (findingColumns.site[i] < 0 ? "" : siteName(findingColumns.site[i])) },
    { text: say("cost"), numeric: true, cell: (i) => (findingColumns.hard[i] ? say("hard") : number(findingColumns.cost[i])), value: (i) => (findingColumns.hard[i] ? 1e12 : findingColumns.cost[i]) },
  ] });
