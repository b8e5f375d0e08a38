"""Random rosters of one site, what the counting rules say of them, and whether names keep to them."""

import itertools

import numpy as np

from scheduler.terms.posts import ESCORT, INVIGILATOR, RESPONSIBLE, SECRETARY, People, Posts

DAY = 480
EVER = 1 << 40


def posts_of(*rows: tuple[int, int, int, int]) -> Posts:
    """Posts of one site and session: rows (duty, room, since, until)."""
    duty, room, since, until = np.array(rows, np.int64).reshape(-1, 4).T
    zero = np.zeros(len(duty), np.int64)
    return Posts(site=zero, duty=duty, room=room, since=since, until=until, share=zero + 1, ahead=zero)


def people_of(*rows: tuple[int, int, str]) -> People:
    """People of one site: rows (since, until, letters of what they are authorised for: e, s)."""
    spans = np.array([(person, *row[:2]) for person, row in enumerate(rows)], np.int64).reshape(-1, 3)
    may = np.array([(True, True, "e" in row[2], "s" in row[2]) for row in rows], bool).reshape(-1, 4)
    return People(site=np.zeros(len(rows), np.int64), spans=spans, may=may)


def random_roster(
    rng: np.random.Generator, most_posts: int = 8, most_people: int = 6
) -> tuple[Posts, People]:
    """Few people, so that as many rosters have too few as enough."""
    rows = []
    for room in range(int(rng.integers(1, most_posts + 1))):
        duty = int(
            rng.choice(
                [RESPONSIBLE, RESPONSIBLE, INVIGILATOR, ESCORT, SECRETARY], p=[0.4, 0.2, 0.2, 0.1, 0.1]
            )
        )
        since = DAY + 30 * int(rng.integers(0, 12))
        rows.append((duty, -1 if duty == ESCORT else room, since, since + 30 * int(rng.integers(1, 9))))
    staff = []
    for _ in range(int(rng.integers(1, most_people + 1))):
        since, until = (-EVER, EVER) if rng.random() < 0.6 else (DAY, DAY + 30 * int(rng.integers(2, 18)))
        if rng.random() < 0.2:
            since = DAY + 30 * int(rng.integers(0, 8))
        staff.append(
            (since, max(until, since + 30), str(rng.choice(["", "e", "s", "es"], p=[0.5, 0.2, 0.1, 0.2])))
        )
    return posts_of(*rows), people_of(*staff)


def counts_hold(posts: Posts, people: People) -> bool:
    """Enough present at every instant: in all, authorised for each duty, and for either of the two."""
    for now in np.unique(posts.since).tolist() + people.edges.tolist():
        active = (posts.since <= now) & (posts.until > now)
        present = people.leaves(now) > now
        escorts, secretaries = ((active & (posts.duty == duty)).sum() for duty in (ESCORT, SECRETARY))
        either = (present & (people.may[:, ESCORT] | people.may[:, SECRETARY])).sum()
        enough = (
            active.sum() <= present.sum()
            and escorts <= (present & people.may[:, ESCORT]).sum()
            and secretaries <= (present & people.may[:, SECRETARY]).sum()
            and escorts + secretaries <= either
        )
        if not enough:
            return False
    return True


def covers(posts: Posts, rows: np.ndarray) -> bool:
    """Whether the rows (post, person, since, until) follow each other over the whole of every post."""
    for post in range(len(posts)):
        mine = rows[rows[:, 0] == post]
        ends = [int(posts.since[post]), *mine[:, 3].tolist()]
        if mine[:, 2].tolist() != ends[:-1] or ends[-1] != posts.until[post]:
            return False
    return True


def lawful(posts: Posts, people: People, rows: np.ndarray) -> bool:
    """Everybody present for all of it and authorised, nobody twice at once."""
    post, person, since, until = rows.T
    there = people.there(since, until)[np.arange(len(person)), person] & (since < until)
    may = people.may[person, posts.duty[post]]
    pairs = itertools.combinations(rows.tolist(), 2)
    twice = any(a[1] == b[1] and a[2] < b[3] and b[2] < a[3] for a, b in pairs)
    return bool(there.all() and may.all()) and not twice
