"use strict";
// The data that the page carries. Large tables stand apart and packed: the page is light, and the overview opens at once.
const DATA = JSON.parse(document.getElementById("report-data").textContent);

/** Text that the page carries compressed, in letters of base 64. */
async function unpacked(letters) {
  const binary = atob(letters), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

/** A large table is unpacked while the reader looks at the overview, and read when a view first asks for it. */
async function unpackTable(part) {
  let table, text;
  Object.defineProperty(DATA, part.dataset.part, { get: () => (table ??= JSON.parse(text)) });
  text = await unpacked(part.textContent);
  part.remove();
}
const PACKED = [...document.querySelectorAll("[data-part]")];
let isUnpacked = PACKED.length === 0;
const unpacking = Promise.all(PACKED.map(unpackTable)).then(() => { isUnpacked = true; });
