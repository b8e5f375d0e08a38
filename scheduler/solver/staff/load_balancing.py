"""Load balancing of a roster: tasks move from people with much duty to people with little, singly or by swaps.

A local search. It minimises the sum over people and sessions of squared minutes on duty, weighted by how short the
person is present while anybody is needed; a change of room within a day counts as `ROOM_CHANGE`. Posts that are handed
over are not cut further.
"""

import numpy as np
import numpy.typing as npt

from scheduler.terms.posts import People, Posts

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
DAY = 1440
ROOM_CHANGE = 60.0 * 60.0
"""The cost of one more room a day, in minutes squared: as much as an hour on duty for somebody with none."""
HAND_OVER = 1e12
"""The cost of one more hand-over: more than any balance is worth."""
MOST_COMPARISONS = 8_000_000
"""People and tasks compared in all: a site of thousands of tasks takes about a second."""


def balance_loads(posts: Posts, people: People, tasks: Ints, rng: np.random.Generator) -> Ints:
    """The same tasks (post, person, since, until) with people exchanged until no move or swap gains."""
    if len(people) < 2 or not len(tasks):
        return tasks
    assignment = _Assignment(posts, people, tasks)
    work = MOST_COMPARISONS
    for swaps in (False, True):
        gained = True
        while gained and work > 0:
            gained = False
            for task in rng.permutation(len(tasks)).tolist():
                work -= len(tasks) if swaps else len(people)
                gained |= assignment.swap(task) if swaps else assignment.move(task)
                if work <= 0:
                    break
    return np.column_stack([tasks[:, 0], assignment.person, tasks[:, 2:]])


def minutes_present(posts: Posts, people: People) -> Floats:
    """Minutes for which each person is present while anybody is needed, person x session; at least 1."""
    out = np.ones((len(people), int(posts.share.max(initial=0)) + 1))
    for share in np.unique(posts.share):
        rows = np.flatnonzero(posts.share == share)
        order = rows[np.argsort(posts.since[rows], kind="stable")]
        since, reach = posts.since[order], np.maximum.accumulate(posts.until[order])
        begins = np.r_[True, since[1:] > reach[:-1]]
        first, last = since[begins], reach[np.r_[np.flatnonzero(begins)[1:] - 1, len(order) - 1]]
        person, begins, ends = people.spans.T
        both = np.minimum(ends[:, None], last) - np.maximum(begins[:, None], first)
        minutes = np.bincount(person, np.maximum(both, 0).sum(1), len(people))
        out[:, share] = np.maximum(minutes, 1)
    return out


class _Assignment:
    """Who has which task, and the gain of moving or swapping tasks."""

    def __init__(self, posts: Posts, people: People, tasks: Ints) -> None:
        post = tasks[:, 0]
        self.person = tasks[:, 1].copy()
        self.length = (tasks[:, 3] - tasks[:, 2]).astype(np.float64)
        self.share = posts.share[post]
        self.able = people.may[:, posts.duty[post]].T & people.there(tasks[:, 2], tasks[:, 3])
        instants = np.unique(tasks[:, 2:])
        self.a, self.b = (np.searchsorted(instants, tasks[:, column]) for column in (2, 3))
        # busy[p, k]: in how many of the first k intervals between instants person p has a task.
        self.busy = np.zeros((len(people), len(instants)), np.int64)
        there = minutes_present(posts, people)
        self.load_weight = there.max() / there
        self.load = np.zeros_like(there)
        where = np.stack([posts.room[post], tasks[:, 2] // DAY], 1)
        self.place = np.unique(where, axis=0, return_inverse=True)[1].reshape(-1)
        self.tasks_in_room = np.zeros((len(people), int(self.place.max()) + 1), np.int64)
        self.next = self._neighbours(tasks)
        for task, person in enumerate(self.person.tolist()):
            self._add(task, person, 1)

    def _neighbours(self, tasks: Ints) -> Ints:
        """The tasks of the same post just before and after each task, -1: none."""
        order = np.lexsort((tasks[:, 2], tasks[:, 0]))
        same = tasks[order[1:], 0] == tasks[order[:-1], 0]
        out = np.full((len(tasks), 2), -1)
        out[order[1:][same], 0], out[order[:-1][same], 1] = order[:-1][same], order[1:][same]
        return out

    def _add(self, task: int, person: int, sign: int) -> None:
        a, b = int(self.a[task]), int(self.b[task])
        self.busy[person, a + 1 : b + 1] += sign * np.arange(1, b - a + 1)
        self.busy[person, b + 1 :] += sign * (b - a)
        self.load[person, self.share[task]] += sign * self.length[task]
        self.tasks_in_room[person, self.place[task]] += sign

    def _reassign(self, task: int, person: int) -> None:
        self._add(task, int(self.person[task]), -1)
        self.person[task] = person
        self._add(task, person, 1)

    def move(self, task: int) -> bool:
        """Move the task to the person for whom it costs least; returns whether that is another person."""
        now, d, share = int(self.person[task]), self.length[task], int(self.share[task])
        self._add(task, now, -1)
        free = self.able[task] & (self.busy[:, self.b[task]] == self.busy[:, self.a[task]])
        price = d * (2 * self.load[:, share] + d) * self.load_weight[:, share]
        price += ROOM_CHANGE * (self.tasks_in_room[:, self.place[task]] == 0)
        for piece in self.next[task][self.next[task] >= 0].tolist():
            price += HAND_OVER
            price[self.person[piece]] -= HAND_OVER
        price[~free] = np.inf
        best = int(np.argmin(price))
        best = best if price[best] < price[now] - 1e-6 else now
        self.person[task] = best
        self._add(task, best, 1)
        return best != now

    def swap(self, task: int) -> bool:
        """Swap the task with the task of another person that gains most; returns whether any swap gains."""
        mine, a, b, share = (
            int(self.person[task]),
            int(self.a[task]),
            int(self.b[task]),
            int(self.share[task]),
        )
        if (self.next[task] >= 0).any():
            return False
        other, overlap = self.person, np.maximum(np.minimum(self.b, b) - np.maximum(self.a, a), 0)
        whole = (self.next < 0).all(1) & (self.share == share) & (other != mine)
        fits = whole & self.able[:, mine] & self.able[task][other]
        # Each is free for the task of the other once the own one is given away.
        fits &= self.busy[mine, self.b] - self.busy[mine, self.a] == overlap
        fits &= self.busy[other, b] - self.busy[other, a] == overlap
        found = np.flatnonzero(fits)
        if not len(found):
            return False
        theirs, more = other[found], self.length[task] - self.length[found]
        gain = more * (2 * self.load[theirs, share] + more) * self.load_weight[theirs, share]
        gain += -more * (2 * self.load[mine, share] - more) * self.load_weight[mine, share]
        gain += ROOM_CHANGE * self._room_changes(task, found)
        best = int(np.argmin(gain))
        if gain[best] >= -1e-6:
            return False
        chosen, partner = int(found[best]), int(theirs[best])
        self._reassign(task, partner)
        self._reassign(chosen, mine)
        return True

    def _room_changes(self, task: int, found: Ints) -> Ints:
        """By how many the rooms per day of the two people would rise with each swap."""
        mine, theirs = int(self.person[task]), self.person[found]
        here, there = int(self.place[task]), self.place[found]
        new = (self.tasks_in_room[theirs, here] == 0).astype(np.int64) + (
            self.tasks_in_room[mine, there] == 0
        )
        left = (self.tasks_in_room[theirs, there] == 1).astype(np.int64) + int(
            self.tasks_in_room[mine, here] == 1
        )
        return np.where(here == there, 0, new - left)
