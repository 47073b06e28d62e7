# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A new key for everything: the old key opens nothing any more, and wherever it is cut off one whole vault opens."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import pytest

from tests.vault.profiles import CHEAP, FULL_ANSWERS, PASSPHRASE, a_draft, a_vault, an_entry, fingerprints, reopen
from waterline.domain.errors import (
    DiskFull,
    Interrupted,
    SessionClosed,
    StorageFailed,
    VaultExists,
    WaterlineError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from waterline.vault import cipher, keyslots, rekeying
from waterline.vault.connection import Database
from waterline.vault.creation import VaultPlan, create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header import SlotKind
from waterline.vault.header_file import read_header
from waterline.vault.vault import Vault, VaultState, open_vault, vault_state

ANOTHER = "a lamp put out"
WORDS = "The phone lit up at dinner."


def a_new_plan(vault: Vault) -> VaultPlan:
    return VaultPlan.again(vault.header).with_passphrase(ANOTHER, CHEAP)


def rekeyed(vault: Vault) -> VaultPlan:
    plan = a_new_plan(vault)
    vault.rekey(plan.header, plan.data_key)
    return plan


def opened_by(files: ProfileFiles) -> tuple[str, Vault]:
    """Open the vault by the old passphrase or the new, whichever it is, and tell which."""
    header = read_header(files)
    for passphrase in (PASSPHRASE, ANOTHER):
        try:
            return passphrase, open_vault(files, header, keyslots.open_with_passphrase(header, passphrase))
        except WrongPassphrase:
            continue
    raise AssertionError("nothing opens it")


def names(files: ProfileFiles) -> set[str]:
    return {each.name for each in files.folder.iterdir()}


# When it goes well --------------------------------------------------------------------------------
def test_everything_is_there_under_the_new_key_and_the_session_goes_on(files, vault):
    vault.entries.add(an_entry("before"))
    vault.drafts.keep(a_draft("half"))
    before = vault.header
    plan = rekeyed(vault)
    assert vault.data_key == plan.data_key
    vault.entries.add(an_entry("after"))
    vault.close()
    header = read_header(files)
    assert header.vault_id == before.vault_id
    assert header.fingerprint != before.fingerprint
    with closing(open_vault(files, header, keyslots.open_with_passphrase(header, ANOTHER))) as again:
        assert {each.id for each in again.entries.timeline(None, 10)} == {"before", "after"}
        assert again.drafts.get("half") == a_draft("half")
        assert again.integrity() == ()
    assert keyslots.open_with_recovery_code(header, plan.recovery_code.shown) == plan.data_key


def test_neither_the_old_key_nor_any_old_way_in_opens_it(files):
    from_the_start = VaultPlan.begin(files).with_passphrase(PASSPHRASE, CHEAP)
    with closing(create_vault(files, from_the_start)) as vault:
        vault.entries.add(an_entry("one"))
        rekeyed(vault)
    header = read_header(files)
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_passphrase(header, PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        keyslots.open_with_recovery_code(header, from_the_start.recovery_code.shown)
    assert not cipher.fits(files.database, from_the_start.data_key)


def test_a_slot_of_the_old_header_put_into_the_new_one_opens_nothing(files, vault):
    old = vault.header.of_kind(SlotKind.PASSPHRASE)[0]
    rekeyed(vault)
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_passphrase(replace(vault.header, slots=(old,)), PASSPHRASE)


def test_nothing_of_the_old_pair_stays_behind(files, vault):
    vault.entries.add(an_entry("one"))
    rekeyed(vault)
    vault.close()
    assert names(files) == {"vault.db", "vault.keys", "vault.keys.copy"}
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in files.folder.iterdir())
    assert WORDS.encode() not in files.database.read_bytes()


def test_the_keychain_item_of_the_old_slot_is_noted_for_removal(files, vault):
    slot = keyslots.keychain_slot(vault.header, vault.data_key, keyslots.new_keychain_secret())
    vault.change_header(lambda header: header.with_slot(slot))
    rekeyed(vault)
    assert vault.header.retired == (slot.id,)
    assert read_header(files).retired == (slot.id,)


def test_twice_in_a_row_works_too(files, vault):
    vault.entries.add(an_entry("one"))
    rekeyed(vault)
    rekeyed(vault)
    vault.close()
    passphrase, again = opened_by(files)
    assert passphrase == ANOTHER
    assert again.entries.get("one") == an_entry("one")
    again.close()


def test_progress_counts_up_to_all_pages(files, vault):
    with vault.transaction():
        for number in range(300):
            vault.entries.add(an_entry(f"{number}", replace(FULL_ANSWERS, root="long " * 400)))
    told: list[tuple[int, int]] = []
    plan = a_new_plan(vault)
    vault.rekey(plan.header, plan.data_key, lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({of for _, of in told}) == 1
    assert told[-1][0] == told[-1][1] > 300


# What was typed meanwhile -------------------------------------------------------------------------
def test_what_was_sealed_before_during_and_after_comes_back(files, vault):
    vault.seal(a_draft("before"))

    def type_on(done: int, of: int) -> None:
        vault.seal(a_draft("during"))

    plan = a_new_plan(vault)
    vault.rekey(plan.header, plan.data_key, type_on)
    vault.seal(a_draft("after"))
    vault.close()
    _, again = opened_by(files)
    assert again.fold_sidecar().drafts == 3
    assert {each.id for each in again.drafts.list()} == {"before", "during", "after"}
    again.close()
    with closing(opened_by(files)[1]) as later:
        assert later.meta.get("earlier_sidecar_key") is None


def test_what_was_sealed_while_it_was_cut_off_can_be_read_under_either_key(files, vault, monkeypatch):
    def sealed_then_cut(_files: ProfileFiles) -> None:
        vault.seal(a_draft("typed on"))
        raise KeyboardInterrupt

    def dead(*_: object) -> None:
        raise SessionClosed

    with monkeypatch.context() as cut:
        cut.setattr(rekeying, "exchange", sealed_then_cut)
        cut.setattr(Vault, "_go_back", dead)  # as if the power had gone right after the new header was down
        plan = a_new_plan(vault)
        with pytest.raises(SessionClosed):
            vault.rekey(plan.header, plan.data_key)
    vault.close()
    passphrase, again = opened_by(files)
    assert passphrase == ANOTHER
    assert again.fold_sidecar().drafts == 1
    assert again.drafts.get("typed on") == a_draft("typed on")
    again.close()


# Stopped ------------------------------------------------------------------------------------------
def test_stopped_while_copying_nothing_has_changed(files, vault):
    vault.entries.add(an_entry("one"))
    header = files.header.read_bytes()

    def stop(done: int, of: int) -> None:
        threading.Thread(target=vault.interrupt).run()

    plan = a_new_plan(vault)
    with pytest.raises(Interrupted):
        vault.rekey(plan.header, plan.data_key, stop)
    assert files.header.read_bytes() == header
    assert names(files) == {"vault.db", "vault.db-wal", "vault.keys", "vault.keys.copy"}
    vault.entries.add(an_entry("two"))
    vault.close()
    with closing(reopen(files)) as again:
        assert {each.id for each in again.entries.timeline(None, 10)} == {"one", "two"}


def test_where_the_ways_in_change_meanwhile_they_win(files, vault):
    slot = keyslots.passphrase_slot(vault.header, vault.data_key, "chosen meanwhile", CHEAP)

    def change(done: int, of: int) -> None:
        vault.change_header(lambda header: header.with_slot_instead(slot))

    plan = a_new_plan(vault)
    with pytest.raises(Interrupted):
        vault.rekey(plan.header, plan.data_key, change)
    vault.entries.add(an_entry("one"))
    vault.close()
    header = read_header(files)
    with closing(open_vault(files, header, keyslots.open_with_passphrase(header, "chosen meanwhile"))) as again:
        assert again.entries.get("one") == an_entry("one")
    assert names(files) == {"vault.db", "vault.keys", "vault.keys.copy"}


def test_without_room_for_a_second_database_nothing_is_begun(files, vault, monkeypatch):
    before = names(files)
    usage = shutil.disk_usage(files.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=100_000))
    with pytest.raises(DiskFull):
        rekeyed(vault)
    assert names(files) == before


def test_a_log_that_would_be_left_behind_stops_it_in_time(files, vault, monkeypatch):
    def full_log(_: ProfileFiles) -> None:
        raise StorageFailed(files.database_log)

    monkeypatch.setattr(rekeying, "see_that_the_log_is_empty", full_log)
    vault.entries.add(an_entry("one"))
    with pytest.raises(StorageFailed):
        rekeyed(vault)
    assert vault.entries.get("one") == an_entry("one")
    vault.close()
    reopen(files).close()


def test_a_log_with_words_in_it_is_seen(files, vault):
    files.database_log.write_bytes(b"words")
    with pytest.raises(StorageFailed):
        rekeying.see_that_the_log_is_empty(files)


# Errors at every step -----------------------------------------------------------------------------
DISK_CALLS = ("open", "write", "fsync", "replace", "fchmod", "unlink")


@contextmanager
def failing_at(step: int, monkeypatch, files: ProfileFiles, *, for_good: bool) -> Iterator[Callable[[], bool]]:
    """Let the `step`-th call towards the disk fail, or it and all that follow; yields whether it came to that."""
    left = step

    def broken(real: Callable, error: Exception) -> Callable:
        def call(*arguments, **more):
            nonlocal left
            if "ROLLBACK" in arguments:  # writes nothing, and so does not fail with the disk
                return real(*arguments, **more)
            left -= 1
            if left == 0 or (for_good and left < 0):
                raise error
            return real(*arguments, **more)

        return call

    with monkeypatch.context() as disk:
        for name in DISK_CALLS:
            disk.setattr(os, name, broken(getattr(os, name), OSError(errno.EIO, "no")))
        disk.setattr(Database, "_run", broken(Database._run, StorageFailed(files.database)))
        yield lambda: left <= 0


@pytest.mark.parametrize("for_good", [False, True], ids=["one fault", "a disk that is gone"])
def test_a_fault_at_any_step_leaves_one_whole_vault(tmp_path, monkeypatch, for_good):
    outcomes = []
    for step in itertools.count(1):
        files = ProfileFiles(tmp_path / f"{step}")
        vault = a_vault(files)
        vault.entries.add(an_entry("kept"))
        plan = a_new_plan(vault)
        with failing_at(step, monkeypatch, files, for_good=for_good) as was_hit:
            try:
                vault.rekey(plan.header, plan.data_key)
                outcome = "done"
            except WaterlineError:
                outcome = "refused"
            hit = was_hit()
        outcome += " and going on" if _goes_on(vault) else " and closed"
        vault.close()
        passphrase, again = opened_by(files)
        assert again.entries.get("kept") == an_entry("kept"), step
        assert (again.entries.get("after") is not None) == outcome.endswith("going on"), step
        assert again.integrity() == ()
        again.close()
        assert names(files) == {"vault.db", "vault.keys", "vault.keys.copy"}, step
        if outcome == "done and going on":
            assert passphrase == ANOTHER, step
        if outcome == "refused and going on":
            assert passphrase == PASSPHRASE, step
        outcomes.append(outcome)
        if not hit:
            break
    assert outcomes[-1] == "done and going on"
    assert outcomes.count("refused and going on") > 40
    assert for_good == ("refused and closed" in outcomes)


def _goes_on(vault: Vault) -> bool:
    try:
        vault.entries.add(an_entry("after"))
    except SessionClosed:
        return False
    return True


# Wrecks -------------------------------------------------------------------------------------------
def wreck(files: ProfileFiles, *, renamed: int) -> None:
    """Leave the files as a power cut would: the new header down, and none or one of the two renamings done."""
    with closing(a_vault(files)) as vault:
        vault.entries.add(an_entry("kept"))
        old_pair = (vault.header, vault.data_key)
        copy = files.folder / "old"
        vault.checkpoint()
        plan = rekeyed(vault)
    new = files.database.read_bytes()
    with closing(Database.open(files.database, plan.data_key)) as database:
        database.copy_to(copy, key=old_pair[1])
    old = copy.read_bytes()
    copy.unlink()
    files.rekeyed.write_bytes(new)
    (files.database if renamed == 0 else files.before_rekey).write_bytes(old)
    if renamed:
        files.database.unlink()


@pytest.mark.parametrize("renamed", [0, 1])
def test_a_change_cut_off_between_its_renamings_is_finished_by_opening(files, renamed):
    wreck(files, renamed=renamed)
    assert vault_state(files) is VaultState.READY
    passphrase, again = opened_by(files)
    assert passphrase == ANOTHER
    assert again.entries.get("kept") == an_entry("kept")
    again.close()
    assert names(files) == {"vault.db", "vault.keys", "vault.keys.copy"}


@pytest.mark.parametrize("renamed", [0, 1])
def test_a_wrong_passphrase_does_not_touch_a_change_that_was_cut_off(files, renamed):
    wreck(files, renamed=renamed)
    before = fingerprints(files.folder)
    with pytest.raises(WrongPassphrase):
        keyslots.open_with_passphrase(read_header(files), PASSPHRASE)
    assert vault_state(files) is VaultState.READY
    assert fingerprints(files.folder) == before


def test_a_copy_that_never_came_into_effect_is_cleared_away(files):
    with closing(a_vault(files)) as vault:
        vault.entries.add(an_entry("kept"))
        plan = a_new_plan(vault)
    key = keyslots.open_with_passphrase(read_header(files), PASSPHRASE)
    with closing(Database.open(files.database, key)) as database:
        database.copy_to(files.rekeyed, key=plan.data_key)
    (files.folder / "vault.db.rekeyed.tmp").write_bytes(b"half")
    with closing(reopen(files)) as again:
        assert again.entries.get("kept") == an_entry("kept")
    assert names(files) == {"vault.db", "vault.keys", "vault.keys.copy"}


@pytest.mark.parametrize("name", ["vault.db.rekeyed", "vault.db.before-rekey", "vault.keys.before-rekey"])
def test_no_new_vault_is_made_over_what_a_cut_off_change_left(files, name):
    files.prepare_folder()
    (files.folder / name).write_bytes(b"somebody's words, perhaps")
    with pytest.raises(VaultExists):
        VaultPlan.begin(files)


def test_leftovers_without_a_header_are_a_vault_whose_header_is_missing(files):
    files.prepare_folder()
    files.before_rekey.write_bytes(b"an old database")
    assert vault_state(files) is VaultState.HEADER_MISSING
