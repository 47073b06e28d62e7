# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One's own people on the Support page: seen only while the journal is open, since it alone keeps them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app import contacts
from waterline.app.session import Session
from waterline.domain.contact import Contact
from waterline.ui.desk import Asking
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, primary_button, secondary_button
from waterline.ui.shared.card import Card, hairline
from waterline.ui.shared.fields import LineBox, field
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.text import body, label, muted
from waterline.ui.theme import Theme


class OwnContacts(Card):
    """Lists the contacts, each with Change and Remove; one form adds or changes. Removing can be taken back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        heading = QCoreApplication.translate("OwnContacts", "Your own people")
        super().__init__(heading, name="own_contacts", parent=parent)
        self._theme = theme
        self._session: Session | None = None
        self._desk: Asking | None = None
        self._editing: Contact | None = None
        self._what = muted("", name="own_contacts_what")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._rows: list[QWidget] = []
        self.add = secondary_button(theme, self.tr("Add somebody"), name="contact_add", icon="plus")
        self.form = ContactForm(theme)
        self.message = MessageBar(theme, name="contacts_message")
        self.content.setSpacing(12)
        self.content.addWidget(self._what)
        self.content.addLayout(self._list)
        self.content.addWidget(self.message)
        self.content.addWidget(self.form)
        self.content.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeading)
        self.form.hide()
        self.add.clicked.connect(lambda: self._edit(contacts.new_contact()))
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._leave_form)
        self.close_journal()

    def open_journal(self, session: Session, desk: Asking) -> None:
        """Show the contacts of this journal."""
        self._session, self._desk = session, desk
        self.add.show()
        self._load()

    def close_journal(self) -> None:
        """Hold nothing of any journal any more; say only that it would be here."""
        self._session = self._desk = None
        self._leave_form()
        self.message.dismiss()
        self.add.hide()
        self._show(())
        self._what.setText(self.tr("People you add yourself are kept in the journal and shown here while it is open."))

    # Inside ---------------------------------------------------------------------------------------
    def _load(self) -> None:
        if self._session is not None and self._desk is not None:
            self._desk.ask(self, partial(contacts.contacts, self._session), self._show)

    def _show(self, found: tuple[Contact, ...]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for number, contact in enumerate(found, 1):
            if number > 1:
                self._put(hairline())
            self._put(self._row(contact, number))
        self._what.setText(
            self.tr("Only in your journal. Nicknames are enough; think of who might see this screen.")
            if found
            else self.tr("A friend, a neighbour, a counsellor: whoever you would call. Only your journal keeps them.")
        )

    def _put(self, widget: QWidget) -> None:
        self._list.addWidget(widget)
        self._rows.append(widget)

    def _row(self, contact: Contact, number: int) -> QWidget:
        name = contact.name.strip() or contact.reach.strip() or self.tr("Without a name")
        row = QWidget()
        row.setObjectName(f"contact_{number}")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(name, name=f"contact_{number}_name"))
        if contact.reach.strip() and contact.reach.strip() != name:
            column.addWidget(body(contact.reach.strip(), name=f"contact_{number}_reach").let_select())
        if contact.note.strip():
            column.addWidget(muted(contact.note.strip(), name=f"contact_{number}_note"))
        actions = ActionRow(name=f"contact_{number}_actions")
        change = ghost_button(self._theme, self.tr("Change"), name=f"contact_{number}_change", icon="pencil")
        change.set_words(self.tr("Change"), self.tr("Change {name}").format(name=name))
        remove = ghost_button(self._theme, self.tr("Remove"), name=f"contact_{number}_remove", icon="trash-2")
        remove.set_words(self.tr("Remove"), self.tr("Remove {name}").format(name=name))
        change.clicked.connect(lambda: self._edit(contact))
        remove.clicked.connect(lambda: self._remove(contact))
        actions.add_start(change)
        actions.add_start(remove)
        column.addWidget(actions)
        return row

    def _edit(self, contact: Contact) -> None:
        self._editing = contact
        self.message.dismiss()
        self.add.hide()
        self.form.show_contact(contact)
        self.form.show()
        self.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        self._editing = None
        self.form.hide()
        self.form.show_contact(Contact("", ""))
        self.add.setVisible(self._session is not None)

    def _keep(self, name: str, reach: str, note: str) -> None:
        if self._editing is None or self._session is None or self._desk is None:
            return
        contact = replace(self._editing, name=name, reach=reach, note=note)
        self._desk.ask(self, partial(contacts.keep, self._session, contact), lambda _: self._on_kept())

    def _on_kept(self) -> None:
        self._leave_form()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    def _remove(self, contact: Contact) -> None:
        if self._session is not None and self._desk is not None:
            remove = partial(contacts.remove, self._session, contact)
            self._desk.ask(self, remove, lambda _: self._on_removed(contact))

    def _on_removed(self, contact: Contact) -> None:
        self.message.show_message(
            self.tr("Removed."), action=(self.tr("Bring it back"), lambda: self._bring_back(contact))
        )
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._load()

    def _bring_back(self, contact: Contact) -> None:
        if self._session is not None and self._desk is not None:
            self._desk.ask(self, partial(contacts.keep, self._session, contact), lambda _: self._load())


class ContactForm(QWidget):
    """Three lines and two buttons. `kept` carries name, reach and note."""

    kept = Signal(str, str, str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contact_form")
        self.name = LineBox("", name="contact_name")
        self.reach = LineBox("", name="contact_reach")
        self.note = LineBox("", name="contact_note")
        self._keep = primary_button(theme, self.tr("Keep"), name="contact_keep", icon="check")
        self._leave = ghost_button(theme, self.tr("Not now"), name="contact_leave")
        actions = ActionRow(name="contact_form_actions")
        actions.add_start(self._leave)
        actions.add_end(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(field(self.tr("Name or nickname"), self.name))
        column.addWidget(field(self.tr("How to reach them"), self.reach))
        column.addWidget(field(self.tr("What they are good for"), self.note))
        column.addWidget(actions)
        for line in (self.name, self.reach, self.note):
            line.returnPressed.connect(self._on_keep)
        self._keep.clicked.connect(self._on_keep)
        self._leave.clicked.connect(self.left)

    def show_contact(self, contact: Contact) -> None:
        """Fill the lines."""
        self.name.set_words(contact.name)
        self.reach.set_words(contact.reach)
        self.note.set_words(contact.note)

    def _on_keep(self) -> None:
        self.kept.emit(self.name.words(), self.reach.words(), self.note.words())
