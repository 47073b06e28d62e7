# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts another vault in the place of the one here, in one step that no crash can halve, and keeps the one here.

    .vault.next/   the other vault while it is being made: counts for nothing
    vault.next/    the same, complete, checked and on the disk: from this one renaming on the exchange is decided, and
                   `finish` brings it to its end, again from the start of the app if it was cut off

The vault that was here is moved, log and all, into the folder `aside` names; not a byte of it is copied or changed.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path, PurePosixPath

from waterline.vault import backup
from waterline.vault.files import PRIVATE_FOLDER, ProfileFiles, atomic_write, remove, sync_folder
from waterline.vault.troubles import trouble_with

_STAGING = ".vault.next"
_ASIDE, _KEPT = "aside", "kept"


def staging(files: ProfileFiles) -> ProfileFiles:
    """Return an empty private folder in which the other vault is made; raises the storage errors."""
    folder = files.folder / _STAGING
    try:
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(PRIVATE_FOLDER)
    except OSError as error:
        raise trouble_with(error, folder) from error
    return ProfileFiles(folder)


def give_up(files: ProfileFiles) -> None:
    """Drop what is being made; the vault here was never touched."""
    with suppress(OSError):
        shutil.rmtree(files.folder / _STAGING)


def replace(files: ProfileFiles, aside: Path) -> None:
    """Put the staged vault in place of the closed one here, which moves to `aside`; raises the storage errors.

    `aside` lies in the profile's `backups` or `damaged` and is made here. A staged header replaces the one here, and
    then the sealed drafts, which only the one here opens, go with it.
    """
    staged = files.folder / _STAGING
    try:
        (staged / _KEPT).mkdir(PRIVATE_FOLDER)
        backup.header_copies(files, staged / _KEPT)
        atomic_write(staged / _ASIDE, aside.relative_to(files.folder).as_posix().encode())
        sync_folder(staged)
        staged.rename(files.next)
        sync_folder(files.folder)
    except OSError as error:
        raise trouble_with(error, files.next) from error
    finish(files)


def finish(files: ProfileFiles) -> bool:
    """Bring an exchange that was decided to its end and tell whether there was one; raises the storage errors.

    Called before anything else looks at the profile. Every step can be cut off and taken again. What was being made
    and never decided on is dropped.
    """
    give_up(files)
    ready = ProfileFiles(files.next)
    if not ready.folder.is_dir():
        return False
    try:
        if ready.database.exists():
            _exchange(files, ready, _aside(files))
        sync_folder(files.folder)
        remove(ready.folder / _ASIDE)
        ready.folder.rmdir()
    except OSError as error:
        raise trouble_with(error, files.database) from error
    return True


def _exchange(files: ProfileFiles, ready: ProfileFiles, aside: Path) -> None:
    aside.parent.mkdir(PRIVATE_FOLDER, exist_ok=True)
    if (ready.folder / _KEPT).exists():
        (ready.folder / _KEPT).rename(aside)
    aside.mkdir(PRIVATE_FOLDER, exist_ok=True)
    leaving = [files.database_log, files.database]  # the log first: it must never lie beside another's database
    if ready.header.exists():
        leaving += [files.sidecar, files.reserve]
    for each in leaving:
        if each.exists():
            each.replace(aside / each.name)
    sync_folder(aside)
    for folder in (aside, aside.parent):
        with suppress(OSError):  # there was nothing to keep: an empty computer
            folder.rmdir()
    for source, target in (
        (ready.header, files.header),
        (ready.header_copy, files.header_copy),
        (ready.database, files.database),  # last: while it is still there, there is something to finish
    ):
        if source.exists():
            source.replace(target)
            sync_folder(files.folder)


def _aside(files: ProfileFiles) -> Path:
    """Return where the vault here goes: what was decided, or a folder of its own where that cannot be read."""
    try:
        named = PurePosixPath((files.next / _ASIDE).read_text("utf-8"))
    except (OSError, ValueError):
        named = PurePosixPath()
    if len(named.parts) == 2 and named.parts[0] in (files.backups.name, files.damaged.name) and named.name != "..":
        return files.folder / named
    return files.damaged / "before"
