# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Of a damaged vault everything comes over that can be read, nothing that was deleted, and the loss is counted."""

from __future__ import annotations

import random
from contextlib import closing
from dataclasses import replace

import pytest

from tests.vault.profiles import FULL_ANSWERS, NOW, a_draft, a_vault, an_entry, fingerprints, reopen
from waterline.domain.entry import Person
from waterline.domain.errors import DiskFull, NothingReadable, VaultTooNew
from waterline.vault import swap
from waterline.vault.cipher import PAGE_BYTES
from waterline.vault.connection import Database
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import open_with_passphrase
from waterline.vault.pages import PageReader
from waterline.vault.salvage import Salvaged, stage_salvage
from waterline.vault.vault import Vault

ENTRIES = 60
PLAIN = ("what_happened", "root", "need_words", "triage", "happened", "next_words", "intensity_after")


def words_of(number: int) -> str:
    """Return the root of an entry: every seventh is longer than a page."""
    return f"{number} " + "wörd " * (900 if number % 7 == 0 else 60)


def fill(vault: Vault) -> None:
    """Write entries, some of them changed, drafts and people."""
    for name in ("J.", "K."):
        vault.people.add(Person(name, name), NOW.utc_ms)
    with vault.transaction():
        for number in range(ENTRIES):
            answers = replace(FULL_ANSWERS, root=words_of(number), people=("J.", "K."))
            vault.entries.add(an_entry(f"{number}", answers))
        for number in range(0, ENTRIES, 6):
            answers = replace(FULL_ANSWERS, root=words_of(number), people=("K.",))
            vault.entries.replace(an_entry(f"{number}", answers))
        for number in range(5):
            vault.drafts.keep(a_draft(f"draft {number}", "half a sen" * 30))


@pytest.fixture
def wreck(files):
    """A closed vault, ready to be damaged."""
    with closing(a_vault(files)) as vault:
        fill(vault)
    return files


def key_of(files) -> bytes:
    return open_with_passphrase(read_header(files), "a lamp left on")


def salvage(files) -> tuple[Salvaged, dict]:
    """Save what can be read; return the report and the entries that came over, from a vault found sound."""
    report = stage_salvage(files, read_header(files), key_of(files))
    staged = swap.ProfileFiles(files.folder / ".vault.next")
    with closing(Database.open(staged.database, key_of(files))) as database:
        vault = Vault(staged, read_header(files), key_of(files), database)
        assert vault.integrity() == ()
        assert database.query("PRAGMA foreign_key_check") == []
        assert vault.meta.get("vault_id") == read_header(files).vault_id
        entries = {line.id: vault.entries.get(line.id) for line in vault.entries.timeline(None, 10_000)}
        assert report.drafts == len(vault.drafts.list())
    assert report.entries == len(entries)
    return report, entries


def damage(files, *pages: int) -> None:
    """Flip a bit on each of these pages, the first being 0."""
    content = bytearray(files.database.read_bytes())
    for page in pages:
        content[page * PAGE_BYTES + 100 + page % 3000] ^= 4
    files.database.write_bytes(content)


def pages_of(files) -> int:
    return files.database.stat().st_size // PAGE_BYTES


# Damage -------------------------------------------------------------------------------------------
def test_of_a_sound_vault_everything_comes_over(wreck):
    with closing(reopen(wreck)) as vault:
        whole = {line.id: vault.entries.get(line.id) for line in vault.entries.timeline(None, 10_000)}
        versions = [len(vault.entries.versions(each)) for each in whole]
        people = vault.people.list()
    report, entries = salvage(wreck)
    assert entries == whole
    assert report == Salvaged(ENTRIES, 0, 0, 5, 0, pages_of(wreck), 0, True)
    swap.replace(wreck, wreck.damaged / "kept")
    with closing(reopen(wreck)) as vault:
        assert [len(vault.entries.versions(each)) for each in whole] == versions
        assert sum(versions) == ENTRIES // 6
        assert vault.people.list() == people


