"""Pairs of exams that share candidates, and one time axis per candidate class (zone, hours, policy, needs) and session."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.candidate_classes import MIXED
from models.instance import Instance
from models.needs import longer
from models.offer import ExamMode
from scheduler.compile.time.zones import widest_hours
from scheduler.terms.axis import Axis
from scheduler.terms.clock import DAY, Clock, weekday
from scheduler.terms.options import Options
from scheduler.terms.sitting_terms import Admit, ConditionsByCentre
from scheduler.terms.terms import Pairs

Ints = npt.NDArray[np.int64]
OF_NEED = ["need", "extra", "pause", "isolated"]
PLACE = ["start", "gather", "early", "gate", "least_exit", "minutes", "on_site", "late", "oral"]


def axes_and_candidate_pairs(
    instance: Instance,
    conditions: ConditionsByCentre,
    options: Options,
    bands: pd.DataFrame,
    groups: pd.DataFrame,
    people: pd.DataFrame,
    clock: Clock,
) -> tuple[tuple[Axis, ...], pd.DataFrame]:
    """One axis per (candidate class, session), and one row per candidate and pair of the candidate's exams."""
    exams = instance.exam_frame.set_index("exam").loc[list(options.names)]
    late = [
        _late(conditions[str(o)].admit, int(m))
        for o, m in zip(exams["organiser"], exams["minutes"], strict=True)
    ]
    bands = bands.assign(
        session=exams["session"].to_numpy(np.int64)[bands["node"]],
        minutes=exams["minutes"].to_numpy(np.int64)[bands["node"]],
        on_site=((exams["mode"] != ExamMode.REMOTE.value) & ~exams["oral"]).to_numpy()[bands["node"]],
        # The block of an oral differs from site to site: its places on the axis are its own.
        oral=bands["node"].where(exams["oral"].to_numpy(bool)[bands["node"]], -1),
        late=bands["start"].to_numpy() + np.array(late)[bands["node"]],
    )
    places = {
        (str(zone), int(str(session))): _places(rows, options.size)
        for (zone, session), rows in bands.groupby(["zone", "session"])
    }
    oral = groups[groups["oral"]].drop_duplicates(["node", "site"])
    blocks = {str(site): rows.set_index("node")["own"] for site, rows in oral.groupby("site")}
    candidate_pairs = _pairs(people)
    shares = instance.turnout.share(options.names)
    axes = []
    codes = np.full(len(candidate_pairs), -1, np.int64)
    for number, (key, rows) in enumerate(
        candidate_pairs.groupby(["candidate_class", "session"], sort=True).indices.items()
    ):
        codes[rows] = number
        sample = candidate_pairs.iloc[rows[0]]
        # A session without any possible start has no place at all: its exams have no option then.
        where = str(sample["zone"]), int(sample["session"])
        needs = _needs_by_exam(candidate_pairs.iloc[rows])
        if int(sample["candidate_class"]) >= MIXED:  # places of their own for each exam, as its need has it
            own = bands[bands["node"].isin(needs.index) & (bands["zone"] == where[0])]
            table, at = _places(own.assign(oral=own["node"]), options.size)
        else:
            table, at = places.get(where) or _places(bands.iloc[:0], options.size)
        pairs = _count(str(key), candidate_pairs.iloc[rows], at)
        chance = instance.turnout.chance(shares[pairs.a], shares[pairs.b])
        axes.append(
            _axis(
                instance,
                conditions,
                sample,
                needs,
                table,
                at,
                pairs,
                chance,
                clock,
                blocks.get(str(sample["site"])),
            )
        )
    return tuple(axes), candidate_pairs.assign(axis=codes)[
        ["candidate", "site", "need_a", "need_b", "session", "a", "b", "axis"]
    ]


