# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of a change of the data key: two databases, of which the header in effect opens one, whatever was cut off.

The header decides. It is replaced in one piece while both databases are there, each under a name of its own; the
renamings that follow can be taken up again by whoever opens the vault next (`settle`), forwards or backwards.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from waterline.domain.errors import DiskFull, StorageFailed
from waterline.vault.cipher import fits
from waterline.vault.files import ProfileFiles, move_into_place, remove_quietly
from waterline.vault.troubles import trouble_with

_SPARE_BYTES = 1024 * 1024
_ROOM = 2
"""How many times its own size the copy takes while it is made: its pages stand in its log before they move."""


def see_that_there_is_room(files: ProfileFiles) -> None:
    """Raise DiskFull before anything is written, where a second database would not fit beside the first."""
    try:
        needed = _ROOM * files.database.stat().st_size + _SPARE_BYTES
        if shutil.disk_usage(files.folder).free < needed:
            raise DiskFull(files.rekeyed)
    except OSError as error:
        raise trouble_with(error, files.database) from error


def see_that_the_log_is_empty(files: ProfileFiles) -> None:
    """Raise StorageFailed where the closed database left words in its log: it must not be taken away from under it."""
    try:
        waiting = files.database_log.exists() and files.database_log.stat().st_size > 0
    except OSError as error:
        raise trouble_with(error, files.database_log) from error
    if waiting:
        raise StorageFailed(files.database_log)


def exchange(files: ProfileFiles) -> None:
    """Set the old database aside and give the new one its name; raises the storage errors."""
    _move(files.database, files.before_rekey)
    _move(files.rekeyed, files.database)


def settle(files: ProfileFiles, key: bytes) -> None:
    """Bring under its name the database this key opens, where a change was cut off; raises the storage errors.

    With no such leftover, and where the database in place is the right one, nothing is touched.
    """
    aside = (files.rekeyed, files.before_rekey)
    if not any(each.exists() for each in aside) or fits(files.database, key):
        return
    for found, other in (aside, aside[::-1]):
        if fits(found, key):
            if files.database.exists():
                _move(files.database, other)
            _move(found, files.database)
            return


def clear(files: ProfileFiles) -> None:
    """Remove what a change of keys leaves behind; only to be called once the database in place has been opened."""
    for database in (files.rekeyed, files.before_rekey, files.rekeyed.with_name(files.rekeyed.name + ".tmp")):
        remove_quietly(_log(database))
        remove_quietly(database)
    remove_quietly(files.header_before_rekey)


def _move(source: Path, target: Path) -> None:
    """Rename a database, its log first: a database that found another's log beside it would be spoilt by it."""
    if _log(source).exists():
        move_into_place(_log(source), _log(target))
    move_into_place(source, target)


def _log(database: Path) -> Path:
    return database.with_name(database.name + "-wal")
