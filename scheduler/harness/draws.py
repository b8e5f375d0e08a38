"""Draws of the random semesters, and what kind of semester they make."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Shape:
    """What kind of semester is drawn.

    - `wild`: with registrations against the rules, and with opening hours that hardly fit.
    - `forbid`: whether overlaps may stay unresolved (None: drawn).
    - `orals`: some exams are held before a jury.
    - `close`: starts, closing times and availability lie one minute before, at and one minute after each other.
    """

    wild: bool = True
    forbid: bool | None = None
    orals: bool = False
    close: bool = False


@dataclass
class Draws:
    """The random generator of one semester; `apart` makes draws that leave those of `rng` as they are."""

    rng: np.random.Generator
    apart: np.random.Generator
    shape: Shape
    far: bool = False
    settings: dict[str, Any] = field(default_factory=dict)

    def often(self, part: float) -> bool:
        """True with this probability."""
        return bool(self.rng.random() < part)

    def one(self, *choices: Any) -> Any:
        """One of the choices."""
        return choices[int(self.rng.integers(len(choices)))]


def draws_of(seed: int, shape: Shape) -> Draws:
    """The draws of a seed."""
    rng = np.random.default_rng(seed)
    draws = Draws(rng, np.random.default_rng([seed, 1]), shape)
    draws.far = shape.wild and draws.often(0.4)
    return draws
