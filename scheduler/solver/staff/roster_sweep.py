"""A first roster: one sweep over the instants of a site that keeps a maximum matching of posts and people.

At every instant each post is held by one person who is present, free and allowed. A person is chosen where a post
begins or its holder leaves, first one who can stay to its end. If nobody allowed is free, holders of other posts change
(an augmenting path of the bipartite matching of posts and people).

*Why this never fails where the counting rules hold.* At an instant all who are present may take a room, and fewer may
escort or write. Let the rules `invigilators`, `escorts` and `secretaries` hold then: for each set of posts there are as
many people who may take one of them (Hall's condition, since what people may do only depends on the duty). So a
matching of all posts exists, and augmenting paths find it from any earlier matching.

*Where posts are cut.* No change is needed where a post ends or somebody arrives. Where a post of a room begins, more
people are present than posts are held, so somebody is free. What remains are instants where a shift ends, or where a
duty begins for which one must be authorised: cutting there is enough for every timetable that the audit accepts.
"""

import numpy as np
import numpy.typing as npt

from scheduler.terms.posts import AUTHORISED, ESCORT, People, Posts

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
NOBODY = -1


def roster_sweep(posts: Posts, people: People) -> Ints:
    """The tasks of one site: rows (post, person, since, until). While nobody can take a post it has no row."""
    return join_adjacent(_Sweep(posts, people).run())


