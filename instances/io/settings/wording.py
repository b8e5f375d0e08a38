"""The table `[wording]` of the settings: the institution's own words and articles, issues noted."""

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from instances.io.issue_log import IssueLog
from instances.io.settings.field_errors import FILE
from instances.io.tables.cells import clean
from models.wording import SENTENCE_PLACES, WORDS, Pair, RuleWords, Wording

_PARTS = ("title", "article", "sentence")


def parse_wording(given: Any, rule_ids: Sequence[str], issues: IssueLog) -> Wording:
    """The wording in what the settings say under `wording`, of these rules; what is wrong is noted."""
    if not _is_table(given, "wording", issues):
        return Wording()
    _known(given, ("article", "words", "rules"), "wording", issues)
    article = _pair(given["article"], "wording.article", issues) if "article" in given else None
    words: dict[str, tuple[Pair, Pair]] = {}
    rules: dict[str, RuleWords] = {}
    if _is_table(told := given.get("words", {}), "wording.words", issues):
        _known(told, tuple(WORDS), "wording.words", issues)
        read = {w: _forms(told[w], f"wording.words.{w}", issues) for w in WORDS if w in told}
        words = {word: forms for word, forms in read.items() if forms}
    if _is_table(told := given.get("rules", {}), "wording.rules", issues):
        for rule, value in told.items():
            where = f"wording.rules.{rule}"
            if rule not in rule_ids:
                known = ", ".join(rule_ids)
                issues.add(FILE, "wording-unknown-rule", column=where, value=rule, detail={"known": known})
            elif _is_table(value, where, issues):
                rules[rule] = _rule(value, where, issues)
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


def _rule(given: Mapping[str, Any], where: str, issues: IssueLog) -> RuleWords:
    _known(given, _PARTS, where, issues)
    told = {part: _pair(given[part], f"{where}.{part}", issues) for part in _PARTS if part in given}
    for part in ("title", "sentence"):
        for language, text in zip(("en", "fr"), told.get(part) or (), strict=False):
            places = SENTENCE_PLACES if part == "sentence" else frozenset[str]()
            _check_places(text, places, f"{where}.{part}.{language}", issues)
    return RuleWords(**told)


def _check_places(text: str, known: frozenset[str], where: str, issues: IssueLog) -> None:
    try:
        fields = list(Formatter().parse(text))
    except ValueError:
        issues.add(FILE, "wording-braces", column=where, value=text)
        return
    for _, name, form, conversion in fields:
        if name is not None and (name not in known or form or conversion):
            words = {"place": f"{{{name}}}", "known": ", ".join(f"{{{k}}}" for k in sorted(known)) or "–"}
            issues.add(FILE, "wording-place", column=where, value=text, detail=words)


def _is_table(given: Any, where: str, issues: IssueLog) -> bool:
    if not isinstance(given, dict):
        issues.add(FILE, "settings-table", column=where, value=given, detail={"example": where})
        return False
    return True


def _known(given: Mapping[str, Any], known: tuple[str, ...], where: str, issues: IssueLog) -> None:
    for key, value in given.items():
        if key not in known:
            words = {"known": ", ".join(known)}
            issues.add(FILE, "settings-unknown", column=f"{where}.{key}", value=value, detail=words)


def _pair(given: Any, where: str, issues: IssueLog) -> Pair | None:
    if not isinstance(given, dict):
        issues.add(FILE, "wording-both", column=where, value=given)
        return None
    _known(given, ("en", "fr"), where, issues)
    texts = [given.get(language) for language in ("en", "fr")]
    if not all(isinstance(text, str) and clean(text) for text in texts):
        issues.add(FILE, "wording-both", column=where)
        return None
    return clean(str(texts[0])), clean(str(texts[1]))


def _forms(given: Any, where: str, issues: IssueLog) -> tuple[Pair, Pair] | None:
    if not isinstance(given, dict) or not {"en", "fr"} <= set(given):
        issues.add(FILE, "wording-both", column=where, value=given)
        return None
    _known(given, ("en", "fr"), where, issues)
    found: list[Pair] = []
    for language in ("en", "fr"):
        forms = given[language]
        right = isinstance(forms, list) and len(forms) == 2 and all(_is_word(form) for form in forms)
        if not right:
            issues.add(FILE, "wording-forms", column=f"{where}.{language}", value=forms)
        else:
            found.append((clean(forms[0]), clean(forms[1])))
    return (found[0], found[1]) if len(found) == 2 else None


def _is_word(form: Any) -> bool:
    """A text without braces: words stand in sentences that are filled in later."""
    return isinstance(form, str) and bool(clean(form)) and not set(form) & set("{}")


def _table(pair: Pair) -> dict[str, str]:
    return {"en": pair[0], "fr": pair[1]}
