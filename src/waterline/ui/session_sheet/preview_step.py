# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The second step of a session sheet: names and passages taken out of what is seen, then a PDF or paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QThread, Signal
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QVBoxLayout, QWidget

from waterline.app.paper import write_file
from waterline.domain.errors import WaterlineError
from waterline.domain.redaction import Passage, Redaction, carried
from waterline.ui.desk import Asking
from waterline.ui.session_sheet.preview import Preview
from waterline.ui.session_sheet.sheet_document import Sheet, Written, write
from waterline.ui.shared.action_row import ActionRow
from waterline.ui.shared.buttons import link_button, secondary_button
from waterline.ui.shared.callout import Callout
from waterline.ui.shared.chips import ChipGroup
from waterline.ui.shared.disclosure import Disclosure
from waterline.ui.shared.line_list import Line, LineList
from waterline.ui.shared.message_bar import MessageBar
from waterline.ui.shared.printing import PrinterCallout, pdf_of
from waterline.ui.shared.said import shortened
from waterline.ui.shared.save_file import ask_where_to_save
from waterline.ui.shared.spoken import announce
from waterline.ui.shared.text import display, label, lead, muted
from waterline.ui.theme import Theme

_TALL = 460
_LEAST_TALL = 260


class PreviewStep(QWidget):
    """Shows a Sheet with every name replaced that it knows. `back_requested`: somebody wants to choose anew."""

    back_requested = Signal()

    def __init__(self, desk: Asking, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._theme = theme
        self._sheet: Sheet | None = None
        self._redaction = Redaction()
        self._passages: list[Passage] = []
        self._asked = 0
        self.setObjectName("sheet_preview_step")
        self.message = MessageBar(theme, name="sheet_message")
        self._back = link_button(theme, self.tr("Choose something else"), name="sheet_rechoose", icon="arrow-left")
        self._names_label = label(self.tr("Names to replace"), name="sheet_names_label")
        self._names = ChipGroup(theme, label=self.tr("Names to replace"), name="sheet_names")
        self._all = secondary_button(theme, self.tr("Replace all names"), name="sheet_all_names")
        self._none = secondary_button(theme, self.tr("Leave all names"), name="sheet_no_names")
        self._no_names = muted(self.tr("No nickname of your journal stands in it."), name="sheet_no_name_known")
        self.preview = Preview(theme, name="sheet_preview")
        self._black_out = secondary_button(theme, self.tr("Black out what is marked"), name="sheet_black_out")
        self._undo = secondary_button(theme, self.tr("Undo the last"), name="sheet_undo", icon="undo-2")
        self._gone = Disclosure(theme, "", name="sheet_gone")
        self._gone_lines = LineList(theme, self.tr("Passages blacked out"), most=8, name="sheet_gone_lines")
        self._pdf = Callout(
            theme,
            "tip",
            self.tr("As a PDF file"),
            self.tr(
                "The file leaves the vault: it is not encrypted, anyone who can open it can read it, and it stays "
                "where you put it until you delete it there."
            ),
            name="sheet_pdf",
        )
        self._paper = PrinterCallout(theme, self._document, name="sheet_print")
        self._lay_out()
        self._join()

    def show_sheet(self, sheet: Sheet, named: tuple[str, ...], nicknames: dict[str, str], written: Written) -> None:
        """Show a sheet anew, `named` being the people in it, all of them replaced as in `written`.

        What was blacked out on the sheet before stays so where its text is on this one as well.
        """
        before = self._sheet.texts if self._sheet is not None else ()
        self._sheet = sheet
        self._passages = list(carried(self._passages, before, sheet.texts))
        self._redaction = Redaction(frozenset(named), frozenset(self._passages))
        as_whom = self.tr("{name} as {called}")
        self._names.set_options(
            [(each, as_whom.format(name=nicknames[each], called=sheet.called[each])) for each in named], named
        )
        for each in (self._names, self._all, self._none):
            each.setVisible(bool(named))
        self._no_names.setVisible(not named)
        self.message.dismiss()
        if self._passages:
            self._ask(self._redaction)
        else:
            self._take(self._asked, written)
        self.preview.stand_at_beginning()

    # Building -------------------------------------------------------------------------------------
    def _lay_out(self) -> None:
        names = ActionRow(name="sheet_names_actions")
        for each in (self._all, self._none):
            names.add_start(each)
        marks = ActionRow(name="sheet_marks_actions")
        for each in (self._black_out, self._undo):
            marks.add_start(each)
        self._gone.content.addWidget(self._gone_lines)
        self._pdf.add_button(self.tr("Save as PDF…"), self._on_pdf, icon="download", name="sheet_pdf_button")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(display(self.tr("As it will be on paper"), name="sheet_preview_heading"))
        column.addWidget(
            lead(
                self.tr(
                    "Exactly these words go into the file or to the printer. What you replace or black out here is "
                    "left out of them altogether; your journal stays as it is."
                ),
                name="sheet_preview_lead",
            )
        )
        column.addSpacing(8)
        for each in (self._names_label, self._names, self._no_names, names):
            column.addWidget(each)
        column.addWidget(
            muted(
                self.tr(
                    "Only the nicknames in your journal are known here, as whole words. Read it through: other names, "
                    "places and what somebody said can tell who is meant. Mark such a passage and black it out."
                ),
                name="sheet_read_through",
            )
        )
        column.addSpacing(8)
        for each in (self.preview, marks, self._gone):
            column.addWidget(each)
        column.addSpacing(12)
        column.addWidget(self.message)
        for each in (self._pdf, self._paper):
            column.addWidget(each)
            column.addSpacing(6)
        column.addStretch(1)

    def _join(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._names.changed.connect(lambda chosen: self._ask(replace(self._redaction, names=frozenset(chosen))))
        self._all.clicked.connect(lambda: self._choose_names(chip.key for chip in self._names.chips()))
        self._none.clicked.connect(lambda: self._choose_names(()))
        self._black_out.clicked.connect(self._on_black_out)
        self.preview.black_out_wanted.connect(self._on_black_out)
        self.preview.selectionChanged.connect(self._say_what_can_be_done)
        self._undo.clicked.connect(self._on_undo)
        self.preview.undo_wanted.connect(self._on_undo)
        self._gone_lines.chosen.connect(lambda key: self._give_back(int(key)))
        self._paper.said.connect(lambda words, kind: self.message.show_message(words, kind=kind))
        self._theme.changed.connect(self._on_theme_changed)

    def fit(self, tall: int) -> None:
        """Leave room for the buttons under the sheet also where the page in sight is only so `tall`."""
        room = tall - self._theme.px(96)
        self.preview.setFixedHeight(max(min(self._theme.px(_TALL), room), _LEAST_TALL))

    def _on_theme_changed(self) -> None:
        if self._sheet is not None:
            self._ask(self._redaction)

    # Taking out -----------------------------------------------------------------------------------
    def _choose_names(self, people: Iterable[str]) -> None:
        self._names.select(people)
        self._ask(replace(self._redaction, names=frozenset(self._names.selected())))

    def _on_black_out(self) -> None:
        passage = self.preview.marked()
        if not passage:
            announce(self.preview, self.tr("Mark a passage first."))
            return
        if passage not in self._passages:
            self._passages.append(passage)
        announce(self.preview, self.tr("Blacked out."))
        self._ask(replace(self._redaction, passages=frozenset(self._passages)))

    def _on_undo(self) -> None:
        if self._passages:
            self._give_back(len(self._passages) - 1)

    def _give_back(self, number: int) -> None:
        if number < len(self._passages):
            del self._passages[number]
            announce(self.preview, self.tr("Shown again."))
            self._ask(replace(self._redaction, passages=frozenset(self._passages)))

    def _ask(self, redaction: Redaction) -> None:
        """Have the sheet written with this taken out; of several wishes only the last is shown."""
        self._redaction = redaction
        self._asked += 1
        sheet, asked, home = self._sheet, self._asked, self.thread()
        if sheet is not None:
            written = partial(written_for, sheet, redaction, self._theme, home)
            self._desk.ask(self, written, lambda made: self._take(asked, made))

    def _take(self, asked: int, written: Written) -> None:
        if asked == self._asked:
            self.preview.show_written(written)
            self._say_what_is_gone()
            self._say_what_can_be_done()

    def _say_what_can_be_done(self) -> None:
        self._black_out.setEnabled(self.preview.textCursor().hasSelection())
        self._undo.setEnabled(bool(self._passages))

    def _say_what_is_gone(self) -> None:
        number = len(self._passages)
        self._gone.setVisible(bool(number))
        said = self.tr("One passage is blacked out")
        self._gone.retitle(said if number == 1 else self.tr("{n} passages are blacked out").format(n=number))
        texts = self._sheet.texts if self._sheet is not None else ()
        lines: list[Line] = []
        for at, passage in enumerate(self._passages):
            words = shortened(" ".join(texts[span.text][span.start : span.stop] for span in passage))
            detail = self.tr("Show it again")
            lines.append(
                Line(str(at), words, detail, self.tr("{words}. Press Enter to show it again.").format(words=words))
            )
        self._gone_lines.set_lines(lines)

    # Out of the app -------------------------------------------------------------------------------
    def _document(self) -> QTextDocument:
        assert self._sheet is not None
        return write(self._sheet, self._redaction, self._theme, paper=True).document

    def _on_pdf(self) -> None:
        title = self.tr("Save as PDF")
        ask_where_to_save(self, self._theme, title, self.tr("pages.pdf"), "pdf", self.write_pdf)

    def write_pdf(self, path: Path) -> None:
        """Write what is shown to a file, off this thread, and say what came of it."""
        if self._sheet is None:
            return
        said = self.tr("Saved, unencrypted, as {path}. It stays there until you delete it.").format(path=path)
        failed = self.tr("The file {path} could not be written.").format(path=path)
        self._desk.ask(
            self,
            partial(_write_pdf, self._sheet, self._redaction, self._theme, path),
            lambda _: self.message.show_message(said, kind="note"),
            partial(self._on_failed, failed),
        )

    def _on_failed(self, said: str, error: Exception) -> None:
        if not isinstance(error, WaterlineError):
            raise error
        self.message.show_message(said, kind="tip")


def written_for(sheet: Sheet, redaction: Redaction, theme: Theme, home: QThread) -> Written:
    """Write a sheet for the screen and hand its document over to the thread `home`."""
    written = write(sheet, redaction, theme, paper=False)
    written.document.moveToThread(home)
    return written


def _write_pdf(sheet: Sheet, redaction: Redaction, theme: Theme, path: Path) -> None:
    write_file(path, pdf_of(write(sheet, redaction, theme, paper=True).document))
