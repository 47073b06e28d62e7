# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The free page: a title if one likes, room to write in, and one's own templates to begin with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QSizePolicy, QWidget

from waterline.app.session import Session
from waterline.domain.entry import Draft
from waterline.domain.template import Template, begun_with
from waterline.ui.desk import Asking
from waterline.ui.journal.sheets.short_flow_page import ShortFlowPage
from waterline.ui.journal.sheets.templates_part import TemplatePicker, TemplatesPart
from waterline.ui.shared.draft_keeper import DraftKeeper
from waterline.ui.shared.fields import LineBox, TextBox
from waterline.ui.shared.tab_order import controls_of, in_this_order
from waterline.ui.theme import Theme

_WIDE = 960
_LEAST_LINES = 9


class WritingPage(ShortFlowPage):
    """No questions. The paper takes all the room the window has left."""

    def __init__(
        self, session: Session, desk: Asking, theme: Theme, keeper: DraftKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, desk, theme, keeper, name="free_page_page", parent=parent)
        self._heading = LineBox(self.tr("Title"), placeholder=self.tr("A title, if you like"), name="title")
        self._heading.setProperty("look", "title")
        self._heading.setMaxLength(200)
        self.picker = TemplatePicker(theme)
        self._paper = TextBox(
            theme,
            self.tr("Your page"),
            placeholder=self.tr("Write. No questions, and kept as you type."),
            lines=_LEAST_LINES,
            most_lines=_LEAST_LINES,
            name="what_happened",
        )
        self._paper.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.templates = TemplatesPart(session, desk, theme)
        self._first = self._paper
        self._arrange()
        self._ties.words(self._heading, "title")
        self._ties.words(self._paper, "what_happened")
        self._heading.returnPressed.connect(self._paper.setFocus)
        self.picker.chosen.connect(self._on_template)
        self.templates.found.connect(self._on_templates)
        self.templates.keep_wanted.connect(self._on_template_wanted)

    def open(self, draft: Draft) -> None:
        """Show a page with the cursor where it ends: there writing goes on."""
        super().open(draft)
        self._paper.moveCursor(QTextCursor.MoveOperation.End)

    def _load(self) -> None:
        super()._load()
        self.templates.load()

    def _on_templates(self, found: tuple[Template, ...]) -> None:
        self.picker.show_templates(found)
        in_this_order([self._heading, *controls_of(self.picker)])

    def _on_template(self, template: Template) -> None:
        if self._draft is not None:
            self._paper.set_words(begun_with(template, self._paper.words()))
            self._paper.moveCursor(QTextCursor.MoveOperation.End)
            self._paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_template_wanted(self, name: str) -> None:
        if self._draft is not None:
            self.templates.keep_page(name, self._draft.answers.what_happened)

    def _limit_width(self) -> None:
        self.column.setMaximumWidth(self.theme.px(_WIDE))

    def _arrange(self) -> None:
        self.content.addSpacing(4)
        self.content.addWidget(self._heading)
        self.content.addSpacing(10)
        self.content.addWidget(self.picker)
        self.content.addWidget(self._paper, 1)
        self.content.addSpacing(10)
        self.content.addWidget(self.templates)
        self._end(stretch=False)
