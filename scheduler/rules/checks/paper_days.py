"""The local day of each paper."""

import numpy as np
import numpy.typing as npt

from models.instance import Instance
from scheduler.rules.checks.clocks import local_time
from scheduler.rules.rule import Case


def paper_days(case: Case[Instance]) -> npt.NDArray[np.datetime64]:
    """The local day on which each row of `Facts.papers` starts. Ask for it through `Case.derived`."""
    papers = case.facts.papers
    return local_time(papers["start"], papers["zone"]).to_numpy("datetime64[D]")
