"""What many draws of presence and results say of a timetable."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Simulation:
    """`sittings`: one row for each session, site and start (UTC): candidates, mean, low, median and high (those who come,
    of all draws), rooms, seats, opened (rooms: in session 2 as many as `second-session.quantile` of the draws need, in
    session 1 all), spare (rooms kept in reserve), overflow (probability that those opened do not do), shortage (people
    without a seat then, expected, until a spare room opens), idle (staff whose rooms stay closed).
    `features`: one row for each session, site, start and feature of rooms that somebody there needs: candidates who need it,
    mean, low, median and high of those who come, rooms that have it, seats in them, opened_seats in those that open, overflow
    (probability that these do not do), shortage (people without such a seat, expected).
    `exams`: one row for each exam of session 2: listed, may (expected to have the right), mean, low, median, high.
    `overlaps`: overlaps of session 2, mean, low, median, high. Low and high: 5 % and 95 % of the draws.
    """

    draws: int
    seed: int
    sittings: pd.DataFrame
    features: pd.DataFrame
    exams: pd.DataFrame
    overlaps: pd.DataFrame
