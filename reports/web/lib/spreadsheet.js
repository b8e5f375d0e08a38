// Cells of a CSV file that no spreadsheet runs: the rule of models/neutral_text.py.
const NUMBER = /^[+-]?[0-9]+([.,][0-9]+)?$/;
const RUN = /((?:^|[;,\t\r\n])\s*)('*[=+\-@＝＋－＠])/g;

/** An apostrophe goes before whatever would begin a formula, at the start and after each separator; numbers stay. */
const guardedCell = (text) => (NUMBER.test(text) ? text : text.replace(RUN, "$1'$2"));

/** Lines of cells as the text of a file that spreadsheets open as it is. */
const csvText = (lines) => {
  const quoted = (cell) => `"${guardedCell(String(cell)).replaceAll('"', '""')}"`;
  return `\ufeff${lines.map((line) => line.map(quoted).join(";")).join("\r\n")}`;
};
