# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An open vault: its database, its stores, its header and its sidecar; how it is opened and closed."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from waterline.domain.entry import Draft
from waterline.domain.errors import (
    FolderUnavailable,
    Interrupted,
    SessionClosed,
    SidecarDamaged,
    VaultMissing,
    WaterlineError,
)
from waterline.vault import backup, changes, keyslots, migrations, rekeying
from waterline.vault.agreements import AgreementStore
from waterline.vault.backup import Backup, Contents
from waterline.vault.connection import Database, Progress
from waterline.vault.contacts import ContactStore
from waterline.vault.days import DayStore
from waterline.vault.drafts import DraftStore
from waterline.vault.entries import EntryStore
from waterline.vault.files import PRIVATE_FOLDER, ProfileFiles, atomic_write, move_into_place, remove_unfinished
from waterline.vault.header import Header, header_bytes
from waterline.vault.header_file import mend_header, write_header
from waterline.vault.incidents import IncidentStore
from waterline.vault.marks import MarkStore
from waterline.vault.meta import MetaStore
from waterline.vault.people import PersonStore
from waterline.vault.reading import ReadingStore
from waterline.vault.requests import RequestStore
from waterline.vault.right_now import RightNowStore
from waterline.vault.sidecar import Sidecar, sidecar_key
from waterline.vault.steps import STEPS
from waterline.vault.tags import TagStore
from waterline.vault.templates import TemplateStore
from waterline.vault.terms import TermStore
from waterline.vault.trash import TrashStore
from waterline.vault.troubles import trouble_with
from waterline.vault.versions import VersionStore

_EARLIER_SIDECAR_KEY = "earlier_sidecar_key"
"""In `meta`: what a sidecar was sealed with that was written while the data key was being changed."""


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
    if names & {files.database.name, files.rekeyed.name, files.before_rekey.name}:
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
    """An unlocked vault. It belongs to the thread that opened it, but `seal`, `change_header`, `interrupt` to any."""

    def __init__(self, files: ProfileFiles, header: Header, data_key: bytes, database: Database) -> None:
        self.files = files
        self.header = header
        self.entries = EntryStore(database)
        self.incidents = IncidentStore(database)
        self.versions = VersionStore(database)
        self.days = DayStore(database)
        self.trash = TrashStore(database)
        self.drafts = DraftStore(database)
        self.people = PersonStore(database)
        self.terms = TermStore(database)
        self.tags = TagStore(database)
        self.templates = TemplateStore(database)
        self.contacts = ContactStore(database)
        self.reading = ReadingStore(database)
        self.marks = MarkStore(database)
        self.requests = RequestStore(database)
        self.agreements = AgreementStore(database)
        self.meta = MetaStore(database)
        self.right_now = RightNowStore(database, self.meta)
        self.former_key: bytes | None = None
        self._database = database
        self._data_key = data_key
        self._header_turn = threading.RLock()
        earlier = self.meta.get(_EARLIER_SIDECAR_KEY)
        self._sidecar: Sidecar | None = Sidecar(
            files.sidecar,
            files.reserve,
            data_key,
            header.vault_id,
            None if earlier is None else bytes.fromhex(earlier),
        )

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

    def change_header(self, change: Callable[[Header], Header]) -> Header:
        """Write what `change` makes of the header, and go on with it; changes wait for each other.

        Raises SessionClosed, what `change` raises, and the storage errors.
        """
        with self._header_turn:
            if self._sidecar is None:
                raise SessionClosed
            header = change(self.header)
            if header != self.header:
                write_header(self.files, header)
                self.header = header
            return header

    # Backups --------------------------------------------------------------------------------------
    @property
    def backup_due(self) -> bool:
        """Tell whether anything a person wrote changed since the last backup, in this session or an earlier one."""
        return changes.due(self._database)

    def back_up(self, folder: Path, now_ms: int, progress: Progress | None = None) -> Backup:
        """Make a backup in `folder` and return it once it counts; raises as `backup.take` does."""
        made = backup.take(self._database, self.header, folder, now_ms, progress=progress)
        with suppress(WaterlineError):  # with no room to note it here, the next one is only made sooner
            changes.settle(self._database)
        return made

    def contents(self) -> Contents:
        """Count what the vault holds."""
        return backup.contents_of(self._database)

    def entry_ids(self) -> set[str]:
        """Return the ids of every entry outside the trash."""
        return backup.entry_ids(self._database)

    # Another data key -----------------------------------------------------------------------------
    def rekey(self, header: Header, data_key: bytes, progress: Progress | None = None) -> None:
        """Go on under another data key, which the slots of `header` lead to: a copy, checked, takes the place.

        Until that copy has been opened in its place the old database and its header stay. Raises Interrupted when it
        was stopped, or where the ways in were changed meanwhile; VaultDamaged; and the storage errors: then the vault
        goes on as it was. Only where the disk does not even let it go back it is closed, and opening it settles it.
        """
        before = self.header
        rekeying.see_that_there_is_room(self.files)
        self.meta.keep(_EARLIER_SIDECAR_KEY, sidecar_key(self.data_key, before.vault_id).hex())
        try:
            self._database.copy_to(self.files.rekeyed, key=data_key, progress=progress)
            self._database.checkpoint()
            atomic_write(self.files.header_before_rekey, header_bytes(before))
        except BaseException:
            rekeying.clear(self.files)
            raise
        self._exchange(before, header, data_key)

    def _exchange(self, before: Header, header: Header, data_key: bytes) -> None:
        old_key = self._data_key
        with self._header_turn:  # no way in may come or go in between
            if self.header != before:
                rekeying.clear(self.files)
                raise Interrupted
            self._database.close()
            try:
                rekeying.see_that_the_log_is_empty(self.files)
                self.header = header.following(before)
                atomic_write(self.files.header, header_bytes(self.header))  # from here on the new key is in effect
                rekeying.exchange(self.files)
                self._go_on_under(data_key)
            except BaseException:
                self._go_back(before, old_key)
                raise
            self._data_key = data_key
            self.former_key = old_key
            if self._sidecar is not None:
                self._sidecar.change_key(data_key)
            with suppress(WaterlineError):  # the next opening mends the copy
                mend_header(self.files, self.header)
                rekeying.clear(self.files)
                changes.note(self._database)  # every backup there is opens by another key

    def _go_back(self, before: Header, old_key: bytes) -> None:
        """Take the old pair up again; where the disk refuses that too, the next opening settles by the header there."""
        with suppress(WaterlineError):
            if self.header != before:
                self.header = before.following(self.header)
                write_header(self.files, self.header)
            rekeying.settle(self.files, old_key)
            self._go_on_under(old_key)
            rekeying.clear(self.files)

    def _go_on_under(self, key: bytes) -> None:
        database = Database.open(self.files.database, key)
        try:
            changes.watch(database)
        except BaseException:
            database.close()
            raise
        self._database.become(database)

    # Drafts the database cannot take --------------------------------------------------------------
    def seal(self, draft: Draft) -> None:
        """Put a draft into the encrypted sidecar at once; callable from any thread, also while the database works.

        Raises SessionClosed and the storage errors.
        """
        sidecar = self._sidecar
        if sidecar is None:
            raise SessionClosed
        sidecar.seal(draft)

    def set_room_aside(self) -> None:
        """Keep room for the last words on a disk that will be full one day; raises the storage errors."""
        if self._sidecar is not None:
            self._sidecar.prepare()

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
        if drafts:
            with self.transaction():
                folded = sum(self._fold(draft) for draft in drafts)
            sidecar.remove()
        else:
            folded = 0
        if self.meta.get(_EARLIER_SIDECAR_KEY) is not None:  # nothing is sealed by it any more
            self.meta.drop(_EARLIER_SIDECAR_KEY)
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
        self.former_key = None
        self._database.close()