class _Sweep:
    def __init__(self, posts: Posts, people: People) -> None:
        self.posts, self.people = posts, people
        self.holder = np.full(len(posts), NOBODY)
        self.post_of = np.full(len(people), NOBODY)
        self.begun = np.zeros(len(posts), np.int64)
        self.minutes = np.zeros(len(people), np.int64)
        self.room = np.full(len(people), NOBODY)
        self.rows: list[tuple[int, int, int, int]] = []
        self.reserved = self._reservations()

    def _reservations(self) -> Ints:
        """People reserved for escorts and secretaries, so that rooms go to others: rows (post, person, since, until)."""
        posts, people = self.posts, self.people
        restricted = np.flatnonzero(posts.duty >= ESCORT)
        minutes = np.zeros(len(people), np.int64)
        reserved = np.empty((0, 4), np.int64)
        for post in restricted[np.argsort(posts.since[restricted], kind="stable")].tolist():
            since, until = int(posts.since[post]), int(posts.until[post])
            able = people.may[:, posts.duty[post]] & people.there(np.array([since]), np.array([until]))[0]
            able[reserved[(reserved[:, 2] < until) & (since < reserved[:, 3]), 1]] = False
            if able.any():
                who = int(np.flatnonzero(able)[np.argmin(minutes[able])])
                minutes[who] += until - since
                reserved = np.vstack([reserved, [post, who, since, until]])
        return reserved

    def run(self) -> Ints:
        """Sweep over all instants; returns the tasks by post."""
        posts, people = self.posts, self.people
        instants = np.unique(np.concatenate([posts.since, posts.until, people.edges]))
        instants = instants[(instants >= posts.since.min()) & (instants <= posts.until.max())]
        order = np.argsort(posts.since, kind="stable")
        next_post, waiting = 0, np.empty(0, np.int64)
        for now in instants.tolist():
            held = np.flatnonzero(self.holder != NOBODY)
            gone = people.leaves(now)[self.holder[held]] <= now
            for post in held[(posts.until[held] <= now) | gone].tolist():
                self._release(post, now)
                if posts.until[post] > now:
                    waiting = np.append(waiting, post)
            last = next_post + int(np.searchsorted(posts.since[order[next_post:]], now, side="right"))
            waiting = np.concatenate([waiting, order[next_post:last]])
            next_post = last
            waiting = waiting[posts.until[waiting] > now]
            if not len(waiting):
                continue
            # Duties that need an authorisation first, then those that last longest.
            duty = posts.duty[waiting]
            rank = np.where(np.isin(duty, AUTHORISED), 0, 1 + duty)
            for post in waiting[np.lexsort((rank, -posts.until[waiting], rank > 0))].tolist():
                self._fill(post, now)
            waiting = waiting[self.holder[waiting] == NOBODY]
        return np.array(sorted(self.rows), np.int64).reshape(-1, 4)

    def _take(self, post: int, person: int, now: int) -> None:
        self.holder[post], self.post_of[person], self.begun[post] = person, post, now
        self.minutes[person] += self.posts.until[post] - now
        self.room[person] = self.posts.room[post]

    def _release(self, post: int, now: int) -> None:
        person = int(self.holder[post])
        self.holder[post] = self.post_of[person] = NOBODY
        self.minutes[person] -= self.posts.until[post] - now
        if now > self.begun[post]:
            self.rows.append((post, person, int(self.begun[post]), now))

    def _present(self, now: int) -> Flags:
        return np.asarray(self.people.leaves(now) > now)

    def _fill(self, post: int, now: int) -> None:
        """Give the post to the best free person, or free one by an augmenting path."""
        free = np.flatnonzero(
            self._present(now) & (self.post_of == NOBODY) & self.people.may[:, self.posts.duty[post]]
        )
        if len(free):
            self._take(post, int(free[self._preferred(post, free, now)]), now)
        else:
            self._augment(post, now)

    def _preferred(self, post: int, free: Ints, now: int) -> int:
        """The best of the free people: reserved for the post, can stay to its end with little time to spare, has little to
        do."""
        until = int(self.posts.until[post])
        free_until = self.people.leaves(now)
        upcoming = self.reserved[(self.reserved[:, 2] < until) & (self.reserved[:, 3] > now)]
        others = upcoming[upcoming[:, 0] != post]
        np.minimum.at(free_until, others[:, 1], np.maximum(others[:, 2], now))
        reserved, free_until = np.isin(free, upcoming[upcoming[:, 0] == post, 1]), free_until[free]
        spare = np.where(
            free_until >= until, free_until, -free_until
        )  # all of it: who leaves first; else: who stays longest
        moved = self.room[free] != self.posts.room[post]
        duties_allowed = self.people.may[free].sum(1)
        return int(
            np.lexsort((moved, self.minutes[free], duties_allowed, spare, free_until < until, ~reserved))[0]
        )

    def _augment(self, post: int, now: int) -> None:
        """The shortest augmenting path (breadth first): somebody takes the post and leaves another, which somebody else
        takes, and so on."""
        present = self._present(now)
        came_from = np.full(len(self.people), NOBODY)
        seen = np.zeros(len(self.people), bool)
        queue = [post]
        for wanted in queue:
            able = np.flatnonzero(present & self.people.may[:, self.posts.duty[wanted]] & ~seen)
            seen[able], came_from[able] = True, wanted
            free = able[self.post_of[able] == NOBODY]
            if len(free):
                return self._shift(int(free[self._preferred(wanted, free, now)]), came_from, post, now)
            queue += self.post_of[able].tolist()
        return None

    def _shift(self, person: int, came_from: Ints, post: int, now: int) -> None:
        while True:
            wanted = int(came_from[person])
            before = int(self.holder[wanted])
            if before != NOBODY:
                self._release(wanted, now)
            self._take(wanted, person, now)
            if wanted == post:
                return
            person = before


def join_adjacent(rows: Ints) -> Ints:
    """The tasks with adjacent tasks of one post and person joined (rows in order of post, since)."""
    if not len(rows):
        return rows
    same = (rows[1:, :2] == rows[:-1, :2]).all(1) & (rows[1:, 2] == rows[:-1, 3])
    first = np.flatnonzero(np.r_[True, ~same])
    last = np.r_[first[1:] - 1, len(rows) - 1]
    return np.column_stack([rows[first, :3], rows[last, 3]])
