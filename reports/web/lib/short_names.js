// Names side by side: what all of them begin or end with says nothing and is left out, what differs is kept whole.
const SEPARATOR = /[-_./ ]/;

/** How many letters all names begin with, up to a separator. */
function commonStart(names) {
  const [first, ...others] = names;
  let end = 0;
  for (let i = 0; i < first.length && others.every((name) => name[i] === first[i]); i++) if (SEPARATOR.test(first[i])) end = i + 1;
  return others.every((name) => name.length > end) && first.length > end ? end : 0;
}
const reversed = (text) => [...text].reverse().join("");

/** The names by full name, each without the parts common to all: "PAR-SMA-S05" among rooms of PAR-SMA is "S05". */
function shortNames(names) {
  const all = distinct(names);
  if (all.length < 2) return new Map(all.map((name) => [name, name]));
  const start = commonStart(all), rest = all.map((name) => name.slice(start)), end = commonStart(rest.map(reversed));
  return new Map(all.map((name, i) => [name, rest[i].slice(0, rest[i].length - end)]));
}
