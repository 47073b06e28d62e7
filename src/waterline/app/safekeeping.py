# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeping the journal safe: making backups, finding them, taking an entry out of them, and checking the journal itself.

Getting one back is in `app.restoring`. Progress is told as done and all, and may stop the work by raising Interrupted.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from waterline.app import backup_folders, journal
from waterline.app.session import Session
from waterline.domain.errors import (
    BackupFailed,
    BackupGone,
    Interrupted,
    SessionClosed,
    VaultDamaged,
    VaultTooNew,
    WaterlineError,
)
from waterline.domain.times import Stamp
from waterline.vault import backup as backups_of
from waterline.vault.backup import Backup, Contents
from waterline.vault.connection import Progress
from waterline.vault.header import Header
from waterline.vault.header_file import read_header
from waterline.vault.keyslots import fingerprint

SOUND, OTHER_KEY, DAMAGED, NEWER = "sound", "other_key", "damaged", "newer"
"""What a backup turns out to be: it opens, only with a key of its day, not at all, with a newer Waterline."""

_LAST, _CHECK = "last_backup", "last_check"

_Change = Callable[[Backup, Header], bool | None]
"""Sees to one backup: True where it changed it, False where there was nothing to do, None where it is locked."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How backups stand. `last` is None before the first; `due` says something changed since; `trouble` is why the
    next one could not be made now, as far as that can be seen without trying."""

    folder: Path
    own_folder: bool
    last: Stamp | None
    due: bool
    trouble: WaterlineError | None


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup as a line of a list: what it is (SOUND, …), and with `contents` what is in it where that can be seen.

    `outdated` says that a key, passphrase or code opens it that opens the journal no longer.
    """

    backup: Backup
    taken: Stamp
    size: int
    state: str
    contents: Contents | None
    outdated: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """All backups that can be reached, the newest first, and the folders that have some and cannot be reached."""

    lines: tuple[BackupLine, ...]
    out_of_reach: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Swept:
    """What became of the backups: how many were changed, and which could not be, and why not.

    `locked` ones open only with a key or code of their day; `failed` ones are damaged or could not be written.
    """

    changed: int
    locked: tuple[Path, ...]
    failed: tuple[Path, ...]
    out_of_reach: tuple[Path, ...]

    @property
    def complete(self) -> bool:
        """Tell whether nothing was left out."""
        return not (self.locked or self.failed or self.out_of_reach)


@dataclass(frozen=True, slots=True)
class Check:
    """When the journal was last checked whole, and how many problems there were."""

    at: Stamp
    problems: int


# Making backups -----------------------------------------------------------------------------------
def keeping(session: Session) -> Keeping:
    """Return how backups stand."""
    folder = backup_folders.current(session)
    try:
        backup_folders.reach(session, folder, to_write=True)
        trouble = None
    except WaterlineError as error:
        trouble = error
    own = folder.path == session.door.files.backups
    return Keeping(folder.path, own, _stamp(session, _LAST), session.vault.backup_due, trouble)


def back_up_now(session: Session, progress: Progress | None = None) -> BackupLine:
    """Make a backup, let older ones go that the rotation does not keep, and return it.

    Raises BackupFailed with its reason, Interrupted or SessionClosed; then every backup there was is there still.
    """
    folder = backup_folders.current(session)
    now = session.now()
    try:
        backup_folders.reach(session, folder, to_write=True)
        made = session.vault.back_up(folder.path, now.utc_ms, progress)
    except (Interrupted, SessionClosed):
        raise
    except WaterlineError as error:
        if isinstance(error, VaultDamaged):
            _note_check(session, problems=1)
        raise BackupFailed(folder.path, error) from error
    with suppress(WaterlineError):  # the backup counts, whether or not there is room to note it here
        backup_folders.remember(session, folder)
        session.vault.meta.keep(_LAST, _as_text(now))
    for each in {folder.path, session.door.files.backups}:
        with suppress(WaterlineError):  # an old one that stays does no harm; the next time gets another try
            backups_of.rotate(each, made.vault_id, now.utc_ms)
    return _line(session, made)


def back_up_if_due(session: Session, progress: Progress | None = None) -> bool:
    """Make a backup if anything changed since the last one, and tell whether; raises as `back_up_now` does."""
    if not session.vault.backup_due:
        return False
    back_up_now(session, progress)
    return True


def choose_folder(session: Session, folder: Path | None) -> None:
    """Let backups go to `folder` from now on, or with None beside the journal; those made earlier stay where they are.

    Raises BackupFailed with the reason where nothing can be written there.
    """
    backup_folders.choose(session, folder)


# Finding them -------------------------------------------------------------------------------------
def backups(session: Session) -> Shelf:
    """Return every backup of this journal in every folder that ever got one and can be reached, and what is in it."""
    found, out_of_reach = backup_folders.everywhere(session)
    return Shelf(tuple(_line(session, each) for each in found), out_of_reach)


def backups_at(session: Session, folder: Path) -> tuple[BackupLine, ...]:
    """Return the backups in any other folder, of this journal or another; raises FolderUnavailable."""
    if (one := backups_of.backup_at(folder)) is not None:
        return (_line(session, one),)
    return tuple(_line(session, each) for each in backups_of.backups_in(folder))


def any_backups(session: Session) -> bool:
    """Tell whether there are backups anywhere, in reach or not."""
    found, out_of_reach = backup_folders.everywhere(session)
    return bool(found or out_of_reach)


def delete_backup(session: Session, backup: Backup) -> None:
    """Delete one backup; raises BackupGone and the storage errors."""
    if backups_of.backup_at(backup.folder) is None:
        raise BackupGone(backup.folder)
    backups_of.delete(backup)


# Changing them ------------------------------------------------------------------------------------
def purge_from_backups(session: Session, entry_id: str, progress: Progress | None = None) -> Swept:
    """Delete an entry with its versions and drafts from every backup that can be reached; return what could not be.

    `changed` counts the backups it was in. Damaged journals kept aside cannot be changed: they are `failed`. Raises
    Interrupted and SessionClosed.
    """
    vault = session.vault

    def purge(backup: Backup, header: Header) -> bool | None:
        if header.fingerprint != vault.header.fingerprint:
            return None
        return backups_of.purge(backup, vault.data_key, entry_id)

    swept = _sweep(session, purge, progress)
    return replace(swept, failed=(*swept.failed, *wrecks(session)))


def delete_for_good(
    session: Session, entry_id: str, *, also_in_backups: bool, progress: Progress | None = None
) -> Swept | None:
    """Delete an entry of the trash for good, from the backups first where asked; return what became of those.

    Stopped among the backups it is still in the trash, and can be deleted again. Raises EntryGone, Interrupted and the
    storage errors.
    """
    swept = purge_from_backups(session, entry_id, progress) if also_in_backups else None
    journal.delete_for_good(session, entry_id)
    return swept


def outdated_backups(session: Session) -> tuple[BackupLine, ...]:
    """Return the backups in reach that a key, passphrase or code opens which opens the journal no longer."""
    return tuple(line for line in backups(session).lines if line.outdated)


def renew_backups(session: Session, progress: Progress | None = None) -> Swept:
    """Let every outdated backup in reach open as the journal opens now, and by nothing else; return what was left out.

    After a change of the data key in this session, backups under the former one are encrypted anew. Those under an
    older one stay as they are (`locked`); they can only be deleted. Raises Interrupted and SessionClosed.
    """
    vault = session.vault
    former_key = vault.former_key

    def renew(backup: Backup, header: Header) -> bool | None:
        if not _outdated(header, vault.header):
            return False
        if header.fingerprint == vault.header.fingerprint:
            backups_of.renew(backup, vault.header, vault.data_key)
            return True
        if former_key is None or fingerprint(former_key) != header.fingerprint:
            return None
        backups_of.renew(backup, vault.header, vault.data_key, former_key)
        return True

    return _sweep(session, renew, progress)


def delete_outdated_backups(session: Session, progress: Progress | None = None) -> Swept:
    """Make a backup that opens as the journal opens now, then delete every outdated one in reach.

    Raises BackupFailed, Interrupted and SessionClosed; before the new backup counts none is deleted.
    """
    back_up_now(session, progress)

    def delete(backup: Backup, header: Header) -> bool:
        if not _outdated(header, session.vault.header):
            return False
        backups_of.delete(backup)
        return True

    return _sweep(session, delete, progress)


# Checking the journal -----------------------------------------------------------------------------
def check_now(session: Session) -> Check:
    """Check every page of the journal and its structure, and remember when that was."""
    return _note_check(session, len(session.vault.integrity()))


def last_check(session: Session) -> Check | None:
    """Return the last check, or None before the first."""
    found = session.vault.meta.get(_CHECK)
    if found is None:
        return None
    plain = json.loads(found)
    return Check(Stamp(*plain["at"]), plain["problems"])


def wrecks(session: Session) -> tuple[Path, ...]:
    """Return the folders in which damaged journals are kept, the newest first."""
    try:
        found = [each for each in session.door.files.damaged.iterdir() if (each / "vault.db").is_file()]
    except OSError:
        return ()
    return tuple(sorted(found, reverse=True))


def delete_wreck(session: Session, folder: Path) -> None:
    """Delete a damaged journal that was kept; raises BackupGone and the storage errors."""
    if folder not in wrecks(session):
        raise BackupGone(folder)
    backups_of.delete(Backup(folder, session.vault.header.vault_id, 0))


# Inside -------------------------------------------------------------------------------------------
def _sweep(session: Session, change: _Change, progress: Progress | None) -> Swept:
    found, out_of_reach = backup_folders.everywhere(session)
    changed = 0
    locked: list[Path] = []
    failed: list[Path] = []
    for number, each in enumerate(found):
        if progress is not None:
            progress(number, len(found))
        try:
            done = change(each, read_header(each.files))
        except (Interrupted, SessionClosed):
            raise
        except WaterlineError:
            failed.append(each.folder)
            continue
        if done is None:
            locked.append(each.folder)
        changed += bool(done)
    return Swept(changed, tuple(locked), tuple(failed), out_of_reach)


def _line(session: Session, backup: Backup) -> BackupLine:
    vault, now = session.vault, session.now()
    contents: Contents | None = None
    outdated, size, state = False, 0, SOUND
    try:
        size = backup.size
        header = read_header(backup.files)
        outdated = header.vault_id == vault.header.vault_id and _outdated(header, vault.header)
        if header.fingerprint == vault.header.fingerprint:
            contents = backups_of.contents(backup, vault.data_key)
        else:
            state = OTHER_KEY
    except VaultTooNew:
        state = NEWER
    except WaterlineError:
        state = DAMAGED
    taken = Stamp(backup.taken_ms, now.zone, now.offset_minutes)
    return BackupLine(backup, taken, size, state, contents, outdated)


def _outdated(header: Header, present: Header) -> bool:
    return not {slot.id for slot in header.slots} <= {slot.id for slot in present.slots}


def _note_check(session: Session, problems: int) -> Check:
    check = Check(session.now(), problems)
    plain = {"at": [check.at.utc_ms, check.at.zone, check.at.offset_minutes], "problems": problems}
    with suppress(WaterlineError):  # a damaged journal may not take it
        session.vault.meta.keep(_CHECK, json.dumps(plain))
    return check


def _stamp(session: Session, fact: str) -> Stamp | None:
    found = session.vault.meta.get(fact)
    return None if found is None else Stamp(*json.loads(found))


def _as_text(stamp: Stamp) -> str:
    return json.dumps([stamp.utc_ms, stamp.zone, stamp.offset_minutes])
