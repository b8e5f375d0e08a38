"""The watchdog tells a long search from one that hangs, by beats alone."""

from scheduler.app.protocol import Beat
from scheduler.app.watchdog import LONGEST_LOOK, Watchdog
from scheduler.solver import pulse
from scheduler.solver.budget import Budget
from scheduler.solver.pulse import Pulse


def watched(beats: list[tuple[int, Beat | None]], step: float = 1.0) -> str:
    """How a process hangs that sends these bytes and beats, one a second; an empty text if it does not."""
    now = 0.0
    watchdog = Watchdog(most_silence=10, clock=lambda: now)
    for received, beat in beats:
        now += step
        if watchdog.hangs(received, beat):
            return str(watchdog.hang)
    return ""


def test_a_process_that_sends_nothing_is_silent() -> None:
    assert watched([(5, Beat(1.0, 1, 600))] * 30) == "silent"
    assert watched([(0, None)] * 30) == "silent"


def test_a_process_that_only_beats_is_idle() -> None:
    assert watched([(n, Beat(1.0 + n / 1000, 1, 600)) for n in range(30)]) == "idle"


def test_a_process_that_computes_without_a_sign_is_endless() -> None:
    assert watched([(n, Beat(float(n), 1, 20)) for n in range(60)]) == "endless"


def test_a_long_run_of_cp_sat_is_no_hang() -> None:
    beats = [(n, Beat(float(n), n // 50, 60)) for n in range(200)]
    assert watched(beats) == ""


def test_a_search_that_gets_little_of_the_processor_is_no_hang() -> None:
    """0.03 seconds of processor time a second, without a sign, as on a machine that is busy with other things."""
    assert watched([(n, Beat(n * 0.03, 1, 600)) for n in range(200)]) == ""


def test_a_process_that_is_stopped_itself_does_not_blame_the_other() -> None:
    beats: list[tuple[int, Beat | None]] = [(n, Beat(float(n), n, 600)) for n in range(5)]
    assert watched(beats, step=3600.0) == ""
    assert LONGEST_LOOK < 10


def test_whoever_asks_the_budget_gives_a_sign_and_says_when_the_next_is_due() -> None:
    life = Pulse()
    budget = Budget(None, 4000, life)
    budget.used()
    assert (life.signs, life.due) == (1, pulse.LONGEST)
    _, deterministic = budget.share(0.5)
    assert (life.signs, deterministic) == (2, 1.0)
    assert life.due == pulse.LONGEST + pulse.PER_DETERMINISTIC_SECOND
    budget.spend(1.0)
    assert (life.signs, life.due) == (3, pulse.LONGEST)
