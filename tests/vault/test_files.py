# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The profile is for its owner alone, and a file in it is either the old one or the new one."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator

import pytest

from tests.vault.profiles import a_vault, reopen
from waterline.domain.errors import DiskFull, FolderUnavailable, FolderUnsafe, StorageFailed, VaultReadOnly
from waterline.vault import files as vault_files
from waterline.vault.files import ProfileFiles, atomic_write

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request) -> Iterator[int]:
    """An account's habit of what others may do with new files."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_everything_in_the_profile_is_its_owners_alone_under_any_umask(umask, files):
    with_open_vault = a_vault(files)
    atomic_write(files.preferences, b"{}")
    with_open_vault.people.list()
    while_open = {file.name: oct(mode(file)) for file in files.folder.iterdir()}
    with_open_vault.close()
    closed = {file.name: oct(mode(file)) for file in files.folder.iterdir()}
    assert set(while_open) == {"vault.db", "vault.db-wal", "vault.keys", "vault.keys.copy", "preferences.json"}
    assert set(while_open.values()) | set(closed.values()) == {"0o600"}
    assert mode(files.folder) == 0o700


def test_folders_made_on_the_way_are_its_owners_alone_too(umask, tmp_path):
    ProfileFiles(tmp_path / "a" / "b" / "c").prepare_folder()
    assert {mode(tmp_path / "a"), mode(tmp_path / "a" / "b"), mode(tmp_path / "a" / "b" / "c")} == {0o700}


def test_a_vault_copied_back_with_open_permissions_is_closed_again(files):
    a_vault(files).close()
    files.database.chmod(0o644)
    reopen(files).close()
    assert mode(files.database) == 0o600


def test_a_folder_others_could_only_read_is_shut(tmp_path):
    folder = tmp_path / "profile"
    folder.mkdir(mode=0o755)
    (folder / "note").touch()
    ProfileFiles(folder).prepare_folder()
    assert mode(folder) == 0o700


@pytest.mark.parametrize("open_to", [0o770, 0o707, 0o777, 0o1777])
def test_a_folder_others_could_write_to_is_refused_if_anything_lies_in_it(tmp_path, open_to):
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / "vault.keys").write_bytes(b"who put this here?")
    folder.chmod(open_to)
    with pytest.raises(FolderUnsafe):
        ProfileFiles(folder).prepare_folder()
    assert mode(folder) == open_to & 0o777 or mode(folder) == open_to


def test_an_empty_folder_is_simply_shut(tmp_path):
    folder = tmp_path / "profile"
    folder.mkdir()
    folder.chmod(0o777)
    ProfileFiles(folder).prepare_folder()
    assert mode(folder) == 0o700


def test_a_folder_that_is_a_link_is_refused(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "profile").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderUnsafe):
        ProfileFiles(tmp_path / "profile").prepare_folder()
    (tmp_path / "elsewhere").rmdir()
    with pytest.raises(FolderUnsafe):
        ProfileFiles(tmp_path / "profile").prepare_folder()
    assert not (tmp_path / "elsewhere").exists()


def test_somebody_elses_folder_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "profile"
    folder.mkdir()
    monkeypatch.setattr(vault_files.os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(FolderUnsafe):
        ProfileFiles(folder).prepare_folder()


def test_a_file_where_the_folder_should_be_is_unavailable(tmp_path):
    (tmp_path / "profile").write_text("a file")
    with pytest.raises(FolderUnavailable):
        ProfileFiles(tmp_path / "profile").prepare_folder()
    with pytest.raises(FolderUnavailable):
        ProfileFiles(tmp_path / "profile" / "inside").prepare_folder()


# Replacing files ----------------------------------------------------------------------------------
def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "draft.sealed"
    atomic_write(path, b"first")
    atomic_write(path, b"second")
    assert path.read_bytes() == b"second"
    assert [each.name for each in tmp_path.iterdir()] == ["draft.sealed"]


FAILURES = [
    (errno.ENOSPC, DiskFull),
    (errno.EDQUOT, DiskFull),
    (errno.EFBIG, DiskFull),
    (errno.EROFS, VaultReadOnly),
    (errno.EACCES, VaultReadOnly),
    (errno.EPERM, VaultReadOnly),
    (errno.EIO, StorageFailed),
    (errno.ENOENT, StorageFailed),
]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize(("number", "expected"), FAILURES, ids=[errno.errorcode[number] for number, _ in FAILURES])
def test_a_write_that_fails_leaves_the_old_file_and_says_why(tmp_path, monkeypatch, call, number, expected):
    path = tmp_path / "vault.keys"
    atomic_write(path, b"old")

    def fail(*_arguments, **_more):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(vault_files.os, call, fail)
        with pytest.raises(expected) as caught:
            atomic_write(path, b"new")
    assert caught.value.path == path
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["vault.keys"]


def test_a_write_in_pieces_is_still_whole(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(vault_files.os, "write", lambda descriptor, content: write(descriptor, content[:3]))
    atomic_write(tmp_path / "file", b"more than three bytes")
    assert (tmp_path / "file").read_bytes() == b"more than three bytes"


def test_a_folder_that_vanished_is_unavailable(tmp_path):
    with pytest.raises(FolderUnavailable) as caught:
        atomic_write(tmp_path / "gone" / "file", b"words")
    assert caught.value.path == tmp_path / "gone"


def test_the_bytes_and_the_name_are_on_the_disk_before_it_returns(tmp_path, monkeypatch):
    order = []
    for name in ("fsync", "replace"):
        real = getattr(os, name)
        monkeypatch.setattr(
            vault_files.os, name, lambda *arguments, real=real, name=name: (order.append(name), real(*arguments))
        )
    atomic_write(tmp_path / "file", b"words")
    assert order == ["fsync", "replace", "fsync"]
