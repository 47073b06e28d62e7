# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One line of the table, and how a time is taken."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, at how many entries (0: it does not depend on them), and what it must stay below, if any."""

    what: str
    entries: int
    value: float
    unit: str = "ms"
    below: float | None = None

    @property
    def kept(self) -> bool:
        """True unless there is a promise and it is broken."""
        return self.below is None or self.value < self.below


def milliseconds(work: Callable[[], object], times: int = 9) -> float:
    """Return the median time `work` takes, after once unmeasured."""
    work()
    taken: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return median(taken)
