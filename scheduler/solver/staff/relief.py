"""Relief: tasks of people who work beyond the limits of working time go to others, whole, swapped, or in two parts.

A descent: each step lowers the cost of work beyond the limits as far as one step for that task can, and of equal steps it is the
one after which loads are most even. A task is cut only where neither giving it away nor a swap helps, at an instant at which some
task of the site begins or ends.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from scheduler.solver.staff.work_limits import Task, overwork_cost, week_of
from scheduler.terms.posts import People, Posts, WorkLimits

Ints = npt.NDArray[np.int64]
DAY = 1440
MOST_COUNTS = 60_000
"""How often the cost of one person is computed at most: a site of thousands of tasks takes a second or two."""
Row = tuple[int, int, int, int]
"""A task: post, person, since, until, UTC minutes."""
Step = tuple[int, float, list[Row], list[Row]]
"""The cost saved, how uneven loads become, the tasks that go and those that come."""


def relieve(posts: Posts, people: People, tasks: Ints, limits: Sequence[WorkLimits]) -> Ints:
    """The tasks (post, person, since, until) of one site after the steps that help."""
    if not len(tasks):
        return tasks
    return _Relief(posts, people, tasks, limits).run()


def roster_cost(posts: Posts, people: People, tasks: Ints, limits: Sequence[WorkLimits]) -> int:
    """What the tasks of one site cost beyond the limits."""
    return sum(_Relief(posts, people, tasks, limits).cost)


class _Relief:
    def __init__(self, posts: Posts, people: People, tasks: Ints, limits: Sequence[WorkLimits]) -> None:
        self.posts, self.people, self.limits = posts, people, limits
        self.ahead = posts.ahead.tolist()
        self.rows: list[list[Row]] = [[] for _ in range(len(people))]
        for post, person, since, until in tasks.tolist():
            self.rows[person].append((post, person, since, until))
        self.tasks = [sorted(map(self._task, rows)) for rows in self.rows]
        self.cost = [overwork_cost(mine, limits) for mine in self.tasks]
        self.load = np.array([sum(b - a for a, b, _ in mine) for mine in self.tasks], np.float64)
        self.cuts = np.unique(tasks[:, 2:]).tolist()
        self.counts = 0

    def _task(self, row: Row) -> Task:
        return row[2], row[3], (row[2] + self.ahead[row[0]]) // DAY

    def run(self) -> Ints:
        """Take steps until none helps or the work allowed is done."""
        stuck: set[int] = set()
        while self.counts < MOST_COUNTS:
            over = [p for p in range(len(self.rows)) if self.cost[p] and p not in stuck]
            if not over:
                break
            person = max(over, key=lambda p: self.cost[p])
            if self._relieve(person):
                stuck.clear()
            else:
                stuck.add(person)
        table = [row for rows in self.rows for row in rows]
        return np.array(sorted(table, key=lambda row: (row[0], row[2])), np.int64).reshape(-1, 4)

    def _relieve(self, person: int) -> bool:
        """Take a step for somebody, first for the task that weighs most; False if none helps."""
        heavy = [step for row in self.rows[person] for step in self._step([row], [])]
        rows = [gone[0] for _, _, gone, _ in sorted(heavy, key=lambda step: -step[0])]
        for steps_of in (self._gifts, self._swaps, self._cuts):
            for row in rows:
                steps = steps_of(row)
                if steps:
                    self._take(max(steps, key=lambda step: (step[0], -step[1])))
                    return True
        return False

    def _take(self, step: Step) -> None:
        _, _, gone, come = step
        for row in gone:
            self._change(row, -1)
        for row in come:
            self._change(row, 1)
        for touched in {row[1] for row in (*gone, *come)}:
            self.cost[touched] = overwork_cost(self.tasks[touched], self.limits)

    def _change(self, row: Row, sign: int) -> None:
        person, task = row[1], self._task(row)
        if sign > 0:
            insort(self.tasks[person], task)
            self.rows[person].append(row)
        else:
            self.tasks[person].remove(task)
            self.rows[person].remove(row)
        self.load[person] += sign * (task[1] - task[0])

    def _able(self, row: Row) -> list[int]:
        """Others who may have the task and are present, busy or not."""
        post, person, since, until = row
        people = self.people
        may = people.may[:, self.posts.duty[post]] & people.there(np.array([since]), np.array([until]))[0]
        may[person] = False
        return [int(p) for p in np.flatnonzero(may)]

    def _free(self, row: Row, person: int) -> bool:
        """Whether somebody has no other task during this one."""
        since, until = row[2], row[3]
        tasks = self.tasks[person]
        k = bisect_left(tasks, since, key=lambda task: task[0])
        return (k == len(tasks) or tasks[k][0] >= until) and (k == 0 or tasks[k - 1][1] <= since)

    def _step(self, gone: list[Row], come: list[Row]) -> list[Step]:
        """The step if it saves anything; none if somebody would have two tasks at once."""
        saved, uneven = 0, 0.0
        for person in {row[1] for row in (*gone, *come)}:
            less, more = ([self._task(row) for row in rows if row[1] == person] for rows in (gone, come))
            before = self._around([*less, *more], self.tasks[person])
            after = sorted([*(task for task in before if task not in less), *more])
            if any(later[0] < earlier[1] for earlier, later in pairwise(after)):
                return []
            self.counts += 1
            saved += overwork_cost(before, self.limits) - overwork_cost(after, self.limits)
            load = self.load[person]
            uneven += (load + sum(b - a for a, b, _ in more) - sum(b - a for a, b, _ in less)) ** 2 - load**2
        return [(saved, uneven, gone, come)] if saved > 0 else []

    def _around(self, changed: list[Task], tasks: list[Task]) -> list[Task]:
        """The tasks of the weeks that changes may concern: no limit looks further than from one week into the next."""
        first, last = week_of(min(changed)[2]) - 1, week_of(max(changed)[2]) + 2
        low, high = (bisect_left(tasks, week, key=lambda task: week_of(task[2])) for week in (first, last))
        return tasks[low:high]

    def _gifts(self, row: Row) -> list[Step]:
        """Somebody else has the task."""
        post, _, since, until = row
        free = [other for other in self._able(row) if self._free(row, other)]
        return [step for other in free for step in self._step([row], [(post, other, since, until)])]

    def _swaps(self, row: Row) -> list[Step]:
        """Somebody else has the task and gives one of that week's in exchange."""
        post, person, since, until = row
        found = list[Step]()
        for other in self._able(row):
            for theirs in self.rows[other]:
                if abs(theirs[2] - since) < 7 * DAY and person in self._able(theirs):
                    come = [(post, other, since, until), (theirs[0], person, theirs[2], theirs[3])]
                    found += self._step([row, theirs], come)
        return found

    def _cuts(self, row: Row) -> list[Step]:
        """Somebody else has the first or the second part of the task."""
        post, person, since, until = row
        found = list[Step]()
        for cut in self.cuts:
            if since < cut < until:
                first, second = (post, person, since, cut), (post, person, cut, until)
                for part, rest in ((first, second), (second, first)):
                    for other in self._able(part):
                        if self._free(part, other):
                            found += self._step([row], [(post, other, part[2], part[3]), rest])
        return found
