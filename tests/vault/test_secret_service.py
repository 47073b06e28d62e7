# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The keychains of Linux as they really are, gnome-keyring and KeePassXC: unlocked, locked, fresh, absent, hanging."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.vault.profiles import a_plan, a_vault, fingerprints
from tests.vault.secret_service import OwnBus, own_bus
from waterline.domain.errors import KeychainDismissed, KeychainLocked, KeychainUnavailable, KeyMissing
from waterline.vault import keyslots
from waterline.vault.creation import VaultPlan, create_vault
from waterline.vault.header_file import read_header
from waterline.vault.keychain import system_keychain

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the Secret Service is Linux's keychain"),
    # keyring leaves its connection to the garbage collector when a call fails; `bus` collects it
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

ACCOUNT = "a-vault/a-slot"


@pytest.fixture
def bus(monkeypatch) -> Iterator[OwnBus]:
    """A bus without any service, which this process takes for the session's."""
    with own_bus() as lent:
        for name, value in lent.environment().items():
            monkeypatch.setenv(name, value)
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        yield lent
    gc.collect()


@pytest.fixture
def unlocked(bus) -> OwnBus:
    """The same with gnome-keyring, unlocked as a login does."""
    bus.start_keyring(b"login password")
    return bus


@pytest.fixture(params=["gnome-keyring", "KeePassXC"])
def either(bus, request) -> OwnBus:
    """One after the other, each of the two Secret Services there are for Debian, unlocked."""
    if request.param == "KeePassXC":
        bus.start_keepassxc()
    else:
        bus.start_keyring(b"login password")
    return bus


def test_a_secret_comes_back_until_it_is_forgotten(either):
    keychain = system_keychain()
    assert keychain.name == "Secret Service"
    assert keychain.read(ACCOUNT) is None
    keychain.write(ACCOUNT, b"\0\xff" * 16)
    assert system_keychain().read(ACCOUNT) == b"\0\xff" * 16
    assert keychain.read("a-vault/another-slot") is None
    keychain.forget(ACCOUNT)
    assert keychain.read(ACCOUNT) is None
    keychain.forget(ACCOUNT)


def test_a_secret_written_again_takes_the_place_of_the_one_before(unlocked):
    """gnome-keyring alone: KeePassXC asks its person first. The app never does it, every slot has its own name."""
    keychain = system_keychain()
    keychain.write(ACCOUNT, bytes(32))
    keychain.write(ACCOUNT, b"another" * 4)
    assert keychain.read(ACCOUNT) == b"another" * 4


def test_what_the_keychains_window_shows_says_nothing_about_the_subject(either):
    system_keychain().write(ACCOUNT, bytes(32))
    (label,) = either.labels()
    assert label == f"Password for '{ACCOUNT}' on 'waterline'"


def test_a_vault_is_made_and_opened_with_it(either, files):
    plan = VaultPlan.begin(files).with_keychain(system_keychain())
    create_vault(files, plan).close()
    header = read_header(files)
    secret = system_keychain().read(keyslots.keychain_account(header))
    assert keyslots.open_with_keychain_secret(header, secret) == plan.data_key


def test_an_emptied_keychain_is_a_missing_key_and_changes_nothing(either, files):
    plan = VaultPlan.begin(files).with_keychain(system_keychain())
    create_vault(files, plan).close()
    before = fingerprints(files.folder)
    header = read_header(files)
    account = keyslots.keychain_account(header)
    system_keychain().forget(account)
    with pytest.raises(KeyMissing):
        keyslots.open_with_keychain_secret(header, system_keychain().read(account))
    assert keyslots.open_with_recovery_code(header, plan.recovery_code.shown) == plan.data_key
    assert fingerprints(files.folder) == before


def test_a_locked_keychain_says_so_for_every_call(unlocked):
    keychain = system_keychain()
    keychain.write(ACCOUNT, bytes(32))
    unlocked.lock()
    for call in (
        lambda: keychain.read(ACCOUNT),
        lambda: keychain.write(ACCOUNT, bytes(32)),
        lambda: keychain.forget(ACCOUNT),
    ):
        with pytest.raises(KeychainLocked):
            call()


def test_a_fresh_account_that_cannot_be_asked_counts_as_dismissed(bus):
    bus.start_keyring(None)
    with pytest.raises(KeychainDismissed):
        system_keychain().write(ACCOUNT, bytes(32))


def test_a_bus_without_the_service_is_an_unavailable_keychain(bus):
    with pytest.raises(KeychainUnavailable) as caught:
        system_keychain()
    assert "Secret Service" in caught.value.reason
    assert "KWallet" in caught.value.reason


def test_no_bus_at_all_is_an_unavailable_keychain(bus, monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    with pytest.raises(KeychainUnavailable):
        system_keychain()


def test_a_service_that_dies_in_the_middle_is_an_unavailable_keychain(either):
    keychain = system_keychain()
    keychain.write(ACCOUNT, bytes(32))
    either.stop()
    with pytest.raises(KeychainUnavailable):
        keychain.read(ACCOUNT)


def test_a_keychain_that_waits_for_an_answer_changes_nothing_meanwhile(unlocked, files):
    """The desk's deadline is what ends such a wait for the person; here it only must not do harm."""
    a_vault(files).close()
    before = fingerprints(files.folder)
    keychain = system_keychain()
    keychain.write(ACCOUNT, bytes(32))
    unlocked.lock()
    outcome: list[object] = []

    def plan_with_keychain() -> None:
        try:
            outcome.append(keychain.read(ACCOUNT))
        except Exception as error:
            outcome.append(error)

    with unlocked.never_answering():
        waiting = threading.Thread(target=plan_with_keychain, daemon=True)
        waiting.start()
        waiting.join(1.0)
        assert waiting.is_alive()
        assert outcome == []
        assert fingerprints(files.folder) == before
    unlocked.stop()
    waiting.join(10)
    assert isinstance(outcome[0], KeychainUnavailable | KeychainLocked | KeychainDismissed)


def test_keepassxc_that_is_locked_asks_its_person_and_answers_nothing_meanwhile(bus):
    """A window of KeePassXC's own opens; the desk's deadline ends the wait for ours."""
    bus.start_keepassxc(unlocked=False)
    keychain = system_keychain()
    outcome: list[object] = []

    def read() -> None:
        try:
            outcome.append(keychain.read(ACCOUNT))
        except Exception as error:
            outcome.append(error)

    waiting = threading.Thread(target=read, daemon=True)
    waiting.start()
    waiting.join(1.0)
    assert outcome == []
    bus.stop()
    waiting.join(10)
    assert isinstance(outcome[0], KeychainUnavailable | KeychainLocked | KeychainDismissed)


def test_a_locked_keychain_gives_a_plan_no_slot(unlocked, files):
    unlocked.lock()
    plan = a_plan(files)
    with pytest.raises(KeychainLocked):
        plan.with_keychain(system_keychain())
    assert not files.folder.exists()
