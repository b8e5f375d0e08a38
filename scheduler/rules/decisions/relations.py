"""Exams stand to each other in time as the semester's table of relations says."""

from collections.abc import Hashable, Iterator, Mapping
from typing import ClassVar, Literal, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.rules import RuleInfo, findings, no_findings
from models.schema.declare import Column, table
from scheduler.rules.checks.clocks import local_time, minutes_later, utc_text
from scheduler.rules.checks.neighbouring_rooms import neighbouring_rooms
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.clock import DAY
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import RelateRooms
from scheduler.terms.terms import Pairs, Relate, Term

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

KINDS = (
    "same-start",
    "same-day",
    "different-day",
    "before",
    "same-room",
    "adjacent",
    "different-room",
    "co-scheduled",
)
"""How an exam may stand to another."""

RELATIONS = table(
    "relations",
    "exam other kind",
    Column("exam", "id", "an exam", "une épreuve", refers="exams", french="épreuve"),
    Column("other", "id", "another exam", "une autre épreuve", refers="exams", french="autre épreuve"),
    Column(
        "kind",
        "text",
        "how the exam stands to the other: same-start, same-day, different-day, before (the other), same-room (in rooms of "
        "the other), adjacent (in such rooms or beside one), different-room, or co-scheduled (same start, in rooms of the other)",
        "lien entre les deux : same-start (même début), same-day (même jour), different-day (jours différents), "
        "before (avant l'autre), same-room (dans les salles de l'autre), adjacent (dans ces salles ou à côté), different-room "
        "(autres salles), co-scheduled (même début, dans les salles de l'autre)",
        choices=KINDS,
        french="lien",
    ),
    Column(
        "minutes",
        "int",
        "with before: minutes at least from the end of the exam to the start of the other",
        "avec before : minutes au moins entre la fin de l'épreuve et le début de l'autre",
        False,
        "0",
        0,
        100_000,
    ),
    Column(
        "price",
        "int",
        "what it costs where it does not hold; blank: it must hold",
        "coût si ce n'est pas le cas ; vide : obligatoire",
        False,
        "",
        0,
        1_000_000,
        french="prix",
    ),
    optional=True,
)


TIMES = ("same-start", "same-day", "different-day", "before", "co-scheduled")
ROOMS: Mapping[str, Literal["same", "beside", "different"]] = {
    "same-room": "same",
    "adjacent": "beside",
    "different-room": "different",
    "co-scheduled": "same",
}


