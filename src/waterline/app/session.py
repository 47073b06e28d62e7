# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a vault, opening it and locking it: from a closed profile to a session and back.

Functions that may wait for the system's keychain say so; they belong on the desk's keychain lane, all others on its
database thread.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from waterline.app.clock import Clock
from waterline.domain.entry import Draft
from waterline.domain.errors import KeyMissing, NoSuchSlot, WaterlineError
from waterline.vault import keychain as keychains
from waterline.vault import keyslots
from waterline.vault.creation import VaultPlan, create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header import Header, KdfCost, Slot, SlotKind
from waterline.vault.header_file import read_header
from waterline.vault.keychain import Keychain
from waterline.vault.vault import Vault, VaultState, open_vault, vault_state

KEYCHAIN, PASSPHRASE, RECOVERY = (kind.value for kind in (SlotKind.KEYCHAIN, SlotKind.PASSPHRASE, SlotKind.RECOVERY))
MIN_PASSPHRASE = keyslots.MIN_PASSPHRASE


@dataclass(frozen=True)
class Door:
    """Everything needed to make or open the vault of one profile; `keychain` raises KeychainUnavailable.

    `held` is the one open session, so that a session nobody took can still be closed.
    """

    files: ProfileFiles
    now: Clock
    keychain: Callable[[], Keychain] = keychains.system_keychain
    cost: KdfCost = keyslots.DEFAULT_COST
    held: list[Session] = field(default_factory=list, repr=False)


class Session:
    """An unlocked vault. It belongs to the desk's database thread, except for `seal` and `interrupt`."""

    def __init__(self, vault: Vault, door: Door) -> None:
        self.vault = vault
        self.door = door
        self.now = door.now
        self.draft_lost = False
        self._sealed_waits = True

    def seal(self, draft: Draft) -> None:
        """Write the draft into the encrypted sidecar at once; callable from any thread.

        Raises SessionClosed and the storage errors.
        """
        self.vault.seal(draft)

    def fold_what_was_sealed(self) -> None:
        """Take what the sidecar holds into the drafts; where there is no room for it now it waits in its file."""
        if self._sealed_waits:
            with suppress(WaterlineError):
                self.draft_lost = self.vault.fold_sidecar().unreadable
                self._sealed_waits = False

    def interrupt(self) -> None:
        """Stop the database's work in hand, which then raises Interrupted; callable from any thread."""
        self.vault.interrupt()

    def close(self) -> None:
        """Checkpoint, close and forget the key; doing it twice changes nothing."""
        self.vault.close()
        if self in self.door.held:
            self.door.held.remove(self)


# Making a vault -----------------------------------------------------------------------------------
@dataclass(frozen=True, repr=False)
class NewVault:
    """A vault that is planned and not there yet; its recovery code is shown once and typed back."""

    plan: VaultPlan

    @property
    def recovery_code(self) -> str:
        """The code as it is shown: six groups of five with dashes."""
        return self.plan.recovery_code.shown

    @property
    def reserved(self) -> tuple[str, ...]:
        """The keychain item that waits for this vault: none before `reserve_key`."""
        return (self.plan.keychain_account,) if self.plan.keychain_account else ()


def state(door: Door) -> VaultState:
    """Tell what the profile holds: NEW, READY, HEADER_MISSING or DATABASE_MISSING; refuses an unsafe folder.

    Raises FolderUnsafe and FolderUnavailable.
    """
    found = vault_state(door.files)
    door.files.prepare_folder()
    return found


def keychain_name(door: Door) -> str:
    """Return the name of the keychain that would be used; raises KeychainUnavailable. May wait for the keychain."""
    return door.keychain().name


def prepare(door: Door, passphrase: str | None = None, earlier: NewVault | None = None) -> NewVault:
    """Draw the keys of a new vault, which `passphrase` opens where one is given; nothing is written yet.

    With `earlier` only the way in is another: its recovery code may be on paper already, so it stays.
    Raises VaultExists, PassphraseTooShort and NotEnoughMemory.
    """
    plan = VaultPlan.begin(door.files) if earlier is None else _with_recovery_only(earlier.plan)
    return NewVault(plan if passphrase is None else plan.with_passphrase(passphrase, door.cost))


def code_matches(new: NewVault, typed: str) -> None:
    """Return when the code was typed back right; raises MistypedRecoveryCode or WrongRecoveryCode."""
    new.plan.recovery_code.confirm(typed)


def reserve_key(door: Door, new: NewVault) -> NewVault:
    """Put a key into the keychain, read it back, and plan on it; raises the keychain errors. May wait for it."""
    return NewVault(new.plan.with_keychain(door.keychain()))


def create(door: Door, new: NewVault) -> Session:
    """Make the planned vault and return it open; raises VaultExists and the storage errors."""
    return _session(door, create_vault(door.files, new.plan))


