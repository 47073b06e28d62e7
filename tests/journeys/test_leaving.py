# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Quick exit: gone in a tenth of a second, ended in two, and not a word lost."""

import json
import time

import pytest

from tests.journeys.person import SITUATIONS
from tests.journeys.ways import PASSPHRASE
from tests.world import StandingClock
from waterline.app import journal
from waterline.app import session as doors
from waterline.app.session import Door
from waterline.vault.files import ProfileFiles

HIDDEN_WITHIN, ENDED_WITHIN = 0.1, 2.0


def facts(process, until):
    """Read what the person's process says, as {first word: (rest, moment)}, until the word `until` was said."""
    said = {}
    for line in process.stdout:
        first, *rest, moment = line.split()
        said[first] = (" ".join(rest), float(moment))
        if first == until:
            return said
    raise AssertionError(f"it never said {until}, only {sorted(said)}")


def drafts_in(profile):
    session = doors.open_with_passphrase(Door(ProfileFiles(profile), StandingClock()), PASSPHRASE)
    try:
        return [draft.answers.what_happened for draft in journal.drafts(session)]
    finally:
        session.close()


@pytest.mark.parametrize("situation", SITUATIONS)
def test_ctrl_shift_x_leaves_at_once(person, vault, situation):
    process = person("leave_by_keys", situation)
    said = facts(process, "screen")
    pressed = said["pressed"][1]
    assert process.wait(10) == 0
    ended = time.monotonic()
    assert "still" not in said
    assert said["hidden"][1] - pressed < HIDDEN_WITHIN
    assert said["screen"][0] == "empty"
    assert ended - pressed < ENDED_WITHIN
    assert drafts_in(vault) == ["the last thing I wrote"]


def test_the_button_leaves_at_once(person, vault):
    process = person("leave_by_button")
    said = facts(process, "screen")
    assert process.wait(10) == 0
    assert time.monotonic() - said["pressed"][1] < ENDED_WITHIN
    assert said["hidden"][1] - said["pressed"][1] < HIDDEN_WITHIN + 0.1  # the click itself scrolls and waits
    assert said["screen"][0] == "empty"
    assert drafts_in(vault) == ["the last thing I wrote"]


def test_it_can_stay_hidden_and_locked_until_the_app_is_started_again(person, vault):
    (vault / "preferences.json").write_text(json.dumps({"after_exit": "stay_hidden"}))
    first = person("stay_and_be_called")
    assert facts(first, "screen")["screen"][0] == "empty"
    time.sleep(2)
    assert first.poll() is None, "it stays, out of sight"
    second = person("make_vault")  # whatever it would do: it finds the first one and ends
    assert second.wait(20) == 0
    assert "locked" in facts(first, "locked")
    assert first.wait(10) == 0
    assert drafts_in(vault) == ["the last thing I wrote"]
