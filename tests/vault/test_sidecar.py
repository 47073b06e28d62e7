# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the database cannot take just now is on the disk all the same, encrypted, and comes back at the next unlock."""

from __future__ import annotations

import os
import threading
from dataclasses import replace

import pytest

from tests.vault.profiles import PASSPHRASE, a_draft, a_vault, an_entry, fingerprints, reopen
from waterline.domain.errors import DiskFull, SessionClosed, SidecarDamaged
from waterline.vault import sidecar as sidecar_file
from waterline.vault.files import ProfileFiles
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import open_with_passphrase
from waterline.vault.sidecar import Sidecar
from waterline.vault.vault import Folded

CANARY = "canary-Qm4x8Tt1Zp"


def roots(vault) -> dict[str, str]:
    return {draft.id: draft.answers.root for draft in vault.drafts.list()}


def test_a_sealed_draft_comes_back_at_the_next_unlock(files, vault):
    vault.seal(a_draft("one", CANARY))
    vault.close()
    sealed = files.sidecar.read_bytes()
    assert CANARY.encode() not in sealed
    assert a_draft("one").id.encode() not in sealed
    assert files.sidecar.stat().st_mode & 0o777 == 0o600
    again = reopen(files)
    assert again.fold_sidecar() == Folded(1)
    assert again.drafts.get("one") == a_draft("one", CANARY)
    assert not files.sidecar.exists()
    assert again.fold_sidecar() == Folded(0)
    again.close()


def test_several_drafts_fit_beside_each_other_and_the_latest_state_of_each_counts(vault):
    for name, root in (("one", "old"), ("two", "other"), ("one", "new")):
        vault.seal(a_draft(name, root))
    assert vault.fold_sidecar() == Folded(2)
    assert roots(vault) == {"one": "new", "two": "other"}


@pytest.mark.parametrize(("sealed_ms", "expected"), [(99, "kept"), (100, "kept"), (101, "sealed")])
def test_only_what_is_newer_than_the_database_is_taken(vault, sealed_ms, expected):
    vault.drafts.keep(a_draft("one", "kept", changed_ms=100))
    vault.seal(a_draft("one", "sealed", changed_ms=sealed_ms))
    vault.fold_sidecar()
    assert roots(vault) == {"one": expected}


@pytest.mark.parametrize(("sealed_ms", "comes_back"), [(99, False), (101, True)])
def test_a_draft_finished_meanwhile_only_comes_back_as_a_later_change_of_its_entry(vault, sealed_ms, comes_back):
    vault.entries.add(replace(an_entry("one"), changed_ms=100))
    vault.seal(a_draft("one", "more", changed_ms=sealed_ms))
    vault.fold_sidecar()
    assert [draft.entry_id for draft in vault.drafts.list()] == (["one"] if comes_back else [])


def test_it_can_be_written_while_the_database_is_busy_on_its_own_thread(files, vault):
    done = threading.Event()

    def seal() -> None:
        vault.seal(a_draft("one"))
        done.set()

    with vault.transaction():
        vault.drafts.keep(a_draft("other"))
        thread = threading.Thread(target=seal)
        thread.start()
        assert done.wait(5)
        thread.join()
    assert files.sidecar.exists()


def test_two_threads_sealing_at_once_lose_nothing(vault):
    threads = [threading.Thread(target=vault.seal, args=(a_draft(f"draft {n}"),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert vault.fold_sidecar() == Folded(8)


@pytest.mark.parametrize("at", [0, 4, 20, -1])
def test_a_damaged_sidecar_is_noticed_set_aside_and_blocks_nothing(files, vault, at):
    vault.seal(a_draft("one"))
    content = bytearray(files.sidecar.read_bytes())
    content[at] ^= 1
    files.sidecar.write_bytes(content)
    assert vault.fold_sidecar() == Folded(0, unreadable=True)
    assert vault.drafts.list() == []
    assert files.sidecar.with_name("draft.sealed.unreadable").read_bytes() == content
    vault.seal(a_draft("two"))
    assert vault.fold_sidecar() == Folded(1)


@pytest.mark.parametrize("content", [b"", b"WLD1", b"WLD1" + bytes(12), b"Dear diary", b"WLD1" + bytes(500)])
def test_sealing_over_a_damaged_sidecar_sets_it_aside_first(files, vault, content):
    files.sidecar.write_bytes(content)
    vault.seal(a_draft("one"))
    assert files.sidecar.with_name("draft.sealed.unreadable").read_bytes() == content
    assert vault.fold_sidecar() == Folded(1)


def test_another_vaults_sidecar_cannot_be_read(files, vault, tmp_path):
    other = a_vault(ProfileFiles(tmp_path / "other"))
    other.seal(a_draft("theirs"))
    other.close()
    os.replace(tmp_path / "other" / "draft.sealed", files.sidecar)
    assert vault.fold_sidecar() == Folded(0, unreadable=True)


def test_the_key_of_the_sidecar_is_neither_the_data_key_nor_shared_between_vaults(files, vault):
    vault.seal(a_draft("one"))
    with pytest.raises(SidecarDamaged):
        Sidecar(files.sidecar, files.reserve, vault.data_key, "another vault").unseal()
    with pytest.raises(SidecarDamaged):
        Sidecar(files.sidecar, files.reserve, bytes(32), vault.header.vault_id).unseal()
    assert Sidecar(files.sidecar, files.reserve, vault.data_key, vault.header.vault_id).unseal() == [a_draft("one")]


def test_when_the_draft_cannot_be_folded_in_the_file_stays(files, vault, monkeypatch):
    vault.seal(a_draft("one"))
    before = files.sidecar.read_bytes()

    def no_room(draft):
        raise DiskFull(files.database)

    with monkeypatch.context() as full:
        full.setattr(vault.drafts, "keep", no_room)
        with pytest.raises(DiskFull):
            vault.fold_sidecar()
    assert files.sidecar.read_bytes() == before
    assert vault.fold_sidecar() == Folded(1)


def test_a_failed_seal_leaves_the_earlier_one(files, vault, monkeypatch):
    vault.seal(a_draft("one"))
    before = fingerprints(files.folder)["draft.sealed"]

    def no_room(path, content):
        raise DiskFull(path)

    monkeypatch.setattr(sidecar_file, "atomic_write", no_room)
    with pytest.raises(DiskFull):
        vault.seal(a_draft("two"))
    assert fingerprints(files.folder)["draft.sealed"] == before


def test_after_locking_nothing_can_be_sealed_or_read(files, vault):
    vault.seal(a_draft("one"))
    vault.close()
    for action in (lambda: vault.seal(a_draft("two")), vault.fold_sidecar, lambda: vault.data_key):
        with pytest.raises(SessionClosed):
            action()
    assert open_with_passphrase(read_header(files), PASSPHRASE)