# Opening it ---------------------------------------------------------------------------------------
def ways_in(door: Door) -> tuple[str, ...]:
    """Return which of KEYCHAIN, PASSPHRASE and RECOVERY open this vault; raises the header errors."""
    return _kinds(read_header(door.files))


def fetch_key(door: Door) -> bytes:
    """Return the key the keychain holds for this vault; raises KeyMissing and the keychain errors. May wait for it."""
    secret = door.keychain().read(keyslots.keychain_account(read_header(door.files)))
    if secret is None:
        raise KeyMissing
    return secret


def open_with_key(door: Door, secret: bytes) -> Session:
    """Open with what `fetch_key` gave; raises KeyChanged and the errors of `open_vault`."""
    header = read_header(door.files)
    return _open(door, header, keyslots.open_with_keychain_secret(header, secret))


def open_with_passphrase(door: Door, passphrase: str) -> Session:
    """Open with the passphrase, which takes about a second; raises WrongPassphrase and the errors of `open_vault`."""
    header = read_header(door.files)
    return _open(door, header, keyslots.open_with_passphrase(header, passphrase))


def open_with_recovery(door: Door, typed: str) -> Session:
    """Open with the recovery code; raises MistypedRecoveryCode, WrongRecoveryCode and the errors of `open_vault`."""
    header = read_header(door.files)
    return _open(door, header, keyslots.open_with_recovery_code(header, typed))


def close_what_is_open(door: Door) -> None:
    """Close a session that was opened while nobody waited for it any more."""
    for session in list(door.held):
        session.close()


# Changing how it opens ----------------------------------------------------------------------------
def ways(session: Session) -> tuple[str, ...]:
    """Return which of KEYCHAIN, PASSPHRASE and RECOVERY open this vault."""
    return _kinds(session.vault.header)


def set_passphrase(session: Session, passphrase: str) -> None:
    """Let this passphrase open the vault, in place of an earlier one; raises PassphraseTooShort and storage errors."""
    vault = session.vault
    slot = keyslots.passphrase_slot(vault.header, vault.data_key, passphrase, session.door.cost)
    vault.keep_header(vault.header.with_slot_instead(slot))


@dataclass(frozen=True, repr=False)
class ReservedKey:
    """A slot whose key the keychain holds already, and which the header does not know yet."""

    slot: Slot
    replaces: tuple[str, ...]


def reserve_key_again(session: Session) -> ReservedKey:
    """Put a fresh key into the keychain and read it back; raises the keychain errors. May wait for the keychain."""
    vault = session.vault
    secret = keyslots.new_keychain_secret()
    slot = keyslots.keychain_slot(vault.header, vault.data_key, secret)
    session.door.keychain().write(keyslots.account_name(vault.header.vault_id, slot.id), secret)
    return ReservedKey(slot, _accounts(vault.header))


def keep_key(session: Session, reserved: ReservedKey) -> None:
    """Let the reserved key open the vault, in place of an earlier one; raises the storage errors."""
    session.vault.keep_header(session.vault.header.with_slot_instead(reserved.slot))


def remove_keychain(session: Session) -> tuple[str, ...]:
    """Take the account's keychain out of the ways in, and return the keychain items that are of no use any more.

    Raises NoSuchSlot where there is no passphrase to open with instead, or no key in the keychain.
    """
    header = session.vault.header
    slots = header.of_kind(SlotKind.KEYCHAIN)
    if not slots or not header.has(SlotKind.PASSPHRASE):
        raise NoSuchSlot
    retired = _accounts(header)
    for slot in slots:
        header = header.without_slot(slot.id)
    session.vault.keep_header(header)
    return retired


def forget_items(door: Door, accounts: tuple[str, ...]) -> None:
    """Remove keychain items that open nothing any more; raises the keychain errors. May wait for the keychain."""
    keychain = door.keychain()
    for account in accounts:
        keychain.forget(account)


# Inside -------------------------------------------------------------------------------------------
def _with_recovery_only(plan: VaultPlan) -> VaultPlan:
    header = plan.header
    for slot in header.slots:
        if slot.kind is not SlotKind.RECOVERY:
            header = header.without_slot(slot.id)
    return replace(plan, header=header, keychain_account=None)


def _open(door: Door, header: Header, data_key: bytes) -> Session:
    close_what_is_open(door)
    return _session(door, open_vault(door.files, header, data_key))


def _session(door: Door, vault: Vault) -> Session:
    session = Session(vault, door)
    door.held.append(session)
    session.fold_what_was_sealed()
    return session


def _kinds(header: Header) -> tuple[str, ...]:
    return tuple(dict.fromkeys(slot.kind.value for slot in header.slots))


def _accounts(header: Header) -> tuple[str, ...]:
    return tuple(keyslots.account_name(header.vault_id, slot.id) for slot in header.of_kind(SlotKind.KEYCHAIN))
