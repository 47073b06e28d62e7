# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Backups: each one folder with a database and its header, complete, checked, and openable wherever it is taken.

    <folder>/2026-11-23T18-10-12-345Z-<vault id>[-kept]/vault.db  vault.keys  vault.keys.copy

That is a profile of its own: any Waterline opens it, by the passphrase and the recovery code of its day. A backup has
its name only once it is whole, was opened again and found sound; until then it is a hidden `.….part` folder, and while
it is being deleted a hidden `.….gone` one. `-kept` ones are never rotated away.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from waterline.domain.errors import FolderUnavailable, StorageFailed, VaultDamaged, WaterlineError
from waterline.domain.times import Stamp
from waterline.vault import migrations, rotation
from waterline.vault.connection import Database, Progress
from waterline.vault.files import PRIVATE_FOLDER, ProfileFiles, atomic_write, remove_quietly, sync_folder
from waterline.vault.header import Header
from waterline.vault.header_file import read_header, write_header
from waterline.vault.records import stamp_of
from waterline.vault.troubles import trouble_with

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_NAME = re.compile(rf"(\d{{4}})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{{3}})Z-({_UUID})(-kept)?")
_LEFTOVER = re.compile(rf"\.{_NAME.pattern}\.(?:part|gone)")
_MOMENT = "%Y-%m-%dT%H-%M-%S-%f"
_OPENED_AS_PROFILE = ("vault.db-shm", "vault.db-journal", "preferences.json", "waterline.lock", "summon")
"""What lies in a backup besides its three files if somebody opened it as a profile, and may go with it."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup and where it lies; `taken_ms` is UTC. `kept` ones stay until they are deleted by hand."""

    folder: Path
    vault_id: str
    taken_ms: int
    kept: bool = False

    @property
    def files(self) -> ProfileFiles:
        """The backup's files, named as in any profile."""
        return ProfileFiles(self.folder)

    @property
    def size(self) -> int:
        """Bytes of the database; raises the storage errors."""
        try:
            return self.files.database.stat().st_size
        except OSError as error:
            raise trouble_with(error, self.files.database) from error


@dataclass(frozen=True, slots=True)
class Contents:
    """What a vault holds, in counts; `first` and `last` are the earliest and the latest moment written about."""

    entries: int
    trashed: int
    drafts: int
    people: int
    first: Stamp | None
    last: Stamp | None


# Making one ---------------------------------------------------------------------------------------
def take(
    database: Database,
    header: Header,
    folder: Path,
    taken_ms: int,
    *,
    kept: bool = False,
    progress: Progress | None = None,
) -> Backup:
    """Make a backup of an open database in `folder`, which must be there, and return it when it counts.

    Then it was opened again, every page of it checked, and all of it is on the disk. Anything else leaves no backup
    under its name. Raises VaultDamaged where the vault itself is not sound, Interrupted, and the storage errors.
    """
    if not folder.is_dir():
        raise FolderUnavailable(folder)
    backup = free_name(folder, header.vault_id, taken_ms, kept)
    part = _hidden(backup, "part")
    try:
        part.mkdir(PRIVATE_FOLDER)
        files = ProfileFiles(part)
        try:
            database.copy_to(files.database, progress=progress)
        except VaultDamaged as error:
            raise VaultDamaged(database.path) if database.integrity() else StorageFailed(files.database) from error
        write_header(files, header)
        if read_header(files) != header:
            raise StorageFailed(files.header)
        sync_folder(part)
        part.rename(backup.folder)
        sync_folder(folder)
    except OSError as error:
        _clear(part)
        raise trouble_with(error, part) from error
    except WaterlineError:
        _clear(part)
        raise
    return backup


def free_name(folder: Path, vault_id: str, taken_ms: int, kept: bool) -> Backup:
    """Return what a backup of this moment would be called in `folder`, where nothing has that name yet."""
    while True:
        moment = _EPOCH + timedelta(milliseconds=taken_ms)
        name = f"{moment.strftime(_MOMENT)[:-3]}Z-{vault_id}{'-kept' if kept else ''}"
        backup = Backup(folder / name, vault_id, taken_ms, kept)
        _clear(_hidden(backup, "part"))
        if not os.path.lexists(backup.folder):
            return backup
        taken_ms += 1  # a clock that was set back comes by the same moment twice


