# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own people for a bad hour, kept inside the encrypted journal."""

from __future__ import annotations

import uuid

from waterline.app.session import Session
from waterline.domain.contact import Contact


def contacts(session: Session) -> tuple[Contact, ...]:
    """Return every contact in the order they were added."""
    return tuple(session.vault.contacts.list())


def new_contact() -> Contact:
    """Return an empty contact; it is stored once it says something."""
    return Contact(str(uuid.uuid4()), "")


def keep(session: Session, contact: Contact) -> None:
    """Store a contact as it stands; one that says nothing any more is forgotten."""
    if contact.says_anything:
        session.vault.contacts.keep(contact, session.now().utc_ms)
    else:
        session.vault.contacts.remove(contact.id)


def remove(session: Session, contact: Contact) -> None:
    """Forget a contact; `keep` brings it back."""
    session.vault.contacts.remove(contact.id)
