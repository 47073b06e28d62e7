# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packaged data is found in a checkout, and in what people install."""

from __future__ import annotations

import shutil
import subprocess
import sys

import dev
from waterline import resources


def test_a_checkout_finds_its_own_fonts_and_lessons():
    assert list(resources.resource_path("fonts").glob("*.ttf"))
    assert resources.lessons_path() == dev.ROOT / "lessons"


def test_what_is_installed_finds_the_data_beside_its_code(tmp_path):
    package = tmp_path / "waterline"
    (package / "_resources" / "icons").mkdir(parents=True)
    (package / "_lessons").mkdir()
    (package / "__init__.py").touch()
    shutil.copy(resources.__file__, package)
    program = "from waterline.resources import *; print(resource_path('icons', 'heart.svg'), lessons_path())"
    command = [sys.executable, "-S", "-c", program]
    said = subprocess.run(command, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert said.stdout.split() == [str(package / "_resources" / "icons" / "heart.svg"), str(package / "_lessons")]
