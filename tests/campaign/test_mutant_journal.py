"""A campaign that is taken up does not try again what its journal tells."""

from pathlib import Path

from scheduler.rules.ordered_catalogue import RULES
from tests.campaign.mutant_journal import Journal
from tests.campaign.mutant_sample import sample_of
from tests.campaign.mutants import summary


def test_what_was_tried_is_read_again(tmp_path: Path) -> None:
    first, second, third = sample_of(RULES[0], 3, 1).tried
    journal = Journal(tmp_path / "journal.jsonl")
    journal.add("check_rule", first, True, 0.5)
    journal.add("check_rule", second, False, 1.25)
    again = Journal(tmp_path / "journal.jsonl")
    assert [again.said("check_rule", one) for one in (first, second, third)] == [True, False, None]
    assert again.said("tests", first) is None
    assert again.seconds == 1.75


def test_the_figures_leave_equivalent_mutants_out() -> None:
    first, second, third = sample_of(RULES[0], 3, 1).tried
    found = {first: "check_rule", second: "not by further semesters", third: "tests"}
    figures = summary(found, [first, second], [third])
    assert (figures["mutants"], figures["noticed"], figures["equivalent_passed_over"]) == (2, 1, 1)
    assert figures["survivors"] == [f"{second} (not by further semesters)"]
    assert figures["equivalent_noticed"] == [str(third)]
