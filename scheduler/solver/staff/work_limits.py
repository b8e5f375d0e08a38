"""What a roster costs beyond the limits of working time.

All of it is counted on the tasks of one person, in order of time. A task belongs to the local day on which it begins.
"""

from collections.abc import Sequence

from scheduler.terms.posts import WorkLimits

MONDAY = 4
"""The day number of the first Monday: 1970-01-05."""
Task = tuple[int, int, int]
"""A task: since, until (UTC minutes), and the local day on which it begins, a day number since 1970-01-01."""


def week_of(day: int) -> int:
    """The number of the week, Monday to Sunday, of a day number."""
    return (day - MONDAY) // 7


def overwork_cost(tasks: Sequence[Task], limits: Sequence[WorkLimits]) -> int:
    """What the minutes beyond these limits cost, for one person. `tasks` in order, none overlaps another."""
    return sum(one.price * minutes_beyond(tasks, one) for one in limits)


def minutes_beyond(tasks: Sequence[Task], limits: WorkLimits) -> int:
    """Minutes beyond all the limits together, for one person. `tasks` in order, none overlaps another."""
    if not tasks:
        return 0
    return _days(tasks, limits) + _stretches(tasks, limits) + _weeks(tasks, limits)


def _days(tasks: Sequence[Task], limits: WorkLimits) -> int:
    """Work and span of each day, and the rest before the next."""
    beyond, k = 0, 0
    last_end: int | None = None
    while k < len(tasks):
        first, _, day = tasks[k]
        work, end = 0, first
        while k < len(tasks) and tasks[k][2] == day:
            work += tasks[k][1] - tasks[k][0]
            end = max(end, tasks[k][1])
            k += 1
        beyond += max(work - limits.day, 0) + max(end - first - limits.span, 0)
        if last_end is not None:
            beyond += max(limits.rest - max(first - last_end, 0), 0)
        last_end = end
    return beyond


def _stretches(tasks: Sequence[Task], limits: WorkLimits) -> int:
    """Work without a pause: tasks with less than a pause between them are one stretch."""
    beyond = 0
    begin, end, _ = tasks[0]
    for since, until, _ in tasks[1:]:
        if since - end >= limits.pause:
            beyond += max(end - begin - limits.stretch, 0)
            begin = since
        end = max(end, until)
    return beyond + max(end - begin - limits.stretch, 0)


def _weeks(tasks: Sequence[Task], limits: WorkLimits) -> int:
    """Work of each week, and the longest time off that begins in it. After the last task there is no end of time off."""
    work: dict[int, int] = {}
    off: dict[int, int] = {}
    for k, (since, until, day) in enumerate(tasks):
        week = week_of(day)
        work[week] = work.get(week, 0) + until - since
        free = tasks[k + 1][0] - until if k + 1 < len(tasks) else limits.weekly_rest
        off[week] = max(off.get(week, 0), free)
    return sum(
        max(minutes - limits.week, 0) + max(limits.weekly_rest - off[week], 0)
        for week, minutes in work.items()
    )
