"""Every deadline of a semester, from its days and the policies of its centres."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import pandas as pd

from models.calendar import Session
from models.deadline import Anchor, Deadline, Kind, Whose
from models.ids import CentreId
from models.instance import Instance
from models.policy import DateChainParameters, LateNeedsParameters, NoticeParameters
from models.published_dates import PublishedKind, published_days
from models.schema.records import MARKS
from scheduler.deadlines.semester_days import SemesterDays


def deadlines(instance: Instance, days: SemesterDays) -> tuple[Deadline, ...]:
    """All deadlines, the earliest first, undecided ones last."""
    found = [one for session in days.sessions for one in _session(instance, days, session)]
    found.sort(key=lambda d: (d.day or date.max, d.session, list(Kind).index(d.kind), d.centre, d.exam))
    return tuple(found)


def _session(instance: Instance, days: SemesterDays, session: Session) -> Iterator[Deadline]:
    exams = days.exams[days.exams["session"] == session.number]
    if not len(exams):
        return
    sat = days.centres[days.centres["session"] == session.number]
    yield _calendar(instance, session, exams, sat)
    for centre, mine in sat.groupby("centre", sort=True):
        yield from _of_candidates(instance, days, session, CentreId(str(centre)), mine)
    yield from _of_scripts(instance, days, session, exams)


def _calendar(instance: Instance, session: Session, exams: pd.DataFrame, sat: pd.DataFrame) -> Deadline:
    """The calendar is one for all: the longest notice counts, of the centres that organise an exam or whose candidates sit
    one; of several such the first organising centre is named.

    Notice counts to the first day of the session, which is stricter than to the first exam (Q02).
    """
    notice = {
        CentreId(str(c)): instance.policies[CentreId(str(c))].of(NoticeParameters).calendar
        for c in {*exams["organiser"], *sat["centre"]}
    }
    organises = {str(c) for c in exams["organiser"]}
    known = (c.id for c in instance.centres if c.id in notice)
    centre = max(known, key=lambda c: (notice[c], str(c) in organises))
    return Deadline(
        Kind.CALENDAR,
        session.number,
        str(centre),
        instance.centre[centre].zone,
        Whose.OFFICE,
        session.first_day - timedelta(days=notice[centre]),
        Anchor.SESSION,
        session.first_day,
        ("B07", "B10"),
        met_on=session.calendar_published,
    )


def _of_candidates(
    instance: Instance, days: SemesterDays, session: Session, centre: CentreId, sat: pd.DataFrame
) -> Iterator[Deadline]:
    """What candidates of a centre may ask for or are owed. `sat`: the exams they sit, with their first days."""
    policy, zone = instance.policies[centre], instance.centre[centre].zone
    notice, first = policy.of(NoticeParameters), session.first_day

    def due(
        kind: Kind,
        whose: Whose,
        day: date | None,
        anchor: Anchor,
        since: date | None,
        *rules: str,
        exam: str = "",
        met_on: date | None = None,
    ) -> Deadline:
        return Deadline(kind, session.number, centre, zone, whose, day, anchor, since, rules, exam, met_on)

    told = {kind: published_days(instance, session.number, kind) for kind in PublishedKind}

    needs = session.first_day - timedelta(days=policy.of(LateNeedsParameters).notice)
    yield due(Kind.NEEDS, Whose.CANDIDATES, needs, Anchor.SESSION, session.first_day, "B18", "D08")
    if session.number == 1 or notice.convoked == "both":
        day, out = first - timedelta(days=notice.convocation), told[PublishedKind.CONVOCATIONS].get(centre)
        yield due(Kind.CONVOCATIONS, Whose.OFFICE, day, Anchor.SESSION, first, "B09", "B11", met_on=out)
        if centre in (confirmations := told[PublishedKind.CONFIRMATION]):
            last = confirmations[centre]
            yield due(Kind.CONFIRMATION, Whose.CANDIDATES, last, Anchor.PUBLISHED_DATE, last, "A11", "B20")
        elif notice.confirm:
            day = first - timedelta(days=notice.confirm)
            yield due(Kind.CONFIRMATION, Whose.CANDIDATES, day, Anchor.SESSION, first, "A11", "B20")
    own = told[PublishedKind.REQUESTS]
    published = session.request_deadline is not None and session.request_deadline_centre == centre
    if centre in own or published or notice.requests == "session":
        requests = _requests_of_the_session(session, notice, centre, own)
        said = "B13" if requests[1] is Anchor.PUBLISHED_DATE else "B15"
        yield due(Kind.REQUESTS, Whose.CANDIDATES, *requests, said, "B17")
        if notice.answer:
            last = requests[0]
            answered = last and last + timedelta(days=notice.answer)
            yield due(Kind.ANSWERS, Whose.OFFICE, answered, Anchor.REQUESTS, last, "B14")
        return
    named = sat if days.planned else sat.nsmallest(1, "first_day").assign(exam="")
    for exam, day in zip(named["exam"], named["first_day"].dt.date, strict=True):
        until = months_later(day, -notice.request_months)
        yield due(Kind.REQUESTS, Whose.CANDIDATES, until, Anchor.EXAM, day, "B16", exam=str(exam))


def _requests_of_the_session(
    session: Session, notice: NoticeParameters, centre: CentreId, own: Mapping[str, date | None]
) -> tuple[date | None, Anchor, date | None]:
    """The last day for requests, what it is counted from, and that day: a published date is its own.

    A published date wins over the computed one, also while it is announced but not decided; that of another centre is none.
    `own`: the days that centres have published for themselves, which win over that of the session.
    """
    if centre in own:
        return own[centre], Anchor.PUBLISHED_DATE, own[centre]
    known = session.request_deadline if session.request_deadline_centre in (None, centre) else None
    if known is not None:
        day = known if isinstance(known, date) else None
        return day, Anchor.PUBLISHED_DATE, day
    until = months_later(session.first_day, -notice.request_months)
    return until, Anchor.SESSION, session.first_day


def _of_scripts(
    instance: Instance, days: SemesterDays, session: Session, exams: pd.DataFrame
) -> Iterator[Deadline]:
    """Marks, results, and how long scripts are kept: one row for each exam of a timetable, else one for each centre.

    A day of publication that was recorded for an exam wins over the set one of its centre, and this over the planned one.
    """
    everybody = days.results(session.number)
    known = {centre: day for (number, centre), day in days.published.items() if number == session.number}
    recorded = {str(row["exam"]): row["published"] for row in instance.rows_of(MARKS).to_dict("records")}
    size = exams["organiser"].value_counts()
    if not days.planned:
        exams = exams.sort_values("published").drop_duplicates("organiser", keep="last").assign(exam="")
    rows = exams[["exam", "organiser", "last_day", "counted_from", "marked_by", "published"]]
    for exam, organiser, last, since, marked, results in rows.itertuples(index=False):
        centre = CentreId(str(organiser))
        zone, policy = instance.centre[centre].zone, instance.policies[centre]
        published = recorded.get(str(exam)) or known.get(str(organiser)) or results.date()
        until = months_later(max(last.date(), published), policy.of(NoticeParameters).keep_months)
        anchor = Anchor(policy.of(DateChainParameters).marking_anchor)
        about = (session.number, str(centre), zone)
        yield Deadline(
            Kind.MARKS, *about, Whose.TEACHERS, marked.date(), anchor, since.date(), ("B05", "B06"), str(exam)
        )  # fmt: skip
        yield Deadline(
            Kind.COPIES, *about, Whose.OFFICE, until, Anchor.PUBLICATION, published, ("B23", "B24"), str(exam)
        )  # fmt: skip
    if everybody is None:
        return
    exams = exams.assign(size=exams["organiser"].map(size), out=exams["organiser"].map(known))
    # The results of all centres that proclaim them on one day are one line, of the centre whose marks come last.
    for _, mine in exams.groupby("out", dropna=False, sort=True):
        last_out = mine.sort_values(["published", "size"]).iloc[-1]
        centre = CentreId(str(last_out["organiser"]))
        anchor = Anchor(instance.policies[centre].of(DateChainParameters).marking_anchor)
        yield Deadline(
            Kind.RESULTS, session.number, str(centre), instance.centre[centre].zone, Whose.OFFICE,
            last_out["published"].date(), anchor, last_out["counted_from"].date(),
            ("B03", "I01", "I02", "I03"), met_on=known.get(str(centre)),
        )  # fmt: skip


def months_later(day: date, months: int) -> date:
    """The same day so many calendar months later (earlier if negative), or the last day of a shorter month (X18)."""
    return (pd.Timestamp(day) + pd.DateOffset(months=months)).date()