def open_vault(files: ProfileFiles, header: Header, data_key: bytes, steps: migrations.Steps = STEPS) -> Vault:
    """Open the vault with the data key that a slot of `header` gave.

    Brings its schema up to date (a backup first), finishes an interrupted creation, and mends a bad copy of the
    header. Raises VaultMissing, NotAVault, VaultDamaged, VaultTooNew, VaultBusy and the storage errors; whatever it
    raises, no byte of the vault has changed, except that completed migration steps stay.
    """
    if keyslots.fingerprint(data_key) != header.fingerprint:
        raise ValueError("the data key is not this header's")
    rekeying.settle(files, data_key)
    if not files.database.exists():
        _finish_creation(files, data_key)
    database = Database.open(files.database, data_key)
    try:
        migrations.migrate(database, partial(_back_up_before_steps, database, header, files), steps)
        database.prepare_each_connection(changes.watch)
        vault = Vault(files, header, data_key, database)
        vault.entries.index_what_is_not()
    except BaseException:
        database.close()
        raise
    with suppress(WaterlineError):  # where there is no room for it now there will be next time
        mend_header(files, header)
        rekeying.clear(files)
        for each in (files.header, files.header_copy, files.sidecar, files.reserve, files.header_before_rekey):
            remove_unfinished(each)  # parts of headers that may wrap the key under an old passphrase
    return vault


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


def _back_up_before_steps(database: Database, header: Header, files: ProfileFiles) -> None:
    """Make a backup of the vault as it was left; it is dated by its last change, for nothing here knows the time."""
    try:
        files.backups.mkdir(PRIVATE_FOLDER, exist_ok=True)
        left_ms = files.database.stat().st_mtime_ns // 1_000_000
    except OSError as error:
        raise trouble_with(error, files.backups) from error
    backup.take(database, header, files.backups, left_ms)
