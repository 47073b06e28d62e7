# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One open database: set up as promised, its statements, its copies, its troubles translated."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from waterline.domain.errors import (
    FolderUnavailable,
    Interrupted,
    NotAVault,
    SessionClosed,
    VaultDamaged,
    VaultExists,
    VaultMissing,
    WaterlineError,
)
from waterline.vault.cipher import (
    EMPTY_LOG_BYTES,
    PAGE_BYTES,
    PLAIN_SQLITE,
    code_of,
    first_bytes,
    identity,
    key_fits,
    keyed,
    log_would_repair,
    sqlcipher,
    trouble,
)
from waterline.vault.files import create_private, make_private, remove_quietly, sync_file, sync_folder
from waterline.vault.troubles import (
    CORRUPT,
    NOTADB,
    StatementFailed,
    trouble_with,
)

_COPY_PAGES = 256
_HURTING = (CORRUPT, NOTADB)

# In this order, after the key. EXCLUSIVE keeps the log's index in memory: no third file, no memory map that would
# kill the program when a drive is unplugged, and a second program is told "busy" instead of meddling.
_SETTINGS = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # on macOS fsync alone leaves the bytes in the drive's cache
)

_READING = ("PRAGMA temp_store = MEMORY", "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON")

Parameters = Sequence[Any] | Mapping[str, Any]
Progress = Callable[[int, int], None]
"""Told how many of how many parts are done; what it raises stops the work, Interrupted first of all."""


class Row(Protocol):
    """One row of a result: values by column name or position."""

    def __getitem__(self, column: str | int) -> Any: ...


