# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the system or SQLite says about a file, turned into one of our facts: full, read-only, gone, damaged, busy."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

from waterline.domain.errors import (
    DiskFull,
    FolderUnavailable,
    Interrupted,
    StorageFailed,
    VaultBusy,
    VaultDamaged,
    VaultMissing,
    VaultReadOnly,
    WaterlineError,
)

# EFBIG: the file-size limit of an account or a file system is, for the person, a place with no room left.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_WRITING = (errno.EROFS, errno.EACCES, errno.EPERM)
_NO_FOLDER = (errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO)
_NO_ROOM_BYTES = 128 * 1024

# SQLite's primary result codes, fixed by its file-format promise (sqlite.org/rescode.html).
NOTADB, CORRUPT = 26, 11
IOERR = 10
_INTERRUPT, _CANTOPEN = 9, 14
CODES_BY_WORDS = {
    "database is locked": 5,
    "attempt to write a readonly database": 8,
    "interrupted": _INTERRUPT,
    "disk I/O error": IOERR,
    "database disk image is malformed": CORRUPT,
    "database or disk is full": 13,
    "unable to open database file": _CANTOPEN,
    "file is not a database": NOTADB,
}
"""SQLite's own words for its result codes (sqlite3_errstr)."""

_FACTS = {
    3: VaultReadOnly,  # PERM
    5: VaultBusy,
    6: VaultBusy,  # LOCKED
    8: VaultReadOnly,
    CORRUPT: VaultDamaged,
    13: DiskFull,
    15: VaultBusy,  # PROTOCOL: somebody else kept taking the lock
    NOTADB: VaultDamaged,
}


class StatementFailed(Exception):
    """A bug of ours: a statement the database cannot run. Shows the statement, never what was bound to it."""


def trouble_with(error: OSError, path: Path) -> WaterlineError:
    """Return the fact behind what the system said about `path`."""
    if error.errno in NO_ROOM:
        return DiskFull(path)
    if error.errno in NO_WRITING:
        return VaultReadOnly(path)
    if error.errno in _NO_FOLDER and not path.parent.is_dir():
        return FolderUnavailable(path.parent)
    return StorageFailed(path)


def database_trouble(code: int, name: str, path: Path, statement: str) -> Exception:
    """Return the fact behind SQLite's primary result `code`, or the bug it is.

    SQLite's own text is dropped: for some statements (full-text queries, JSON) it quotes what was bound.
    """
    if code in (IOERR, _CANTOPEN):
        return _trouble_reaching(path, code)
    if code in _FACTS:
        return _FACTS[code](path)
    if code == _INTERRUPT:
        return Interrupted()
    return StatementFailed(f"{name}: {statement}")


def _trouble_reaching(path: Path, code: int) -> WaterlineError:
    if not path.parent.is_dir():
        return FolderUnavailable(path.parent)
    if code == _CANTOPEN and not path.exists():
        return VaultMissing(path)
    try:
        if shutil.disk_usage(path.parent).free < _NO_ROOM_BYTES:
            return DiskFull(path)
        if not os.access(path, os.W_OK):
            return VaultReadOnly(path)
        if code == _CANTOPEN:
            with tempfile.TemporaryFile(dir=path.parent):
                pass
    except OSError as error:
        return trouble_with(error, path)
    return StorageFailed(path)
