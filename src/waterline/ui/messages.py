# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns each expected trouble into one sentence that says what happened and what to do next."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from waterline.domain import errors
from waterline.ui import course_faults

translate = QCoreApplication.translate


SENTENCES: dict[type[Exception], Callable[[], str]] = {
    errors.WrongPassphrase: lambda: translate(
        "Messages",
        "That passphrase does not open this journal. Check the keyboard layout and Caps Lock, "
        "or use your recovery code.",
    ),
    errors.PassphraseTooShort: lambda: translate(
        "Messages", "That passphrase is too short. Use at least 8 characters; a few words are best."
    ),
    errors.MistypedRecoveryCode: lambda: translate(
        "Messages", "There is a slip in that code: it does not add up. Compare it with your copy, group by group."
    ),
    errors.WrongRecoveryCode: lambda: translate(
        "Messages",
        "That code is complete, but it belongs to another journal or was replaced. Look for the newest copy.",
    ),
    errors.KeyMissing: lambda: translate(
        "Messages",
        "The key to this journal is no longer in the system's keychain. Nothing is lost: "
        "open it with your recovery code.",
    ),
    errors.KeyChanged: lambda: translate(
        "Messages",
        "The key in the system's keychain was changed and does not open this journal. Nothing is lost: "
        "open it with your recovery code.",
    ),
    errors.NoSuchSlot: lambda: translate("Messages", "This journal cannot be opened that way. Choose another way in."),
    errors.KeychainUnavailable: lambda: translate(
        "Messages", "No system keychain can be used here. Use a passphrase instead, or open with your recovery code."
    ),
    errors.KeychainLocked: lambda: translate(
        "Messages", "The system's keychain is locked. Unlock it and try again, or open another way."
    ),
    errors.KeychainDismissed: lambda: translate(
        "Messages", "The system's keychain did not give out the key. Try again and allow it, or open another way."
    ),
    errors.KeychainTimeout: lambda: translate(
        "Messages",
        "The system's keychain does not answer. Look for a question it may be asking, try again, or open another way.",
    ),
    errors.KeychainSwallowed: lambda: translate(
        "Messages", "The system's keychain took the key but did not keep it. Choose a passphrase instead."
    ),
    errors.VaultExists: lambda: translate(
        "Messages",
        "There is already a journal in this folder, so no new one was made. "
        "Close the app and start it again to open it.",
    ),
    errors.VaultMissing: lambda: translate(
        "Messages",
        "The journal file is not where it should be: {path}. Put it back, for example from a backup, and try again.",
    ),
    errors.HeaderMissing: lambda: translate(
        "Messages",
        "The key file that belongs to this journal is missing: {path}. Put it back beside the journal and try again; "
        "the journal itself was not touched.",
    ),
    errors.HeaderDamaged: lambda: translate(
        "Messages",
        "The key file of this journal is damaged: {path}. Put back a copy of it and try again; "
        "the journal itself was not touched.",
    ),
    errors.HeaderTooNew: lambda: translate(
        "Messages",
        "This journal was last opened by a newer Waterline. Install the newer version to open it; nothing was changed.",
    ),
    errors.NotAVault: lambda: translate(
        "Messages",
        "The file {path} is not a Waterline journal. Move it away, or put the right file back, and try again.",
    ),
    errors.VaultDamaged: lambda: translate(
        "Messages",
        "Part of the journal file is damaged: {path}. Nothing was changed. Copy the whole folder somewhere safe "
        "before you do anything else, then restore a backup.",
    ),
    errors.VaultTooNew: lambda: translate(
        "Messages",
        "This journal was written by a newer Waterline. Install the newer version to open it; nothing was changed.",
    ),
    errors.VaultReadOnly: lambda: translate(
        "Messages", "The folder {path} cannot be written, so nothing can be saved. Make it writable and try again."
    ),
    errors.FolderUnavailable: lambda: translate(
        "Messages", "The folder {path} cannot be reached. If it is on a drive, plug it in and try again."
    ),
    errors.FolderUnsafe: lambda: translate(
        "Messages",
        "The folder {path} is a link or can be changed by others on this computer. "
        "Give Waterline a folder of your own.",
    ),
    errors.DiskFull: lambda: translate(
        "Messages",
        "The disk is full, so the last words are not saved yet. Free some space; "
        "they will be saved as soon as it works.",
    ),
    errors.StorageFailed: lambda: translate(
        "Messages", "The disk did not take the last words. Check the drive; they stay here and will be tried again."
    ),
    errors.FileNotWritten: lambda: translate(
        "Messages", "The file {path} could not be written. Choose another folder, or make room on the disk."
    ),
    errors.VaultBusy: lambda: translate(
        "Messages", "Another program is using the journal file. Close it and try again."
    ),
    errors.Interrupted: lambda: translate(
        "Messages", "That was stopped before it was done. Nothing was changed; you can do it again."
    ),
    errors.SessionClosed: lambda: translate("Messages", "The journal is locked. Open it and try again."),
    errors.NotEnoughMemory: lambda: translate(
        "Messages",
        "There is not enough free memory to work with the passphrase. Close other programs and try again.",
    ),
    errors.LastWayIn: lambda: translate(
        "Messages",
        "That is the last way into this journal that does not need the keychain. Add another one first.",
    ),
    errors.NothingReadable: lambda: translate(
        "Messages",
        "Nothing in the file {path} can be read any more. It was not changed; look for a backup to bring back.",
    ),
    errors.BackupGone: lambda: translate(
        "Messages", "That backup is no longer in its place: {path}. If it is on a drive, plug it in and try again."
    ),
    errors.BackupDamaged: lambda: translate(
        "Messages", "That backup is damaged and cannot be used: {path}. Nothing was changed; choose another one."
    ),
    errors.OnlyCodeLeft: lambda: translate(
        "Messages",
        "Then only the recovery code would open this journal. Add another way in first, or lock it away.",
    ),
    errors.SidecarDamaged: lambda: translate(
        "Messages",
        "The last words of an unfinished entry could not be read. They were set aside in {path}. "
        "The journal itself is not affected.",
    ),
    errors.EntryGone: lambda: translate(
        "Messages", "That entry is no longer there. Go back to the journal to see what is."
    ),
    errors.NicknameEmpty: lambda: translate(
        "Messages", "There is nothing in that field yet. Type a nickname or initials first."
    ),
    errors.NameEmpty: lambda: translate("Messages", "There is nothing in that field yet. Type a name first."),
    errors.NameTaken: lambda: translate(
        "Messages",
        "That name is in use already, perhaps by one that is put away. "
        "Choose another, so that the two can be told apart.",
    ),
}


