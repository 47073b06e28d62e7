# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Getting the journal back: from a backup, or out of a damaged file what can still be read. The present one is kept.

In a session it takes two calls, so that the long part runs while the journal is open and can be stopped: `prepare`,
then `restore`, which closes the session. At a closed door one call does it all and returns the open session.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from waterline.app.session import KEYCHAIN, PASSPHRASE, RECOVERY, Door, Session, close_what_is_open, enter, kinds_of
from waterline.domain import errors
from waterline.domain.errors import BackupDamaged, BackupGone, WaterlineError
from waterline.domain.times import Stamp
from waterline.vault import backup as backups_of
from waterline.vault import changes, keyslots, migrations, restoring, swap
from waterline.vault import salvage as salvaging
from waterline.vault.backup import Backup, Contents
from waterline.vault.connection import Database, Progress
from waterline.vault.header import Header
from waterline.vault.header_file import read_header
from waterline.vault.salvage import Salvaged

_NOT_ABOUT_THE_NEXT_ONE = ("last_check", changes.MARK)
"""Facts of the present journal that say nothing about the one that takes its place."""


@dataclass(frozen=True, repr=False)
class Typed:
    """The passphrase or recovery code of a backup's day, as it was typed; `way` is PASSPHRASE or RECOVERY."""

    way: str
    words: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A backup beside the journal as it is. `missing` entries are in the journal and not in the backup; `returning`
    ones the other way round."""

    then: Contents
    now: Contents
    missing: int
    returning: int


@dataclass(frozen=True, slots=True)
class FoundBackup:
    """A backup somebody came upon at a closed door: nobody has opened it yet."""

    backup: Backup
    taken: Stamp
    size: int
    ways: tuple[str, ...]


# Looking into a backup ----------------------------------------------------------------------------
def ways_of(backup: Backup) -> tuple[str, ...]:
    """Return which of PASSPHRASE and RECOVERY open a backup, wherever it is; raises BackupGone or BackupDamaged."""
    return tuple(each for each in kinds_of(_header(backup)) if each in (PASSPHRASE, RECOVERY))


def found_in(door: Door, folder: Path) -> tuple[FoundBackup, ...]:
    """Return the backups in a folder, or the one it is, of any journal, the newest first; raises FolderUnavailable."""
    one = backups_of.backup_at(folder)
    now = door.now()
    found = []
    for each in backups_of.backups_in(folder) if one is None else (one,):
        with suppress(WaterlineError):  # what lost its key file opens for nobody
            taken = Stamp(each.taken_ms, now.zone, now.offset_minutes)
            found.append(FoundBackup(each, taken, each.size, ways_of(each)))
    return tuple(found)


def look_into(backup: Backup, typed: Typed) -> Contents:
    """Count what a backup holds; takes a second where a passphrase is tried.

    Raises WrongPassphrase, MistypedRecoveryCode, WrongRecoveryCode, NoSuchSlot, BackupGone, BackupDamaged.
    """
    with _about(backup):
        return backups_of.contents(backup, _key(_header(backup), typed))


def preview(session: Session, backup: Backup, typed: Typed | None = None) -> Preview:
    """Return a backup beside the journal as it is; without `typed` it opens as the journal does. Raises as `look_into`.

    WrongRecoveryCode where the journal's own key does not open it: then something has to be typed.
    """
    vault = session.vault
    with _about(backup), closing(Database.open_to_read(backup.files.database, _key_for(session, backup, typed))) as old:
        migrations.refuse_foreign(old)
        then, ids_then = backups_of.contents_of(old), backups_of.entry_ids(old)
    ids_now = vault.entry_ids()
    return Preview(then, vault.contents(), len(ids_now - ids_then), len(ids_then - ids_now))


# Restoring ----------------------------------------------------------------------------------------
def prepare(session: Session, backup: Backup, typed: Typed | None = None, progress: Progress | None = None) -> None:
    """Make a checked copy of the backup ready to take the journal's place; nothing has changed yet.

    Whatever opens the journal now opens it then, too. Raises as `preview` does, Interrupted, and the storage errors.
    """
    vault = session.vault
    backup_key = _key_for(session, backup, typed)
    facts = {key: text for key, text in vault.meta.all().items() if key not in _NOT_ABOUT_THE_NEXT_ONE}
    with _about(backup):
        restoring.stage(session.door.files, backup, backup_key, vault.data_key, facts=facts, progress=progress)


def restore(session: Session) -> Path:
    """Close the journal, let what `prepare` made take its place, and return where the present one is kept.

    Kept as a backup that is never rotated away; if it is damaged, in a folder of its own. Cut off at any moment, the
    next start finds the one or the other, whole. Raises the storage errors; the journal is closed in any case.
    """
    vault, files = session.vault, session.door.files
    folder = files.damaged if vault.integrity() else files.backups
    kept = backups_of.free_name(folder, vault.header.vault_id, session.now().utc_ms, kept=True).folder
    session.close()
    swap.replace(files, kept)
    return kept


def give_up(door: Door) -> None:
    """Drop what `prepare` made."""
    swap.give_up(door.files)


def restore_at_door(door: Door, backup: Backup, typed: Typed, progress: Progress | None = None) -> Session:
    """Let a backup be the journal of this profile, empty or not, and return it open.

    What was typed opens it from now on: the ways in of today stay where it fits them too, else those of the backup
    come with it. Whatever lies in the profile is kept as a backup. Raises as `look_into` does, Interrupted, and the
    storage errors; then the profile is as it was.
    """
    files = door.files
    close_what_is_open(door)
    files.prepare_folder()
    header = _header(backup)
    data_key = _key(header, typed)
    present = _present_header(door)
    brought = None if _can_stay(present, header, typed) else header
    with _about(backup):
        restoring.stage(files, backup, data_key, data_key, facts=None, header=brought, progress=progress)
    swap.replace(files, _aside(door, present, header, data_key))
    return enter(door, read_header(files), data_key)


# Salvaging ----------------------------------------------------------------------------------------
def salvage(session: Session, progress: Progress | None = None) -> Salvaged:
    """Close a damaged journal and let what can be read of it take its place; the damaged file is kept untouched.

    Raises NothingReadable, VaultTooNew, Interrupted and the storage errors: then it is closed and as it was.
    """
    door, header, data_key = session.door, session.vault.header, session.vault.data_key
    session.close()
    return _salvage(door, header, data_key, progress)


def salvage_at_door(
    door: Door, way: str, typed: str = "", secret: bytes | None = None, progress: Progress | None = None
) -> tuple[Session, Salvaged]:
    """Do the same to a journal too damaged to open, and return it open with what came over.

    `way` is a way into the journal, `typed` what it asks for, `secret` what `fetch_key` gave. Raises as opening by
    that way does, and as `salvage`.
    """
    close_what_is_open(door)
    header = read_header(door.files)
    if way == KEYCHAIN:
        data_key = keyslots.open_with_keychain_secret(header, secret)
    elif way in (PASSPHRASE, RECOVERY):
        data_key = _key(header, Typed(way, typed))
    else:
        data_key = keyslots.open_with_both(header, secret, typed)
    report = _salvage(door, header, data_key, progress)
    return enter(door, header, data_key), report


def _salvage(door: Door, header: Header, data_key: bytes, progress: Progress | None) -> Salvaged:
    report = salvaging.stage_salvage(door.files, header, data_key, progress)
    kept = backups_of.free_name(door.files.damaged, header.vault_id, door.now().utc_ms, kept=True)
    swap.replace(door.files, kept.folder)
    return report


# Inside -------------------------------------------------------------------------------------------
@contextmanager
def _about(backup: Backup) -> Iterator[None]:
    """Tell troubles with the backup's files from those with the journal's."""
    try:
        yield
    except WaterlineError as error:
        inside = getattr(error, "path", None) in (backup.files.database, backup.files.header, backup.folder)
        if inside and isinstance(error, errors.VaultDamaged | errors.NotAVault | errors.HeaderDamaged):
            raise BackupDamaged(backup.folder) from error
        if inside and isinstance(error, errors.VaultMissing | errors.HeaderMissing | errors.FolderUnavailable):
            raise BackupGone(backup.folder) from error
        raise


def _header(backup: Backup) -> Header:
    with _about(backup):
        return read_header(backup.files)


def _key_for(session: Session, backup: Backup, typed: Typed | None) -> bytes:
    header = _header(backup)
    if typed is not None:
        return _key(header, typed)
    if header.fingerprint != session.vault.header.fingerprint:
        raise errors.WrongRecoveryCode
    return session.vault.data_key


def _key(header: Header, typed: Typed) -> bytes:
    if typed.way == PASSPHRASE:
        return keyslots.open_with_passphrase(header, typed.words)
    return keyslots.open_with_recovery_code(header, typed.words)


def _present_header(door: Door) -> Header | None:
    try:
        return read_header(door.files)
    except WaterlineError:
        return None


def _can_stay(present: Header | None, header: Header, typed: Typed) -> bool:
    """Tell whether the header in the profile can stay: it is of the same vault and key, and what was typed opens it."""
    if present is None or (present.vault_id, present.fingerprint) != (header.vault_id, header.fingerprint):
        return False
    try:
        _key(present, typed)
    except WaterlineError:
        return False
    return True


def _aside(door: Door, present: Header | None, header: Header, data_key: bytes) -> Path:
    """Return where what lies in the profile goes: to the backups, unless this key opens it and finds it damaged."""
    files, folder = door.files, door.files.backups
    if present is None or present.fingerprint == header.fingerprint:
        folder = files.damaged
        with suppress(WaterlineError), closing(Database.open(files.database, data_key)) as database:
            if not database.integrity():
                folder = files.backups
    vault_id = (present or header).vault_id
    return backups_of.free_name(folder, vault_id, door.now().utc_ms, kept=True).folder
