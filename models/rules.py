"""The identity of a rule, and the table of its findings."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

import pandas as pd

from models.ids import RuleId
from models.policy import GENERAL, Parameters, PolicySchema
from models.schema.declare import Table
from models.text import Language, unworded

FINDING_COLUMNS = (
    "rule",
    "severity",
    "exam",
    "other",
    "candidate",
    "site",
    "room",
    "amount",
    "limit",
    "at",
    "cost",
)
"""`exam`, `other` (second exam), `candidate`, `site`, `room`: ids or blank. `amount` and `limit` are
numbers in the rule's unit or UTC instants as text, `at` a UTC instant or a day as text, or blank. Soft rows carry their share of `cost`."""


@dataclass(frozen=True, slots=True)
class RulesFile:
    """A user's own file of rules: its name without its folder, and the sha256 (hex) of its content."""

    name: str
    sha256: str

    def fields(self) -> dict[str, str]:
        """For JSON."""
        return {"file": self.name, "sha256": self.sha256}


Enforcement = Literal["exact", "necessary", "by places", "by construction"]

_BLANK = "no "
"""How the key of a sentence begins that is for findings without a value in some column."""

_SPACES = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """Identity of a rule: the same id in terms, weights, findings, report, tests and README.

    `weight` is the default cost of one unit of a soft rule (None: the rule is hard, or its instance says the cost), and
    `outweighs` names the rules whose weight may not exceed its own; `parameters` is the class of what a policy may set
    about the rule, `table` one that a semester may hold for it. `enforced` says what the rule's terms tell the solver of times. "exact": just what `check` finds;
    "necessary": no more than that, and rooms and staff decide the rest; "by places": nothing, rooms and staff alone keep it;
    "by construction": the rule states no term at all, because every timetable that is made keeps it. `recorded`: its findings
    are the record of decisions, and a verdict shows them in words even though the rule is soft.

    `relax` is the price, in units of cost, of going one unit beyond a hard rule: what an institution may weigh up where
    a reason of infeasibility names the rule. None: nothing can be relaxed, because the rule is a right, a law or a yes or no.
    One unit of a rule that speaks of instants is a minute, of a rule that speaks of days a day.

    `covers` lists the regulation catalogue's ids; `unit` is what amount and limit count;
    `article` is cited in the words of the regulation, `article_en` in English if that is said too;
    `sentence` (English, French) is a Fluent pattern with the places exam, other, candidate, site, room, amount, limit, at;
    `words` says what an amount or limit made of keys (joined by ", ", each perhaps with a name after a space) means, a pattern with the same places.
    `expected` replaces the sentence where the amount is an expectation: a number with a decimal point.
    `sentences` replace it, the first that applies: one with a key such as `no other` where that column is blank, another
    one where the limit begins with its key; what follows the key is then the limit.
    """

    id: RuleId
    kind: Literal["hard", "soft"]
    covers: tuple[str, ...]
    article: str
    title: tuple[str, str]
    sentence: tuple[str, str]
    weight: int | None = None
    relax: int | None = None
    outweighs: tuple[RuleId, ...] = ()
    parameters: type[Parameters] | None = None
    table: Table | None = None
    enforced: Enforcement = "exact"
    recorded: bool = False
    unit: str = ""
    article_en: str = ""
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    expected: tuple[str, str] = ("", "")
    sentences: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)

    def _key_words(self, key: str, language: Language, said: Mapping[str, str]) -> str:
        """What a key means; what follows it after a space is named with it."""
        word, _, named = key.partition(" ")
        if word not in self.words:
            return key
        spoken = unworded(language)
        meaning = spoken.fill(spoken.pattern(self.words[word][language == "fr"]), said)
        return meaning + (f" ({named})" if named else "")

    def _special(self, given: Mapping[str, str]) -> str | None:
        """The key of the sentence that replaces the usual one; None for the usual one."""
        begins = given["limit"].partition(" ")[0]
        blank = {f"{_BLANK}{name}" for name, value in given.items() if not value}
        return next((key for key in self.sentences if key in blank or key == begins), None)

    def cite(self, language: Language = "en") -> str:
        """The article the rule comes from."""
        return self.article_en if language == "en" and self.article_en else self.article

    def name(self, language: Language = "en") -> str:
        """The rule's title."""
        return self.title[language == "fr"]

    def explain(self, finding: "pd.Series[str]", language: Language = "en") -> str:
        """One finding as a sentence. An id that is blank leaves no gap."""
        given = {str(key): str(value) for key, value in finding.items()}
        said = dict(given)
        if self.words:
            for name in ("amount", "limit"):
                said[name] = ", ".join(
                    self._key_words(key, language, given) for key in given[name].split(", ")
                )
        expected = "." in given["amount"] and self.expected[0]
        sentence = (self.expected if expected else self.sentence)[language == "fr"]
        key = self._special(given)
        if key is not None:
            sentence = self.sentences[key][language == "fr"]
            if not key.startswith(_BLANK):
                said["limit"] = given["limit"].removeprefix(key).lstrip()
        spoken = unworded(language)
        return _SPACES.sub(" ", spoken.fill(spoken.pattern(sentence), said)).strip()


def policy_schema(infos: Iterable[RuleInfo]) -> PolicySchema:
    """What the settings of an instance may say about these rules, in their order."""
    infos = tuple(infos)
    parameters = {str(info.id): info.parameters for info in infos if info.parameters is not None}
    return PolicySchema(
        rules=tuple(str(info.id) for info in infos),
        parameters={**parameters, **GENERAL},
        weights={str(info.id): info.weight for info in infos if info.weight is not None},
        outweighs={str(info.id): info.outweighs for info in infos if info.outweighs},
        rule_tables={info.table.name: info.table for info in infos if info.table is not None},
        titles={str(info.id): info.title for info in infos},
        articles={str(info.id): (info.cite("en"), info.cite("fr")) for info in infos},
    )


def findings(info: RuleInfo, rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` (any subset of the finding columns) as a complete table of findings of one rule."""
    if rows.empty:
        return no_findings()
    table = rows.reindex(columns=list(FINDING_COLUMNS)).assign(rule=info.id, severity=info.kind)
    for column in ("exam", "other", "candidate", "site", "room"):
        table[column] = table[column].astype(object).where(table[column].notna(), "")
    for column in ("amount", "limit", "at"):
        table[column] = table[column].map(str, na_action="ignore").astype(object).fillna("")
    table["cost"] = table["cost"].fillna(0).astype("int64")
    return table.reset_index(drop=True)


def no_findings() -> pd.DataFrame:
    """An empty table of findings."""
    return _empty_table().copy(deep=False)


@cache
def _empty_table() -> pd.DataFrame:
    # Most rules find nothing in most timetables: the table is built once, because building it takes
    # as long as many a check. Whoever changes a shallow copy does not change the table (copy-on-write).
    return pd.DataFrame({c: pd.Series(dtype=object) for c in FINDING_COLUMNS}).astype({"cost": "int64"})
