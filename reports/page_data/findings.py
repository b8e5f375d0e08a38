"""Rules and findings as columns; sentences are made on the page for the rows shown."""

from collections.abc import Sequence

from models.facts import Solving, Verdict
from models.rules import RuleInfo
from reports.bilingual import Bilingual, BilingualMessages
from reports.page_data.id_codes import Codes, Columns, counts
from reports.page_data.page_ids import PageIds
from reports.tallies import tally

MOST_ROWS = 30_000
"""More findings than this are cut: hard ones are kept, then the dearest. The page says so."""


def rules(
    verdict: Verdict, infos: Sequence[RuleInfo], solving: Solving | None, messages: BilingualMessages
) -> list[dict[str, object]]:
    """Every rule with its words, and what the verdict and the bounds say of it; `tally` says it in people's terms."""
    found = dict(tuple(verdict.findings.groupby("rule")))
    number = verdict.findings["rule"].value_counts()
    bounds = {} if solving is None else solving.bounds
    return [
        {
            "id": i.id,
            "hard": i.kind == "hard",
            "title": Bilingual(*i.title)._asdict(),
            "article": Bilingual(i.cite("en"), i.cite("fr"))._asdict(),
            "covers": ", ".join(i.covers),
            "sentence": Bilingual(*i.sentence)._asdict(),
            "sentences": {key: Bilingual(*said)._asdict() for key, said in i.sentences.items()},
            "words": {word: Bilingual(*said)._asdict() for word, said in i.words.items()},
            "findings": int(number.get(i.id, 0)),
            "cost": int(verdict.costs.get(i.id, 0)),
            "bound": bounds.get(i.id),
            "tally": _texts(tally(i.id, found.get(i.id, verdict.findings.iloc[:0]), messages)),
        }
        for i in infos
    ]


def _texts(text: Bilingual | None) -> dict[str, str] | None:
    return None if text is None else text._asdict()


def findings(verdict: Verdict, infos: Sequence[RuleInfo], ids: PageIds) -> Columns:
    """One row for each finding, hard ones first, then the dearest; words of amount and limit written once."""
    codes = Codes(i.id for i in infos)
    table = verdict.findings.assign(place=codes.of(verdict.findings["rule"]))
    table["soft"] = table["severity"] != "hard"
    order = ["soft", "cost", "place"]
    table = table.sort_values(order, ascending=[True, False, True], kind="stable").head(MOST_ROWS)
    words = Codes(("",), table["amount"], table["limit"], table["at"])
    return {
        "rule": counts(table["place"]),
        "exam": ids.exams.of(table["exam"]),
        "other": ids.exams.of(table["other"]),
        "person": ids.people.of(table["candidate"]),
        "site": ids.sites.of(table["site"]),
        "room": ids.rooms.of(table["room"]),
        "words": words.ids,
        "amount": words.of(table["amount"]),
        "limit": words.of(table["limit"]),
        "at": words.of(table["at"]),
        "cost": counts(table["cost"]),
        "hard": [int(not soft) for soft in table["soft"]],
        "all": len(verdict.findings),
    }
