# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Explains, for each trouble with the files, what it means, what was not harmed, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from waterline.domain import errors
from waterline.ui.messages import sentence

translate = QCoreApplication.translate


class JournalGone(errors.WaterlineError):
    """Every file of the journal went away while it was locked; nothing new is made in their place."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


@dataclass(frozen=True)
class Explanation:
    """A title, what it means, the place it is about, and steps in the order to try them.

    `rescue` says what can be got back: BACKUP, or DAMAGED where there is also a damaged file to read from.
    """

    title: str
    meaning: str
    path: Path | None
    steps: tuple[str, ...] = ()
    rescue: str = ""


BACKUP, DAMAGED = "backup", "damaged"

_RESCUE: dict[type[Exception], str] = {
    errors.HeaderMissing: BACKUP,
    errors.HeaderDamaged: BACKUP,
    errors.VaultMissing: BACKUP,
    JournalGone: BACKUP,
    errors.VaultDamaged: DAMAGED,
    errors.NotAVault: DAMAGED,
    errors.StorageFailed: DAMAGED,
}

_Words = tuple[str, str, tuple[str, ...]]


def _delete_nothing() -> str:
    return translate("Explanations", "Delete nothing in this folder. Move files aside if you have to.")


def _in_step() -> str:
    return translate(
        "Explanations", "If another program keeps this folder in step with another place, wait until it is done."
    )


def _install_newer() -> str:
    return translate("Explanations", "Install the newer Waterline and open it with that.")


_WORDS: dict[type[Exception], Callable[[], _Words]] = {
    errors.HeaderMissing: lambda: (
        translate("Explanations", "The key file is missing"),
        translate(
            "Explanations",
            "The journal is there and was not touched. What is missing is the small file beside it without which it "
            "cannot open.",
        ),
        (
            translate(
                "Explanations",
                "Look for vault.keys or vault.keys.copy in a copy of this folder, and put it back. Either is enough. "
                "Or get the journal back from a backup.",
            ),
            _in_step(),
            _delete_nothing(),
        ),
    ),
    errors.HeaderDamaged: lambda: (
        translate("Explanations", "The key file is damaged"),
        translate("Explanations", "Neither of its two copies can be read. The journal itself was not touched."),
        (
            translate(
                "Explanations",
                "Put back vault.keys from a copy of this folder, or get the journal back from a backup. An older one "
                "opens with the passphrase and the recovery code of its day.",
            ),
            _delete_nothing(),
        ),
    ),
    errors.VaultMissing: lambda: (
        translate("Explanations", "The journal’s file is missing"),
        translate("Explanations", "Its key file is here, the journal is not. No new one is begun in its place."),
        (
            translate("Explanations", "If it lies on a drive that has to be connected, connect it."),
            _in_step(),
            translate(
                "Explanations", "Otherwise put vault.db back from a copy of this folder, or get it back from a backup."
            ),
        ),
    ),
    JournalGone: lambda: (
        translate("Explanations", "The journal’s files are gone"),
        translate("Explanations", "They were here when it was locked. No new journal is begun in their place."),
        (
            translate("Explanations", "If they lie on a drive that has to be connected, connect it."),
            translate("Explanations", "Otherwise put the whole folder back from a copy, or get it back from a backup."),
        ),
    ),
    errors.FolderUnsafe: lambda: (
        translate("Explanations", "This folder is not safe to use"),
        translate(
            "Explanations",
            "It is a link to another place, or others on this computer can write in it. They could exchange the "
            "files, so nothing was opened.",
        ),
        (
            translate("Explanations", "Take the right to write in this folder away from everybody but you."),
            translate("Explanations", "Or move the files to a folder of your own."),
        ),
    ),
    errors.FolderUnavailable: lambda: (
        translate("Explanations", "The folder cannot be reached"),
        translate("Explanations", "Nothing was changed."),
        (translate("Explanations", "If it lies on a drive that has to be connected, connect it."),),
    ),
    errors.VaultDamaged: lambda: (
        translate("Explanations", "Part of the journal is damaged"),
        translate(
            "Explanations", "The key is right, but the file does not hold together any more. Nothing was changed."
        ),
        (
            translate(
                "Explanations",
                "Get it back, below: from a backup, or what can still be read of it. The damaged file is kept in "
                "either case.",
            ),
            _delete_nothing(),
        ),
    ),
    errors.NotAVault: lambda: (
        translate("Explanations", "This file is not the journal"),
        translate("Explanations", "Something else lies under the journal’s name. It was not changed."),
        (
            translate("Explanations", "Move it aside and put the right file back, or get it back from a backup."),
            translate("Explanations", "If it was the journal once, some of it may still be read."),
        ),
    ),
    errors.VaultTooNew: lambda: (
        translate("Explanations", "A newer Waterline wrote this"),
        translate("Explanations", "This older one does not know how to read it. Nothing was changed."),
        (_install_newer(),),
    ),
    errors.HeaderTooNew: lambda: (
        translate("Explanations", "A newer Waterline wrote this"),
        translate("Explanations", "This older one does not know how to open it. Nothing was changed."),
        (_install_newer(),),
    ),
    errors.DiskFull: lambda: (
        translate("Explanations", "The disk is full"),
        translate("Explanations", "Opening needs a little room beside the journal. Nothing was changed."),
        (translate("Explanations", "Free some space."),),
    ),
    errors.StorageFailed: lambda: (
        translate("Explanations", "The disk does not give the file"),
        translate("Explanations", "The system reports a fault while reading or writing. Nothing was changed."),
        (
            translate("Explanations", "Check the drive and its cable."),
            translate("Explanations", "As soon as it can be read, copy this whole folder to another drive."),
        ),
    ),
}


def is_about_files(error: errors.WaterlineError) -> bool:
    """Tell whether the trouble lies with files and folders, rather than with the way in."""
    return hasattr(error, "path")


def explain(error: errors.WaterlineError) -> Explanation:
    """Return what to tell about `error`; one without words of its own gets its sentence from the messages."""
    words = _WORDS.get(type(error))
    if words is None:
        return Explanation(translate("Explanations", "It does not open right now"), sentence(error), None)
    title, meaning, steps = words()
    return Explanation(title, meaning, getattr(error, "path", None), steps, _RESCUE.get(type(error), ""))
