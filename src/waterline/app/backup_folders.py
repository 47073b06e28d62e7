# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where backups go and where they ever went: kept inside the vault, because a path says something about a person."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from waterline.app.session import Session
from waterline.domain.errors import BackupFailed, FolderUnavailable, VaultReadOnly, WaterlineError
from waterline.vault.backup import Backup, backups_in
from waterline.vault.files import PRIVATE_FOLDER
from waterline.vault.troubles import trouble_with

_CHOSEN, _KNOWN = "backup_folder", "backup_folders"


@dataclass(frozen=True, slots=True)
class BackupFolder:
    """A folder backups go to. `other_disk` says it lay on another disk than the journal when it was chosen.

    Found on the same disk later, that other disk is not plugged in, and what lies there is an empty mount point.
    """

    path: Path
    other_disk: bool = False


def current(session: Session) -> BackupFolder:
    """Return the folder the next backup goes to: the chosen one, or the one beside the journal."""
    found = session.vault.meta.get(_CHOSEN)
    return BackupFolder(session.door.files.backups) if found is None else _from_plain(json.loads(found))


def choose(session: Session, path: Path | None) -> None:
    """Let backups go to `path` from now on, or with None beside the journal; those made earlier stay where they are.

    Raises BackupFailed with the reason where nothing can be written there.
    """
    files = session.door.files
    if path is None or path == files.backups:
        session.vault.meta.drop(_CHOSEN)
        return
    try:
        with tempfile.TemporaryFile(dir=path):
            pass
        other_disk = path.stat().st_dev != files.folder.stat().st_dev
    except OSError as error:
        raise BackupFailed(path, trouble_with(error, path / "backup")) from error
    session.vault.meta.keep(_CHOSEN, json.dumps(_plain(BackupFolder(path, other_disk))))


def reach(session: Session, folder: BackupFolder, *, to_write: bool = False) -> None:
    """Return if the folder can be reached; the journal's own is made `to_write` into it.

    Raises FolderUnavailable, VaultReadOnly and the storage errors.
    """
    files = session.door.files
    try:
        if to_write and folder.path == files.backups:
            folder.path.mkdir(PRIVATE_FOLDER, exist_ok=True)
        if not folder.path.is_dir():
            raise FolderUnavailable(folder.path)
        if folder.other_disk and folder.path.stat().st_dev == files.folder.stat().st_dev:
            raise FolderUnavailable(folder.path)
    except OSError as error:
        raise trouble_with(error, folder.path / "backup") from error
    if to_write and not os.access(folder.path, os.W_OK):
        raise VaultReadOnly(folder.path)


def everywhere(session: Session) -> tuple[list[Backup], tuple[Path, ...]]:
    """Return this journal's backups, the newest first, in every folder that ever got one, and the folders out of reach.

    The journal's own folder is never among those: where it is not there, there was no backup yet.
    """
    found: dict[Path, Backup] = {}
    out_of_reach: list[Path] = []
    for folder in _all(session):
        try:
            found |= {each.folder: each for each in _mine(session, folder)}
        except WaterlineError:
            if folder.path != session.door.files.backups:
                out_of_reach.append(folder.path)
    return sorted(found.values(), key=lambda each: each.taken_ms, reverse=True), tuple(out_of_reach)


def remember(session: Session, folder: BackupFolder) -> None:
    """Know the folder from now on, and forget those that are in reach and have no backup any more.

    The journal's own is not written down: it moves when somebody moves the journal.
    """
    own, *others = _all(session)
    kept = [each for each in others if each.path != folder.path and not _is_empty(session, each)]
    text = json.dumps([_plain(each) for each in (folder, *kept) if each.path != own.path])
    if text != session.vault.meta.get(_KNOWN):
        session.vault.meta.keep(_KNOWN, text)


def _all(session: Session) -> list[BackupFolder]:
    known = [_from_plain(each) for each in json.loads(session.vault.meta.get(_KNOWN) or "[]")]
    own = BackupFolder(session.door.files.backups)
    return list({each.path: each for each in (own, current(session), *known)}.values())


def _mine(session: Session, folder: BackupFolder) -> Iterable[Backup]:
    reach(session, folder)
    return [each for each in backups_in(folder.path) if each.vault_id == session.vault.header.vault_id]


def _is_empty(session: Session, folder: BackupFolder) -> bool:
    try:
        return not _mine(session, folder)
    except WaterlineError:
        return False


def _plain(folder: BackupFolder) -> dict[str, Any]:
    return {"path": str(folder.path), "other_disk": folder.other_disk}


def _from_plain(plain: dict[str, Any]) -> BackupFolder:
    return BackupFolder(Path(plain["path"]), plain["other_disk"])
