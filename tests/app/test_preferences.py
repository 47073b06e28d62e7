# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the app looks is remembered, and no broken file keeps anybody out."""

from pathlib import Path

import pytest

from waterline.app import preferences
from waterline.app.preferences import Preferences
from waterline.vault.files import ProfileFiles


def test_what_was_chosen_is_there_next_time(tmp_path: Path):
    files = ProfileFiles(tmp_path)
    chosen = Preferences(
        mode="dark", scale=1.6, font="system", after_exit="stay_hidden", triple_shift=False, lock_after_minutes=0
    )
    preferences.save(files, chosen)
    assert preferences.load(files) == chosen


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"mode": 3, "scale": 900, "triple_shift": "no"}'])
def test_a_broken_file_means_the_defaults(tmp_path: Path, content: bytes):
    files = ProfileFiles(tmp_path)
    files.preferences.write_bytes(content)
    assert preferences.load(files) == Preferences()


def test_one_unusable_value_does_not_cost_the_others():
    assert Preferences.from_plain({"mode": "purple", "scale": 1.2}) == Preferences(scale=1.2)


def test_nothing_but_looks_and_leaving_is_kept_in_the_open():
    assert set(Preferences.__dataclass_fields__) == {
        "mode",
        "scale",
        "font",
        "reduced_motion",
        "after_exit",
        "lock_away_on_exit",
        "triple_shift",
        "lock_after_minutes",
    }
