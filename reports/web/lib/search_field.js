// One field finds everything that has a view: the lists that FINDABLE names, and days. Where several fit, all are listed.
{
  const { lists: LISTS, exact: EXACT } = FINDABLE, MOST_FOUND = 200;
  const field = byId("find"), list = byId("found"), answer = byId("find-answer");

  const option = (id, text) => html("option", { value: id }, text ?? "");
  const fill = () => {
    list.replaceChildren(...LISTS.flatMap(([name, , text]) => (DATA[name]?.id ?? []).map((id, i) => option(id, text(i)))));
  };
  const idsOf = (name) => DATA[name]?.id ?? [];
  const addressIn = (viewId, name, i) => `${viewId}=${encodeURIComponent(DATA[name].id[i])}`;

  /** Everything whose id and text hold all the words, in the order of the lists. */
  const matches = (typed) => {
    const words = plain(typed).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    return LISTS.flatMap(([name, viewId, text]) => idsOf(name).flatMap((id, i) => {
      const all = plain(`${id} ${text(i) ?? ""}`);
      return words.every((word) => all.includes(word)) ? [{ name, viewId, i, id, text: text(i) ?? "" }] : [];
    }));
  };

  /** The address of what was typed: an id, a name, a day as 22/01/2024 or 2024-01-22, else what holds the words; null: nothing. */
  const addressOf = (typed) => {
    const words = plain(typed).trim();
    for (const exact of [(id) => plain(id) === words, (id, text) => plain(text) === words]) {
      for (const [name, viewId, text] of LISTS) {
        const i = idsOf(name).findIndex((id, k) => exact(id, text(k) ?? ""));
        if (i >= 0) return addressIn(viewId, name, i);
      }
    }
    const day = words.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/);
    if (day) return `day=${day[3]}-${day[2].padStart(2, "0")}-${day[1].padStart(2, "0")}`;
    if (/^\d{4}-\d\d-\d\d$/.test(words)) return `day=${words}`;
    const known = EXACT.find(([name]) => placeOf(name, typed.trim()) >= 0);
    if (known) return `${known[1]}=${encodeURIComponent(typed.trim())}`;
    const found = words.length > 1 ? matches(typed) : [];
    if (!found.length) return null;
    return found.length === 1 ? addressIn(found[0].viewId, found[0].name, found[0].i) : `find=${encodeURIComponent(typed.trim())}`;
  };
  field.addEventListener("focus", fill, { once: true });
  byId("find-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await unpacking;
    const found = addressOf(field.value);
    answer.textContent = found ? "" : say("found_nothing", { words: field.value.trim(), what: say(FINDABLE.hint) });
    if (!found) return;
    field.value = "";
    location.hash = found;
  });
  addEventListener("hashchange", () => { answer.textContent = ""; });

  view("find", {
    under: "overview",
    title: (argument) => say("found_title", { words: argument }),
    draw: (argument) => {
      const found = matches(argument);
      if (!found.length) return [note(say("found_nothing", { words: argument, what: say(FINDABLE.hint) }))];
      return [table({ id: "found-table", caption: counted("found_caption", found.length), rows: found.slice(0, MOST_FOUND), search: false, columns: [
        { text: say("found_what"), cell: (m) => say(`view-${m.viewId}`) },
        { text: say("found_id"), cell: (m) => link(addressIn(m.viewId, m.name, m.i), m.id) },
        { text: say("found_name"), cell: (m) => m.text || "–" },
      ] })];
    },
  });
}
