# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every trouble has its own sentence, with something to do next."""

from pathlib import Path
from typing import Any

import pytest

from waterline.domain import errors
from waterline.domain.errors import WaterlineError
from waterline.ui import messages

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type)
    and issubclass(kind, WaterlineError)
    and kind is not WaterlineError
    and not kind.__name__.startswith("_")
]


def example(kind: Any) -> WaterlineError:
    given = {
        "path": Path("/somewhere/vault.db"),
        "file": "02.md",
        "reason": "why",
        "problem": "heading_level",
        "detail": "# A",
    }
    names = getattr(kind, "__dataclass_fields__", {})
    return kind(**{name: given.get(name, 7) for name in names})


@pytest.mark.parametrize("kind", KINDS)
def test_every_trouble_is_said_in_words_with_a_next_step(kind):
    said = messages.sentence(example(kind))
    assert said.endswith(".")
    assert len(said.split()) >= 8, "what happened and what to do next need some words"
    assert "{" not in said
    assert kind.__name__ not in said


def test_no_two_troubles_are_said_alike_unless_they_are_the_same_to_the_person():
    said = {kind: messages.sentence(example(kind)) for kind in KINDS if kind is not errors.CourseInvalid}
    same = [kinds for kinds in _grouped(said).values() if len(kinds) > 1]
    assert same == [[errors.HeaderTooNew, errors.VaultTooNew]] or same == []


def _grouped(said):
    groups = {}
    for kind, sentence in said.items():
        groups.setdefault(sentence, []).append(kind)
    return groups


def test_a_sentence_names_the_file_it_speaks_of():
    assert "/somewhere/vault.db" in messages.sentence(errors.VaultDamaged(Path("/somewhere/vault.db")))
