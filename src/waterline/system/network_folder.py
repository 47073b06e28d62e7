# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tells whether a folder lies on another computer: there a database can be damaged, and somebody else holds a copy."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStorageInfo

# As the systems name them: Linux in mountinfo (proc(5)), macOS in statfs(2).
_ON_ANOTHER_COMPUTER = frozenset(
    {"9p", "afpfs", "afs", "ceph", "cifs", "coda", "davfs", "davfs2", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4"}
    | {"smb", "smb2", "smb3", "smbfs", "webdav"}
    | {"fuse.davfs2", "fuse.glusterfs", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs"}
)
_DRIVE_REMOTE = 4  # GetDriveTypeW


def is_on_the_network(folder: Path) -> bool:
    """Tell whether the folder, or the nearest one there is on the way to it, lies on a network share.

    May wait as long as a server that does not answer; so it belongs on a worker.
    """
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if sys.platform == "win32":
        return _is_remote_on_windows(folder)
    return file_system_of(folder) in _ON_ANOTHER_COMPUTER


def file_system_of(folder: Path) -> str:
    """Return the kind of file system a folder lies on, as the system names it."""
    return bytes(QStorageInfo(str(folder)).fileSystemType().data()).decode("ascii", "replace")


def _is_remote_on_windows(folder: Path) -> bool:
    root = folder.resolve().anchor
    kernel32: Any = getattr(ctypes, "windll").kernel32  # noqa: B009  the attribute exists on Windows only
    return root.startswith("\\\\") or kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
