# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The page for people who write courses says what the reader really does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from waterline.course import problems
from waterline.course.directives import KINDS
from waterline.course.faults import Faults
from waterline.course.inline import Source
from waterline.course.manifest import read_glossary, read_manifest
from waterline.course.parser import parse_text
from waterline.domain.course import DIAGRAM_PARTS, FLOW_STEPS, FLOWS

PAGE = (Path(__file__).parents[2] / "docs" / "course-format.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
EXAMPLES = [text for language, text in FENCED if not language and ":::" in text]
TOML = [text for language, text in FENCED if language == "toml"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0])
def test_an_example_on_the_page_can_be_copied(example: str) -> None:
    faults = Faults()
    parse_text(example, "first", Source("example", faults))
    assert faults.found == []


def test_the_two_toml_files_on_the_page_can_be_copied() -> None:
    faults = Faults()
    manifest, glossary = TOML
    # The example names a second section in its arc and leaves that section to the reader.
    read_manifest(manifest.replace('["first", "second"]', '["first"]'), faults)
    assert [term.key for term in read_glossary(glossary, faults)] == ["tide"]
    assert faults.found == []


def test_every_fault_is_explained_once_on_the_page() -> None:
    assert sorted(re.findall(r"^\| `([a-z0-9_]+)` \|", PAGE, re.MULTILINE)) == sorted(problems.ALL)


@pytest.mark.parametrize(
    "word",
    [
        *FLOWS,
        *(step for steps in FLOW_STEPS.values() for step in steps),
        *DIAGRAM_PARTS,
        *(part for parts in DIAGRAM_PARTS.values() for part in parts),
    ],
)
def test_every_word_a_course_may_use_is_on_the_page(word: str) -> None:
    assert f"`{word}`" in PAGE


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_directive_is_shown_or_named_on_the_page(kind: str) -> None:
    assert re.search(rf"^:::+ {kind}\b|`{kind}`", PAGE, re.MULTILINE)
