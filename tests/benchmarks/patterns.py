# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the pattern view counts: what runs off the GUI thread each time the page comes into view."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from waterline.app.insight import summaries
from waterline.domain import vocabulary as keys
from waterline.domain.pattern.grid import fears_by_needs
from waterline.domain.pattern.wanted import Wanted
from waterline.domain.pattern.written import Written
from waterline.domain.times import Stamp

NOW = Stamp(1_795_000_000_000, "Europe/Berlin", 60)


def figures() -> list[tuple[str, float, str]]:
    """Measure the counting alone, reading aside: name, figure, unit."""
    small, middle, large = (_journal(count) for count in (1_000, 20_000, 100_000))
    return [
        ("fears and needs of 1,000 entries", _ms(lambda: fears_by_needs(small)), "ms"),
        ("all summaries of 20,000 entries", _ms(lambda: summaries(middle, Wanted(), NOW)), "ms"),
        ("all summaries of 100,000 entries", _ms(lambda: summaries(large, Wanted(), NOW)), "ms"),
    ]


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _journal(count: int) -> list[Written]:
    dice = random.Random(count)
    return [
        Written(
            entry_id=f"entry-{number}",
            incident=f"incident-{number}",
            happened=Stamp(NOW.utc_ms - dice.randrange(5 * 365 * 86_400_000), NOW.zone, NOW.offset_minutes),
            triage=dice.choice(keys.TRIAGE),
            fears=tuple(dice.sample(keys.FEARS, dice.randrange(3))),
            needs=tuple(dice.sample(keys.NEEDS, dice.randrange(3))),
            feelings=tuple(dice.sample(keys.FEELINGS, 2)),
            triggers=tuple(dice.sample(keys.TRIGGERS, 1)),
        )
        for number in range(count)
    ]