# Finding them -------------------------------------------------------------------------------------
def backups_in(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, of any vault, the newest first; raises FolderUnavailable and storage errors.

    Links are passed over: what they lead to is no backup of ours to change or delete.
    """
    try:
        found = [backup_at(each) for each in folder.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        raise FolderUnavailable(folder) from None
    except OSError as error:
        raise trouble_with(error, folder) from error
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.taken_ms, reverse=True))


def backup_at(folder: Path) -> Backup | None:
    """Return the backup that is this folder, or None where it is none."""
    name = _NAME.fullmatch(folder.name)
    database = folder / "vault.db"
    if name is None or folder.is_symlink() or database.is_symlink() or not database.is_file():
        return None
    *date, ms = (int(each) for each in name.groups()[:7])
    try:
        moment = datetime(*date, microsecond=ms * 1000, tzinfo=UTC)
    except ValueError:
        return None
    return Backup(folder, name[8], (moment - _EPOCH) // timedelta(milliseconds=1), bool(name[9]))


# Looking into one ---------------------------------------------------------------------------------
def contents(backup: Backup, data_key: bytes) -> Contents:
    """Count what a backup holds, changing no byte of it; raises the errors of `Database.open`."""
    with closing(Database.open_to_read(backup.files.database, data_key)) as database:
        migrations.refuse_foreign(database)
        return contents_of(database)


def contents_of(database: Database) -> Contents:
    """Count what an open database holds."""
    count = "SELECT count(*) FROM {}"
    ends = [database.query(f"{_MOMENTS} ORDER BY happened_ms {order}, id {order} LIMIT 1") for order in ("ASC", "DESC")]
    first, last = (stamp_of(found[0], "happened") if found else None for found in ends)
    return Contents(
        entries=database.query(count.format("entry WHERE trashed_ms IS NULL"))[0][0],
        trashed=database.query(count.format("entry WHERE trashed_ms IS NOT NULL"))[0][0],
        drafts=database.query(count.format("draft"))[0][0],
        people=database.query(count.format("person WHERE id <> 'myself'"))[0][0],
        first=first,
        last=last,
    )


_MOMENTS = "SELECT happened_ms, happened_zone, happened_offset_minutes FROM entry WHERE trashed_ms IS NULL"


def entry_ids(database: Database) -> set[str]:
    """Return the ids of every entry outside the trash."""
    return {row["id"] for row in database.query("SELECT id FROM entry WHERE trashed_ms IS NULL")}


# Changing them ------------------------------------------------------------------------------------
def purge(backup: Backup, data_key: bytes, entry_id: str) -> bool:
    """Delete an entry, its versions and drafts from a backup, and tell whether any of it was there.

    Afterwards the freed room is overwritten and given back, and the backup was checked again. Stopped at any moment
    the backup still opens: it has the entry or it has not. Raises VaultDamaged and the storage errors.
    """
    with closing(Database.open(backup.files.database, data_key)) as database:
        with database.transaction():
            gone = database.execute("DELETE FROM entry WHERE id = ?", (entry_id,))
            gone += database.execute("DELETE FROM draft WHERE id = :id OR entry_id = :id", {"id": entry_id})
        if gone:
            database.execute("VACUUM")
            if database.integrity():
                raise VaultDamaged(database.path)
    return bool(gone)


def renew(backup: Backup, header: Header, data_key: bytes, former_key: bytes | None = None) -> Backup:
    """Let a backup open as the vault opens now, and by nothing else; return it as it stands then.

    With `former_key`, the data key from before the vault was re-keyed, its pages are encrypted anew: the renewed
    backup is whole and checked before the old one goes. Raises VaultDamaged and the storage errors.
    """
    if former_key is None:
        write_header(backup.files, header)
        return backup
    with closing(Database.open_to_read(backup.files.database, former_key)) as database:
        renewed = _under_another_key(database, backup, header, data_key)
    delete(backup)
    return renewed


def _under_another_key(database: Database, backup: Backup, header: Header, data_key: bytes) -> Backup:
    renewed = free_name(backup.folder.parent, header.vault_id, backup.taken_ms, backup.kept)
    part = _hidden(renewed, "part")
    try:
        part.mkdir(PRIVATE_FOLDER)
        database.copy_to(part / "vault.db", key=data_key)
        write_header(ProfileFiles(part), header)
        part.rename(renewed.folder)
        sync_folder(part.parent)
    except OSError as error:
        _clear(part)
        raise trouble_with(error, part) from error
    except WaterlineError:
        _clear(part)
        raise
    return renewed


def delete(backup: Backup) -> None:
    """Delete a backup: it is no backup any more from the first moment on; raises the storage errors."""
    gone = _hidden(backup, "gone")
    try:
        _clear(gone)
        backup.folder.rename(gone)
        sync_folder(gone.parent)
    except OSError as error:
        raise trouble_with(error, backup.folder) from error
    _clear(gone)


def rotate(folder: Path, vault_id: str, now_ms: int) -> tuple[Backup, ...]:
    """Delete the backups of this vault that the rotation lets go, and what broken-off work left; return the deleted.

    Called only after a new backup counts. Raises the storage errors.
    """
    mine = [each for each in backups_in(folder) if each.vault_id == vault_id and not each.kept]
    stay = rotation.staying((each.taken_ms for each in mine), now_ms)
    going = tuple(each for each in mine if each.taken_ms not in stay)
    for each in going:
        delete(each)
    for leftover in _leftovers(folder, vault_id):
        _clear(leftover)
    return going


def _leftovers(folder: Path, vault_id: str) -> Iterable[Path]:
    for each in folder.iterdir():
        name = _LEFTOVER.fullmatch(each.name)
        if name is not None and name[8] == vault_id and not each.is_symlink():
            yield each


def _hidden(backup: Backup, state: str) -> Path:
    return backup.folder.with_name(f".{backup.folder.name}.{state}")


def _clear(folder: Path) -> None:
    """Remove a folder with the files a backup can have, and nothing else: what is not ours keeps it standing."""
    if not folder.is_dir() or folder.is_symlink():
        return
    files = ProfileFiles(folder)
    for each in (files.database, files.database_log, files.header, files.header_copy, files.sidecar, files.reserve):
        remove_quietly(each)
    for name in _OPENED_AS_PROFILE:
        remove_quietly(folder / name)
    with suppress(OSError):
        for leftover in folder.glob("*.tmp*"):
            remove_quietly(leftover)
        folder.rmdir()


# Keeping files aside ------------------------------------------------------------------------------
def header_copies(files: ProfileFiles, folder: Path) -> None:
    """Copy whatever there is of a header into `folder` as it stands, readable or not."""
    for source, target in ((files.header, "vault.keys"), (files.header_copy, "vault.keys.copy")):
        with suppress(FileNotFoundError):
            atomic_write(folder / target, source.read_bytes())
