"""Compiled kernels (numba), and a random generator whose state is one number."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
F = TypeVar("F", bound=Callable[..., object])
OPTIONS: dict[str, Any] = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False}
"""Machine code is kept on disk. Kernels run without the interpreter's lock, so annealers run in threads; they allocate
nothing, so reference counting is switched off."""
UNIFORM_STEPS = 1 << 30
"""Distinct values of `uniform`."""


def jit(function: F) -> F:
    """Compile to machine code at the first call."""
    return cast(F, numba.njit(**OPTIONS)(function))


def seeded(seed: int) -> int:
    """The first state of a generator (as splitmix64 mixes, Steele et al. 2014): close seeds give unlike streams."""
    mask = (1 << 64) - 1
    z = (seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03) & mask
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
    return ((z ^ (z >> 27)) & (mask >> 2)) | 1


@jit
def draw(totals: Ints, rng: int, n: int) -> int:
    """A whole number 0 .. n - 1 (xorshift64*, Vigna 2016; its high bits)."""
    x = np.uint64(totals[rng])
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    totals[rng] = np.int64(x)
    high = (x * np.uint64(0x2545F4914F6CDD1D)) >> np.uint64(33)
    return np.int64((high * np.uint64(n)) >> np.uint64(31))  # type: ignore[return-value]


@jit
def uniform(totals: Ints, rng: int) -> float:
    """A number strictly between 0 and 1."""
    return (draw(totals, rng, UNIFORM_STEPS) + 0.5) / UNIFORM_STEPS


def load_compiler() -> None:
    """Run a kernel, so that no later one waits for what numba loads at the first: a third of a second."""
    draw(np.ones(1, np.int64), 0, 2)