def test_one_bad_page_wherever_it_lies_costs_only_what_stood_on_it(wreck):
    sound = wreck.database.read_bytes()
    pages = len(sound) // PAGE_BYTES
    assert pages > 60
    lost, cut = [], 0
    for page in range(pages):
        wreck.database.write_bytes(sound)
        damage(wreck, page)
        report, entries = salvage(wreck)
        assert (report.pages, report.pages_lost) == (pages, 1)
        assert report.entries + report.entries_lost == ENTRIES
        assert report.drafts + report.drafts_lost == 5
        lost.append(report.entries_lost)
        cut += report.cut
        for entry_id, entry in entries.items():
            if report.cut == 0:
                assert entry.answers.root == words_of(int(entry_id))
            assert words_of(int(entry_id)).startswith(entry.answers.root)
            assert entry.answers.what_happened == FULL_ANSWERS.what_happened
    assert max(lost) <= 6  # as many as fit on a page
    assert sum(lost) == ENTRIES  # each of them stands on one page and no more
    assert cut == len(range(0, ENTRIES, 7))  # the long ones go on over one more page


@pytest.mark.parametrize("seed", range(4))
def test_many_bad_pages_cost_no_more_than_each_of_them_alone(wreck, seed):
    bad = random.Random(seed).sample(range(pages_of(wreck)), pages_of(wreck) // 4)
    damage(wreck, *bad)
    report, entries = salvage(wreck)
    assert report.pages_lost == len(bad)
    assert report.entries >= ENTRIES - 5 * len(bad)
    assert report.entries_lost <= ENTRIES - report.entries
    whole = [entry for entry in entries.values() if entry.answers.root == words_of(int(entry.id))]
    assert len(whole) >= report.entries - report.cut
    for entry in whole:
        assert all(getattr(entry.answers, name) == getattr(FULL_ANSWERS, name) for name in PLAIN if name != "root")


def test_a_lost_beginning_of_the_file_costs_no_entry(wreck):
    content = wreck.database.read_bytes()
    wreck.database.write_bytes(bytes(PAGE_BYTES) + content[PAGE_BYTES:])
    report, entries = salvage(wreck)
    assert len(entries) == ENTRIES
    assert not report.vouched  # the salt went with it, and with the salt the proof that nobody changed a page
    assert report.pages_lost == 1


def test_one_bad_bit_in_the_salt_costs_nothing(wreck):
    content = bytearray(wreck.database.read_bytes())
    content[3] ^= 1
    wreck.database.write_bytes(content)
    report, entries = salvage(wreck)
    assert len(entries) == ENTRIES
    assert (report.pages_lost, report.vouched) == (0, False)


def test_a_file_that_lost_its_end_gives_what_stands_before_it(wreck):
    content, pages = wreck.database.read_bytes(), pages_of(wreck)
    wreck.database.write_bytes(content[: len(content) * 2 // 3 + 100])
    report, entries = salvage(wreck)
    assert 0 < len(entries) < ENTRIES
    assert report.entries + report.entries_lost == ENTRIES
    assert report.pages == pages
    assert report.pages_lost == pages - pages * 2 // 3


def test_a_text_whose_end_is_lost_keeps_its_beginning(files):
    with closing(a_vault(files)) as vault:
        vault.entries.add(an_entry("long", replace(FULL_ANSWERS, what_happened="wörter " * 40_000)))
    held = [number for number, page in PageReader(files.database, key_of(files)).pages() if b"rter w" in page]
    damage(files, held[len(held) // 4])  # the first half is the entry's own, the other its words for the search
    report, entries = salvage(files)
    assert (report.entries, report.cut) == (1, 1)
    kept = entries["long"].answers.what_happened
    assert 10_000 < len(kept) < 280_000
    assert ("wörter " * 40_000).startswith(kept)
    assert entries["long"].answers.feelings == FULL_ANSWERS.feelings
    assert entries["long"].answers.root == ""


# The log ------------------------------------------------------------------------------------------
@pytest.fixture
def with_log(wreck):
    """A wreck whose latest entry stands in the log alone, as after a crash."""
    vault = reopen(wreck)
    vault.entries.add(an_entry("latest"))
    vault.entries.add(an_entry("very latest"))
    log, database = wreck.database_log.read_bytes(), wreck.database.read_bytes()
    vault.close()
    wreck.database.write_bytes(database)
    wreck.database_log.write_bytes(log)
    return wreck


def test_words_that_stand_in_the_log_come_over(with_log):
    report, entries = salvage(with_log)
    assert entries["very latest"].answers == FULL_ANSWERS
    assert report.entries == ENTRIES + 2


def test_a_transaction_the_crash_cut_off_does_not_come_over(with_log):
    log = with_log.database_log.read_bytes()
    with_log.database_log.write_bytes(log[:-PAGE_BYTES])
    _, entries = salvage(with_log)
    assert "latest" in entries
    assert "very latest" not in entries


@pytest.mark.parametrize("part", [-200, -PAGE_BYTES - 10], ids=["its words", "its head"])
def test_a_transaction_the_crash_left_half_written_does_not_come_over(with_log, part):
    log = bytearray(with_log.database_log.read_bytes())
    log[part] ^= 1
    with_log.database_log.write_bytes(log)
    report, entries = salvage(with_log)
    assert "latest" in entries
    assert "very latest" not in entries
    assert report.pages_lost == 0


def test_a_page_whose_latest_state_is_lost_does_not_come_back_in_an_older_one(with_log):
    log = bytearray(with_log.database_log.read_bytes())
    for at in range(32, len(log), PAGE_BYTES + 24):
        if log[at + 4 : at + 8] == bytes(4):  # no frame that commits
            log[at + 24 + 200] ^= 1
    with_log.database_log.write_bytes(log)
    report, entries = salvage(with_log)
    assert "latest" not in entries
    assert report.pages_lost > 3
    assert report.entries < ENTRIES


# What must not come over --------------------------------------------------------------------------
def test_what_was_deleted_for_good_does_not_come_back(wreck):
    with closing(reopen(wreck)) as vault:
        for number in range(0, ENTRIES, 2):
            vault.entries.trash(f"{number}", NOW.utc_ms)
            vault.entries.delete_for_good(f"{number}")
        vault.drafts.discard("draft 1")
    content = wreck.database.read_bytes()
    wreck.database.write_bytes(bytes(PAGE_BYTES) + content[PAGE_BYTES:])
    report, entries = salvage(wreck)
    assert set(entries) == {f"{number}" for number in range(1, ENTRIES, 2)}
    assert report.drafts == 4


def test_a_file_under_another_key_yields_nothing_and_nothing_is_changed(wreck):
    before = fingerprints(wreck.folder)
    with pytest.raises(NothingReadable):
        stage_salvage(wreck, read_header(wreck), bytes(32))
    assert fingerprints(wreck.folder) == before


@pytest.mark.parametrize(
    "content", [b"", b"short", bytes(40_000), b"\x0d" * 40_000, random.Random(1).randbytes(200_000)]
)
def test_what_is_no_vault_yields_nothing(wreck, content):
    wreck.database.write_bytes(content)
    with pytest.raises(NothingReadable):
        stage_salvage(wreck, read_header(wreck), key_of(wreck))


def test_a_wreck_of_a_newer_waterline_is_left_to_it(wreck):
    with closing(Database.open(wreck.database, key_of(wreck))) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(VaultTooNew):
        stage_salvage(wreck, read_header(wreck), key_of(wreck))


def test_salvaging_changes_no_byte_of_the_wreck(wreck):
    damage(wreck, 10, 20, 30)
    before = fingerprints(wreck.folder)
    salvage(wreck)
    swap.give_up(wreck)
    assert fingerprints(wreck.folder) == before


def test_a_full_disk_leaves_the_wreck_alone(wreck, monkeypatch):
    def full(self):
        raise DiskFull(self.path)

    before = fingerprints(wreck.folder)
    monkeypatch.setattr(Database, "checkpoint", full)
    with pytest.raises(DiskFull):
        stage_salvage(wreck, read_header(wreck), key_of(wreck))
    monkeypatch.undo()
    assert fingerprints(wreck.folder) == before
