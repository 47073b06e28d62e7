# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal: what is not finished, every entry from the newest on, and the way to the trash."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from waterline.app import journal, kink_pack, tags, trash
from waterline.app.session import Session
from waterline.domain import request, right_now
from waterline.domain.entry import DIG, Draft, EntryLine
from waterline.domain.looking import Looking
from waterline.ui.desk import Asking
from waterline.ui.journal.calendar.calendar_card import CalendarCard
from waterline.ui.journal.chosen_bar import ChosenBar
from waterline.ui.journal.drafts_strip import DraftsStrip
from waterline.ui.journal.entry_lines import EntryLines, Lines
from waterline.ui.journal.entry_list import EntryList, Place
from waterline.ui.journal.flow_menu import FlowMenuButton
from waterline.ui.journal.looking_bar import LookingBar
from waterline.ui.journal.trash_view import TrashView
from waterline.ui.journal.undoing import Undoing
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import ghost_button, primary_button
from waterline.ui.shared.card import Card
from waterline.ui.shared.empty_state import EmptyState
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.offering import learn_words
from waterline.ui.shared.page import Page
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.shared.text import display
from waterline.ui.theme import Theme


class JournalPage(Page):
    """Drafts, entries and the trash. It opens nothing itself: the window does."""

    dig_requested = Signal()
    flow_requested = Signal(str)
    draft_chosen = Signal(str)
    entry_chosen = Signal(str)

    def __init__(self, session: Session, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", name="journal_page", parent=parent)
        self.set_title(self.tr("Journal"))
        self._session = session
        self._desk = desk
        self._stand_on: int | None = None
        self._left_at: Place | None = None
        self.heading = display(self.tr("Journal"), name="journal_title")
        self.trash_button = ghost_button(theme, self.tr("Trash"), name="open_trash", icon="trash-2")
        self.other = FlowMenuButton(theme)
        self.begin = primary_button(theme, self.tr("Begin a dig"), name="begin_dig", icon="arrow-right")
        self.message = MessageBar(theme, name="journal_message")
        self.drafts = DraftsStrip(theme)
        self.looking = LookingBar(theme, session.now)
        self.calendar = CalendarCard(session, desk, theme)
        self.lines = EntryLines(self._fetch, session.now, self)
        self.list = EntryList(theme, self.lines, self.tr("Entries, the newest first"), name="entries", several=True)
        self.several = ChosenBar(theme)
        self.frame = Card(margins=(6, 6, 6, 6), name="entries_frame")
        self.empty = EmptyState(
            theme,
            self.tr("No entries yet"),
            self.tr(
                "When something has happened, a dig walks it with you from what you feel to what lies under it. "
                "There is no hurry, and nobody else reads it."
            ),
            name="journal_empty",
        )
        self.nothing = EmptyState(
            theme,
            self.tr("Nothing found"),
            self.tr("No entry holds all of this. A shorter word or fewer choices may find it. The trash is left out."),
            name="nothing_found",
        )
        self.trash = TrashView(session, desk, theme)
        self._undoing = Undoing(self, self.message)
        self._arrange()
        self._connect()
        self._stand()

    def arrive(self) -> None:
        """Read what is there."""
        self._show_trash(False)
        self._load()

    def leave(self) -> None:
        """Take messages away, and remember the line the list stands on."""
        self.message.dismiss()
        self._left_at = self.list.place()

    # Reading --------------------------------------------------------------------------------------
    def _load(self) -> None:
        self._load_drafts()
        self._desk.ask(self, partial(kink_pack.sheets_offered, self._session), self._on_sheets)
        learn_words(self, self._session, self._desk, self.looking.offer)
        self._desk.ask(self, partial(journal.people, self._session), self.looking.show_people)
        self._desk.ask(self, partial(tags.tags, self._session), self.looking.show_tags)
        self._reload()

    def _reload(self) -> None:
        self.calendar.load()
        self.lines.reload()

    def _on_sheets(self, sheets: tuple[str, ...]) -> None:
        self.other.offer(sheets)
        self.looking.show_kinds((DIG, request.KIND, right_now.KIND, *sheets))

    def _find(self) -> None:
        if not self._entries.isHidden() and not self.looking.isHidden():
            self.looking.begin()

    def _on_looking(self, _looking: Looking) -> None:
        self._stand_on = None
        self.calendar.show_chosen(self.looking.days_looked_for())
        self.lines.reload(anew=True)

    def _go_to_list(self) -> None:
        if not self.frame.isHidden():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _load_drafts(self) -> None:
        self._desk.ask(self, partial(journal.drafts, self._session), self._on_drafts)

    def _on_drafts(self, drafts: tuple[Draft, ...]) -> None:
        self.drafts.show_drafts(drafts, self._session.now())

    def _order_for_tab(self) -> None:
        parts = (self.message, self.drafts, self.looking, self.calendar, self.frame, self.several)
        in_this_order(
            [self.trash_button, self.other, self.begin, *(each for part in parts for each in controls_of(part))]
        )

    def _fetch(self, after: EntryLine | None, limit: int, then: Callable[[Lines], None]) -> None:
        looking = self.looking.looking()
        wanted = (
            partial(journal.look, self._session, looking, after, limit)
            if looking.asks_anything
            else partial(journal.timeline, self._session, after, limit)
        )
        self._desk.ask(self, wanted, then)

    def _on_loaded(self) -> None:
        any_there = self.lines.rowCount() > 0
        self.frame.setVisible(any_there)
        asked = self.looking.looking().asks_anything
        self.empty.setVisible(not any_there and not asked)
        self.nothing.setVisible(not any_there and asked)
        for each in (self.looking, self.calendar):
            each.setVisible(any_there or asked)
        self.looking.show_found(self.lines.rowCount(), more=self.lines.more)
        if self._stand_on is not None:
            self.list.stand_on(self._stand_on)
        elif self._left_at is not None:
            self.list.go_back_to(self._left_at)
        self._stand_on = self._left_at = None
        self._show_several()

    def _show_several(self) -> None:
        number, read = len(self.list.chosen_lines()), self.lines.rowCount()
        self.several.show_chosen(number, all_read=number == read, more=self.lines.more)

    # Throwing away and bringing back --------------------------------------------------------------
    def _on_removal(self, lines: list[EntryLine]) -> None:
        ids = [line.id for line in lines]
        if not ids:
            return
        self._stand_on = self.lines.row_of(ids[0])
        self._desk.ask(self, partial(trash.throw_away, self._session, ids), self._on_trashed)

    def _on_trashed(self, ids: tuple[str, ...]) -> None:
        said = self.tr("The entry is in the trash.") if len(ids) == 1 else self.tr("{number} entries are in the trash.")
        self._undoing.offer(said.format(number=len(ids)), partial(self._bring_back, ids))
        self._reload()

    def _bring_back(self, ids: tuple[str, ...]) -> None:
        self._desk.ask(self, partial(trash.bring_back, self._session, ids), self._on_brought_back)

    def _on_brought_back(self, ids: tuple[str, ...]) -> None:
        self._left_at = Place(ids[0], self.list.place().scrolled) if ids else None
        said = self.tr("It is back.") if len(ids) == 1 else self.tr("They are back.")
        if not ids:
            said = self.tr("It is no longer in the trash.")
        self.message.show_message(said, kind="try", seconds=6)
        self._load()

    def _on_discard(self, draft: Draft) -> None:
        self._desk.ask(self, partial(journal.discard_draft, self._session, draft.id), lambda _: self._on_gone(draft))

    def _on_gone(self, draft: Draft) -> None:
        self._undoing.offer(self.tr("The draft is discarded."), lambda: self._keep_after_all(draft))
        self._load_drafts()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_after_all(self, draft: Draft) -> None:
        self._desk.ask(self, partial(journal.keep_draft, self._session, draft), lambda _: self._load_drafts())

    def _on_none_wanted(self) -> None:
        self.list.choose_one()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Showing --------------------------------------------------------------------------------------
    def _show_trash(self, shown: bool) -> None:
        self._entries.setVisible(not shown)
        self.trash.setVisible(shown)
        self._undoing.rest(shown)
        if shown:
            self.message.dismiss()
            self.trash.load()
            self.trash.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back_from_trash(self) -> None:
        self._show_trash(False)
        self._load()
        self.trash_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.theme.changed.connect(self._stand)
        self.begin.clicked.connect(self.dig_requested)
        self.other.chosen.connect(self.flow_requested)
        self.trash_button.clicked.connect(lambda: self._show_trash(True))
        self.trash.back_wanted.connect(self._on_back_from_trash)
        self.drafts.rearranged.connect(self._order_for_tab)
        self.drafts.continue_wanted.connect(self.draft_chosen)
        self.drafts.discard_confirmed.connect(self._on_discard)
        shortcut = QShortcut(QKeySequence("Ctrl+F"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)  # also while the sidebar has the keyboard
        shortcut.activated.connect(self._find)
        self.looking.changed.connect(self._on_looking)
        self.calendar.day_chosen.connect(lambda day: self.looking.show_days((day, day)))
        self.looking.list_wanted.connect(self._go_to_list)
        self.lines.loaded.connect(self._on_loaded)
        self.list.opened.connect(self.entry_chosen)
        self.list.removal_wanted.connect(self._on_removal)
        self.list.several_chosen.connect(lambda _: self._show_several())
        self.several.trash_wanted.connect(lambda: self._on_removal(self.list.chosen_lines()))
        self.several.none_wanted.connect(self._on_none_wanted)

    def _stand(self) -> None:
        """Put the buttons under the title where large text leaves no room beside it."""
        large = self.theme.is_large
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)

    def _arrange(self) -> None:
        buttons = ActionRow(name="journal_actions")
        buttons.setSizePolicy(QSizePolicy.Policy.Minimum, buttons.sizePolicy().verticalPolicy())
        for button in (self.trash_button, self.other, self.begin):
            buttons.add_end(button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        self._head.addWidget(self.heading, 1)
        self._head.addWidget(buttons)
        self.frame.content.addWidget(self.list)
        self.frame.content.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
        self._entries = QWidget()
        column = QVBoxLayout(self._entries)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._head)
        column.addWidget(self.message)
        column.addWidget(self.drafts)
        column.addWidget(self.looking)
        column.addWidget(self.calendar)
        column.addWidget(self.frame, 100)
        column.addWidget(self.several)
        column.addWidget(self.empty)
        column.addWidget(self.nothing)
        column.addStretch(1)
        for each in (self.drafts, self.looking, self.calendar, self.frame, self.empty, self.nothing, self.trash):
            each.hide()
        self.content.addWidget(self._entries, 1)
        self.content.addWidget(self.trash, 1)
