# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds the data that ships with the program: beside the code in a wheel or a bundle, at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_path(*parts: str) -> Path:
    """Give the place of a packaged resource, such as `resource_path("icons", "heart.svg")`."""
    return _root("resources").joinpath(*parts)


def lessons_path() -> Path:
    """Give the folder that holds the bundled courses."""
    return _root("lessons")


def _root(name: str) -> Path:
    packaged = _PACKAGE / f"_{name}"  # pyproject.toml and packaging/waterline.spec put it there
    return packaged if packaged.is_dir() else _PACKAGE.parents[1] / name
