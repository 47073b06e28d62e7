# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed at any moment, at most two seconds of typing are lost."""

import os
import random
import time

import pytest

from tests.journeys.test_leaving import drafts_in

ROUNDS = int(os.environ.get("WATERLINE_KILLS", "3"))
ALLOWED_LOSS_SECONDS = 2.0


@pytest.mark.parametrize("round_number", range(ROUNDS))
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
