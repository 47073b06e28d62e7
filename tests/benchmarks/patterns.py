# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the pattern view counts and reads: what runs off the GUI thread when the page comes into view."""

from __future__ import annotations

import itertools
import random
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.benchmarks.figure import Figure, milliseconds
from tests.vault.profiles import a_vault, an_entry, reopen
from waterline.app.insight import summaries
from waterline.domain import vocabulary as keys
from waterline.domain.entry import Answers
from waterline.domain.pattern.grid import fears_by_needs
from waterline.domain.pattern.wanted import DAYS_90, Wanted
from waterline.domain.pattern.written import Written
from waterline.domain.times import DAY_MS, Stamp
from waterline.vault.files import ProfileFiles

NOW = Stamp(1_795_000_000_000, "Europe/Berlin", 60)
SIZES = (1_000, 20_000, 100_000)
YEARS, AGAIN, BATCH = 5, 5, 2_000


def figures() -> Iterator[Figure]:
    """Count journals of five years in memory, as the vault hands them over, and read them from a vault."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            files = ProfileFiles(Path(folder) / "profile")
            _fill(files, size)
            with closing(reopen(files)) as vault:
                written = vault.entries.written()
            yield from _counting(written)
            if size > SIZES[0]:
                yield Figure("reading what is counted", size, milliseconds(lambda files=files: _read(files), 3))


def _counting(written: tuple[Written, ...]) -> Iterator[Figure]:
    size = len(written)
    below = {1_000: 30.0}.get(size)
    yield Figure("fears and needs", size, milliseconds(lambda: fears_by_needs(written), AGAIN), below=below)
    below = {100_000: 300.0}.get(size)
    yield Figure("all summaries", size, milliseconds(lambda: summaries(written, Wanted(), NOW), AGAIN), below=below)
    wanted = Wanted(span=DAYS_90)
    yield Figure("all summaries of 90 days", size, milliseconds(lambda: summaries(written, wanted, NOW), AGAIN))


def _read(files: ProfileFiles) -> None:
    with closing(reopen(files)) as vault:
        vault.entries.written()


def _fill(files: ProfileFiles, size: int) -> None:
    dice = random.Random(size)
    apart = YEARS * 365 * DAY_MS // size
    made = (_answers(dice, Stamp(NOW.utc_ms - apart * (size - number), NOW.zone, 60)) for number in range(size))
    with closing(a_vault(files)) as vault:
        entries = (an_entry(f"entry-{number:036}", answers) for number, answers in enumerate(made))
        while batch := list(itertools.islice(entries, BATCH)):
            with vault.transaction():
                for each in batch:
                    vault.entries.add(each)


def _answers(dice: random.Random, happened: Stamp) -> Answers:
    return Answers(
        what_happened="It was late, and nobody had said so. " * 8,
        root="I am afraid of being left out again. " * 3,
        happened=happened,
        triage=dice.choice(keys.TRIAGE),
        fears=tuple(dice.sample(keys.FEARS, dice.randrange(3))),
        needs=tuple(dice.sample(keys.NEEDS, dice.randrange(3))),
        feelings=tuple(dice.sample(keys.FEELINGS, 2)),
        triggers=tuple(dice.sample(keys.TRIGGERS, 1)),
    )
