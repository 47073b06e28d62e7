# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An open vault: its database, its stores, its header and its sidecar; how it is opened and closed."""

from __future__ import annotations

from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from waterline.domain.entry import Draft
from waterline.domain.errors import (
    FolderUnavailable,
    SessionClosed,
    SidecarDamaged,
    VaultMissing,
    WaterlineError,
)
from waterline.vault import keyslots, migrations
from waterline.vault.connection import Database
from waterline.vault.drafts import DraftStore
from waterline.vault.entries import EntryStore
from waterline.vault.files import ProfileFiles, move_into_place
from waterline.vault.header import Header
from waterline.vault.header_file import mend_header, write_header
from waterline.vault.people import PersonStore
from waterline.vault.reading import ReadingStore
from waterline.vault.sidecar import Sidecar
from waterline.vault.steps import STEPS


class VaultState(StrEnum):
    """What a profile folder holds."""

    NEW = "new"
    READY = "ready"
    HEADER_MISSING = "header_missing"
    DATABASE_MISSING = "database_missing"


def vault_state(files: ProfileFiles) -> VaultState:
    """Look which files of a vault are there, without reading or changing any.

    A creation stopped after its header was written counts as READY: opening finishes it. One stopped before that left
    nothing that could ever be opened and counts as NEW. Raises FolderUnavailable where the folder cannot be looked at.
    """
    try:
        names = {each.name for each in files.folder.iterdir()}
    except FileNotFoundError:
        return VaultState.NEW
    except OSError as error:
        raise FolderUnavailable(files.folder) from error
    header = bool(names & {files.header.name, files.header_copy.name})
    if files.database.name in names:
        return VaultState.READY if header else VaultState.HEADER_MISSING
    if header:
        return VaultState.READY if files.staged.name in names else VaultState.DATABASE_MISSING
    return VaultState.DATABASE_MISSING if files.database_log.name in names else VaultState.NEW


@dataclass(frozen=True, slots=True)
class Folded:
    """What the sidecar held: how many drafts came back from it, and whether it had to be set aside unread."""

    drafts: int = 0
    unreadable: bool = False


class Vault:
    """An unlocked vault. It belongs to the thread that opened it, except for `seal` and `interrupt`."""

    def __init__(self, files: ProfileFiles, header: Header, data_key: bytes, database: Database) -> None:
        self.files = files
        self.header = header
        self.entries = EntryStore(database)
        self.drafts = DraftStore(database)
        self.people = PersonStore(database)
        self.reading = ReadingStore(database)
        self._database = database
        self._data_key = data_key
        self._sidecar: Sidecar | None = Sidecar(files.sidecar, data_key, header.vault_id)

    @property
    def data_key(self) -> bytes:
        """The key itself, for making another slot; raises SessionClosed."""
        if self._sidecar is None:
            raise SessionClosed
        return self._data_key

    def transaction(self) -> AbstractContextManager[None]:
        """Make several changes one step: all of them are on the disk afterwards, or none is."""
        return self._database.transaction()

    def interrupt(self) -> None:
        """Stop the database's work in hand, which then raises Interrupted; callable from any thread at any time."""
        self._database.interrupt()

    def checkpoint(self) -> None:
        """Move everything from the log into the database file."""
        self._database.checkpoint()

    def integrity(self) -> tuple[str, ...]:
        """Check the whole file; return the problems, none when sound."""
        return self._database.integrity()

    def keep_header(self, header: Header) -> None:
        """Write a changed header (another slot, one less) and go on with it; raises the storage errors."""
        write_header(self.files, header)
        self.header = header

    # Drafts the database cannot take --------------------------------------------------------------
    def seal(self, draft: Draft) -> None:
        """Put a draft into the encrypted sidecar at once; callable from any thread, also while the database works.

        Raises SessionClosed and the storage errors.
        """
        sidecar = self._sidecar
        if sidecar is None:
            raise SessionClosed
        sidecar.seal(draft)

    def fold_sidecar(self) -> Folded:
        """Take what the sidecar holds into the drafts, where it is newer than what is there, and remove the file.

        Called after every unlock, and as soon as the database takes drafts again. Raises the storage errors.
        """
        sidecar = self._sidecar
        if sidecar is None:
            raise SessionClosed
        try:
            drafts = sidecar.unseal()
        except SidecarDamaged:
            sidecar.set_aside()
            return Folded(unreadable=True)
        if not drafts:
            return Folded()
        with self.transaction():
            folded = sum(self._fold(draft) for draft in drafts)
        sidecar.remove()
        return Folded(folded)

    def _fold(self, sealed: Draft) -> bool:
        kept, entry = self.drafts.get(sealed.id), self.entries.get(sealed.id)
        if kept is not None and kept.changed_ms >= sealed.changed_ms:
            return False
        if entry is not None:  # it was finished meanwhile: what was typed later becomes a change of that entry
            if entry.changed_ms >= sealed.changed_ms or entry.answers == sealed.answers:
                return False
            sealed = replace(sealed, entry_id=sealed.id)
        self.drafts.keep(sealed)
        return True

    def close(self) -> None:
        """Move the log into the file, close it and forget the key; doing it twice changes nothing. Never raises."""
        self._sidecar = None
        self._data_key = b""
        self._database.close()


def open_vault(files: ProfileFiles, header: Header, data_key: bytes, steps: migrations.Steps = STEPS) -> Vault:
    """Open the vault with the data key that a slot of `header` gave.

    Brings its schema up to date (a verified copy first), finishes an interrupted creation, and mends a bad copy of the
    header. Raises VaultMissing, NotAVault, VaultDamaged, VaultTooNew, VaultBusy and the storage errors; whatever it
    raises, no byte of the vault has changed, except that completed migration steps stay.
    """
    if keyslots.fingerprint(data_key) != header.fingerprint:
        raise ValueError("the data key is not this header's")
    if not files.database.exists():
        _finish_creation(files, data_key)
    database = Database.open(files.database, data_key)
    try:
        migrations.migrate(database, files.before_step, steps)
    except BaseException:
        database.close()
        raise
    with suppress(WaterlineError):  # where there is no room for it now there will be next time
        mend_header(files, header)
    return Vault(files, header, data_key, database)


def _finish_creation(files: ProfileFiles, data_key: bytes) -> None:
    """Give a new database its name if it was only waiting for that; raises VaultMissing otherwise."""
    if not files.folder.is_dir():
        raise FolderUnavailable(files.folder)
    if not files.staged.exists() or files.database_log.exists():
        raise VaultMissing(files.database)
    with closing(Database.open(files.staged, data_key)) as database:
        if migrations.version(database) < 1:
            raise VaultMissing(files.database)
    move_into_place(files.staged, files.database)
