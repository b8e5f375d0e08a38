"""What needs the planner's attention: one line for each matter, the gravest first, with a link to its view."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from models.facts import Verdict
from models.instance import Instance
from models.public import PublicInstance
from models.timetable import Timetable
from reports.bilingual import Bilingual, BilingualMessages, number, same
from reports.formats import day_text
from reports.page_data.date_chain import chain_links
from reports.summary_tables import peaks

MOST_NAMED = 4

Level = Literal["stop", "act", "know", "fine"]
LEVELS: tuple[Level, ...] = ("stop", "act", "know", "fine")


@dataclass(frozen=True)
class AttentionItem:
    """One line: its level, a count, a text, the view that shows more, and ids to name with their links."""

    id: str
    level: Level
    count: Bilingual
    text: Bilingual
    href: str
    named: tuple[tuple[str, str], ...] = ()


def attention_items(
    instance: Instance | PublicInstance, timetable: Timetable, verdict: Verdict, messages: BilingualMessages
) -> tuple[AttentionItem, ...]:
    """Hard findings first, then what is missed, what to organise, and what is tight."""
    first = _hard(messages, verdict)
    if isinstance(instance, PublicInstance):
        return (first,)
    found = (
        first,
        _unseated(messages, verdict.findings),
        _missed(messages, timetable.overlaps, verdict.findings),
        _transfers(messages, timetable.overlaps),
        _confined(messages, verdict.facts.sittings, "hold"),
        _confined(messages, verdict.facts.sittings, "gather"),
        _variants(messages, verdict.facts.papers),
        _rooms(messages, verdict.facts.bands),
        _staff(messages, verdict.facts.staff),
        _chain(messages, verdict.facts.chain),
    )
    return tuple(sorted((m for m in found if m is not None), key=lambda matter: LEVELS.index(matter.level)))


def _item(
    messages: BilingualMessages,
    name: str,
    level: Level,
    count: int,
    href: str,
    named: tuple[tuple[str, str], ...] = (),
    **more: object,
) -> AttentionItem:
    return AttentionItem(
        name, level, number(count), messages.say(f"report-matter-{name}", count=count, **more), href, named
    )


def _hard(messages: BilingualMessages, verdict: Verdict) -> AttentionItem:
    if not verdict.hard:
        return AttentionItem("hard", "fine", same("0"), messages.say("report-matter-none_hard"), "costs=hard")
    return _item(messages, "hard", "stop", verdict.hard, "costs=hard")


def _missed(
    messages: BilingualMessages, overlaps: pd.DataFrame, findings: pd.DataFrame
) -> AttentionItem | None:
    """Exams that somebody cannot sit, the most missed named; an exam missed in two pairs counts once.

    The findings name each pair: where they are more, both counts are said.
    """
    lost = overlaps.loc[overlaps["outcome"] == "unresolved", ["candidate", "moves"]].drop_duplicates()
    if lost.empty and len(_without_seat(findings)):
        return None
    if lost.empty:
        return AttentionItem(
            "missed", "fine", same("0"), messages.say("report-matter-none_missed"), "overlaps"
        )
    most = lost["moves"].value_counts(sort=False).rename_axis("exam").reset_index()
    most = most.sort_values(["count", "exam"], ascending=[False, True]).head(MOST_NAMED)
    named = tuple((str(e), f"exam={e}") for e in most["exam"])
    who = messages.say("report-matter-of", count=int(lost["candidate"].nunique()))
    pairs = int((findings["rule"] == "overlap-unresolved").sum())
    more = messages.say("report-matter-missed_pairs", count=pairs) if pairs > len(lost) else same("")
    return _item(messages, "missed", "stop", len(lost), "overlaps=unresolved", named, who=who, more=more)


def _without_seat(findings: pd.DataFrame) -> pd.DataFrame:
    return findings[(findings["rule"] == "seated-once") & (findings["amount"] == "0")]


def _unseated(messages: BilingualMessages, findings: pd.DataFrame) -> AttentionItem | None:
    """Exams for which candidates have no seat: of an incomplete timetable, or one made by hand."""
    left = _without_seat(findings)
    if left.empty:
        return None
    most = left["exam"].value_counts(sort=False).rename_axis("exam").reset_index()
    most = most.sort_values(["count", "exam"], ascending=[False, True]).head(MOST_NAMED)
    named = tuple((str(e), f"exam={e}") for e in most["exam"])
    who = messages.say("report-matter-of", count=int(left["candidate"].nunique()))
    return _item(messages, "unseated", "stop", len(left), "costs=hard", named, who=who)


def _transfers(messages: BilingualMessages, overlaps: pd.DataFrame) -> AttentionItem | None:
    moved = overlaps[overlaps["outcome"] == "transfer"]
    if moved.empty:
        return None
    sat = moved[["candidate", "moves"]].drop_duplicates()
    who = messages.say("report-matter-of", count=int(moved["candidate"].nunique()))
    return _item(messages, "transfers", "act", len(sat), "overlaps=transfer", who=who)


def _confined(
    messages: BilingualMessages, sittings: pd.DataFrame, name: Literal["hold", "gather"]
) -> AttentionItem | None:
    """Candidates kept in a room after the end, or gathered before the start."""
    kept = sittings[pd.to_numeric(sittings[name], errors="coerce").fillna(0) > 0]
    if kept.empty:
        return None
    exams = tuple((str(e), f"zones={e}") for e in sorted(kept["exam"].unique())[:MOST_NAMED])
    longest = number(int(kept[name].max()))
    return _item(messages, name, "act", int(kept["candidates"].sum()), "zones", exams, minutes=longest)


def _variants(messages: BilingualMessages, papers: pd.DataFrame) -> AttentionItem | None:
    extra = papers.loc[papers["paper"] > 0, ["exam", "paper"]].drop_duplicates()
    if extra.empty:
        return None
    exams = tuple((str(e), f"zones={e}") for e in sorted(extra["exam"].unique())[:MOST_NAMED])
    return _item(messages, "variants", "act", len(extra), "zones", exams)


def _rooms(messages: BilingualMessages, bands: pd.DataFrame) -> AttentionItem | None:
    """Rooms that are full to the last seat at some time."""
    known = bands[bands["seats"].notna()]
    if known.empty:
        return None
    full = peaks(known) >= known.groupby("room")["seats"].max()
    rooms = tuple((str(r), f"room={r}") for r in full[full].index[:MOST_NAMED])
    return (
        _item(messages, "rooms", "know", int(full.sum()), "seats", rooms, all=number(len(full)))
        if full.any()
        else None
    )


def _staff(messages: BilingualMessages, staff: pd.DataFrame) -> AttentionItem | None:
    """Sites where everybody present is needed at some time."""
    tight = staff[staff["needed"] + staff["escorts_needed"] + staff["secretaries_needed"] >= staff["present"]]
    sites = sorted(tight["site"].astype(str).unique())
    named = tuple((s, f"site={s}") for s in sites[:MOST_NAMED])
    return _item(messages, "staff", "know", len(sites), "centres", named) if sites else None


def _chain(messages: BilingualMessages, chain: pd.DataFrame) -> AttentionItem | None:
    """The link between the sessions that has least slack."""
    links = chain_links(chain)
    links = links[links["slack_days"].notna()]
    if links.empty:
        return None
    link = links.iloc[0]
    slack = int(link["slack_days"])
    days = {
        k: day_text(link[k].date()) for k in ("last_day", "earliest_next", "next_day") if pd.notna(link[k])
    }
    named = ((str(link["exam"]), f"exam={link['exam']}"),)
    return _item(messages, "chain", "stop" if slack < 0 else "know", slack, "chain", named, **days)
