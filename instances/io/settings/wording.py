"""The table `[wording]` of the settings: the institution's own words and articles, faults noted."""

from collections.abc import Mapping
from string import Formatter
from typing import Any

from instances.io.faults import Faults
from instances.io.settings.field_errors import FILE
from instances.io.tables.cells import clean
from models.rules import RULE_IDS
from models.wording import SENTENCE_PLACES, WORDS, Pair, RuleWords, Wording

_PARTS = ("title", "article", "sentence")


def parse_wording(given: Any, faults: Faults) -> Wording:
    """The wording in what the settings say under `wording`; what is wrong is noted."""
    if not _is_table(given, "wording", faults):
        return Wording()
    _known(given, ("article", "words", "rules"), "wording", faults)
    article = _pair(given["article"], "wording.article", faults) if "article" in given else None
    words: dict[str, tuple[Pair, Pair]] = {}
    rules: dict[str, RuleWords] = {}
    if _is_table(told := given.get("words", {}), "wording.words", faults):
        _known(told, tuple(WORDS), "wording.words", faults)
        read = {w: _forms(told[w], f"wording.words.{w}", faults) for w in WORDS if w in told}
        words = {word: forms for word, forms in read.items() if forms}
    if _is_table(told := given.get("rules", {}), "wording.rules", faults):
        for rule, value in told.items():
            where = f"wording.rules.{rule}"
            if rule not in RULE_IDS:
                known = ", ".join(RULE_IDS)
                faults.add(FILE, "wording-unknown-rule", column=where, value=rule, detail={"known": known})
            elif _is_table(value, where, faults):
                rules[rule] = _rule(value, where, faults)
    return Wording(words, rules, article)


def wording_content(wording: Wording) -> dict[str, Any]:
    """What `parse_wording` reads as this wording."""
    told: dict[str, Any] = {}
    if wording.article:
        told["article"] = _table(wording.article)
    if wording.words:
        told["words"] = {
            word: {"en": list(english), "fr": list(french)}
            for word, (english, french) in wording.words.items()
        }
    if wording.rules:
        told["rules"] = {
            rule: {part: _table(pair) for part in _PARTS if (pair := getattr(words, part))}
            for rule, words in wording.rules.items()
        }
    return told


def _rule(given: Mapping[str, Any], where: str, faults: Faults) -> RuleWords:
    _known(given, _PARTS, where, faults)
    told = {part: _pair(given[part], f"{where}.{part}", faults) for part in _PARTS if part in given}
    for part in ("title", "sentence"):
        for language, text in zip(("en", "fr"), told.get(part) or (), strict=False):
            places = SENTENCE_PLACES if part == "sentence" else frozenset[str]()
            _check_places(text, places, f"{where}.{part}.{language}", faults)
    return RuleWords(**told)


def _check_places(text: str, known: frozenset[str], where: str, faults: Faults) -> None:
    try:
        fields = list(Formatter().parse(text))
    except ValueError:
        faults.add(FILE, "wording-braces", column=where, value=text)
        return
    for _, name, form, conversion in fields:
        if name is not None and (name not in known or form or conversion):
            words = {"place": f"{{{name}}}", "known": ", ".join(f"{{{k}}}" for k in sorted(known)) or "–"}
            faults.add(FILE, "wording-place", column=where, value=text, detail=words)


def _is_table(given: Any, where: str, faults: Faults) -> bool:
    if not isinstance(given, dict):
        faults.add(FILE, "settings-table", column=where, value=given, detail={"example": where})
        return False
    return True


def _known(given: Mapping[str, Any], known: tuple[str, ...], where: str, faults: Faults) -> None:
    for key, value in given.items():
        if key not in known:
            words = {"known": ", ".join(known)}
            faults.add(FILE, "settings-unknown", column=f"{where}.{key}", value=value, detail=words)


def _pair(given: Any, where: str, faults: Faults) -> Pair | None:
    if not isinstance(given, dict):
        faults.add(FILE, "wording-both", column=where, value=given)
        return None
    _known(given, ("en", "fr"), where, faults)
    texts = [given.get(language) for language in ("en", "fr")]
    if not all(isinstance(text, str) and clean(text) for text in texts):
        faults.add(FILE, "wording-both", column=where)
        return None
    return clean(str(texts[0])), clean(str(texts[1]))


def _forms(given: Any, where: str, faults: Faults) -> tuple[Pair, Pair] | None:
    if not isinstance(given, dict) or not {"en", "fr"} <= set(given):
        faults.add(FILE, "wording-both", column=where, value=given)
        return None
    _known(given, ("en", "fr"), where, faults)
    found: list[Pair] = []
    for language in ("en", "fr"):
        forms = given[language]
        right = isinstance(forms, list) and len(forms) == 2 and all(_is_word(form) for form in forms)
        if not right:
            faults.add(FILE, "wording-forms", column=f"{where}.{language}", value=forms)
        else:
            found.append((clean(forms[0]), clean(forms[1])))
    return (found[0], found[1]) if len(found) == 2 else None


def _is_word(form: Any) -> bool:
    """A text without braces: words stand in sentences that are filled in later."""
    return isinstance(form, str) and bool(clean(form)) and not set(form) & set("{}")


def _table(pair: Pair) -> dict[str, str]:
    return {"en": pair[0], "fr": pair[1]}
