# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any moment, at most two seconds of typing are lost, and nothing that was said to be there.

`WATERLINE_KILLS=200 python3 dev.py test tests/journeys/test_killed.py` deals 200 blows of each of five kinds.
"""

import random
import time
from contextlib import closing

import pytest

from tests.faults.soak import rounds
from tests.journeys.person import LATER
from tests.journeys.test_leaving import drafts_in
from tests.journeys.ways import PASSPHRASE
from tests.vault.profiles import an_entry
from waterline.vault.backup import backups_in, contents
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import open_with_passphrase
from waterline.vault.migrations import Steps
from waterline.vault.steps import STEPS
from waterline.vault.vault import Vault, open_vault

ALLOWED_LOSS_SECONDS = 2.0
LONGEST_LOOK_SECONDS = {"save": 3.0, "back_up": 1.5, "rekey": 8.0, "migrate": 2.5}
"""How far into each kind of work the blow falls at the latest, after its first word."""


@pytest.mark.parametrize("round_number", range(rounds(2)))
def test_a_kill_while_typing_loses_at_most_two_seconds(person, vault, round_number):
    typist = person("write_until_killed")
    typed = []
    until = None
    for line in typist.stdout:
        _, number, moment = line.split()
        typed.append((int(number), float(moment)))
        until = until or time.monotonic() + 3 + random.Random(round_number).random()
        if time.monotonic() > until:
            break
    typist.kill()
    killed = time.monotonic()
    assert typist.wait(10) == -9
    must_be_there = max(number for number, moment in typed if moment <= killed - ALLOWED_LOSS_SECONDS)
    assert must_be_there > 20, "somebody was typing"
    (kept,) = drafts_in(vault)
    expected = "".join("abcdefghij "[number % 11] for number in range(1, len(kept) + 1))
    assert kept == expected
    assert len(kept) >= must_be_there


@pytest.mark.parametrize("round_number", range(rounds(1)))
@pytest.mark.parametrize("work", LONGEST_LOOK_SECONDS)
def test_a_kill_in_the_middle_of_anything_loses_nothing_that_was_said_to_be_there(person, vault, work, round_number):
    files = ProfileFiles(vault)
    with closing(opened(files)) as before:
        before.entries.add(an_entry("from before"))
    begun = person(f"{work}_until_killed")
    first = begun.stdout.readline()
    time.sleep(random.Random(f"{work} {round_number}").uniform(0, LONGEST_LOOK_SECONDS[work]))
    assert begun.poll() is None, "it is still at work"
    begun.kill()
    said = [line.split()[:2] for line in (first, *begun.stdout)]
    assert begun.wait(10) == -9
    assert said[0], "it had begun"
    with closing(opened(files, LATER if work == "migrate" else STEPS)) as after:
        assert after.integrity() == ()
        assert after.entries.get("from before") == an_entry("from before")
        there = {line.what_happened for line in after.entries.timeline(None, 10_000)}
        assert {f"moment {number}" for word, number in said if word == "kept"} <= there
    backups = backups_in(files.backups) if files.backups.exists() else ()
    assert {contents(each, opened_key(each.files)).entries for each in backups} <= {1}
    assert backups or ["backed_up", "1"] not in said


def opened_key(files: ProfileFiles) -> bytes:
    return open_with_passphrase(read_header(files), PASSPHRASE)


def opened(files: ProfileFiles, steps: Steps = STEPS) -> Vault:
    return open_vault(files, read_header(files), opened_key(files), steps)
