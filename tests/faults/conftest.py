# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the blows are dealt: small disks of our own, in a mount namespace that ends with the program."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from waterline.vault.files import ProfileFiles


def _namespace() -> list[str]:
    """Return the command that gives a program mounts of its own: as root, or as nobody special, or not at all."""
    if shutil.which("unshare") and shutil.which("mount"):
        for namespace in (["unshare", "--mount"], ["unshare", "--mount", "--user", "--map-root-user"]):
            trial = [*namespace, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
            if subprocess.run(trial, capture_output=True).returncode == 0:
                return namespace
    return []


NAMESPACE = _namespace()


@pytest.fixture
def files(tmp_path) -> ProfileFiles:
    """A profile nobody has used yet."""
    return ProfileFiles(tmp_path / "profile")


@pytest.fixture
def reachable_folder() -> Iterator[Path]:
    """A folder that any account of this computer can reach; pytest's own lie below one that only root may enter."""
    folder = Path(tempfile.mkdtemp(prefix="waterline-test-", dir="/var/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
