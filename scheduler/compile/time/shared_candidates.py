"""Pairs of exams that share candidates, and one time axis per candidate class (zone, hours, policy, needs) and session."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.instance import Instance
from models.offer import ExamMode
from models.policy import ExtraTimeParameters, LeakGateParameters, OpeningHoursParameters
from scheduler.compile.time.zones import widest_hours
from scheduler.terms.clock import DAY, Clock, weekday
from scheduler.terms.model_data import Axis
from scheduler.terms.options import Options
from scheduler.terms.terms import Pairs

Ints = npt.NDArray[np.int64]
PLACE = ["start", "gather", "early", "gate", "least_exit", "minutes", "on_site", "late", "oral"]


def axes_and_candidate_pairs(
    instance: Instance,
    options: Options,
    bands: pd.DataFrame,
    groups: pd.DataFrame,
    people: pd.DataFrame,
    clock: Clock,
) -> tuple[tuple[Axis, ...], pd.DataFrame]:
    """One axis per (candidate class, session), and one row per candidate and pair of the candidate's exams."""
    exams = instance.exam_frame.set_index("exam").loc[list(options.names)]
    late = [
        _late(instance, str(o), int(m)) for o, m in zip(exams["organiser"], exams["minutes"], strict=True)
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
        table, at = places.get(where) or _places(bands.iloc[:0], options.size)
        pairs = _count(str(key), candidate_pairs.iloc[rows], at)
        chance = instance.turnout.chance(shares[pairs.a], shares[pairs.b])
        axes.append(_axis(instance, sample, table, at, pairs, chance, clock, blocks.get(str(sample["site"]))))
    return tuple(axes), candidate_pairs.assign(axis=codes)[
        ["candidate", "site", "need", "session", "a", "b", "axis"]
    ]


def _late(instance: Instance, organiser: str, minutes: int) -> int:
    gate = instance.policies[organiser].of(LeakGateParameters)  # type: ignore[index]
    return min(minutes // gate.late_divisor, gate.late_cap)


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
    left = several[
        ["candidate", "session", "node", "site", "zone", "need", "extra", "isolated", "candidate_class"]
    ]
    both = left.merge(several[["candidate", "session", "node"]], on=["candidate", "session"])
    both = both[both["node_x"] < both["node_y"]].rename(columns={"node_x": "a", "node_y": "b"})
    return both.reset_index(drop=True)


def _count(name: str, rows: pd.DataFrame, at: Ints) -> Pairs:
    alone = rows.groupby("candidate")["a"].transform("size") == 1
    count = (
        rows.assign(alone=alone).groupby(["a", "b"], sort=True)["alone"].agg(["size", "sum"]).reset_index()
    )
    a, b, n, sure = (count[c].to_numpy(np.int64) for c in ("a", "b", "size", "sum"))
    return Pairs(name, a, b, n, at, sure)


def _axis(
    instance: Instance,
    sample: "pd.Series[str]",
    table: pd.DataFrame,
    at: Ints,
    pairs: Pairs,
    chance: Ints,
    clock: Clock,
    blocks: "pd.Series[int] | None",
) -> Axis:
    """The axis of one class: the interval of every place, with the class's own duration (of orals the `blocks` of the
    site, by node) and the hours of its site."""
    site = instance.site[str(sample["site"])]  # type: ignore[index]
    policy = instance.policies[site.centre]
    extra = int(sample["extra"])
    step = policy.of(ExtraTimeParameters).round_to
    early = table["early"].to_numpy(np.int64) * (extra > 0)
    start, minutes = table["start"].to_numpy(np.int64) - early, table["minutes"].to_numpy(np.int64)
    own = minutes + -(-(minutes * extra) // (60 * step)) * step
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
        extra=extra,
        isolated=bool(sample["isolated"]),
        policy=policy,
        enter=start - table["gather"].to_numpy(np.int64),
        start=start,
        leave=leave,
        own=own,
        day=days,
        late=table["late"].to_numpy(np.int64) - early,
        exit=table["least_exit"].to_numpy(np.int64),
        close=clock.to_utc(site.zone, days * DAY + closing) - policy.of(OpeningHoursParameters).collect,
        on_site=on_site,
        pairs=pairs,
        chance=chance,
    )
