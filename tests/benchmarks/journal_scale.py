# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal at 100 and at 100,000 entries: opening, going deep, finding, saving, and the memory it takes."""

from __future__ import annotations

import gc
import itertools
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

from tests.benchmarks import journal_page
from tests.benchmarks.figure import Figure, milliseconds
from tests.vault.profiles import NOW, a_vault, an_entry, reopen
from waterline.domain.entry import Answers, Entry
from waterline.domain.looking import Looking, searchable
from waterline.domain.times import Stamp
from waterline.domain.vocabulary import FEARS, NEEDS, TRIAGE
from waterline.vault.files import ProfileFiles
from waterline.vault.vault import Vault

SIZES = (100, 100_000)
PAGE, PAGES_DEEP = 50, 50
BATCH = 2_000
EVERY_SECOND, RARE, COMMON = "harbour", "zeppelin", "window"
SEARCHES = {
    "a rare word": RARE,
    "a common word": COMMON,
    "a word of every second entry": EVERY_SECOND,
    "two such words": f"{EVERY_SECOND} {COMMON}",
    "one letter": "h",
    "two letters": "ha",
    "three letters": "har",
    "four letters": "harb",
}
# In the made-up entries, fear 0 goes with triage 0 and never with 1: the whole journal is looked through for nothing.
NARROWED = {
    "a fear": Looking(fear=FEARS[0]),
    "a fear and where it belongs": Looking(fear=FEARS[0], triage=TRIAGE[0]),
    "a fear and what never goes with it": Looking(fear=FEARS[0], triage=TRIAGE[1]),
    "a kind nothing is of": Looking(kind="free_page"),
    "a year by its days": Looking(from_day=date(2020, 1, 1), before_day=date(2021, 1, 1)),
}
_SYLLABLES = [a + b for a, b in itertools.product("bdfgklmnprstv", ("a", "e", "i", "o", "u", "an", "er", "il"))]


def figures() -> Iterator[Figure]:
    """Measure everything at each size; the memory of the smaller is what the larger is compared with."""
    at_rest: dict[int, float] = {}
    of_page: dict[int, dict[str, float]] = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            files = ProfileFiles(Path(folder) / "profile")
            _fill(files, size)
            with closing(reopen(files)) as vault:
                yield from _reading(vault, size)
                yield from _finding(vault, size)
                yield from _saving(vault, size)
                gc.collect()
                at_rest[size] = _resident_mb()
                yield Figure("memory of this process at rest", size, at_rest[size], "MB")
                on_page = list(journal_page.figures_of(vault, files, size))
                of_page[size] = {each.what: each.value for each in on_page}
                yield from on_page
            yield from _plainly(size, Path(folder))
    yield from journal_page.ratios(of_page)
    small, large = SIZES
    yield Figure("memory against that of the fewest", large, at_rest[large] / at_rest[small], "×", 1.5)


def entries(count: int) -> Iterator[Entry]:
    """Yield made-up entries of about 800 characters, always the same ones, an hour apart."""
    chance = random.Random(7)
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(8_000)]
    weights = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(words))))
    for number in range(count):
        said = chance.choices(words, cum_weights=weights, k=125)
        said[3] = EVERY_SECOND if number % 2 else said[3]
        said[40] = COMMON if number % 7 < 3 else said[40]
        said[60] = RARE if number % (count // 5) == 3 else said[60]
        answers = Answers(
            what_happened=" ".join(said[:60]),
            root=" ".join(said[60:90]),
            layers=(" ".join(said[90:110]), " ".join(said[110:])),
            happened=Stamp(NOW.utc_ms - number * 3_600_000, "UTC", 0),
            fears=(FEARS[number % len(FEARS)],),
            needs=(NEEDS[number % len(NEEDS)],),
            triage=TRIAGE[number % len(TRIAGE)],
        )
        yield an_entry(f"entry-{number}", answers)


def _fill(files: ProfileFiles, size: int) -> None:
    with closing(a_vault(files)) as vault:
        made = entries(size)
        while batch := list(itertools.islice(made, BATCH)):
            with vault.transaction():
                for each in batch:
                    vault.entries.add(each)


def _reading(vault: Vault, size: int) -> Iterator[Figure]:
    yield Figure("opening the journal", size, milliseconds(lambda: vault.entries.timeline(None, PAGE)))
    after = None
    for _ in range(PAGES_DEEP):
        page = vault.entries.timeline(after, PAGE)
        after = page[-1] if page else after
    deep = after
    yield Figure("the next page, fifty pages deep", size, milliseconds(lambda: vault.entries.timeline(deep, PAGE)))
    for name, narrow in NARROWED.items():
        took = milliseconds(lambda narrow=narrow: vault.entries.look(narrow, None, PAGE))
        yield Figure(f"narrowed to {name}", size, took, below=100)
    month = date(2020, 3, 1), date(2020, 4, 1)
    took = milliseconds(lambda: vault.days.with_entries(*month))
    yield Figure("a month of the calendar", size, took, below=50)


def _finding(vault: Vault, size: int) -> Iterator[Figure]:
    for name, typed in SEARCHES.items():
        took = milliseconds(lambda typed=typed: vault.entries.look(Looking(typed), None, PAGE))
        yield Figure(f"finding {name}", size, took, below=50)


def _saving(vault: Vault, size: int) -> Iterator[Figure]:
    new = (an_entry(f"new-{number}", each.answers) for number, each in enumerate(entries(60)))
    yield Figure("saving an entry", size, milliseconds(lambda: vault.entries.add(next(new)), 50), below=20)


def _plainly(size: int, folder: Path) -> Iterator[Figure]:
    """Measure what SQLite's own index takes for the same words with nothing encrypted and nothing joined."""
    with closing(sqlite3.connect(folder / "plain.db")) as plain:
        plain.execute("CREATE VIRTUAL TABLE said USING fts5 (words, prefix = '1 2 3')")
        plain.executemany("INSERT INTO said VALUES (?)", ((searchable(each),) for each in entries(size)))
        plain.commit()
        find = "SELECT rowid, words FROM said WHERE said MATCH ? ORDER BY rowid DESC LIMIT ?"
        took = milliseconds(lambda: plain.execute(find, (f"{EVERY_SECOND}*", PAGE)).fetchall())
    yield Figure("the same in plain SQLite, ids only", size, took)


def _resident_mb() -> float:
    if sys.platform.startswith("linux"):
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * 4096 / 1e6
    return float("nan")
