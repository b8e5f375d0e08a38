"""An institution's own words: what it calls a candidate or a unit, what its regulation says of each rule.

They are data of the instance. A word replaces ours wherever a sentence uses it, as a whole word and never
inside a place to fill in; French articles before it follow (`du candidat` becomes `de l'étudiant`). French
words keep the gender of ours, because the rest of the sentence agrees with it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from models.fluent import Language, parse_pattern, pattern_source, rewrite

if TYPE_CHECKING:
    from models.rules import RuleInfo

Pair = tuple[str, str]

WORDS: Mapping[str, tuple[Pair, tuple[Pair, ...], str]] = {
    "candidate": (("candidate", "candidates"), (("candidat", "candidats"),), "m"),
    "centre": (("centre", "centres"), (("centre", "centres"),), "m"),
    "exam": (("exam", "exams"), (("épreuve", "épreuves"),), "f"),
    "session": (("session", "sessions"), (("session", "sessions"),), "f"),
    "site": (("site", "sites"), (("site", "sites"),), "m"),
    "unit": (("unit", "units"), (("UE", "UE"), ("unité", "unités")), "f"),
}
"""Words that may be replaced: English singular and plural, French ones, gender of the French."""

SENTENCE_PLACES = frozenset(("exam", "other", "candidate", "site", "room", "amount", "limit"))
"""What the sentence of a rule may fill in."""

_NAMED = re.compile(r"\{(\w+)\}")
_VOWEL = re.compile(r"[aeiouyhàâäéèêëîïôöùûü]", re.IGNORECASE)
_DETERMINER = r"(?P<det>\bde la |\bde l['’]|\bdu |\bà la |\bà l['’]|\bau |\bla |\ble |\bl['’]|\bde |\bd['’]|\bcette |\bcet |\bce )?"
_FORMS: Mapping[str, tuple[str, str, str]] = {
    # before a vowel, else masculine, feminine
    "the": ("l’", "le ", "la "),
    "of the": ("de l’", "du ", "de la "),
    "to the": ("à l’", "au ", "à la "),
    "of": ("d’", "de ", "de "),
}
_SENSE: Mapping[str, str] = {
    **dict.fromkeys(("le ", "la ", "l'"), "the"),
    **dict.fromkeys(("du ", "de la ", "de l'"), "of the"),
    **dict.fromkeys(("au ", "à la ", "à l'"), "to the"),
    **dict.fromkeys(("de ", "d'"), "of"),
}


@dataclass(frozen=True)
class RuleWords:
    """What the institution says of one rule, each (English, French); None: as everywhere."""

    title: Pair | None = None
    article: Pair | None = None
    sentence: Pair | None = None


@dataclass(frozen=True)
class Wording:
    """`words`: (English singular, plural), (French singular, plural) by the ids of `WORDS`.

    `article` is cited for rules without an article of their own.
    """

    words: Mapping[str, tuple[Pair, Pair]] = field(default_factory=dict)
    rules: Mapping[str, RuleWords] = field(default_factory=dict)
    article: Pair | None = None

    def __bool__(self) -> bool:
        return bool(self.words or self.rules or self.article)

    def speaker(self, language: Language) -> Callable[[str], str]:
        """A function that puts the institution's words into a text without places."""
        swaps = list(_swaps(self.words, language))

        def speak(text: str) -> str:
            for pattern, new in swaps:
                text = pattern.sub(new, text)
            return text

        return speak

    def info(self, info: "RuleInfo") -> "RuleInfo":
        """The rule as the institution tells it; ids of another regulation are not cited with its articles."""
        if not self:
            return info
        own, english, french = self.rules.get(info.id, RuleWords()), self.speaker("en"), self.speaker("fr")

        def worded(texts: Pair) -> Pair:
            return _worded(texts[0], english), _worded(texts[1], french)

        article = own.article or self.article
        return replace(
            info,
            title=own.title or worded(info.title),
            sentence=_patterns(own.sentence) if own.sentence else worded(info.sentence),
            expected=("", "") if own.sentence else worded(info.expected),
            words={key: worded(meaning) for key, meaning in info.words.items()},
            sentences={} if own.sentence else {key: worded(one) for key, one in info.sentences.items()},
            article=info.article if article is None else article[1],
            article_en="" if article is None else article[0],
            covers=info.covers if article is None else (),
        )


def _worded(source: str, speak: Callable[[str], str]) -> str:
    """A Fluent pattern in the institution's words."""
    return source and pattern_source(rewrite(parse_pattern(source), speak))


def _patterns(texts: Pair) -> Pair:
    """The institution's own sentences, written with `{exam}`, as Fluent patterns."""
    return _NAMED.sub(r"{ $\1 }", texts[0]), _NAMED.sub(r"{ $\1 }", texts[1])


def _swaps(
    words: Mapping[str, tuple[Pair, Pair]], language: Language
) -> Iterable[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]]:
    for word, (english, french) in words.items():
        ours_en, ours_fr, gender = WORDS[word]
        if language == "en":
            for old, new in zip(ours_en, english, strict=True):
                yield re.compile(rf"\b(?P<det>an? )?(?P<word>{old})\b", re.IGNORECASE), _english(new)
        else:
            for pair in ours_fr:
                for old, new in zip(dict.fromkeys(pair), french, strict=False):
                    pattern = rf"{_DETERMINER}\b(?P<word>{old})\b"
                    yield re.compile(pattern, re.IGNORECASE), _french(new, gender)


def _english(new: str) -> Callable[[re.Match[str]], str]:
    def put(found: re.Match[str]) -> str:
        article = ("an " if _VOWEL.match(new) else "a ") if found["det"] else ""
        return _cased(found, article + new)

    return put


def _french(new: str, gender: str) -> Callable[[re.Match[str]], str]:
    vowel = bool(_VOWEL.match(new))

    def put(found: re.Match[str]) -> str:
        old = (found["det"] or "").casefold().replace("’", "'")
        if old.strip() in ("ce", "cet", "cette"):
            told = "cette " if gender == "f" else "cet " if vowel else "ce "
        elif old:
            told = _FORMS[_SENSE[old]][0 if vowel else 1 + (gender == "f")]
        else:
            told = ""
        return _cased(found, told + new)

    return put


def _cased(found: re.Match[str], new: str) -> str:
    """`new` with a capital where what it replaces began with one (an abbreviation such as UE is none)."""
    capital = found[0][0].isupper() and (bool(found["det"]) or not found["word"].isupper())
    return new[0].upper() + new[1:] if capital else new
