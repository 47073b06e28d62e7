# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes to paper: the entries somebody chose, who is named in them, and the file a sheet becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from waterline.app import journal, right_now
from waterline.app.session import Session
from waterline.domain.entry import Entry, Person
from waterline.vault.files import atomic_write


@dataclass(frozen=True, slots=True)
class Chosen:
    """Entries, the earliest moment first, everybody in the journal, and the names of tools of one's own by id."""

    entries: tuple[Entry, ...]
    people: tuple[Person, ...]
    tools: Mapping[str, str]


def chosen(session: Session, entry_ids: tuple[str, ...]) -> Chosen:
    """Return what belongs to these entries; those in the trash or gone are left out."""
    found = [session.vault.entries.get(each) for each in entry_ids]
    there = [each for each in found if each is not None and each.trashed_ms is None]
    there.sort(key=lambda each: (each.happened.utc_ms, each.id))
    return Chosen(tuple(there), journal.people(session), right_now.tool_names(session))


def write_file(path: Path, content: bytes) -> None:
    """Write a file outside the vault, unencrypted: readable by its owner alone, and whole or not there at all.

    Raises DiskFull, VaultReadOnly, FolderUnavailable or StorageFailed; what stood there before is then untouched.
    """
    atomic_write(path, content)
