# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the Privacy page says, in the order of whom it is about; nothing here is promised that no test holds us to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE
from waterline.system.capture import Blocked
from waterline.ui.shared.facts import Fact

translate = QCoreApplication.translate


def at_this_account(ways: Sequence[str]) -> Fact:
    """Say what somebody at the same unlocked account finds, with these ways in."""
    if KEYCHAIN in ways:
        return (
            "lock-open",
            translate("Privacy", "They can read everything, as it is now"),
            translate(
                "Privacy",
                "This journal opens with the account alone: whoever sits down while you are logged in opens it with a "
                "click. A passphrase stops that; then take the key out of the keychain.",
            ),
        )
    if BOTH in ways:
        return (
            "lock",
            translate("Privacy", "They see that it is here, and cannot open it"),
            translate(
                "Privacy", "It takes your passphrase and this account’s keychain together. Neither is enough alone."
            ),
        )
    if PASSPHRASE in ways:
        return (
            "lock",
            translate("Privacy", "They see that it is here, and cannot open it"),
            translate(
                "Privacy", "It takes your passphrase. What they guess, watch you type or find is another matter."
            ),
        )
    return (
        "lock",
        translate("Privacy", "They see that it is here, and cannot open it"),
        translate("Privacy", "Only the recovery code opens it. Whoever finds that paper is in."),
    )


def at_this_account_always() -> tuple[Fact, ...]:
    """Say what holds against a person at the same account, whatever opens the journal."""
    return (
        (
            "eye",
            translate("Privacy", "That Waterline is installed cannot be hidden"),
            translate(
                "Privacy",
                "Its name stands among the programs, and its folder on the disk. What is in it shows nowhere: no "
                "titles, no list of recent files, no notifications.",
            ),
        ),
        (
            "hourglass",
            translate("Privacy", "It locks by itself"),
            translate(
                "Privacy",
                "After some minutes without a hand on it, when the screen locks, when the computer sleeps, and when "
                "another account comes to the front. Locked, it shows nothing.",
            ),
        ),
        (
            "eye-off",
            translate("Privacy", "Quick exit, when somebody walks in"),
            translate(
                "Privacy",
                "The button in the corner, Ctrl+Shift+X, or Shift three times. It is off the screen before a glance "
                "falls on it, and what you wrote is kept.",
            ),
        ),
    )


def with_the_disk() -> tuple[Fact, ...]:
    """Say what somebody has who holds the disk, a copy or another account."""
    return (
        (
            "lock",
            translate("Privacy", "Noise, without one of the ways in"),
            translate(
                "Privacy",
                "Entries, drafts, nicknames, marks in the course: all of it is encrypted before it reaches "
                "the disk, in backups and in what is left after a crash too. Folder and files are closed to other "
                "accounts.",
            ),
        ),
        (
            "key-round",
            translate("Privacy", "A passphrase is tried slowly"),
            translate(
                "Privacy",
                "Each guess costs a quarter of a gigabyte of memory and about a second. That is enough for four words "
                "picked at random, and not for a name and a year.",
            ),
        ),
        (
            "layers",
            translate("Privacy", "Readable beside it: how it looks"),
            translate(
                "Privacy",
                "preferences.json holds colours, text size and what Quick exit does. Courses you added are readable "
                "too; they are texts from elsewhere.",
            ),
        ),
    )


def accidents() -> tuple[Fact, ...]:
    """Say what happens to the words when something breaks."""
    return (
        (
            "feather",
            translate("Privacy", "A crash costs two seconds of typing at most"),
            translate("Privacy", "Everything is kept as you type. On a full disk the last words wait in a reserve."),
        ),
        (
            "key-round",
            translate("Privacy", "An emptied keychain costs nothing"),
            translate("Privacy", "The recovery code on your paper, or a passphrase, opens the journal all the same."),
        ),
        (
            "history",
            translate("Privacy", "Backups are made and checked by themselves"),
            translate(
                "Privacy",
                "After each time you wrote something. A backup keeps the passphrase and the code of its day. If the "
                "file is damaged, what can still be read is saved into a new one.",
            ),
        ),
        (
            "search",
            translate("Privacy", "A changed byte is noticed, an older file is not"),
            translate(
                "Privacy",
                "Every page of the file is sealed. But whoever puts back the whole file of last week puts you back to "
                "last week, and nothing here can tell.",
            ),
        ),
    )


def traces(capture: Blocked) -> tuple[Fact, ...]:
    """Say what is left elsewhere on the computer; `capture` is what this system does about screenshots."""
    pictures = {
        Blocked.WORKS: translate(
            "Privacy", "This system keeps Waterline’s windows out of them: where it would be there is nothing."
        ),
        Blocked.UNRELIABLE: translate(
            "Privacy",
            "This system is asked to keep Waterline’s windows out of them. Newer ways of recording do not heed that, "
            "so do not count on it.",
        ),
        Blocked.NOT_AVAILABLE: translate(
            "Privacy", "Not available on this system: a screenshot or a recording shows what you see."
        ),
    }
    return (
        ("eye", translate("Privacy", "Screenshots and recordings"), pictures[capture]),
        (
            "copy",
            translate("Privacy", "What you copy"),
            translate(
                "Privacy",
                "It is marked as private for clipboard histories and taken back after half a minute, on locking and on "
                "leaving. A program that does not heed the mark can keep it.",
            ),
        ),
        (
            "printer",
            translate("Privacy", "What you print"),
            translate(
                "Privacy",
                "It passes through the system’s printing queue, which can keep a copy and the printer’s log. Paper is "
                "safer where you alone use the printer.",
            ),
        ),
        (
            "list-checks",
            translate("Privacy", "Folders you chose"),
            translate("Privacy", "Waterline uses its own file chooser and wipes what that remembers."),
        ),
        (
            "shield",
            translate("Privacy", "The network"),
            translate(
                "Privacy",
                "Nothing. No part of the program can go online, links are shown as text, and no crash is reported to "
                "anybody.",
            ),
        ),
    )


def locked_away() -> tuple[Fact, ...]:
    """Say what locking away is, and why there is nothing more drastic."""
    return (
        (
            "lock",
            translate("Privacy", "Locking away"),
            translate(
                "Privacy",
                "In Settings, or with each Quick exit: the key leaves the account’s keychain, and then only the "
                "recovery code or a passphrase opens the journal. Nothing is destroyed.",
            ),
        ),
        (
            "info",
            translate("Privacy", "No second journal to show, no word that destroys"),
            translate(
                "Privacy",
                "Whoever demands to see it may know what should be there. An empty or strange answer can make things "
                "worse, and what was destroyed in fear is gone. So neither exists here.",
            ),
        ),
    )
