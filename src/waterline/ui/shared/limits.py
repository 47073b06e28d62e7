# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What this program can protect and what it cannot, said before the first word is typed and again in Settings."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from waterline.ui.shared.facts import Fact

translate = QCoreApplication.translate


def can() -> tuple[Fact, ...]:
    """Return what the program protects."""
    return (
        (
            "lock",
            translate("Limits", "What you write is encrypted"),
            translate(
                "Limits", "Always, before it reaches the disk. Whoever takes the disk or a copy of it finds only noise."
            ),
        ),
        (
            "shield",
            translate("Limits", "It sends nothing anywhere"),
            translate("Limits", "There is no account and no server, and no part of the program can go online."),
        ),
        (
            "eye-off",
            translate("Limits", "It is gone in one move"),
            translate(
                "Limits",
                "Quick exit, in the top corner of every page, clears the screen, keeps your words and locks them.",
            ),
        ),
    )


def cannot() -> tuple[Fact, ...]:
    """Return what it does not protect from."""
    return (
        (
            "search",
            translate("Limits", "Spyware"),
            translate(
                "Limits",
                "A program that watches keys or the screen sees what you see. If you suspect one, do not write here. "
                "Use a device nobody else has had in their hands, or paper.",
            ),
        ),
        (
            "hand",
            translate("Limits", "Being made to open it"),
            translate(
                "Limits",
                "No lock helps when somebody can force you. There is no second, harmless journal to show instead: one "
                "that turns out to be empty can make things worse.",
            ),
        ),
        (
            "users",
            translate("Limits", "Whoever administers this computer"),
            translate(
                "Limits",
                "An employer, or the person who set it up for you, can install other programs and can change this one.",
            ),
        ),
        (
            "layers",
            translate("Limits", "The computer’s own memory"),
            translate(
                "Limits",
                "While the journal is open, the system may put pieces of memory on the disk (swap, hibernation). "
                "Encrypting the whole disk, in the settings of the system, closes most of that gap.",
            ),
        ),
        (
            "eye",
            translate("Limits", "Eyes and cameras"),
            translate(
                "Limits",
                "What is on the screen can be read over your shoulder, photographed or caught in a screenshot.",
            ),
        ),
        (
            "history",
            translate("Limits", "Old copies"),
            translate(
                "Limits",
                "Backups and snapshots of this computer keep earlier states of the encrypted file, and with them what "
                "you have deleted since.",
            ),
        ),
        (
            "key-round",
            translate("Limits", "Lost keys"),
            translate(
                "Limits",
                "If every way in is lost, the recovery code too, nobody can open the journal again. Nor can we.",
            ),
        ),
    )
