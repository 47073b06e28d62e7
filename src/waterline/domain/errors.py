# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The family of expected troubles: facts with fields, never sentences; `ui.messages` says them.

Anything raised that is not a `WaterlineError` is a bug. No field ever holds a person's words.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class WaterlineError(Exception):
    """Root of every trouble the app expects and can put into one sentence with a next step."""


# Opening a vault --------------------------------------------------------------------------------
class WrongPassphrase(WaterlineError):
    """The passphrase opens none of this vault's slots."""


class PassphraseTooShort(WaterlineError):
    """The new passphrase is shorter than `vault.keyslots.MIN_PASSPHRASE` characters."""


class MistypedRecoveryCode(WaterlineError):
    """The recovery code is not well formed: its own checksum does not fit."""


class WrongRecoveryCode(WaterlineError):
    """The recovery code is well formed, but belongs to another vault or was replaced."""


class KeyMissing(WaterlineError):
    """The keychain answers, and holds no key for this vault."""


class KeyChanged(WaterlineError):
    """The keychain holds a key under this vault's name that does not open it."""


class NoSuchSlot(WaterlineError):
    """The vault has no slot of the kind that was asked for."""


class LastWayIn(WaterlineError):
    """Without this slot nothing would open the vault once the keychain is emptied, so it stays."""


class OnlyCodeLeft(WaterlineError):
    """Without this slot only the recovery code would open the vault; for that there is locking it away."""


@dataclass
class NotEnoughMemory(WaterlineError):
    """This computer cannot spare the `mib` of memory that trying the passphrase takes."""

    mib: int


# Keychain ---------------------------------------------------------------------------------------
@dataclass
class KeychainUnavailable(WaterlineError):
    """No keychain service can be used here; `reason` is a short technical fact for `doctor`."""

    reason: str = ""


class KeychainLocked(WaterlineError):
    """The keychain is there but locked."""


class KeychainDismissed(WaterlineError):
    """The person, or the system, dismissed or denied the keychain's own question."""


@dataclass
class KeychainTimeout(WaterlineError):
    """The keychain did not answer within `seconds`."""

    seconds: float = 0.0


class KeychainSwallowed(WaterlineError):
    """The keychain accepted a key and did not give the same key back."""


# Files of the vault -----------------------------------------------------------------------------
@dataclass
class _AboutFile(WaterlineError):
    path: Path


class VaultExists(_AboutFile):
    """A vault is already there; a new one is never made over it."""


class VaultMissing(_AboutFile):
    """The header is there, the database is not."""


class HeaderMissing(_AboutFile):
    """The database is there, neither copy of its header is."""


class HeaderDamaged(_AboutFile):
    """Neither copy of the header can be read."""


@dataclass
class HeaderTooNew(_AboutFile):
    """The header was written by a newer Waterline."""

    found: int
    known: int


class NotAVault(_AboutFile):
    """The file is not an encrypted database of ours: plain SQLite, foreign, or another app's."""


class VaultDamaged(_AboutFile):
    """The right key does not make sense of the file any more."""


@dataclass
class VaultTooNew(_AboutFile):
    """The database was written by a newer Waterline: `found` > `known` schema steps."""

    found: int
    known: int


class VaultReadOnly(_AboutFile):
    """The folder or the file cannot be written."""


class FolderUnavailable(_AboutFile):
    """The profile folder cannot be reached or made."""


class FolderUnsafe(_AboutFile):
    """The profile folder is a link, or others on this computer may write to it."""


class DiskFull(_AboutFile):
    """There is no room left where the vault lies."""


class StorageFailed(_AboutFile):
    """The system refused a read or write (I/O error)."""


class FileNotWritten(_AboutFile):
    """A file outside the vault that the person asked for could not be written; the vault is not affected."""


class VaultBusy(_AboutFile):
    """Another program holds the vault."""


class NothingReadable(_AboutFile):
    """No page of the damaged file can be read, so nothing of it can be saved."""


class BackupGone(_AboutFile):
    """The backup is no longer there."""


class BackupDamaged(_AboutFile):
    """The backup does not hold together: its database or both copies of its header are damaged."""


@dataclass
class BackupFailed(_AboutFile):
    """No backup could be made in the folder `path`, because of `reason`; what was there before is as it was."""

    reason: WaterlineError


class Interrupted(WaterlineError):
    """The work was stopped because the app is closing or locking; nothing was half done."""


class SessionClosed(WaterlineError):
    """The vault was locked before the work began."""


class SidecarDamaged(_AboutFile):
    """The sealed drafts beside the vault cannot be read any more; the vault itself is not affected."""


# Records ----------------------------------------------------------------------------------------
class EntryGone(WaterlineError):
    """The entry or draft is no longer there."""


class NicknameEmpty(WaterlineError):
    """A person needs at least one visible character as a nickname."""


class NameEmpty(WaterlineError):
    """A word or tag of one's own needs at least one visible character."""


class NameTaken(WaterlineError):
    """Another person, word or tag has this name already, archived or not; two of one name could not be told apart."""


# Course -----------------------------------------------------------------------------------------
@dataclass
class CourseInvalid(WaterlineError):
    """A course file is not well formed: `problem` is a key of `ui.course_faults`, `detail` a short quote."""

    file: str
    line: int
    problem: str
    detail: str = ""