def _late(admit: Admit, minutes: int) -> int:
    return min(minutes // admit.late_divisor, admit.late_cap)


def _places(rows: pd.DataFrame, size: int) -> tuple[pd.DataFrame, Ints]:
    """The distinct intervals at which an exam can be sat in one zone and session: the places of the time axis; and
    the place of each option, -1 for options elsewhere."""
    code = rows.groupby(PLACE, sort=True).ngroup().to_numpy()
    at = np.full(size, -1, np.int64)
    at[rows["option"].to_numpy()] = code
    return rows.assign(code=code).drop_duplicates("code").sort_values("code"), at


def _pairs(people: pd.DataFrame) -> pd.DataFrame:
    """One row per candidate and unordered pair of the candidate's exams in one session, with the candidate class."""
    several = people[people.groupby(["candidate", "session"], observed=True)["node"].transform("size") > 1]
    of_exam = ["node", *OF_NEED]
    keys = ["candidate", "session"]
    left = several[[*keys, *of_exam, "site", "zone", "owed_rest", "candidate_class"]]
    both = left.merge(several[[*keys, *of_exam]], on=keys, suffixes=("_a", "_b"))
    both = both[both["node_a"] < both["node_b"]].rename(columns={"node_a": "a", "node_b": "b"})
    return both.reset_index(drop=True)


def _needs_by_exam(pairs: pd.DataFrame) -> pd.DataFrame:
    """The extra time, pause and isolation of a class by the node of the exam."""
    ends = [
        pairs[[end, *(f"{name}_{end}" for name in OF_NEED)]].set_axis(["node", *OF_NEED], axis=1)
        for end in ("a", "b")
    ]
    return pd.concat(ends).drop_duplicates("node").set_index("node")


def _count(name: str, rows: pd.DataFrame, at: Ints) -> Pairs:
    alone = rows.groupby("candidate")["a"].transform("size") == 1
    count = (
        rows.assign(alone=alone).groupby(["a", "b"], sort=True)["alone"].agg(["size", "sum"]).reset_index()
    )
    a, b, n, sure = (count[c].to_numpy(np.int64) for c in ("a", "b", "size", "sum"))
    return Pairs(name, a, b, n, at, sure)


def _axis(
    instance: Instance,
    conditions: ConditionsByCentre,
    sample: "pd.Series[str]",
    needs: pd.DataFrame,
    table: pd.DataFrame,
    at: Ints,
    pairs: Pairs,
    chance: Ints,
    clock: Clock,
    blocks: "pd.Series[int] | None",
) -> Axis:
    """The axis of one class: the interval of every place, with the class's own duration (of orals the `blocks` of the
    site, by node) and the hours of its site. `needs` are those of the class by node; all the same unless it is mixed."""
    site = instance.site[str(sample["site"])]  # type: ignore[index]
    mine = conditions[site.centre]
    mixed = int(sample["candidate_class"]) >= MIXED
    of_place = needs.loc[table["node"]] if mixed else needs.iloc[:1]
    extra, pause = (of_place[name].to_numpy(np.int64) for name in ("extra", "pause"))
    alone = of_place["isolated"].to_numpy(bool)
    step = mine.lengthen.round_to
    early = table["early"].to_numpy(np.int64) * longer(of_place)
    start, minutes = table["start"].to_numpy(np.int64) - early, table["minutes"].to_numpy(np.int64)
    own = minutes + -(-(minutes * extra) // (60 * step)) * step + pause
    if blocks is not None:
        block = table["oral"].map(blocks)
        own = np.where(block.notna(), block.fillna(0), own).astype(np.int64)
    on_site = table["on_site"].to_numpy(bool)
    leave = np.where(on_site, np.maximum(start + own, table["gate"].to_numpy(np.int64)), start + own)
    days = clock.to_local(site.zone, start + early) // DAY
    closing = np.array(widest_hours(instance, site.id)[1])[weekday(days)]
    return Axis(
        zone=site.zone,
        session=int(sample["session"]),
        needs=tuple(map(tuple, needs.reset_index().to_numpy().tolist()))
        if mixed
        else (int(extra[0]), int(pause[0])),
        extra=np.broadcast_to(extra, len(table)).astype(np.int64),
        owed_rest=bool(sample["owed_rest"]),
        isolated=bool(alone.all()),
        policy=instance.policies[site.centre],
        conditions=mine,
        enter=start - table["gather"].to_numpy(np.int64),
        start=start,
        leave=leave,
        own=own,
        day=days,
        late=table["late"].to_numpy(np.int64) - early,
        gate=table["gate"].to_numpy(np.int64),
        exit=table["least_exit"].to_numpy(np.int64),
        close=clock.to_utc(site.zone, days * DAY + closing) - mine.occupy.collect,
        on_site=on_site & ~(alone & mixed),
        pairs=pairs,
        chance=chance,
    )
