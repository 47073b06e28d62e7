# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own templates of the free page."""

from __future__ import annotations

import uuid
from dataclasses import replace

from waterline.app.session import Session
from waterline.domain.names import one_line, same_name
from waterline.domain.template import Template


def templates(session: Session) -> tuple[Template, ...]:
    """Return every template in the order they were made."""
    return tuple(session.vault.templates.list())


def keep(session: Session, name: str, words: str) -> Template:
    """Keep words to begin with under a name; under one that is there already they take the place of those before.

    Without a name they go by how they begin.
    """
    said = one_line(name) or one_line(words)[:40]
    there = next((each for each in templates(session) if same_name(each.name, said)), None)
    template = Template(there.id if there else str(uuid.uuid4()), said, words)
    session.vault.templates.keep(template)
    return template


def rename(session: Session, template: Template, name: str) -> Template:
    """Call a template otherwise, and return it; no name, or that of another one, leaves it as it is called."""
    said = one_line(name)
    if not said or any(each.id != template.id and same_name(each.name, said) for each in templates(session)):
        return template
    renamed = replace(template, name=said)
    session.vault.templates.keep(renamed)
    return renamed


def remove(session: Session, template: Template) -> None:
    """Forget a template; pages that began with it stay as they are. `put_back` undoes it."""
    session.vault.templates.remove(template.id)


def put_back(session: Session, template: Template) -> None:
    """Bring back a template that was forgotten."""
    session.vault.templates.keep(template)
