# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What this computer offers the app and what is amiss; never a word about anybody's entries."""

from __future__ import annotations

import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from waterline import __version__
from waterline.app.session import Door
from waterline.domain.errors import KeychainUnavailable, WaterlineError
from waterline.vault.cipher import cipher_version
from waterline.vault.vault import vault_state

_PACKAGES = ("PySide6-Essentials", "sqlcipher3", "cryptography", "keyring", "platformdirs", "markdown-it-py")


def findings(door: Door, also: list[str]) -> Iterator[str]:
    """Yield one line per fact: versions, display, keychain, profile; `also` holds facts from other layers."""
    yield f"waterline: {__version__}"
    yield f"python: {platform.python_version()} on {platform.system()} {platform.machine()}"
    for package in _PACKAGES:
        yield f"{package}: {_version(package)}"
    yield f"SQLCipher: {cipher_version()}"
    yield from also
    yield f"keychain: {_keychain(door)}"
    yield from _profile(door)


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "part of this program" if getattr(sys, "frozen", False) else "not installed"


def _keychain(door: Door) -> str:
    try:
        return f"{door.keychain().name}, usable"
    except KeychainUnavailable as error:
        return f"none usable ({error.reason})"


def _profile(door: Door) -> Iterator[str]:
    folder = door.files.folder
    yield f"profile: {folder}"
    if not folder.exists():
        yield "profile folder: not there yet; it is made at the first start"
        return
    yield f"profile folder: {_permissions(folder)}, {shutil.disk_usage(folder).free // 2**20} MiB free"
    try:
        yield f"vault: {vault_state(door.files).value}"
    except WaterlineError as error:
        yield f"vault: {type(error).__name__}"
    for path in (door.files.database, door.files.header, door.files.header_copy):
        if path.exists():
            yield f"{path.name}: {_permissions(path)}"


def _permissions(path: Path) -> str:
    found = path.lstat()
    mode = f"mode {stat.S_IMODE(found.st_mode):04o}"
    return f"{mode}, a link" if stat.S_ISLNK(found.st_mode) else mode
