"""A placer that confirms what another one claims."""

from scheduler.solver.incumbent import Incumbent
from scheduler.solver.rooms.packer import Packer
from scheduler.solver.rooms.placer import Placer


def another_placer(placer: Placer, incumbent: Incumbent, *, confirm: bool) -> Placer:
    """A placer that knows nothing of the first one's packings, with another seed and without presolve.

    With `confirm` it proves nothing that HiGHS or plain code does not prove too.
    """
    first, left = placer.packer, incumbent.budget.share(1.0)[0]
    seconds = min(first.seconds, left / max(first.asked, 1))
    packer = Packer(first.seed + 1, incumbent.budget, first.tidy, seconds, confirm, presolve=False)
    return Placer(placer.places, packer)
