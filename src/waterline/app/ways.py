# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing what opens an unlocked vault: adding, changing and removing ways in, and locking it away.

KEYCHAIN, PASSPHRASE and RECOVERY each open it alone; BOTH takes the account's keychain and a passphrase together, and
so never stands beside one of the two that would open it alone. Functions that may wait for the keychain say so and
belong on the desk's keychain lane; all others on its database thread.

A change of the keychain's key goes: a new item, read back; the header; then the old item. Where the last does not
succeed the header keeps its name, and `session.forget_retired` tries again when asked.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from waterline.app.session import BOTH, KEYCHAIN, PASSPHRASE, Session, change_header, kinds_of
from waterline.domain.errors import LastWayIn, OnlyCodeLeft
from waterline.vault import keyslots
from waterline.vault.header import NEEDS_KEYCHAIN, Header, SlotKind
from waterline.vault.recovery_code import RecoveryCode


def ways(session: Session) -> tuple[str, ...]:
    """Return which of KEYCHAIN, PASSPHRASE, BOTH and RECOVERY open this vault."""
    return kinds_of(session.vault.header)


def items_left(session: Session) -> int:
    """Return how many keychain items are of no use any more and may still be there."""
    return len(session.vault.header.retired)


# The passphrase -----------------------------------------------------------------------------------
def set_passphrase(session: Session, passphrase: str) -> None:
    """Let this passphrase alone open the vault, in place of an earlier one and of BOTH.

    Raises PassphraseTooShort, NotEnoughMemory and the storage errors.
    """
    vault = session.vault
    slot = keyslots.passphrase_slot(vault.header, vault.data_key, passphrase, session.door.cost)
    vault.change_header(lambda header: header.with_slot_instead(slot, SlotKind.KEYCHAIN_PASSPHRASE))


# The account's keychain ---------------------------------------------------------------------------
@dataclass(frozen=True, repr=False)
class ReservedKey:
    """A key the keychain holds already, and which opens nothing before it is kept."""

    slot_id: str
    secret: bytes


def reserve_key(session: Session) -> ReservedKey:
    """Put a fresh key into the keychain and read it back; raises the keychain errors. May wait for the keychain."""
    reserved = ReservedKey(str(uuid.uuid4()), keyslots.new_keychain_secret())
    account = keyslots.account_name(session.vault.header.vault_id, reserved.slot_id)
    session.door.keychain().write(account, reserved.secret)
    return reserved


def keep_key(session: Session, reserved: ReservedKey) -> None:
    """Let the reserved key alone open the vault, in place of an earlier one and of BOTH; raises the storage errors."""
    vault = session.vault
    slot = keyslots.keychain_slot(vault.header, vault.data_key, reserved.secret, reserved.slot_id)
    vault.change_header(lambda header: header.with_slot_instead(slot, SlotKind.KEYCHAIN_PASSPHRASE))


def keep_both(session: Session, reserved: ReservedKey, passphrase: str) -> None:
    """Let the reserved key and this passphrase open the vault together, and neither of them alone any more.

    Raises PassphraseTooShort, NotEnoughMemory, LastWayIn and the storage errors.
    """
    vault = session.vault
    slot = keyslots.both_slot(
        vault.header, vault.data_key, reserved.secret, passphrase, session.door.cost, reserved.slot_id
    )
    vault.change_header(lambda header: header.with_slot_instead(slot, SlotKind.KEYCHAIN, SlotKind.PASSPHRASE))


def give_up_key(session: Session, reserved: ReservedKey) -> None:
    """Note that a reserved key is not needed after all, so that `forget_retired` removes it."""
    change_header(session.door, lambda header: header.retiring(reserved.slot_id))


# Removing -----------------------------------------------------------------------------------------
def removable(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return which of these ways in could be removed, so that the page offers no other."""
    return tuple(way for way in found if _refusal(tuple(each for each in found if each != way)) is None)


def remove(session: Session, way: str) -> None:
    """Take a way in out of the vault.

    Raises NoSuchSlot; LastWayIn where nothing would be left that opens without the keychain; OnlyCodeLeft where it
    would be nothing but the recovery code, which is what locking away is for.
    """
    kind = SlotKind(way)

    def without(header: Header) -> Header:
        changed = header.without(kind)
        refusal = _refusal(kinds_of(changed))
        if refusal is not None:
            raise refusal
        return changed

    session.vault.change_header(without)


def _refusal(left: tuple[str, ...]) -> LastWayIn | OnlyCodeLeft | None:
    if all(SlotKind(way) in NEEDS_KEYCHAIN for way in left):
        return LastWayIn()
    return None if {KEYCHAIN, PASSPHRASE, BOTH} & set(left) else OnlyCodeLeft()


# The recovery code --------------------------------------------------------------------------------
@dataclass(frozen=True, repr=False)
class NewCode:
    """A recovery code that opens nothing before it was typed back."""

    code: RecoveryCode

    @property
    def shown(self) -> str:
        """The code as it is shown: six groups of five with dashes."""
        return self.code.shown


def new_code() -> NewCode:
    """Draw a recovery code; nothing is written."""
    return NewCode(RecoveryCode.new())


def keep_code(session: Session, new: NewCode, typed: str) -> None:
    """Let the new code open the vault, and the old one nothing any more, once it was typed back right.

    Raises MistypedRecoveryCode, WrongRecoveryCode and the storage errors: then the old code is the one.
    """
    new.code.confirm(typed)
    vault = session.vault
    slot = keyslots.recovery_slot(vault.header, vault.data_key, new.code)
    vault.change_header(lambda header: header.with_slot_instead(slot))


def check_code(session: Session, typed: str) -> None:
    """Return when this is the vault's recovery code; raises MistypedRecoveryCode, WrongRecoveryCode, NoSuchSlot."""
    keyslots.open_with_recovery_code(session.vault.header, typed)


# Locking away -------------------------------------------------------------------------------------
def lock_away(session: Session, typed: str) -> None:
    """Let nothing open the vault any more that needs the keychain, once the recovery code was typed right.

    Destroys nothing: whoever opens it with the code can put a new key into the keychain. The keychain's item is for
    `session.forget_retired` to remove. Raises as `check_code`, NoSuchSlot where the keychain has no part in opening
    it, and the storage errors.
    """
    check_code(session, typed)
    session.vault.change_header(lambda header: header.without(*NEEDS_KEYCHAIN))