class Relations:
    """Two exams start together, lie on one day, on different days, or one after the other, in the same, adjacent or
    different rooms, as a row of the table `relations` asks: always, or else at the price of the row.

    An exam that starts at different instants in different zones counts from its first start to its last end (of the
    ordinary time of writing); days are those of the clock of the centre that organises the first exam of the row. A
    relation with an exam that nobody sits is silent.

    Relations of rooms hold at each site where both exams are sat, for whoever sits with others at the published time:
    same-room: the exam is in rooms of the other alone; adjacent: in these or beside one of them; different-room: in none
    of them. Rooms are beside each other if one names the other as its neighbour; of rooms that name none, those of one
    building are. Co-scheduled exams, one sitting under two codes, start together and the first is in rooms of the other.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("relations"),
        kind="soft",
        enforced="necessary",
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Exams that belong together or apart", "Épreuves liées entre elles"),
        sentence=(
            "{ $exam } ({ $amount }) and { $other } ({ $at }): { $limit }",
            "{ $exam } ({ $amount }) et { $other } ({ $at }) : { $limit }",
        ),
        table=RELATIONS,
        unit="UTC",
        words={
            "same-start": ("they should start together", "elles devraient commencer ensemble"),
            "same-day": ("they should be on one day", "elles devraient avoir lieu le même jour"),
            "different-day": (
                "they should be on different days",
                "elles devraient avoir lieu des jours différents",
            ),
            "before": (
                "the first should end before the other starts, minutes between them:",
                "la première devrait finir avant l'autre, minutes entre elles :",
            ),
            "same-room": (
                "the first should be in rooms of the other",
                "la première devrait être dans les salles de l'autre",
            ),
            "adjacent": (
                "the first should be in rooms of the other or beside one",
                "la première devrait être dans les salles de l'autre ou à côté",
            ),
            "different-room": ("they should share no room", "elles ne devraient pas partager de salle"),
            "co-scheduled": (
                "they should be one sitting, at one time in the rooms of the other",
                "elles devraient former une seule épreuve, même début, dans les salles de l'autre",
            ),
        },
    )

    example: ClassVar[Example] = Example(
        keeps=(
            "ALG ends on Monday at 20:00, 18 hours before GEO begins.",
            "ALG finit lundi à 20 h, 18 heures avant le début de GEO.",
        ),
        breaks=(
            "GEO begins a minute earlier, at 13:59.",
            "GEO commence une minute plus tôt, à 13 h 59.",
        ),
        given=lambda semester: semester.row(
            RELATIONS, exam="ALG", other="GEO", kind="before", minutes=18 * 60, price=5
        ),
        broken=lambda semester: semester.start("GEO", "2024-01-23 13:59").start(
            "GEO", "2024-01-23 16:59", zone="Indian/Reunion"
        ),
        finding={
            "exam": "ALG",
            "other": "GEO",
            "amount": "2024-01-22T17:00Z",
            "at": "2024-01-23T12:59Z",
            "limit": "before 1080",
            "cost": 5,
        },
    )

    def terms(self, data: ModelData) -> Iterator[Term]:
        rows = data.instance.rows_of(RELATIONS)
        number = {name: node for node, name in enumerate(data.options.names)}
        rows = rows[rows["exam"].isin(list(number)) & rows["other"].isin(list(number))]
        rows = rows[rows["exam"] != rows["other"]]
        if rows.empty:
            return
        zone = {str(centre.id): centre.zone for centre in data.instance.centres}
        zones = data.exams["organiser"].map(zone).to_numpy()
        a, b = (rows[name].map(number).to_numpy().astype(np.int64) for name in ("exam", "other"))
        said = rows[["kind", "minutes", "price"]].fillna(-1).assign(zone=zones[a])
        spans, beside = _spans(data), _beside(data.instance)
        for key, rows_of_key in said.groupby([*said.columns], sort=True).indices.items():
            kind, minutes, price, clock = cast("tuple[str, int, int, str]", key)
            group = np.asarray(rows_of_key, np.int64)
            nodes = np.unique(np.concatenate([a[group], b[group]]))
            options = np.flatnonzero(np.isin(data.options.node_of, nodes))
            distinct, place = np.unique(spans[options], axis=0, return_inverse=True)
            at = np.full(data.options.size, -1, np.int64)
            at[options] = place.ravel()
            one = np.ones(len(group), np.int64)
            hard = price < 0
            if kind in ROOMS:
                both = np.column_stack([a[group], b[group]])
                yield RelateRooms(self.info.id, both, ROOMS[kind], beside, None if hard else price)
            if kind not in TIMES:
                continue
            pairs = Pairs(f"relations {kind}", a[group], b[group], one, at)
            broken = _broken(data, distinct, kind, int(minutes), clock).astype(np.int64)
            yield Relate(self.info.id, pairs, broken if hard else broken * price, hard=hard)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        rows = case.instance.rows_of(RELATIONS)
        rows = rows[rows["exam"] != rows["other"]]
        if rows.empty:
            return no_findings()
        broken = pd.concat(
            [self._apart_in_time(case, rows), self._apart_in_rooms(case, rows)], ignore_index=True
        )
        if broken.empty:
            return no_findings()
        told = findings(self.info, broken.assign(cost=broken["price"].fillna(0).astype("int64")))
        return told.assign(severity=np.where(broken["price"].isna(), "hard", "soft"))

    def _apart_in_time(self, case: Case[Instance], rows: pd.DataFrame) -> pd.DataFrame:
        """The rows whose times are not as they should be."""
        papers = case.facts.papers.dropna(subset=["start"])
        ends = minutes_later(papers["start"], papers["minutes"])
        exams = papers.assign(end=ends).groupby("exam").agg(start=("start", "min"), end=("end", "max"))
        organiser = case.instance.exam_frame.set_index("exam")["organiser"]
        zones = {str(c.id): c.zone for c in case.instance.centres}
        both = rows[rows["kind"].isin(TIMES)].merge(exams, left_on="exam", right_index=True)
        both = both.merge(exams, left_on="other", right_index=True, suffixes=("", "_other"))
        both = both.reset_index(drop=True)
        zone = both["exam"].map(organiser).map(zones)
        days = [local_time(both[name], zone).dt.floor("D") for name in ("start", "start_other")]
        between = (both["start_other"] - both["end"]).dt.total_seconds() / 60
        together = both["start"] == both["start_other"]
        holds = {
            "same-start": together,
            "co-scheduled": together,
            "same-day": days[0] == days[1],
            "different-day": days[0] != days[1],
            "before": between >= both["minutes"].fillna(0).astype("int64"),
        }
        kept = pd.Series(False, index=both.index)
        for kind, right in holds.items():
            kept |= (both["kind"] == kind) & right
        broken = both[~kept]
        least = " " + broken["minutes"].fillna(0).astype("int64").astype(str)
        return broken.assign(
            amount=utc_text(broken["start"]),
            at=utc_text(broken["start_other"]),
            limit=broken["kind"].astype(str) + least.where(broken["kind"] == "before", ""),
        )

    def _apart_in_rooms(self, case: Case[Instance], rows: pd.DataFrame) -> pd.DataFrame:
        """One row for each relation and site whose rooms are not as they should be."""
        bands = case.facts.bands
        bands = bands[~bands["kind"].isin(["isolated", "transfer", "oral"])]
        used = bands.astype({"exam": object, "site": object, "room": object})
        rooms = used.groupby(["exam", "site"])["room"].agg(set).to_dict()
        sites = used.groupby("exam")["site"].agg(set).to_dict()
        near = neighbouring_rooms(case.instance)
        out: list[dict[Hashable, object]] = []
        for row in rows[rows["kind"].isin(list(ROOMS))].to_dict("records"):
            for site in sorted(sites.get(row["exam"], set()) & sites.get(row["other"], set())):
                mine, theirs = rooms[row["exam"], site], rooms[row["other"], site]
                if row["kind"] == "different-room":
                    wrong = mine & theirs
                elif row["kind"] == "adjacent":
                    wrong = {room for room in mine if not ({room} | near.get(room, set())) & theirs}
                else:
                    wrong = mine - theirs
                if wrong:
                    told: dict[Hashable, object] = {
                        "amount": ", ".join(sorted(mine)),
                        "at": ", ".join(sorted(theirs)),
                    }
                    out.append({**row, **told, "site": site, "room": min(wrong), "limit": row["kind"]})
        return pd.DataFrame(out, columns=[*rows.columns, "amount", "at", "site", "room", "limit"])


def _beside(instance: Instance) -> Flags:
    """[i, j]: room j is beside room i."""
    rooms = instance.rooms
    square = len(rooms), len(rooms)
    named = np.array([[str(b.id) in a.neighbours for b in rooms] for a in rooms], bool).reshape(square)
    named = named | named.T
    free = ~np.asarray(named.any(1))
    place = [(str(room.site), room.building) for room in rooms]
    one = np.array([[bool(p[1]) and p == q for q in place] for p in place], bool).reshape(square)
    return np.asarray(named | (one & free[:, None] & free[None, :]))


def _spans(data: ModelData) -> Ints:
    """First start and last end (ordinary time) of each option, UTC minutes: options x 2."""
    bands = data.bands[["option", "start"]].groupby("option")["start"]
    minutes = data.exams["minutes"].to_numpy(np.int64)[data.options.node_of]
    first, last = (np.zeros(data.options.size, np.int64) for _ in range(2))
    low, high = bands.min(), bands.max()
    first[low.index.to_numpy(np.int64)] = low.to_numpy(np.int64)
    last[high.index.to_numpy(np.int64)] = high.to_numpy(np.int64)
    return np.stack([first, last + minutes], 1)


def _broken(data: ModelData, spans: Ints, kind: str, minutes: int, zone: str) -> Flags:
    """Where a relation does not hold between exams with these spans: T x T."""
    start, end = spans.T
    if kind == "before":
        return np.asarray(end[:, None] + minutes > start[None, :])
    when = start if kind in ("same-start", "co-scheduled") else data.clock.to_local(zone, start) // DAY
    same = when[:, None] == when[None, :]
    return np.asarray(same if kind == "different-day" else ~same)
