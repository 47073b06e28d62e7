# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""On a disk without room the last words go where room was set aside, and none is lost on the way there or back."""

from __future__ import annotations

import os

import pytest

from tests.vault.profiles import a_draft, reopen
from waterline.domain.errors import DiskFull, StorageFailed
from waterline.vault import reserve
from waterline.vault import sidecar as sidecar_file
from waterline.vault.reserve import SLOT
from waterline.vault.vault import Folded

CANARY = "canary-Vr7n2Kd9Lw"


@pytest.fixture
def full(vault, monkeypatch):
    """The vault, with room set aside, on a disk that is full from now on."""
    vault.set_room_aside()

    def no_room(path, content):
        raise DiskFull(path)

    with monkeypatch.context() as patch:
        patch.setattr(sidecar_file, "atomic_write", no_room)
        yield vault


def roots(vault) -> dict[str, str]:
    return {draft.id: draft.answers.root for draft in vault.drafts.list()}


def test_what_is_sealed_on_a_full_disk_comes_back_and_nobody_can_read_it(files, full):
    full.seal(a_draft("one", CANARY))
    assert not files.sidecar.exists()
    assert CANARY.encode() not in files.reserve.read_bytes()
    assert files.reserve.stat().st_mode & 0o777 == 0o600
    full.close()
    again = reopen(files)
    assert again.fold_sidecar() == Folded(1)
    assert roots(again) == {"one": CANARY}
    assert again.fold_sidecar() == Folded(0)
    again.close()


def test_the_file_never_grows_and_the_newest_words_win_however_often_they_are_sealed(files, full):
    for turn in range(7):
        full.seal(a_draft("one", f"typed {turn}", changed_ms=turn))
        full.seal(a_draft(f"other {turn}", "beside it", changed_ms=turn))
        assert files.reserve.stat().st_size == 2 * SLOT
    full.fold_sidecar()
    assert roots(full) == {"one": "typed 6"} | {f"other {turn}": "beside it" for turn in range(7)}


def test_words_sealed_before_the_disk_was_full_stay_beside_those_sealed_after(vault, monkeypatch):
    vault.set_room_aside()
    vault.seal(a_draft("one", "before", changed_ms=1))
    vault.seal(a_draft("two", "before", changed_ms=1))
    with monkeypatch.context() as patch:
        patch.setattr(sidecar_file, "atomic_write", lambda path, content: (_ for _ in ()).throw(DiskFull(path)))
        vault.seal(a_draft("one", "after", changed_ms=2))
    vault.seal(a_draft("three", "with room again", changed_ms=3))
    assert vault.fold_sidecar() == Folded(3)
    assert roots(vault) == {"one": "after", "two": "before", "three": "with room again"}


@pytest.mark.parametrize("written", [0, 3, 16, 60, 400])
def test_cut_off_while_writing_what_was_sealed_before_is_still_there(files, full, monkeypatch, written):
    full.seal(a_draft("one", "earlier", changed_ms=1))
    real = os.write

    def power_cut(descriptor, content):
        real(descriptor, bytes(content)[:written])
        raise OSError(5, "gone")

    with monkeypatch.context() as patch:
        patch.setattr(reserve.os, "write", power_cut)
        with pytest.raises(StorageFailed):
            full.seal(a_draft("one", "later " + "x" * 900, changed_ms=2))
    full.close()
    again = reopen(files)
    assert again.fold_sidecar() == Folded(1)
    assert roots(again) == {"one": "earlier"}
    again.close()


def test_once_the_words_are_safe_the_reserve_holds_nothing_of_them(files, full):
    full.seal(a_draft("one", CANARY))
    sealed = files.reserve.read_bytes()
    full.fold_sidecar()
    after = files.reserve.read_bytes()
    assert len(after) == len(sealed)
    assert not after.startswith(b"WLR1")
    assert b"WLR1" not in (after[:4], after[SLOT : SLOT + 4])


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: None])
def test_without_the_room_it_is_said_that_the_disk_is_full(files, full, spoil):
    spoil(files.reserve)
    long = "x" * (SLOT if files.reserve.exists() else 1)
    with pytest.raises(DiskFull):
        full.seal(a_draft("one", long))


def test_room_that_is_set_aside_already_is_left_as_it_is(files, full):
    full.seal(a_draft("one", "held"))
    before = files.reserve.read_bytes()
    full.set_room_aside()
    assert files.reserve.read_bytes() == before
