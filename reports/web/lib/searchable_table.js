// A table one can search, sort and turn the pages of; on paper it is whole.
const PAGE_ROWS = 40, PAPER_ROWS = 2000;
const tableStates = new Map(); // what a reader asked of a table outlives a change of language
let onPaper = false;

const plain = (text) => String(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Text of a cell as it is searched, sorted and saved: a node says it itself. */
const cellText = (shown) => (Array.isArray(shown) ? shown.map(cellText).join("") : shown?.textContent ?? String(shown));

/**
 * columns: {text, cell: row -> node, text or list of them, value: row -> what sorts, numeric}.
 * Options: id (unique on the page), caption, rows, search (words in the field), sort: [column, 1 or -1].
 */
function table({ id, caption, columns, rows, sort = null, search = rows.length > 12, rowClass = () => null }) {
  const state = tableStates.get(id) ?? { words: "", sort, page: 0 };
  tableStates.set(id, state);
  const shown = columns.map((column) => column.cell), texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, plain(shown.map((cell) => cellText(cell(row))).join(" ")));
    return texts.get(row);
  };
  const valueOf = (column, row) => (columns[column].value ?? ((r) => plain(cellText(shown[column](r)))))(row);
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), language(), { numeric: true }));

  const box = html("div", { class: "listing" }), status = html("p", { class: "status", "aria-live": "polite" });
  const body = html("tbody"), heads = html("tr"), pager = html("div", { class: "pager" });
  const found = () => {
    const words = plain(state.words).split(/\s+/).filter(Boolean);
    const kept = words.length ? rows.filter((row) => words.every((word) => textOf(row).includes(word))) : [...rows];
    if (!state.sort) return kept;
    const [column, direction] = state.sort, valued = kept.map((row) => ({ row, value: valueOf(column, row) }));
    return valued.sort((a, b) => direction * compare(a.value, b.value)).map(({ row }) => row);
  };
  const fillHeads = () => heads.replaceChildren(...columns.map((column, i) => {
    const direction = state.sort?.[0] === i ? state.sort[1] : 0;
    const attributes = { scope: "col", class: column.numeric ? "n" : null };
    if (rows.length < 2) return html("th", attributes, column.text);
    const button = html("button", { type: "button" }, column.text, html("span", { class: "arrow", "aria-hidden": "true" }, ["", "▲", "▼"].at(direction)));
    button.addEventListener("click", () => {
      state.sort = [i, direction ? -direction : column.numeric ? -1 : 1];
      state.page = 0;
      fill();
      heads.children[i].querySelector("button").focus();
    });
    return html("th", { ...attributes, "aria-sort": [null, "ascending", "descending"].at(direction) }, button);
  }));
  const turn = (text, by, ends) => {
    const button = html("button", { type: "button", ...(ends ? { disabled: "" } : {}) }, text);
    button.addEventListener("click", () => { state.page += by; fill(); box.querySelector("table").scrollIntoView({ block: "nearest" }); });
    return button;
  };
  const fill = () => {
    const kept = found(), size = onPaper ? PAPER_ROWS : PAGE_ROWS, pages = Math.max(1, Math.ceil(kept.length / size));
    state.page = Math.min(state.page, pages - 1);
    const from = onPaper ? 0 : state.page * size, part = kept.slice(from, from + size);
    body.replaceChildren(...part.map((row) => html("tr", { class: rowClass(row) }, ...columns.map((column, i) =>
      html(i ? "td" : "th", { class: column.numeric ? "n" : column.class ?? null, scope: i ? null : "row" }, ...[shown[i](row)].flat())))));
    fillHeads();
    status.textContent = rows.length === kept.length ? counted("rows", kept.length) : counted("rows_of", kept.length, { all: number(rows.length) });
    pager.replaceChildren(...(pages > 1 && !onPaper ? [
      turn(say("page_before"), -1, state.page === 0),
      html("span", {}, say("page_of", { page: number(state.page + 1), pages: number(pages) })),
      turn(say("page_after"), 1, state.page === pages - 1)] : []));
  };

  if (search) {
    const field = html("input", { type: "search", id: `${id}-search`, value: state.words, autocomplete: "off", spellcheck: "false" });
    field.addEventListener("input", () => { state.words = field.value; state.page = 0; fill(); });
    box.append(html("div", { class: "tools" }, html("p", { class: "caption", "aria-hidden": "true" }, caption),
      html("label", { for: `${id}-search` }, say("search")), field, status, saver(id, columns, found)));
  }
  box.append(html("div", { class: "wide", tabindex: "0", role: "group", "aria-label": caption },
    html("table", { id }, html("caption", { class: search ? "hidden" : null }, caption), html("thead", {}, heads), body)), pager);
  fill();
  return box;
}

/** A button that saves the rows found as a CSV file that spreadsheets open as it is. */
function saver(id, columns, found) {
  const button = html("button", { type: "button", class: "save" }, say("save"));
  button.addEventListener("click", () => {
    const lines = [columns.map((c) => c.text), ...found().map((row) => columns.map((c) => cellText(c.cell(row))))];
    const address = URL.createObjectURL(new Blob([csvText(lines)], { type: "text/csv" }));
    html("a", { href: address, download: `${id}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  });
  return button;
}
