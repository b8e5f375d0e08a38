"""Staff terms: which groups need whom, and who of the staff may do it. Solvers know terms, never rules."""

from dataclasses import dataclass
from typing import Literal

from scheduler.terms.group_types import Flags, Ints, Who

Task = Literal["invigilator", "escort", "secretary"]


@dataclass(frozen=True)
class Staff:
    """These groups need staff for a task, each of whom does one task at a time.

    - `invigilator`: in each room one for every `ratio[site]` candidates begun, while they occupy it;
    - `secretary`: one for each candidate, likewise;
    - `escort`: one for all candidates who leave one exam of a site for the same new start, from the one to the other.

    `able[person]`: who of the staff (in the order of the instance) may do it. `strict`: a site where nobody may cannot
    hold such an exam at all, whoever misses it.
    """

    rule: str
    task: Task
    who: Who
    able: Flags
    ratio: Ints | None = None
    strict: bool = False


StaffTerm = Staff
