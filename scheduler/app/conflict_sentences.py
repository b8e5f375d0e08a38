"""Conflicts in words: the one place where they become sentences, from their fields."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pandas as pd

from models.conflict import Conflict
from models.ids import ExamId, SiteId
from models.instance import Instance
from models.policy import DateChainParameters
from models.public import PublicInstance
from models.published_dates import results_days
from models.rules import RuleInfo
from models.text import Messages
from scheduler.app.absent_staff import absent_staff
from scheduler.app.finding_sentences import FindingSentences

NAMED = 3
"""Candidates named of those who sit two exams; the rest is counted."""
SHOWN = 10
"""Pins told in words; the rest is counted."""


class ConflictSentences:
    """Tells the conflicts of one semester, in one language and in its own words."""

    def __init__(
        self, semester: Instance | PublicInstance, rules: Iterable[RuleInfo], messages: Messages
    ) -> None:
        self.semester = semester
        self.rules = {str(info.id): info for info in rules}
        self.messages = messages
        self.findings = FindingSentences(semester, messages)

    def lines(self, conflict: Conflict) -> list[str]:
        """One sentence; for pins a heading and one line for each."""
        if conflict.kind == "pins":
            return self._pins(conflict)
        if conflict.kind == "broken-rule":
            return [self._broken_rule(conflict)]
        return [self._sentence(conflict)]

    def rules_named(self, conflicts: Iterable[Conflict]) -> list[str]:
        """The rules that conflicts name, each once with its title and article, in the catalogue's order."""
        named = {rule for conflict in conflicts for rule in conflict.rules}
        return [
            self.messages.say(
                "solve-rule",
                id=info.id,
                title=info.name(self.messages.language),
                article=info.cite(self.messages.language),
            )
            for info in self.rules.values()
            if info.id in named
        ]

    def fields(self, conflict: Conflict) -> dict[str, Any]:
        """The conflict for JSON: its fields, with titles, articles and prices of relaxing of its rules, and its sentence."""
        language = self.messages.language
        rules = [self.rules[rule] for rule in conflict.rules if rule in self.rules]
        return {
            **asdict(conflict),
            "sentence": "\n".join(self.lines(conflict)),
            "rules": [
                {"id": r.id, "title": r.name(language), "article": r.cite(language), "relax": r.relax}
                for r in rules
            ],
            "place": conflict.site or None,
        }

    def _sentence(self, conflict: Conflict) -> str:
        exams = [self.exam(exam) for exam in conflict.exams]
        several = len(exams) != (2 if conflict.kind in ("days", "pair") else 1)
        key = f"conflict-{conflict.kind}"
        if not conflict.rules and conflict.kind == "no-start":
            key += "-at-all"
        elif conflict.kind == "pair" and conflict.needed is not None:
            key = "conflict-count"
        elif conflict.kind == "places" and conflict.needed is not None:
            key = f"conflict-places-{conflict.resource}"
        elif several:
            key += "-several"
        days = {
            name: self.findings.day(day)
            for name, day in (("first", conflict.first_day), ("last", conflict.last_day))
            if day is not None
        }
        titles = [
            self.rules[rule].name(self.messages.language) for rule in conflict.rules if rule in self.rules
        ]
        sentence = self.messages.say(
            key,
            exam=exams[0] if exams else "",
            other=exams[-1] if exams else "",
            exams=", ".join(exams),
            rule=", ".join(titles),
            site=self._site(conflict),
            needed=self._needed(conflict),
            when=self._when(conflict),
            amount=conflict.needed or 0,
            limit=conflict.there or 0,
            **{"first": "", "last": "", **days},
        )
        if conflict.kind == "no-start" and "date-chain" in conflict.rules and len(conflict.exams) == 1:
            sentence += self._promise(ExamId(conflict.exams[0]))
        if conflict.kind == "days" and "date-chain" in conflict.rules and len(conflict.exams) == 2:
            sentence += self._chain(conflict)
        if conflict.kind == "load":
            sentence += self._away(conflict)
        both = conflict.candidates
        if both:
            some = ", ".join(both[:NAMED]) + (" …" if len(both) > NAMED else "")
            shared = "conflict-shared-several" if len(exams) > 2 else "conflict-shared"
            sentence += self.messages.say(shared, count=len(both), names=some)
        return sentence

    def _promise(self, exam_id: ExamId) -> str:
        """The dates that leave an exam no start where the publication of results is set; blank where it is not."""
        semester = self.semester
        if not isinstance(semester, Instance):
            return ""
        exam, out = semester.exam[exam_id], results_days(semester, 1)
        centre, policy = semester.offering[exam.offering].centre, semester.policy.of(DateChainParameters)
        organiser = semester.policies[centre].of(DateChainParameters)
        usual = {semester.offering[e.offering].centre for e in semester.exams if e.session == 1}
        every = exam.session == 2 and policy.scope == "session"
        known = [out[c] for c in (usual if every else {centre}) if c in out]
        if not known:
            return ""
        published = max(known)
        if exam.session == 1:
            days = -(organiser.marking + organiser.jury)
            key, bound = "conflict-promised-before", semester.window[exam_id][0]
        else:
            days = max(policy.gap, policy.convocation_after_results)
            key, bound = "conflict-promised-after", semester.window[exam_id][1]
        told = {"published": published, "day": published + timedelta(days), "bound": bound}
        dates = {name: self.findings.day(day) for name, day in told.items()}
        return " " + self.messages.say(key, days=abs(days), **dates)

    def _chain(self, conflict: Conflict) -> str:
        """How many days lie between an exam of session 1 and session 2, and for what."""
        semester, first = self.semester, conflict.first_day
        if not isinstance(semester, Instance) or first is None:
            return ""
        organiser = semester.offering[semester.exam[ExamId(conflict.exams[1])].offering].centre
        marking, policy = (p.of(DateChainParameters) for p in (semester.policies[organiser], semester.policy))
        lag = max(policy.gap, policy.convocation_after_results)
        return " " + self.messages.say(
            "conflict-chain",
            marking=marking.marking + marking.jury,
            results=self.findings.day(first - timedelta(days=lag)),
            lag=lag,
            first=self.findings.day(first),
        )

    def _needed(self, conflict: Conflict) -> str:
        """What is needed, in words: 5 seats, 2 invigilators."""
        words = {"count": conflict.needed or 0, "resource": conflict.resource}
        if not isinstance(self.semester, Instance):
            return self.messages.say("conflict-needed", **words)
        key = f"conflict-needed-{conflict.resource}"
        return self.messages.say(key if self.messages.has(key) else "conflict-needed-with", **words)

    def _away(self, conflict: Conflict) -> str:
        """Who of the staff is not there at the time, with the day on which they leave or come; blank for nobody."""
        if not conflict.staff or not isinstance(self.semester, Instance):
            return ""
        away = [
            self.messages.say(f"conflict-{key}", name=name, day=self.findings.day(day))
            for name, key, day in absent_staff(self.semester, conflict)
        ]
        if not away:
            return ""
        some = ", ".join(away[:NAMED]) + (" …" if len(away) > NAMED else "")
        return " " + self.messages.say("conflict-away", names=some)

    def _when(self, conflict: Conflict) -> str:
        """The instant on the clock of the site; blank where none is told."""
        if conflict.instant is None or not isinstance(self.semester, Instance):
            return ""
        site = self.semester.site.get(SiteId(conflict.site.split("+")[0]))
        if site is None:
            return ""
        start = self.findings.instant(conflict.instant, site.zone)
        return self.messages.say("conflict-when", start=start)

    def _site(self, conflict: Conflict) -> str:
        """The name and id of the site, or of each where several exchange candidates; of a public instance, what the
        rule calls the resource."""
        if isinstance(self.semester, Instance):
            known = {str(site.id): site.name for site in self.semester.sites}
            named = [f"{known[one]} ({one})" for one in conflict.site.split("+") if one in known]
            if named:
                return ", ".join(named)
        return f"{conflict.resource} {conflict.site}".strip()

    def exam(self, name: str) -> str:
        """The exam with the title of its unit, and its start if that is imposed."""
        exam = self.semester.exam.get(ExamId(name)) if isinstance(self.semester, Instance) else None
        if exam is None or not isinstance(self.semester, Instance):
            return name
        offering = self.semester.offering[exam.offering]
        title = next((u.title for u in self.semester.units if u.id == offering.unit), "")
        about = [title] if title else []
        if exam.imposed_start is not None:
            start = self.findings.clock(exam.imposed_start)
            about.append(self.messages.say("conflict-imposed", start=start))
        return f"{name} ({', '.join(about)})" if about else name

    def _broken_rule(self, conflict: Conflict) -> str:
        """The finding of the audit, with the rule's id and article."""
        info = self.rules[conflict.rules[0]]
        row = pd.Series(dict(conflict.finding))
        told = self.findings.sentence(info, row)
        if conflict.more:
            exam = row["exam"] or info.id
            told += self.messages.say("audit-finding-others", count=conflict.more, exam=exam)
        return f"{info.id}: {told} ({info.cite(self.messages.language)})"

    def _pins(self, conflict: Conflict) -> list[str]:
        heading = self.messages.say("pins-core" if conflict.minimal else "pins-among")
        lines = [self._pin(row) for row in conflict.pins[:SHOWN]]
        if len(conflict.pins) > SHOWN:
            lines.append(self.messages.say("pins-more", count=len(conflict.pins) - SHOWN))
        return [heading, *lines]

    def _pin(self, row: Any) -> str:
        """One pin, with the file and row that say it."""
        words = {str(key): str(value) for key, value in row.items()}
        start = ""
        if not pd.isna(row["start"]) and isinstance(self.semester, Instance):
            home = self.semester.candidates.set_index("id")["site"]
            zone = words["zone"] or self.semester.site[home[row["candidate"]]].zone
            start = self.findings.instant(row["start"], zone)
            if words["moves"]:
                start = self.messages.say("pins-from", start=start)
        source = f" ({words['source']})" if words["source"] else ""
        return self.messages.say(f"pins-says-{words['kind']}", **{**words, "start": start, "source": source})
