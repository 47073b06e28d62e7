# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bundle: it checks itself with a real keychain, and nothing in it can reach a network."""

from __future__ import annotations

import re

import pytest
from PyInstaller.archive.readers import CArchiveReader

import dev

DIST = dev.ROOT / "build" / "package" / "dist" / "waterline"


@pytest.fixture(scope="module")
def bundle():
    """The bundle as `dev.py package` builds it, with the exit status of its own self-check."""
    return dev.package([])


def test_the_bundle_passes_its_own_check(bundle):
    assert bundle == 0


def test_the_bundle_holds_no_network_library(bundle):
    names = [str(file.relative_to(DIST)) for file in DIST.rglob("*")]
    assert any("Qt6Widgets" in name for name in names)
    assert [name for name in names if re.search(r"network|libssl|_ssl|plugins/tls", name, re.IGNORECASE)] == []


def test_the_bundle_holds_no_network_module(bundle):
    archive = CArchiveReader(str(DIST / ("waterline.exe" if dev.WINDOWS else "waterline")))
    modules = archive.open_embedded_archive("PYZ.pyz").toc
    assert "waterline.bootstrap" in modules
    forbidden = re.compile(r"(http|ssl|asyncio|ftplib|smtplib|xmlrpc|socketserver|urllib\.request)(\.|$)")
    assert [name for name in modules if forbidden.match(name)] == []


def test_the_bundle_brings_the_lessons_the_fonts_and_no_loose_ends(bundle):
    data = DIST / "_internal" / "waterline"
    assert list(data.glob("_lessons/*/*/*.toml")) or list(data.glob("_lessons/*/*.toml"))
    assert list(data.glob("_resources/fonts/*.ttf"))
    assert [link for link in DIST.rglob("*") if link.is_symlink() and not link.exists()] == []
