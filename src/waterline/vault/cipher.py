# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The one file that knows the encryption library: a connection with its key, and what can be learnt of a file first."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from waterline.vault.troubles import CODES_BY_WORDS, CORRUPT, NOTADB, database_trouble, trouble_with

sqlcipher: Any = dbapi2  # its names come from C and are unknown to type checkers

PAGE_BYTES = 4096
PLAIN_SQLITE = b"SQLite format 3\0"
EMPTY_LOG_BYTES = 32
_BUSY_MS = 250  # one instance at a time is the rule, so waiting longer only freezes the window


def cipher_version() -> str:
    """Return the version of the encryption library this program carries."""
    with closing(sqlcipher.connect(":memory:")) as memory:
        return str(memory.execute("PRAGMA cipher_version").fetchone()[0])


def fits(path: Path, key: bytes) -> bool:
    """Tell whether this key opens the database's first page, without any side effect; a missing file fits no key."""
    return path.exists() and key_fits(path, key)


def keyed(path: Path, key: bytes, mode: str) -> Any:
    """Return a connection that has been given its raw key and has not read the file yet.

    Raises the storage errors where there is no file to open.
    """
    raw_key = key.hex()
    if not re.fullmatch("[0-9a-f]{64}", raw_key):  # anything else would silently be taken for a passphrase
        raise ValueError("a data key has 32 bytes")
    name = quote(os.fsencode(path.absolute().as_posix()), safe="/:")  # file names are bytes, not always text
    uri = f"file://{name if name.startswith('/') else '/' + name}?mode={mode}"
    try:
        connection = sqlcipher.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_MS / 1000)
    except sqlcipher.Error as error:
        raise trouble(error, path, "connect") from None
    try:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f"PRAGMA key = \"x'{raw_key}'\"").fetchall()
        connection.enable_load_extension(False)
        connection.row_factory = sqlcipher.Row
    except BaseException:
        connection.close()
        raise
    return connection


def key_fits(path: Path, key: bytes) -> bool:
    """Try the key on the first page without any side effect.

    An ordinary connection would, merely by being closed after a failure, move a waiting log into the file (measured).
    CORRUPT means that the page is authentic and speaks of more pages than the file has: so it is after a crash or a
    full disk stopped the log from being moved, and the log still has the rest.
    """
    try:
        with closing(keyed(path, key, "ro&immutable=1")) as connection:
            connection.execute("PRAGMA application_id").fetchall()
    except sqlcipher.Error as error:
        if code_of(error) not in (NOTADB, CORRUPT):
            raise trouble(error, path, "open") from None
        return code_of(error) == CORRUPT
    return True


def log_would_repair(path: Path, key: bytes) -> bool:
    """Tell, on a copy, whether the waiting log mends a first page that a power cut left half written."""
    log = path.with_name(path.name + "-wal")
    try:
        if not log.exists() or log.stat().st_size <= EMPTY_LOG_BYTES:
            return False
        with tempfile.TemporaryDirectory(prefix=".trial-", dir=path.parent) as folder:
            trial = Path(folder) / path.name
            shutil.copyfile(path, trial)
            shutil.copyfile(log, trial.with_name(log.name))
            with closing(keyed(trial, key, "rw")) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
                return [tuple(row) for row in connection.execute("PRAGMA quick_check(1)")] == [("ok",)]
    except sqlcipher.Error:
        return False
    except OSError as error:
        raise trouble_with(error, path) from error


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells this file from any other, whatever its name; None where there is none or it is out of reach."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def first_bytes(path: Path) -> bytes:
    """Read the start of a database that nobody in this process has open: closing any handle drops POSIX locks on it."""
    with path.open("rb") as file:
        return file.read(len(PLAIN_SQLITE))


def trouble(error: Exception, path: Path, statement: str) -> Exception:
    """Return the fact behind an error of SQLCipher's, or the bug it is."""
    return database_trouble(code_of(error), getattr(error, "sqlite_errorname", type(error).__name__), path, statement)


def code_of(error: Exception) -> int:
    """Return SQLite's primary result code; the backup API's errors carry it only as SQLite's words for it."""
    return getattr(error, "sqlite_errorcode", CODES_BY_WORDS.get(str(error), -1)) & 0xFF
