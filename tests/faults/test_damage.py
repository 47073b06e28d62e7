# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damage anywhere in the database is noticed, on every page."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace

import pytest

from tests.vault.profiles import FULL_ANSWERS, PASSPHRASE, a_draft, a_vault, an_entry, reopen
from tests.world import PASSPHRASE as WORLD_PASSPHRASE
from tests.world import StandingClock, door_at, new_session
from waterline.app import journal, right_now
from waterline.app import session as doors
from waterline.domain.errors import VaultDamaged
from waterline.domain.right_now import RightNow
from waterline.domain.sheets import FreePage
from waterline.vault.cipher import PAGE_BYTES
from waterline.vault.connection import Database
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import open_with_passphrase


def notices(path, key: bytes) -> bool:
    """Open the database and check it as the integrity page does; tell whether anything was found."""
    try:
        with closing(Database.open(path, key)) as database:
            return bool(database.integrity())
    except VaultDamaged:
        return True


def test_one_flipped_bit_is_noticed_on_every_page(tmp_path):
    files = ProfileFiles(tmp_path / "profile")
    with closing(a_vault(files)) as vault, vault.transaction():
        for number in range(40):
            vault.entries.add(an_entry(f"{number}", replace(FULL_ANSWERS, root=f"{number} " + "long " * 400)))
    key = open_with_passphrase(read_header(files), PASSPHRASE)
    sound = files.database.read_bytes()
    assert not notices(files.database, key)
    pages = len(sound) // PAGE_BYTES
    assert pages > 40
    chance = random.Random(1)
    missed = []
    for page in range(pages):
        at = page * PAGE_BYTES + chance.randrange(PAGE_BYTES)
        damaged = bytearray(sound)
        damaged[at] ^= 1 << chance.randrange(8)
        files.database.write_bytes(damaged)
        if not notices(files.database, key):
            missed.append(page + 1)
    assert missed == []


def test_with_one_bad_page_everything_else_can_still_be_read_and_saved(tmp_path):
    files = ProfileFiles(tmp_path / "profile")
    with closing(a_vault(files)) as vault:
        vault.entries.add(an_entry("long", replace(FULL_ANSWERS, what_happened="long " * 80_000)))
    damaged = bytearray(files.database.read_bytes())
    damaged[len(damaged) // 4] ^= 1  # among the pages of the entry itself; behind them come those of the index
    files.database.write_bytes(damaged)
    with closing(reopen(files)) as vault:
        with pytest.raises(VaultDamaged):
            vault.entries.get("long")
        vault.drafts.keep(a_draft("draft"))
        vault.entries.add(an_entry("new"))
        assert vault.integrity()
        vault.drafts.keep(a_draft("another"))
        assert vault.backup_due
    with closing(reopen(files)) as vault:
        assert vault.entries.get("new") == an_entry("new")
        assert {draft.id for draft in vault.drafts.list()} == {"draft", "another"}


def test_no_damage_of_the_index_of_words_keeps_the_journal_shut(tmp_path):
    files = ProfileFiles(tmp_path / "profile")
    with closing(a_vault(files)) as vault:
        vault.entries.add(an_entry("kept"))
        parts = "SELECT rootpage FROM sqlite_schema WHERE name LIKE 'entry_words_%' OR name = 'entry_text'"
        roots = [row["rootpage"] for row in vault._database.query(parts)]
    sound = files.database.read_bytes()
    assert len(roots) > 4
    for root in roots:
        damaged = bytearray(sound)
        damaged[(root - 1) * PAGE_BYTES + 2000] ^= 1
        files.database.write_bytes(damaged)
        with closing(reopen(files)) as vault:
            assert vault.entries.get("kept") == an_entry("kept")
            vault.drafts.keep(a_draft("draft"))
            assert vault.backup_due


def test_a_damaged_index_of_words_refuses_no_entry(tmp_path):
    """It repeats what the entries say, so the words are kept without it, and found again once it could be made anew."""
    door = door_at(tmp_path / "profile", StandingClock())
    session, _ = new_session(door)
    first = journal.finish(session, journal.begin(session, "free_page", seed=FreePage(what_happened="a grey morning")))
    root = session.vault._database.query("SELECT rootpage FROM sqlite_schema WHERE name = 'entry_text'")[0]["rootpage"]
    session.close()
    sound = door.files.database.read_bytes()
    damaged = bytearray(sound)
    damaged[(root - 1) * PAGE_BYTES + 2000] ^= 1
    door.files.database.write_bytes(damaged)
    session = doors.open_with_passphrase(door, WORLD_PASSPHRASE)
    page = FreePage(what_happened="a blue evening")
    kept = journal.finish(session, journal.begin(session, "free_page", seed=page))
    journal.trash(session, first.id)
    journal.restore(session, first.id)
    assert {line.id for line in journal.timeline(session)} == {kept.id, first.id}
    session.close()
    door.files.database.write_bytes(damaged)
    session = doors.open_with_passphrase(door, WORLD_PASSPHRASE)
    hot = journal.begin(session, "right_now", seed=RightNow(intensity_before=8))
    moment = right_now.finish(session, hot, dig_later=True)
    assert journal.entry(session, moment.id).answers.intensity_before == 8
    assert len(journal.drafts(session)) == 1, "the dig that waits"
    page = FreePage(what_happened="a blue evening")
    kept = journal.finish(session, journal.begin(session, "free_page", seed=page))
    assert session.vault.integrity(), "and the damage is still told"
    session.close()
    session = doors.open_with_passphrase(door, WORLD_PASSPHRASE)
    assert journal.entry(session, kept.id).answers == page
    session.close()
