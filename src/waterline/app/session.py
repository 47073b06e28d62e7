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
from waterline.domain.errors import KeyMissing, LastWayIn, NoSuchSlot, SessionClosed, WaterlineError
from waterline.vault import keychain as keychains
from waterline.vault import keyslots, swap
from waterline.vault.creation import VaultPlan, create_vault
from waterline.vault.files import ProfileFiles
from waterline.vault.header import NEEDS_KEYCHAIN, Header, KdfCost, SlotKind
from waterline.vault.header_file import read_header, write_header
from waterline.vault.keychain import Keychain
from waterline.vault.vault import Vault, VaultState, open_vault, vault_state

KEYCHAIN, PASSPHRASE = SlotKind.KEYCHAIN.value, SlotKind.PASSPHRASE.value
BOTH, RECOVERY = SlotKind.KEYCHAIN_PASSPHRASE.value, SlotKind.RECOVERY.value
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
    """An unlocked vault. It belongs to the desk's database thread, except for `seal` and `interrupt`.

    What opens it is changed in `app.ways`, its key in `app.rekey`.
    """

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

    A restoring that was cut off is brought to its end. Raises FolderUnsafe, FolderUnavailable and storage errors.
    """
    found = vault_state(door.files)
    door.files.prepare_folder()
    return vault_state(door.files) if swap.finish(door.files) else found


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
    """Return which of KEYCHAIN, PASSPHRASE, BOTH and RECOVERY open this vault; raises the header errors."""
    return kinds_of(read_header(door.files))


def fetch_key(door: Door, way: str = KEYCHAIN) -> bytes:
    """Return the key the keychain holds for KEYCHAIN or BOTH; raises KeyMissing and the keychain errors. May wait."""
    secret = door.keychain().read(keyslots.keychain_account(read_header(door.files), SlotKind(way)))
    if secret is None:
        raise KeyMissing
    return secret


def open_with_key(door: Door, secret: bytes) -> Session:
    """Open with what `fetch_key` gave; raises KeyChanged and the errors of `open_vault`."""
    header = read_header(door.files)
    return enter(door, header, keyslots.open_with_keychain_secret(header, secret))


def open_with_passphrase(door: Door, passphrase: str) -> Session:
    """Open with the passphrase, which takes about a second; raises WrongPassphrase and the errors of `open_vault`."""
    header = read_header(door.files)
    return enter(door, header, keyslots.open_with_passphrase(header, passphrase))


def open_with_both(door: Door, secret: bytes, passphrase: str) -> Session:
    """Open with what `fetch_key` gave for BOTH and the passphrase; raises as the two above do."""
    header = read_header(door.files)
    return enter(door, header, keyslots.open_with_both(header, secret, passphrase))


def open_with_recovery(door: Door, typed: str) -> Session:
    """Open with the recovery code; raises MistypedRecoveryCode, WrongRecoveryCode and the errors of `open_vault`."""
    header = read_header(door.files)
    return enter(door, header, keyslots.open_with_recovery_code(header, typed))


def strengthen(session: Session, passphrase: str, secret: bytes | None = None) -> bool:
    """Wrap the key anew where guessing this passphrase costs less than it does for new ones; tell whether it did.

    For right after opening with it (and with `secret`, for BOTH). Takes a second or two of computing and touches the
    database at no time, so it may run on any thread. Whatever it raises, the slot is as it was.
    """
    vault = session.vault
    slot = keyslots.strengthened(vault.header, vault.data_key, passphrase, session.door.cost, secret)
    if slot is None:
        return False
    vault.change_header(lambda header: header.with_slot_rewrapped(slot))
    return True


def close_what_is_open(door: Door) -> None:
    """Close a session that was opened while nobody waited for it any more."""
    for session in list(door.held):
        session.close()


# Locking it away ----------------------------------------------------------------------------------
def lock_away(door: Door) -> None:
    """Let nothing open the vault any more that needs the keychain, and take the key out of the keychain.

    The header comes first: that needs nobody's answer and holds even if the keychain never gives one. Nothing happens
    where no other way in would be left, or there is nothing to take. The vault may be open or closed, and it may run
    on any thread. Raises the header, storage and keychain errors; may wait for the keychain.
    """
    with suppress(NoSuchSlot, LastWayIn):
        change_header(door, lambda header: header.without(*NEEDS_KEYCHAIN))
    forget_retired(door)


def forget_retired(door: Door) -> None:
    """Remove every keychain item whose slot has left the header, and note which are gone; may wait for the keychain.

    Raises the keychain errors and the storage errors; what is left over then stays noted.
    """
    header = _header(door)
    gone: list[str] = []
    try:
        if header.retired:
            keychain = door.keychain()
            for slot_id in header.retired:
                keychain.forget(keyslots.account_name(header.vault_id, slot_id))
                gone.append(slot_id)
    finally:
        if gone:
            change_header(door, lambda now: now.forgotten(*gone))


def forget_items(door: Door, accounts: tuple[str, ...]) -> None:
    """Remove keychain items that open nothing any more; raises the keychain errors. May wait for the keychain."""
    keychain = door.keychain()
    for account in accounts:
        keychain.forget(account)


def change_header(door: Door, change: Callable[[Header], Header]) -> None:
    """Change the header of the vault, be it open or closed; callable from any thread."""
    for session in list(door.held):
        with suppress(SessionClosed):
            session.vault.change_header(change)
            return
    header = read_header(door.files)
    if (changed := change(header)) != header:
        write_header(door.files, changed)


# Inside -------------------------------------------------------------------------------------------
def _with_recovery_only(plan: VaultPlan) -> VaultPlan:
    header = plan.header
    for slot in header.slots:
        if slot.kind is not SlotKind.RECOVERY:
            header = header.without_slot(slot.id)
    # whoever plans anew forgets the item of the first plan, see `NewVault.reserved`
    return replace(plan, header=replace(header, retired=()), keychain_account=None)


def enter(door: Door, header: Header, data_key: bytes) -> Session:
    """Open with the data key itself, in place of any session that is open; raises the errors of `open_vault`."""
    close_what_is_open(door)
    return _session(door, open_vault(door.files, header, data_key))


def _session(door: Door, vault: Vault) -> Session:
    session = Session(vault, door)
    door.held.append(session)
    session.fold_what_was_sealed()
    with suppress(WaterlineError):  # where there is no room to set aside now there may be next time
        vault.set_room_aside()
    return session


def _header(door: Door) -> Header:
    for session in list(door.held):
        return session.vault.header
    return read_header(door.files)


def kinds_of(header: Header) -> tuple[str, ...]:
    """Return the kinds of slots in a header, each once."""
    return tuple(dict.fromkeys(slot.kind.value for slot in header.slots))
