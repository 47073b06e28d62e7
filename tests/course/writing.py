# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes small courses for tests that need a folder of their own."""

from __future__ import annotations

from pathlib import Path

MANIFEST = """format = 1
id = "a-course"
title = "A course"
language = "en"

[[section]]
id = "first"
file = "one.md"
title = "First"
what_this_is = "A section."
"""

GLOSSARY = """[tide]
term = "tide"
meaning = "The water, coming and going."
"""


def write_course(folder: Path, text: str = "A line of text.\n", manifest: str = MANIFEST, glossary: str = "") -> Path:
    """Write a course of one section, sound unless the test makes it otherwise."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "course.toml").write_text(manifest, encoding="utf-8")
    (folder / "one.md").write_text(text, encoding="utf-8")
    if glossary:
        (folder / "glossary.toml").write_text(glossary, encoding="utf-8")
    return folder
