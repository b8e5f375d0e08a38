"""Where everything is: a problem and a search state are three flat arrays and a table of offsets.

Kernels take (p, a, s, t): `p` says where each part begins, `a` holds the problem (never written), `s`
the state of one lane, `t` its totals. So unit u chooses option `s[p.choice + u]`. Records pass by
pointer; passing dozens of arrays instead made every call ten times as dear.

A unit is one node, or nodes that only move together. Options of unit u are `a[p.first + u]` up to
`a[p.first + u + 1]`, which holds for every name with `first`: rows of u (or of option o, or member m).
"""

from typing import Protocol

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int32]
Totals = npt.NDArray[np.int64]


class Layout(Protocol):
    """Sizes, then offsets by array. Local numbers of options count from the unit's first."""

    units: int
    slots: int
    moving: int  # units with a choice
    members: int  # nodes that get rooms here, 0: rooms are not our job
    rooms: int
    lengths: int
    mixed: int
    limits: int
    chains: int
    days: int
    prices: int
    counted: int  # soft counts
    near_width: int
    apart: int  # 1: no two units with a soft link can be in one slot
    square: int  # 1: every unit has one option a slot, in order

    # a: units and options. Options of one slot are at one time, as far as the search cares.
    first: int
    slot: int
    unary: int
    closed: int
    movable: int
    sfirst: int  # open options of (unit, slot)
    sopt: int
    # a: soft links, by unit and other unit; with u at local x and v at local y the pair costs
    # lweight * cost[lmat + x * width of v + y].
    lfirst: int
    lnode: int
    lmat: int
    lweight: int
    cost: int
    # a: hard links likewise; brow, bcol list the y that are bad with x (hrow -1: y = x alone). A bit a pair of
    # units: near, a hard link; plain, one that forbids the same slot and nothing else; kin, a soft link.
    # odd: units with links that are not plain.
    hfirst: int
    hnode: int
    hmat: int
    hrow: int
    bad: int
    brow: int
    bcol: int
    near: int
    plain: int
    kin: int
    odd: int
    # a: cells used by an option; days it stands for in milestones (waits: 1, ready: 0); learned prices.
    cfirst: int
    ccell: int
    camount: int
    limit: int
    dfirst: int
    dchain: int
    dday: int
    dwaits: int
    dlag: int
    qfirst: int
    qopt: int
    qprice: int
    # a: soft counts by option, for how many it counts; and by count, runs of options of a unit.
    wfirst: int
    wcount: int
    wamount: int
    gfirst: int
    gruns: int  # rows (unit, from, until, amount)
    gterms: int  # rows (limit, weight, most that one unit counts)
    mates: int  # a bit a pair of units of which some count speaks
    # a: rooms; members of a unit, largest first, and the rooms that hold them.
    seats: int
    price: int
    mfirst: int
    unit: int
    size: int
    alone: int
    length: int
    least: int
    ffirst: int
    froom: int
    # s: dear, conf: what each option would cost and break if its unit chose it now.
    choice: int
    dear: int
    conf: int
    dcount: int
    many: int  # chosen options of each soft count
    list: int  # units of each slot, how many, and where each one is
    len: int
    pos: int
    there: int  # by slot, a bit a unit that is in it
    room: int
    seated: int  # by (slot, room): people, members, members alone, members of each length
    inside: int
    shut: int
    kinds: int
    best: int
    bestroom: int
    chain: int  # scratch of compound moves: units, their new options, position of each unit in it
    aim: int
    mark: int
    hold: int
    order: int
    stay: int  # scratch: a bit a unit of two slots that is not in the chain yet
    gap: int  # scratch: the difference of two rows of a matrix
    # t: total: cost now, best cost, insertions; use of cells; tries and successes by move; generator.
    total: int
    used: int
    tally: int
    rng: int
