// The messages that the page carries; messages and numbers in the reader's language.
const TEXTS = JSON.parse(document.getElementById("report-texts").textContent);

const language = () => document.documentElement.lang;
const byId = (id) => document.getElementById(id);
const pick = (both) => both[language()];

/** The messages of the page in its language; numbers in them are written as people write them. */
const bundles = {};
function bundle() {
  const code = language();
  if (!bundles[code]) {
    bundles[code] = new FluentBundle.FluentBundle(LOCALES[code], { useIsolating: false });
    bundles[code].addResource(new FluentBundle.FluentResource(TEXTS[code]));
  }
  return bundles[code];
}
const known = (key) => bundle().hasMessage(`page-${key}`);

/** The message of a key with its places filled in. */
function say(key, values = {}) {
  const message = bundle().getMessage(`page-${key}`);
  if (!message) throw new Error(`no message ${key}`);
  return bundle().formatPattern(message.value, values);
}

/** A pattern that stands in no file, such as the sentence of a rule, with its places filled in. */
const patterns = {};
function fill(source, values) {
  const text = `alone =\n    ${source.replaceAll("\n", "\n    ")}`;
  patterns[source] ??= [...new FluentBundle.FluentResource(text).body][0].value;
  return bundle().formatPattern(patterns[source], values);
}

/** A message that agrees with the number `n` in it. */
const counted = (key, n, values = {}) => say(key, { n, ...values });

const LOCALES = { en: "en-GB", fr: "fr-FR" };
const number = (n) => n.toLocaleString(LOCALES[language()]);
const percent = (share) => share.toLocaleString(LOCALES[language()], { style: "percent" });
const named = (name, what) => say("named", { name, what });
