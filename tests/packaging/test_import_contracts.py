# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may import whom: the contracts hold, each of them can fail, and nobody is excused."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev

SOURCE = dev.ROOT / "src" / "waterline"
PROJECT = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {contract["id"]: contract["name"] for contract in PROJECT["tool"]["importlinter"]["contracts"]}

# Contract → a file and the line in it that must not pass.
OFFENCES = {
    "rooms": ("domain/offence.py", "import waterline.app"),
    "system-and-resources": ("app/offence.py", "import waterline.resources"),
    "window-asks-the-app": ("ui/offence.py", "import waterline.vault.connection"),
    "screens": ("ui/journal/offence.py", "import waterline.ui.patterns"),
    "shared-below-screens": ("ui/shared/offence.py", "import waterline.ui.now"),
    "qt": ("app/qt_offence.py", "from PySide6.QtCore import QObject"),
    "sqlcipher": ("vault/offence.py", "import sqlcipher3"),
    "keychain": ("vault/keychain_offence.py", "import keyring.backends"),
    "cryptography": ("app/cipher_offence.py", "from cryptography.hazmat.primitives import hashes"),
    "strength": ("ui/strength_offence.py", "import zxcvbn"),
    "spelling": ("ui/spelling_offence.py", "import hunspell"),
    "markdown": ("ui/course/offence.py", "import markdown_it"),
    "offline": ("system/offence.py", "import socket"),
}


def lint_imports(folder: Path) -> str:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", program, "--no-logo", "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "COLUMNS": "500"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A copy of the house in which every contract is broken once; gives what lint-imports says about it."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(dev.ROOT / "pyproject.toml", folder)
    shutil.copytree(SOURCE, folder / "src" / "waterline", ignore=shutil.ignore_patterns("__pycache__"))
    for file, line in OFFENCES.values():
        (folder / "src" / "waterline" / file).write_text(line + "\n")
    return lint_imports(folder)


def test_every_contract_holds():
    said = lint_imports(dev.ROOT)
    assert f"{len(CONTRACTS)} kept, 0 broken" in said, said


def test_every_contract_is_tried():
    assert set(OFFENCES) == set(CONTRACTS)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_contract_notices_the_import_it_forbids(house, contract):
    assert f"{CONTRACTS[contract]} BROKEN" in house, house


def test_no_contract_has_exceptions():
    for contract in PROJECT["tool"]["importlinter"]["contracts"]:
        assert not [key for key in contract if "ignore" in key]


def test_every_screen_is_under_the_contract_of_the_screens():
    screens = {f"waterline.ui.{folder.parent.name}" for folder in (SOURCE / "ui").glob("*/__init__.py")}
    for contract in PROJECT["tool"]["importlinter"]["contracts"]:
        if contract["id"] == "screens":
            assert set(contract["modules"]) == screens - {"waterline.ui.shared"}
        if contract["id"] == "shared-below-screens":
            assert set(contract["forbidden_modules"]) == screens - {"waterline.ui.shared"}


def test_the_domain_needs_nothing_but_python():
    allowed = {*sys.stdlib_module_names, "waterline"}
    for file in (SOURCE / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                assert name.partition(".")[0] in allowed, f"{file}: {name}"


@pytest.mark.parametrize("line", ["from PySide6.QtNetwork import QTcpSocket", "import urllib.request"])
def test_the_networks_that_hide_inside_allowed_packages_are_noticed(line):
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--select",
        "TID251",
        "--stdin-filename",
        "src/waterline/x.py",
        "-",
    ]
    done = subprocess.run(command, input=line + "\n", cwd=dev.ROOT, capture_output=True, text=True, check=False)
    assert "TID251" in done.stdout or "banned-api" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1


def test_an_import_inside_a_function_says_how_many_milliseconds_it_saves():
    for file in SOURCE.rglob("*.py"):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if re.search(r"noqa:.*PLC0415", line):
                assert re.search(r"\d+ ms", line), f"{file}:{number}"
