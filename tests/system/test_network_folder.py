# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal on a network share is recognised, by what the system says its file system is."""

import subprocess
import sys

import pytest

from waterline.system import network_folder
from waterline.system.network_folder import file_system_of, is_on_the_network

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="names of file systems as Linux has them")


def test_a_folder_of_this_computer_is_not_on_the_network(tmp_path):
    assert not is_on_the_network(tmp_path)
    assert not is_on_the_network(tmp_path / "not" / "there" / "yet")


@on_linux
def test_the_system_is_asked_and_agrees_with_its_own_tool(tmp_path):
    asked = subprocess.run(["findmnt", "-no", "FSTYPE", "-T", tmp_path], capture_output=True, text=True, check=True)
    assert file_system_of(tmp_path) == asked.stdout.strip()


@on_linux
@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.rclone"])
def test_shares_of_every_common_kind_are_recognised(tmp_path, monkeypatch, kind):
    monkeypatch.setattr(network_folder, "file_system_of", lambda folder: kind)
    assert is_on_the_network(tmp_path)
