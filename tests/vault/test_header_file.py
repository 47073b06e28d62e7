# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two copies of the header: one may be lost, cut short or hostile, and the vault still opens."""

from __future__ import annotations

import errno
import os
from dataclasses import replace

import pytest

from tests.vault.profiles import PASSPHRASE, a_vault, fingerprints, reopen
from waterline.domain.errors import DiskFull, HeaderDamaged, HeaderMissing, HeaderTooNew, StorageFailed, WrongPassphrase
from waterline.vault import files as vault_files
from waterline.vault.header import header_bytes
from waterline.vault.header_file import mend_header, read_header, write_header
from waterline.vault.keyslots import open_with_passphrase

BAD = [b"", b"{}", b"\0" * 900, b'{"format": "waterline-keys", "version"']


@pytest.fixture
def closed(files):
    """A profile whose vault is closed."""
    a_vault(files).close()
    return files


@pytest.mark.parametrize("which", ["header", "header_copy"])
@pytest.mark.parametrize("content", [*BAD, None])
def test_either_copy_may_be_lost_and_is_mended_when_the_vault_opens(closed, which, content):
    before = fingerprints(closed.folder)
    path = getattr(closed, which)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    reopen(closed).close()
    assert fingerprints(closed.folder)["vault.keys"] == before["vault.keys"]
    assert fingerprints(closed.folder)["vault.keys.copy"] == before["vault.keys.copy"]


def test_a_wrong_passphrase_does_not_even_mend_the_header(closed):
    closed.header.write_bytes(b"damaged")
    before = fingerprints(closed.folder)
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(read_header(closed), "not " + PASSPHRASE)
    assert fingerprints(closed.folder) == before


@pytest.mark.parametrize("content", BAD)
def test_two_bad_copies_are_a_damaged_header_and_stay_as_they_are(closed, content):
    closed.header.write_bytes(content)
    closed.header_copy.write_bytes(content)
    before = fingerprints(closed.folder)
    with pytest.raises(HeaderDamaged):
        read_header(closed)
    assert fingerprints(closed.folder) == before


def test_no_copy_at_all_is_a_missing_header(closed):
    closed.header.unlink()
    closed.header_copy.unlink()
    with pytest.raises(HeaderMissing):
        read_header(closed)


def test_one_lost_and_one_damaged_copy_are_a_damaged_header(closed):
    closed.header.unlink()
    closed.header_copy.write_bytes(b"damaged")
    with pytest.raises(HeaderDamaged):
        read_header(closed)


def test_a_newer_waterlines_header_is_named_as_such_and_never_overwritten(closed):
    newer = closed.header.read_bytes().replace(b'"version": 1', b'"version": 2')
    closed.header.write_bytes(newer)
    reopen(closed).close()  # the other copy still is of our time
    assert closed.header.read_bytes() == newer
    closed.header_copy.write_bytes(newer)
    with pytest.raises(HeaderTooNew):
        read_header(closed)


def test_the_newer_copy_counts(closed):
    header = read_header(closed)
    closed.header_copy.write_bytes(header_bytes(replace(header, saved=header.saved + 1)))
    assert read_header(closed).saved == header.saved + 1


def test_a_header_that_cannot_be_read_is_a_storage_trouble_not_a_missing_one(closed, monkeypatch):
    def fail(*_arguments, **_more):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(type(closed.header), "open", fail)
    with pytest.raises(StorageFailed):
        read_header(closed)


@pytest.mark.parametrize("fails_at", [1, 2, 3, 4])
def test_a_change_of_slots_that_fails_half_way_leaves_a_header_that_opens(closed, monkeypatch, fails_at):
    header = read_header(closed)
    changed = replace(header, saved=header.saved + 1)
    calls = 0
    real = {"fsync": os.fsync, "replace": os.replace}

    def failing(name):
        def call(*arguments):
            nonlocal calls
            calls += 1
            if calls >= fails_at:
                raise OSError(errno.ENOSPC, "No space left on device")
            return real[name](*arguments)

        return call

    with monkeypatch.context() as full:
        for name in real:
            full.setattr(vault_files.os, name, failing(name))
        with pytest.raises(DiskFull):
            write_header(closed, changed)
    assert read_header(closed).saved in (header.saved, changed.saved)
    assert open_with_passphrase(read_header(closed), PASSPHRASE)
    assert mend_header(closed, read_header(closed)) in (True, False)
    assert closed.header.read_bytes() == closed.header_copy.read_bytes()
