// One field finds everything that has a view: the lists that FINDABLE names, and days.
{
  const { lists: LISTS, exact: EXACT } = FINDABLE;
  const field = byId("find"), list = byId("found"), answer = byId("find-answer");

  const option = (id, text) => html("option", { value: id }, text ?? "");
  const fill = () => {
    list.replaceChildren(...LISTS.flatMap(([name, , text]) => (DATA[name]?.id ?? []).map((id, i) => option(id, text(i)))));
  };

  /** The address of what was typed: an id first, then a name, then a day as 22/01/2024 or 2024-01-22. */
  const addressOf = (typed) => {
    const words = plain(typed).trim();
    for (const exact of [(id) => plain(id) === words, (id, text) => plain(text) === words, (id, text) => words.length > 2 && plain(`${id} ${text}`).includes(words)]) {
      for (const [name, viewId, text] of LISTS) {
        const i = (DATA[name]?.id ?? []).findIndex((id, k) => exact(id, text(k) ?? ""));
        if (i >= 0) return `${viewId}=${encodeURIComponent(DATA[name].id[i])}`;
      }
    }
    const day = words.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/);
    if (day) return `day=${day[3]}-${day[2].padStart(2, "0")}-${day[1].padStart(2, "0")}`;
    if (/^\d{4}-\d\d-\d\d$/.test(words)) return `day=${words}`;
    const known = EXACT.find(([name]) => placeOf(name, typed.trim()) >= 0);
    return known ? `${known[1]}=${encodeURIComponent(typed.trim())}` : null;
  };
  field.addEventListener("focus", fill, { once: true });
  byId("find-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const found = addressOf(field.value);
    answer.textContent = found ? "" : say("unknown", { id: field.value });
    if (!found) return;
    field.value = "";
    location.hash = found;
  });
}