def sentence(error: errors.WaterlineError) -> str:
    """Return what to tell the person about `error`; a trouble without a sentence is a bug and raises KeyError."""
    if isinstance(error, errors.CourseInvalid):
        return course_sentence(error)
    if isinstance(error, errors.BackupFailed):
        return backup_reason(error)
    text = SENTENCES[type(error)]()
    if isinstance(error, errors.VaultReadOnly) and error.path.suffix:
        return text.format(path=error.path.parent)  # of a file of ours it is the folder that can be made writable
    return text.format(path=getattr(error, "path", ""))


def backup_reason(error: errors.BackupFailed) -> str:
    """Return why there is no new backup and what to do; it is tried again by itself whatever the reason."""
    reasons: list[tuple[type[Exception], str]] = [
        (
            errors.FolderUnavailable,
            translate(
                "Messages",
                "There is no new backup yet: the folder {path} cannot be reached. If it is on a drive, plug it in; it "
                "is tried again by itself.",
            ),
        ),
        (
            errors.VaultReadOnly,
            translate(
                "Messages",
                "There is no new backup yet: nothing may be written to {path}. Make it writable, or choose another "
                "folder in Settings.",
            ),
        ),
        (
            errors.DiskFull,
            translate(
                "Messages",
                "There is no new backup yet: {path} has no room for it. Free some space, or choose another folder in "
                "Settings.",
            ),
        ),
        (
            errors.VaultDamaged,
            translate(
                "Messages",
                "There is no new backup, because part of the journal is damaged. The backups made before are as they "
                "were; see “Is the journal sound?” in Settings.",
            ),
        ),
    ]
    for kind, words in reasons:
        if isinstance(error.reason, kind):
            return words.format(path=error.path)
    return translate(
        "Messages",
        "There is no new backup yet: {path} did not take it. Check that drive, or choose another folder in Settings.",
    ).format(path=error.path)


def course_sentence(error: errors.CourseInvalid) -> str:
    """Return where a course has a fault, what is wrong, and how to mend it; line 0 means the file as a whole."""
    if error.line > 0:
        text = translate(
            "Messages",
            "The course has a fault at {file}, line {line}. {fault} "
            "If the course is not yours to mend, install it again.",
        )
    else:
        text = translate(
            "Messages",
            "The course has a fault at {file}. {fault} If the course is not yours to mend, install it again.",
        )
    return text.format(file=course_faults.file_name(error), line=error.line, fault=course_faults.sentence(error))
