# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever a keychain does, it comes up as one of our facts, and a key counts only once it came back."""

from __future__ import annotations

import subprocess
import sys

import keyring.errors
import pytest
import secretstorage.exceptions
from keyring.backends.null import Keyring as NullKeyring

from tests.faults.victim import environment
from waterline.domain.errors import (
    KeychainDismissed,
    KeychainLocked,
    KeychainSwallowed,
    KeychainUnavailable,
    WaterlineError,
)
from waterline.vault import keychain as keychains
from waterline.vault.keychain import SystemKeychain, system_keychain

SECRET = bytes(range(32))


class Backend:
    """A keyring backend for one test."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.items.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.items[service, username]


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


class KeychainDenied(Exception):
    """What keyring's macOS backend raises below its own error; that module loads on macOS only."""


MACOS_DENIED = caused(
    keyring.errors.KeyringLocked("Can't get password"), KeychainDenied(-128, "Keychain Access Denied")
)
NO_SESSION = OSError(1312, "A specified logon session does not exist")

FOREIGN = [
    (secretstorage.exceptions.SecretServiceNotAvailableException("no bus"), KeychainUnavailable),
    (keyring.errors.InitError("Failed to create the collection: no service."), KeychainUnavailable),
    (
        caused(
            keyring.errors.InitError("Failed to create the collection: Prompt dismissed."),
            secretstorage.exceptions.PromptDismissedException("Prompt dismissed."),
        ),
        KeychainDismissed,
    ),
    (secretstorage.exceptions.PromptDismissedException("Prompt dismissed."), KeychainDismissed),
    (keyring.errors.KeyringLocked("Failed to unlock the collection!"), KeychainLocked),
    (secretstorage.exceptions.LockedException("Collection is locked!"), KeychainLocked),
    (MACOS_DENIED, KeychainDismissed),
    (keyring.errors.PasswordSetError("Cancelled by user"), KeychainDismissed),
    (keyring.errors.PasswordDeleteError("Can't delete password in keychain"), KeychainUnavailable),
    (keyring.errors.NoKeyringError("No recommended backend"), KeychainUnavailable),
    (NO_SESSION, KeychainUnavailable),
    (ConnectionResetError("gone"), KeychainUnavailable),
    (AssertionError(), KeychainUnavailable),
    (EOFError(), KeychainUnavailable),
]


@pytest.mark.parametrize(("error", "expected"), FOREIGN, ids=[type(error).__name__ for error, _ in FOREIGN])
def test_every_foreign_error_becomes_one_of_ours(error, expected):
    class Failing(Backend):
        def get_password(self, service, username):
            raise error

        def set_password(self, service, username, password):
            raise error

        delete_password = get_password

    keychain = SystemKeychain("test", Failing())
    for call in (
        lambda: keychain.read("account"),
        lambda: keychain.write("account", SECRET),
        lambda: keychain.forget("account"),
    ):
        with pytest.raises(WaterlineError) as caught:
            call()
        assert type(caught.value) is expected
        assert SECRET.hex() not in str(caught.value)


def test_a_secret_comes_back_as_it_went_in():
    keychain = SystemKeychain("test", Backend())
    assert keychain.read("account") is None
    keychain.write("account", SECRET)
    assert keychain.read("account") == SECRET
    keychain.forget("account")
    assert keychain.read("account") is None
    keychain.forget("account")


def test_a_backend_that_swallows_what_it_is_given_is_caught():
    with pytest.raises(KeychainSwallowed):
        SystemKeychain("null", NullKeyring()).write("account", SECRET)


def test_a_backend_that_gives_back_something_else_is_caught():
    class Forgetful(Backend):
        def set_password(self, service, username, password):
            super().set_password(service, username, password[:-2])

    with pytest.raises(KeychainSwallowed):
        SystemKeychain("test", Forgetful()).write("account", SECRET)


def test_a_secret_that_cannot_be_forgotten_is_not_said_to_be():
    class Stubborn(Backend):
        def delete_password(self, service, username):
            pass

    keychain = SystemKeychain("test", Stubborn())
    keychain.write("account", SECRET)
    with pytest.raises(KeychainSwallowed):
        keychain.forget("account")


def test_what_somebody_else_put_there_is_a_secret_that_opens_nothing():
    backend = Backend()
    backend.set_password("waterline", "account", "not hexadecimal \ud800")
    assert SystemKeychain("test", backend).read("account") not in (None, SECRET)


# Which backend ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("win32", ["Windows Credential Manager"]),
        ("darwin", ["macOS Keychain"]),
        ("linux", ["Secret Service", "KWallet"]),
        ("freebsd14", ["Secret Service", "KWallet"]),
    ],
)
def test_each_platform_has_its_own_keychains_in_order(monkeypatch, platform, expected):
    monkeypatch.setattr(keychains.sys, "platform", platform)
    assert [name for name, _ in keychains._candidates()] == expected


def test_the_second_choice_is_taken_where_the_first_cannot_be_used(monkeypatch):
    def broken():
        raise RuntimeError("The Secret Service daemon is neither running nor activatable\nsecond line")

    monkeypatch.setattr(keychains, "_candidates", lambda: (("first", broken), ("second", Backend)))
    assert system_keychain().name == "second"
    monkeypatch.setattr(keychains, "_candidates", lambda: (("first", broken), ("second", broken)))
    with pytest.raises(KeychainUnavailable) as caught:
        system_keychain()
    assert caught.value.reason.count("neither running nor activatable") == 2
    assert "\n" not in caught.value.reason


def test_neither_environment_nor_configuration_can_redirect_it(monkeypatch, tmp_path):
    (tmp_path / "python_keyring").mkdir()
    configuration = tmp_path / "python_keyring" / "keyringrc.cfg"
    configuration.write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    assert type(keyring.get_keyring()) is NullKeyring
    with pytest.raises(KeychainUnavailable):
        system_keychain()


def test_keyring_is_not_loaded_before_it_is_needed():
    script = "import sys, waterline.vault.creation; print({'keyring', 'secretstorage'} & set(sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment()
    )
    assert found.stdout == "set()\n"
