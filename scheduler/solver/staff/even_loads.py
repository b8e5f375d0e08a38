"""Even loads: tasks move from those who have much to those who have little, one by one or two against two.

The aim is the sum of the squares of minutes on duty, each relative to how long the person is there while
anybody is needed, session by session; a change of room within a day counts like `ROOM` minutes squared. A
post that is handed over is never cut further.
"""

import numpy as np
import numpy.typing as npt

from scheduler.terms.posts import People, Posts

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
DAY = 1440
ROOM = 60.0 * 60.0
HAND_OVER = 1e12
WORK = 8_000_000
"""Tasks looked at for swaps in all: keeps a site of thousands of tasks to about a second."""


def even(posts: Posts, people: People, tasks: Ints, rng: np.random.Generator) -> Ints:
    """The same tasks (post, person, since, until) with people exchanged until nothing is gained."""
    if len(people) < 2 or not len(tasks):
        return tasks
    roster = _Roster(posts, people, tasks)
    work = WORK
    for swaps in (False, True):
        gained = True
        while gained and work > 0:
            gained = False
            for task in rng.permutation(len(tasks)).tolist():
                work -= len(tasks) if swaps else len(people)
                gained |= roster.swap(task) if swaps else roster.move(task)
                if work <= 0:
                    break
    return np.column_stack([tasks[:, 0], roster.person, tasks[:, 2:]])


def presence(posts: Posts, people: People) -> Floats:
    """Minutes for which each person is there while anybody is needed, by session; at least 1."""
    out = np.ones((len(people), int(posts.share.max(initial=0)) + 1))
    for share in np.unique(posts.share):
        rows = np.flatnonzero(posts.share == share)
        order = rows[np.argsort(posts.since[rows], kind="stable")]
        since, reach = posts.since[order], np.maximum.accumulate(posts.until[order])
        begins = np.r_[True, since[1:] > reach[:-1]]
        first, last = since[begins], reach[np.r_[np.flatnonzero(begins)[1:] - 1, len(order) - 1]]
        both = np.minimum(people.until[:, None], last) - np.maximum(people.since[:, None], first)
        out[:, share] = np.maximum(np.maximum(both, 0).sum(1), 1)
    return out


class _Roster:
    """Who has which task, and what an exchange would gain."""

    def __init__(self, posts: Posts, people: People, tasks: Ints) -> None:
        post = tasks[:, 0]
        self.person = tasks[:, 1].copy()
        self.length = (tasks[:, 3] - tasks[:, 2]).astype(np.float64)
        self.share = posts.share[post]
        self.able = (
            people.may[:, posts.duty[post]].T
            & (people.since[None, :] <= tasks[:, 2, None])
            & (people.until[None, :] >= tasks[:, 3, None])
        )
        instants = np.unique(tasks[:, 2:])
        self.a, self.b = (np.searchsorted(instants, tasks[:, column]) for column in (2, 3))
        # busy[p, k]: how many of the first k spells between instants person p has a task in.
        self.busy = np.zeros((len(people), len(instants)), np.int64)
        there = presence(posts, people)
        self.per = there.max() / there
        self.load = np.zeros_like(there)
        where = np.stack([posts.room[post], tasks[:, 2] // DAY], 1)
        self.place = np.unique(where, axis=0, return_inverse=True)[1].reshape(-1)
        self.stays = np.zeros((len(people), int(self.place.max()) + 1), np.int64)
        self.next = self._neighbours(tasks)
        for task, person in enumerate(self.person.tolist()):
            self._put(task, person, 1)

    def _neighbours(self, tasks: Ints) -> Ints:
        """The pieces of the same post before and after each task, -1 where there is none."""
        order = np.lexsort((tasks[:, 2], tasks[:, 0]))
        same = tasks[order[1:], 0] == tasks[order[:-1], 0]
        out = np.full((len(tasks), 2), -1)
        out[order[1:][same], 0], out[order[:-1][same], 1] = order[:-1][same], order[1:][same]
        return out

    def _put(self, task: int, person: int, sign: int) -> None:
        a, b = int(self.a[task]), int(self.b[task])
        self.busy[person, a + 1 : b + 1] += sign * np.arange(1, b - a + 1)
        self.busy[person, b + 1 :] += sign * (b - a)
        self.load[person, self.share[task]] += sign * self.length[task]
        self.stays[person, self.place[task]] += sign

    def _give(self, task: int, person: int) -> None:
        self._put(task, int(self.person[task]), -1)
        self.person[task] = person
        self._put(task, person, 1)

    def move(self, task: int) -> bool:
        """Give the task to whom it suits best; whether that is somebody else."""
        now, d, share = int(self.person[task]), self.length[task], int(self.share[task])
        self._put(task, now, -1)
        free = self.able[task] & (self.busy[:, self.b[task]] == self.busy[:, self.a[task]])
        price = d * (2 * self.load[:, share] + d) * self.per[:, share]
        price += ROOM * (self.stays[:, self.place[task]] == 0)
        for piece in self.next[task][self.next[task] >= 0].tolist():
            price += HAND_OVER
            price[self.person[piece]] -= HAND_OVER
        price[~free] = np.inf
        best = int(np.argmin(price))
        best = best if price[best] < price[now] - 1e-6 else now
        self.person[task] = best
        self._put(task, best, 1)
        return best != now

    def swap(self, task: int) -> bool:
        """Exchange the task with that of another person where most is gained; whether anything is."""
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
        # Without their own tasks, each is free for the other's.
        fits &= self.busy[mine, self.b] - self.busy[mine, self.a] == overlap
        fits &= self.busy[other, b] - self.busy[other, a] == overlap
        found = np.flatnonzero(fits)
        if not len(found):
            return False
        theirs, more = other[found], self.length[task] - self.length[found]
        gain = more * (2 * self.load[theirs, share] + more) * self.per[theirs, share]
        gain += -more * (2 * self.load[mine, share] - more) * self.per[mine, share]
        gain += ROOM * self._rooms(task, found)
        best = int(np.argmin(gain))
        if gain[best] >= -1e-6:
            return False
        chosen, partner = int(found[best]), int(theirs[best])
        self._give(task, partner)
        self._give(chosen, mine)
        return True

    def _rooms(self, task: int, found: Ints) -> Ints:
        """Rooms a day that both would use more than now (in the same room nothing changes)."""
        mine, theirs = int(self.person[task]), self.person[found]
        here, there = int(self.place[task]), self.place[found]
        new = (self.stays[theirs, here] == 0).astype(np.int64) + (self.stays[mine, there] == 0)
        left = (self.stays[theirs, there] == 1).astype(np.int64) + int(self.stays[mine, here] == 1)
        return np.where(here == there, 0, new - left)
