"""Rooms have a price, and some are kept for those whom they are for."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.ids import RuleId
from models.instance import Instance
from models.policy import CentreParameters, Meaning
from models.rules import RuleInfo, findings, no_findings
from models.schema.declare import Column, table
from scheduler.rules.checks.equipment import on_site_candidates
from scheduler.rules.example import Example
from scheduler.rules.rule import Case
from scheduler.terms.group_types import Who, kinds_but
from scheduler.terms.model_data import ModelData
from scheduler.terms.room_terms import Bar, Price
from scheduler.terms.terms import Term

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

ROOM_PRICES = table(
    "room-prices",
    "room people",
    Column("room", "id", "a room", "une salle", refers="rooms", french="salle"),
    Column(
        "people",
        "text",
        "whom the row is about: everybody, ordinary (no arrangement of rooms), extra-time, alone, secretary, small-group, "
        "or a feature of rooms that candidates need",
        "qui est concerné : everybody (tous), ordinary (sans aménagement de salle), extra-time (temps majoré), alone (isolés), "
        "secretary (secrétaire), small-group (petit groupe), ou un équipement dont des candidats ont besoin",
        False,
        "everybody",
        french="public",
    ),
    Column(
        "price",
        "int",
        "what each of them costs there; blank: they never sit there",
        "coût de chacun d'eux dans la salle ; vide : jamais",
        False,
        "",
        0,
        1_000_000,
        french="prix",
    ),
    optional=True,
)


class RoomPriceParameters(CentreParameters):
    """Rooms that a centre keeps for those who sit alone."""

    reserved: Annotated[
        tuple[str, ...],
        Meaning(
            "features of rooms that are kept for candidates who sit alone",
            "équipements des salles gardées pour les candidats isolés",
        ),
    ] = ("isole",)


class RoomPrice:
    """Each candidate costs what the table `room-prices` says of the room and of people like them; where it gives no
    price they never sit there.

    Rooms with a reserved feature are kept for those who sit alone: each other candidate there costs one unit, and so
    does each candidate who sits alone elsewhere at a site that has such a room. Oral exams do not count.
    """

    info: ClassVar[RuleInfo] = RuleInfo(
        id=RuleId("room-price"),
        kind="soft",
        weight=1,
        parameters=RoomPriceParameters,
        table=ROOM_PRICES,
        enforced="by places",
        covers=(),
        article="Choix d'organisation, hors règlement",
        title=("Prices of rooms, and rooms kept", "Prix des salles et salles gardées"),
        sentence=(
            "{ $exam }, { $site } { $room }: { $amount } { $amount ->\n [one] candidate\n *[other] candidates\n } { $limit }",
            "{ $exam }, { $site } { $room } : { $amount } { $amount ->\n [one] candidat\n *[other] candidats\n } { $limit }",
        ),
        unit="candidates",
        words={
            "priced": ("in a room that has a price", "dans une salle qui a un prix"),
            "barred": ("for whom the room is not", "à qui la salle n'est pas destinée"),
            "kept": ("in a room kept for those who sit alone", "dans une salle gardée pour les isolés"),
            "apart": (
                "alone in an ordinary room, though some are kept for that",
                "seuls dans une salle ordinaire, alors que d'autres sont gardées pour cela",
            ),
        },
    )
    example: ClassVar[Example] = Example(
        keeps=("ann and bob sit ALG in a room without a price.", "ann et bob composent ALG dans une salle sans prix."),
        breaks=("The hall costs 3 for each of them.", "L'amphithéâtre coûte 3 pour chacun d'eux."),
        given=lambda semester: semester.room("hall", 200).row(
            ROOM_PRICES, room="hall", people="everybody", price=3
        ),
        broken=lambda semester: semester.put("ALG", "hall"),
        finding={"exam": "ALG", "site": "Paris", "room": "hall", "amount": "2", "limit": "priced", "cost": 6},
    )  # fmt: skip

    def terms(self, data: ModelData) -> Iterator[Term]:
        rooms = {str(room.id): i for i, room in enumerate(data.instance.rooms)}
        written = kinds_but("oral")
        price = np.zeros((len(data.instance.needs), len(rooms)), np.int64)
        barred = np.zeros_like(price, bool)
        for room, people, amount in data.instance.rows_of(ROOM_PRICES)[
            ["room", "people", "price"]
        ].itertuples(index=False):
            meant = _meant(data.instance.needs, str(people))
            if amount is None:
                barred[meant, rooms[room]] = True
            else:
                price[meant, rooms[room]] += int(amount)
        for need in range(len(price)):
            who = Who(needs=np.arange(len(price)) == need, kinds=written)
            if price[need].any():
                yield Price(self.info.id, price[need], who, per="candidate")
            if barred[need].any():
                yield Bar(self.info.id, who, barred[need])
        reserved = self._reserved(data.instance)
        weight = data.instance.policy.weight(self.info)
        if weight and reserved.any():
            site = np.array([data.site_numbers[str(room.site)] for room in data.instance.rooms], np.int64)
            beside = ~reserved & np.isin(site, site[reserved])
            others = Who(kinds=kinds_but("oral", "isolated"))
            yield Price(self.info.id, reserved * weight, others, per="candidate")
            yield Price(self.info.id, beside * weight, Who(kinds=("isolated",)), per="candidate")

    def _reserved(self, instance: Instance) -> Flags:
        """The rooms that their centre keeps for those who sit alone."""
        features = {
            site.id: set(instance.policies[site.centre].of(RoomPriceParameters).reserved)
            for site in instance.sites
        }
        return np.array([bool(features[room.site] & {*room.features}) for room in instance.rooms], bool)

    def check(self, case: Case[Instance]) -> pd.DataFrame:
        rows, weight = case.instance.rows_of(ROOM_PRICES), case.instance.policy.weight(self.info)
        kept = _reserved_rooms(case.instance)
        if not case.instance.rooms or (rows.empty and not (weight and kept)):
            return no_findings()
        people = on_site_candidates(case)
        people = people[(people["room"] >= 0) & (people["kind"] != "oral")]
        names = [str(room.id) for room in case.instance.rooms]
        people = people.assign(room=np.array(names, object)[people["room"]])
        told = [_judged(people, rows, case.instance.needs)]
        if weight and kept:
            sites = {str(room.site) for room in case.instance.rooms if str(room.id) in kept}
            alone, there = people["kind"] == "isolated", people["room"].isin(kept)
            told.append(people[~alone & there].assign(limit="kept", cost=weight))
            told.append(
                people[alone & ~there & people["site"].isin(sites)].assign(limit="apart", cost=weight)
            )
        table = pd.concat(told, ignore_index=True)
        keys = ["exam", "site", "room", "limit"]
        table = table.groupby(keys, as_index=False).agg(amount=("cost", "size"), cost=("cost", "sum"))
        hard = (table["limit"] == "barred").to_numpy()
        found = findings(self.info, table)
        return found.assign(severity=np.where(hard, "hard", "soft")) if len(found) else found


def _meant(needs: pd.DataFrame, people: str) -> Flags:
    """The classes of needs that a word of the table means."""
    alone, small = needs["isolated"].to_numpy(bool), needs["small_room"].to_numpy(bool)
    words = needs["features"].str.split()
    match people:
        case "everybody":
            return np.ones(len(needs), bool)
        case "ordinary":
            return np.asarray(~alone & ~small & (needs["features"] == "").to_numpy())
        case "extra-time":
            return (needs["extra"] > 0).to_numpy()
        case "alone":
            return alone
        case "secretary":
            return needs["secretary"].to_numpy(bool)
        case "small-group":
            return small
        case feature:
            return np.array([feature in one for one in words], bool)


def _reserved_rooms(instance: Instance) -> set[str]:
    """The ids of rooms with a feature that their centre reserves."""
    centres = {str(site.id): site.centre for site in instance.sites}
    return {
        str(room.id)
        for room in instance.rooms
        if any(f in instance.policies[centres[room.site]].of(RoomPriceParameters).reserved for f in room.features)
    }  # fmt: skip


def _judged(people: pd.DataFrame, rows: pd.DataFrame, needs: pd.DataFrame) -> pd.DataFrame:
    """One row for each candidate in a room of the table: `limit` and `cost`."""
    classes = needs.reset_index(drop=True)
    wants = classes["features"].str.split()
    room_need = classes["isolated"] | classes["small_room"] | (classes["features"] != "")
    kinds = {
        "everybody": classes["isolated"] | True,
        "ordinary": ~room_need,
        "extra-time": classes["extra"] > 0,
        "alone": classes["isolated"],
        "secretary": classes["secretary"],
        "small-group": classes["small_room"],
    }
    out = [people.iloc[:0].assign(limit="", cost=0)]
    for room, word, price in zip(rows["room"], rows["people"], rows["price"], strict=True):
        asked = kinds.get(str(word), wants.map(lambda words, word=word: word in words))
        here = people[(people["room"] == room) & people["need"].isin(classes.index[asked])]
        if price is None:
            out.append(here.assign(limit="barred", cost=0))
        elif price:
            out.append(here.assign(limit="priced", cost=int(price)))
    return pd.concat(out, ignore_index=True)