class Database:
    """One open, keyed connection. It belongs to the thread that opened it, except for `interrupt`.

    Every method raises the storage errors of `domain.errors` and nothing of SQLCipher's own; none of them ever
    carries a bound value. After `close` everything but `close` and `interrupt` raises SessionClosed.
    """

    def __init__(self, connection: Any, path: Path, key: bytes, *, reading_only: bool = False) -> None:
        self.path = path
        self._reading_only = reading_only
        self._key = key
        self._connection: Any = connection
        self._gate = threading.RLock()
        self._at_work = 0
        self._stop = False
        self._inside = False
        self._doomed = False
        self._hurt = False
        self._prepare: Callable[[Database], None] = lambda _: None
        self._copy: Database | None = None
        self._identity = identity(path)

    # Opening --------------------------------------------------------------------------------------
    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """Make a new, empty encrypted database, private under any umask; raises VaultExists."""
        try:
            os.close(create_private(path))
        except FileExistsError:
            raise VaultExists(path) from None
        except OSError as error:
            raise trouble_with(error, path) from error
        cls._connect(path, key).close()  # writes the first page; looked at while closed, see _first_bytes
        if first_bytes(path) == PLAIN_SQLITE:
            raise RuntimeError("the new database came out unencrypted")
        return cls._connect(path, key)

    @classmethod
    def open(cls, path: Path, key: bytes) -> Database:
        """Open an existing database with the key that its header's fingerprint has vouched for.

        Since the key is known to be right, a file it does not open is damaged or is no vault at all, and is not
        changed by a byte. Raises VaultMissing, NotAVault, VaultDamaged, VaultBusy and the storage errors.
        """
        cls._look_at(path, key, make_private)
        return cls._connect(path, key)

    @staticmethod
    def _look_at(path: Path, key: bytes, and_then: Callable[[Path], None] = lambda _: None) -> None:
        try:
            size = path.stat().st_size
            first = first_bytes(path)
            and_then(path)
        except FileNotFoundError:
            raise (VaultMissing(path) if path.parent.is_dir() else FolderUnavailable(path.parent)) from None
        except OSError as error:
            raise trouble_with(error, path) from error
        if first == PLAIN_SQLITE or size < PAGE_BYTES:
            raise NotAVault(path)
        if not key_fits(path, key) and not log_would_repair(path, key):
            raise NotAVault(path) if size % PAGE_BYTES else VaultDamaged(path)

    @classmethod
    def open_to_read(cls, path: Path, key: bytes) -> Database:
        """Open a file nobody else has open, for reading alone: no byte of it changes, nor is any file made beside it.

        One with a waiting log is opened like any other, for without its log it would show an older state. Raises as
        `open` does.
        """
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size > EMPTY_LOG_BYTES:
            return cls.open(path, key)
        cls._look_at(path, key)
        database = cls(keyed(path, key, "ro&immutable=1"), path, key, reading_only=True)
        try:
            for setting in _READING:
                database.query(setting)
            database.query("SELECT count(*) FROM sqlite_master")
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def _connect(cls, path: Path, key: bytes) -> Database:
        database = cls(keyed(path, key, "rw"), path, key)
        try:
            for setting in _SETTINGS:
                database.query(setting)
            database.query("SELECT count(*) FROM sqlite_master")
            if database.query("PRAGMA cipher_status")[0][0] != "1":
                raise RuntimeError("SQLCipher is not in effect")
            database.query("PRAGMA journal_mode = WAL")
            database.query("BEGIN IMMEDIATE")  # a file that can only be read says so now, not at the first save
            database.query("ROLLBACK")
        except BaseException:
            database.close()
            raise
        return database

    def prepare_each_connection(self, prepare: Callable[[Database], None]) -> None:
        """Run `prepare` now, and again whenever the connection has to be made anew."""
        self._prepare = prepare
        prepare(self)

    def _mend(self) -> None:
        """Connect anew: one that came upon a page that is not authentic takes no change any more (measured)."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlcipher.Error):
                connection.close()
        fresh = Database._connect(self.path, self._key)
        self._connection, fresh._connection = fresh._connection, None
        self._identity = fresh._identity
        self._hurt = False
        self._prepare(self)

    def _see_that_it_is_still_there(self) -> None:
        """Raise FolderUnavailable or VaultMissing where the file is not at its place any more; take another one there.

        An open file can be written to after its folder was moved, deleted or replaced by a program that keeps copies,
        and everything written then would be lost with it.
        """
        if self._connection is None:
            raise SessionClosed
        found = identity(self.path)
        if found is None:
            raise VaultMissing(self.path) if self.path.parent.is_dir() else FolderUnavailable(self.path.parent)
        if found != self._identity:
            self._mend()

    # Statements -----------------------------------------------------------------------------------
    def query(self, statement: str, parameters: Parameters = ()) -> list[Row]:
        """Run one statement and return all its rows."""
        with self._working():
            return self._rows(statement, parameters)

    def execute(self, statement: str, parameters: Parameters = ()) -> int:
        """Run one statement and return how many rows it changed."""
        with self._working():
            return self._run(statement, parameters).rowcount

    def insert(self, statement: str, parameters: Parameters = ()) -> int:
        """Run one INSERT and return the new row's number."""
        with self._working():
            return self._run(statement, parameters).lastrowid

    def execute_many(self, statement: str, many: Iterable[Parameters]) -> None:
        """Run one statement once for each of `many`."""
        with self._working():
            for parameters in many:
                self._run(statement, parameters)

    @property
    def changes(self) -> tuple[int, int]:
        """Which connection this is and how many rows it has changed so far: the same ones mean the same content."""
        return id(self._open), self._open.total_changes

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside one step: all of it is on the disk afterwards, or nothing is.

        Inside another transaction it joins that one. An error inside undoes the whole, also where somebody catches it.
        """
        with self._working():
            if self._inside:
                with self._joined():
                    yield
                return
            self._see_that_it_is_still_there()
            self._run("BEGIN IMMEDIATE")
            self._inside = True
            try:
                yield
                if self._doomed:
                    raise RuntimeError("an error inside this transaction was swallowed")
                self._run("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._inside = self._doomed = False

    @contextmanager
    def _joined(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._doomed = True
            raise

    def _roll_back(self) -> None:
        self._stop = self._doomed = False
        with suppress(WaterlineError):  # the first error is the one to tell
            if self._open.in_transaction:  # a full disk, or a stop, has rolled back already
                self._run("ROLLBACK")

    # The whole file -------------------------------------------------------------------------------
    def checkpoint(self) -> None:
        """Move everything from the log into the database file."""
        self.query("PRAGMA wal_checkpoint(TRUNCATE)")

    def integrity(self) -> tuple[str, ...]:
        """Check every page's authenticity and the database's structure; return the problems, none when sound.

        The problems name pages and tables, never content. May take long on a big vault; `interrupt` stops it.
        """
        problems: list[str] = []
        with self._working():
            try:
                if not self._reading_only:
                    self.checkpoint()
                for check in ("PRAGMA cipher_integrity_check", "PRAGMA quick_check"):
                    problems += [row[0] for row in self.query(check) if row[0] != "ok"]
            except VaultDamaged:
                problems.append("some pages cannot be read")
            self._hurt = self._hurt or bool(problems)  # it came upon them, whether or not that raised anything
        return tuple(problems)

    def copy_to(self, target: Path, *, key: bytes | None = None, progress: Progress | None = None) -> None:
        """Write a copy, under the same key or another, and return once it was found sound and is on the disk.

        The target appears under its name only when it is good; one that was there is replaced. `progress` is told the
        pages written of all. Raises VaultDamaged where the copy is not sound.
        """
        key = self._key if key is None else key
        draft = target.with_name(target.name + ".tmp")
        remove_quietly(draft)
        try:
            with self._working():
                self._see_that_it_is_sound()
                with self._lending(Database.create(draft, key)) as copy:
                    self._back_up_into(copy, progress)
                with self._lending(Database.open(draft, key)) as copy:
                    if copy.integrity():
                        raise VaultDamaged(self.path)
                if self._stop:
                    raise Interrupted
            sync_file(draft)
            draft.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise trouble_with(error, target) from error
        finally:
            remove_quietly(draft)

    def _see_that_it_is_sound(self) -> None:
        """Raise VaultDamaged where a page is not authentic: the backup API would write zeros for it (measured)."""
        if not self._reading_only:
            self.checkpoint()
        if self.query("PRAGMA cipher_integrity_check"):
            raise VaultDamaged(self.path)

    @contextmanager
    def _lending(self, copy: Database) -> Iterator[Database]:
        """Let `interrupt` reach the copy too while it is worked on."""
        self._copy = copy
        try:
            yield copy
        finally:
            self._copy = None
            copy.close()

    def _back_up_into(self, copy: Database, progress: Progress | None) -> None:
        def stop_if_asked(_status: int, left: int, pages: int) -> None:
            if self._stop:
                raise Interrupted
            if progress is not None:
                progress(pages - left, pages)

        try:
            self._open.backup(copy._open, pages=_COPY_PAGES, progress=stop_if_asked)
        except sqlcipher.Error as error:
            self._hurt = self._hurt or code_of(error) in _HURTING
            raise trouble(error, copy.path, "backup") from None

    def become(self, other: Database) -> None:
        """Go on as `other`, which is given up for it: same thread, and nothing under way. What was open is closed.

        `other` was prepared by its maker as this one is; that must not fail once it stands here.
        """
        self.close()
        with self._gate:
            self.path, self._key = other.path, other._key
            self._connection, other._connection = other._connection, None
            self._identity = other._identity
            self._hurt = False

    # Stopping -------------------------------------------------------------------------------------
    def interrupt(self) -> None:
        """Stop the work in hand, if there is any: it raises Interrupted and its transaction leaves no trace.

        Callable from any thread at any time. Work begun later is not affected.
        """
        with self._gate:
            if self._at_work and self._connection is not None:
                self._stop = True
                self._connection.interrupt()
                if self._copy is not None:
                    self._copy.interrupt()

    def close(self) -> None:
        """Move the log into the file, close it, and drop the key; doing it twice changes nothing. No trouble is raised.

        Where the log cannot be moved (full disk, drive gone) it stays beside the file and the next opening reads it.
        """
        with self._gate:
            connection, self._connection = self._connection, None
            self._key = b""
        if connection is not None:
            try:
                connection.close()
            except sqlcipher.ProgrammingError:
                raise RuntimeError("a database is closed on the thread that opened it") from None
            except sqlcipher.Error:
                return

    @property
    def _open(self) -> Any:
        if self._connection is None:
            raise SessionClosed
        return self._connection

    @contextmanager
    def _working(self) -> Iterator[None]:
        with self._gate:
            self._at_work += 1
        try:
            if self._hurt and self._key and self._at_work == 1:
                self._mend()
            yield
        finally:
            with self._gate:
                self._at_work -= 1
                if not self._at_work:
                    self._stop = False

    def _run(self, statement: str, parameters: Parameters = ()) -> Any:
        connection = self._open
        if self._stop:
            raise Interrupted
        if self._doomed:
            raise RuntimeError("this transaction has failed already")
        with self._translated(statement):
            return connection.execute(statement, parameters)

    def _rows(self, statement: str, parameters: Parameters) -> list[Row]:
        cursor = self._run(statement, parameters)
        with self._translated(statement):
            return cursor.fetchall()

    @contextmanager
    def _translated(self, statement: str) -> Iterator[None]:
        try:
            yield
        except sqlcipher.Error as error:
            self._doomed = self._inside  # SQLite may have undone the whole already; going on would save the rest alone
            self._hurt = self._hurt or code_of(error) in _HURTING
            raise trouble(error, self.path, statement) from None
        except (UnicodeError, OverflowError):  # the first holds the whole text it failed on
            raise StatementFailed(f"a value that cannot be stored: {statement}") from None
