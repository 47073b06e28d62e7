# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system's keychain, by name and never by discovery; the one file that knows the keyring package.

keyring's own search for a backend obeys the environment and a configuration file, which may point to a backend that
swallows what it is given. So each platform's backend is built here directly, and every write is read back.

keyring is imported inside functions: it takes 120 ms (measured), and these functions run on the keychain's own lane
while the window is already up.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

from waterline.domain.errors import (
    KeychainDismissed,
    KeychainLocked,
    KeychainSwallowed,
    KeychainUnavailable,
    WaterlineError,
)

SERVICE = "waterline"
"""The label in the keychain's own window; says nothing about the subject."""

_MOST_ITEMS = 8  # a Secret Service may hold several items under one name


class Keychain(Protocol):
    """Keeps small secrets for the account. Every method may block on the system's own question."""

    @property
    def name(self) -> str:
        """What the system calls it."""
        ...

    def read(self, account: str) -> bytes | None:
        """Return the secret, or None where there is none: never a reason to make a key."""
        ...

    def write(self, account: str, secret: bytes) -> None:
        """Keep the secret and return once the keychain has given it back; else KeychainSwallowed."""
        ...

    def forget(self, account: str) -> None:
        """Remove the secret; one that is not there needs no removing."""
        ...


def system_keychain() -> Keychain:
    """Return this platform's keychain; raises KeychainUnavailable with the technical reason."""
    reasons: list[str] = []
    for name, build in _candidates():
        try:
            return SystemKeychain(name, build())
        except Exception as error:  # whatever a foreign backend does at its start, it cannot be used
            reasons.append(f"{name}: {_first_line(error)}")
    raise KeychainUnavailable("; ".join(reasons) or f"no keychain is known for {sys.platform}")


class SystemKeychain:
    """A `Keychain` on top of one keyring backend. Secrets are kept as text, in hexadecimal."""

    def __init__(self, name: str, backend: Any) -> None:
        self._name = name
        self._backend = backend

    @property
    def name(self) -> str:
        """What the system calls it."""
        return self._name

    def read(self, account: str) -> bytes | None:
        """Return the secret, or None; what is no secret of ours comes back as it is and opens nothing."""
        with _translated():
            found = self._backend.get_password(SERVICE, account)
        if found is None:
            return None
        try:
            return bytes.fromhex(found)
        except ValueError:
            return found.encode("utf-8", "replace")

    def write(self, account: str, secret: bytes) -> None:
        """Keep the secret and read it back; raises KeychainSwallowed where another comes back, or none."""
        with _translated():
            self._backend.set_password(SERVICE, account, secret.hex())
        if self.read(account) != secret:
            raise KeychainSwallowed

    def forget(self, account: str) -> None:
        """Remove the secret and see that it is gone."""
        for _ in range(_MOST_ITEMS):
            if self.read(account) is None:
                return
            with _translated():
                self._backend.delete_password(SERVICE, account)
        raise KeychainSwallowed


# The backends ------------------------------------------------------------------------------------
def _candidates() -> tuple[tuple[str, Any], ...]:
    if sys.platform == "win32":
        return (("Windows Credential Manager", _credential_manager),)
    if sys.platform == "darwin":
        return (("macOS Keychain", _macos_keychain),)
    return (("Secret Service", _secret_service), ("KWallet", _kwallet))


def _credential_manager() -> Any:
    from keyring.backends.Windows import WinVaultKeyring  # noqa: PLC0415  120 ms, see above

    _ = WinVaultKeyring.priority
    backend = WinVaultKeyring()
    backend.persist = "local machine"  # the default follows a roaming account to other computers
    return backend


def _macos_keychain() -> Any:
    from keyring.backends.macOS import Keyring  # noqa: PLC0415  120 ms, see above

    _ = Keyring.priority
    return Keyring()


def _secret_service() -> Any:
    from keyring.backends.SecretService import Keyring  # noqa: PLC0415  120 ms, see above

    _ = Keyring.priority  # asks the bus whether the service runs or can be started; prompts nobody
    return Keyring()


def _kwallet() -> Any:
    from keyring.backends.kwallet import DBusKeyring  # noqa: PLC0415  120 ms, see above

    _ = DBusKeyring.priority
    backend = DBusKeyring()
    backend.appid = SERVICE
    return backend


# Errors ------------------------------------------------------------------------------------------
@contextmanager
def _translated() -> Iterator[None]:
    """Turn whatever a backend raises into one of our facts.

    Everything is taken: below keyring lie D-Bus, ctypes and COM, and what comes up is not a family.
    """
    try:
        yield
    except WaterlineError:
        raise
    except Exception as error:
        raise _fact(error) from error


def _fact(error: BaseException) -> WaterlineError:
    causes = _causes(error)
    names = {type(each).__name__ for each in causes}
    if names & {"PromptDismissedException", "KeychainDenied"}:
        return KeychainDismissed()
    if any("dismissed" in str(each).lower() or "cancel" in str(each).lower() for each in causes):
        return KeychainDismissed()
    if names & {"KeyringLocked", "LockedException"}:
        return KeychainLocked()
    return KeychainUnavailable(_first_line(error))


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in found:
        found.append(step)
        step = step.__cause__
    return found


def _first_line(error: BaseException) -> str:
    lines = str(error).splitlines()
    return f"{type(error).__name__}: {lines[0][:200]}" if lines else type(error).__name__
