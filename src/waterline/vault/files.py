# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the profile's files lie, and the only ways they are made private and replaced in one piece."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none, and needs none
    fcntl = None

from waterline.domain.errors import FolderUnavailable, FolderUnsafe
from waterline.vault.troubles import NO_WRITING, trouble_with

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600

_POSIX = os.name == "posix"
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class ProfileFiles:
    """Every file of one profile; the names are part of the format and never change."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "vault.db"

    @property
    def database_log(self) -> Path:
        """The database's write-ahead log, encrypted like it; holds the latest words while the vault is open."""
        return self.folder / "vault.db-wal"

    @property
    def staged(self) -> Path:
        """A new vault's database until its keys are safely down; never holds anything a person wrote."""
        return self.folder / "vault.db.new"

    @property
    def header(self) -> Path:
        """The slots that open the vault."""
        return self.folder / "vault.keys"

    @property
    def header_copy(self) -> Path:
        """The second copy of the header."""
        return self.folder / "vault.keys.copy"

    @property
    def rekeyed(self) -> Path:
        """The database under another key, until the header for it is down; see `rekeying`."""
        return self.folder / "vault.db.rekeyed"

    @property
    def before_rekey(self) -> Path:
        """The database under the key before, until the one under the new key has been opened."""
        return self.folder / "vault.db.before-rekey"

    @property
    def header_before_rekey(self) -> Path:
        """The header that belongs to `before_rekey`."""
        return self.folder / "vault.keys.before-rekey"

    @property
    def sidecar(self) -> Path:
        """Drafts the database could not take, encrypted, until the next unlock folds them in."""
        return self.folder / "draft.sealed"

    @property
    def reserve(self) -> Path:
        """Room set aside for `sidecar` on a disk that is full."""
        return self.folder / "draft.reserve"

    @property
    def preferences(self) -> Path:
        """How the app looks and leaves: the one readable file, with nothing private in it."""
        return self.folder / "preferences.json"

    @property
    def lock(self) -> Path:
        """Held by the one running instance."""
        return self.folder / "waterline.lock"

    @property
    def summon(self) -> Path:
        """Touched by a second start to call the first one's window."""
        return self.folder / "summon"

    @property
    def backups(self) -> Path:
        """Where backups go unless another folder was chosen, and always those from before a change of the schema."""
        return self.folder / "backups"

    @property
    def damaged(self) -> Path:
        """Where a damaged vault is kept, untouched, once what could be read of it has taken its place."""
        return self.folder / "damaged"

    @property
    def next(self) -> Path:
        """A complete vault about to take the place of the one here; see `swap`."""
        return self.folder / "vault.next"

    def prepare_folder(self) -> None:
        """Make the folder if it is missing and shut everybody else out of it (0700, or less where it was less).

        Refused with FolderUnsafe: a link, somebody else's folder, and a folder with something in it that others could
        write to until now, because what lies there may be theirs. Raises FolderUnavailable where it cannot be made.
        """
        try:
            _make_folders(self.folder)
            found = self.folder.lstat()
        except OSError as error:
            raise FolderUnavailable(self.folder) from error
        if stat.S_ISLNK(found.st_mode) or _is_junction(found):
            raise FolderUnsafe(self.folder)
        if not stat.S_ISDIR(found.st_mode):
            raise FolderUnavailable(self.folder)
        if _POSIX:
            self._shut_others_out(found)

    def _shut_others_out(self, found: os.stat_result) -> None:
        if found.st_uid != os.geteuid():
            raise FolderUnsafe(self.folder)
        try:
            if found.st_mode & _WRITABLE_BY_OTHERS and any(self.folder.iterdir()):
                raise FolderUnsafe(self.folder)
            if found.st_mode & ~PRIVATE_FOLDER & 0o777:
                os.chmod(self.folder, found.st_mode & PRIVATE_FOLDER)  # takes away, and gives its owner nothing new
        except OSError as error:
            if error.errno not in NO_WRITING:
                raise FolderUnavailable(self.folder) from error
        if self.folder.lstat().st_mode & _WRITABLE_BY_OTHERS:  # file systems without permissions take no chmod
            raise FolderUnsafe(self.folder)


def _make_folders(folder: Path) -> None:
    missing = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    for each in reversed(missing):
        os.mkdir(each, PRIVATE_FOLDER)
        if _POSIX:
            os.chmod(each, PRIVATE_FOLDER)  # mkdir obeys the umask, a promise does not


def _is_junction(found: os.stat_result) -> bool:
    """Tell whether Windows would lead elsewhere; a folder a cloud service keeps is no such link."""
    return getattr(found, "st_reparse_tag", 0) == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", -1)


def make_private(path: Path) -> None:
    """Take a file away from everybody but its owner; where the file system knows no permissions nothing changes."""
    mode = path.stat().st_mode
    if _POSIX and mode & ~PRIVATE_FILE & 0o777:
        try:
            os.chmod(path, mode & PRIVATE_FILE)
        except PermissionError:
            return
        except OSError as error:
            if error.errno not in (*NO_WRITING, errno.ENOTSUP):
                raise


def create_private(path: Path) -> int:
    """Create a file that was not there and return its descriptor; 0600 under any umask."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0), PRIVATE_FILE)
    if _POSIX:
        try:
            os.fchmod(descriptor, PRIVATE_FILE)  # an odd umask may have left less than that
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP):  # some sticks and shares know no permissions
                os.close(descriptor)
                raise
    return descriptor


def sync_file(path: Path) -> None:
    """Return once the file's bytes are on the disk."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        flush(descriptor)
    finally:
        os.close(descriptor)


def flush(descriptor: int) -> None:
    """Return once what was written through this descriptor is on the disk."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if fcntl is not None and full is not None:
        fcntl.fcntl(descriptor, full)  # on macOS fsync alone leaves the bytes in the drive's cache
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Return once the folder's names are on the disk; Windows does so by itself."""
    if not _POSIX:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some file systems cannot, and need not
            raise
    finally:
        os.close(descriptor)


def move_into_place(source: Path, target: Path) -> None:
    """Rename within one folder and return once that is on the disk; raises the storage errors."""
    try:
        os.replace(source, target)
        sync_folder(target.parent)
    except OSError as error:
        raise trouble_with(error, target) from error


def atomic_write(path: Path, content: bytes) -> None:
    """Replace `path` by `content`, private and on the disk when this returns, or leave it exactly as it was.

    Raises DiskFull, VaultReadOnly, FolderUnavailable or StorageFailed.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        _write_down(draft, content)
        os.replace(draft, path)
        sync_folder(path.parent)
    except OSError as error:
        raise trouble_with(error, path) from error
    finally:
        remove_quietly(draft)


def remove_unfinished(path: Path) -> None:
    """Remove what `atomic_write` of this path left lying when it was killed; only while nobody is writing it."""
    for each in path.parent.glob(f".{path.name}.*.tmp"):
        remove_quietly(each)


def remove(path: Path) -> None:
    """Remove a file that may be there; raises the storage errors."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise trouble_with(error, path) from error


def remove_quietly(path: Path) -> None:
    """Remove a file that is of no use any more; a leftover does no harm, so no trouble is made of it."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _write_down(path: Path, content: bytes) -> None:
    descriptor = create_private(path)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        flush(descriptor)
    finally:
        os.close(descriptor)
