# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where people type: plain text only, nothing learned by the keyboard, always named for screen readers."""

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from waterline.ui.shared.long_text import LONGEST, SEAM, seamed, seamless, seams_for
from waterline.ui.shared.text import Text
from waterline.ui.shared.text import label as label_text
from waterline.ui.shared.text import small as small_text
from waterline.ui.theme import Theme

PRIVATE = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
"""Of every field that is typed in: nothing is learned from it, and nothing suggested. `journeys` check each page."""

# Padding and edge of the style sheet, plus the margin of the document.
_PADDING, _EDGE, _DOCUMENT = 7, 2, 4


class TextBox(QPlainTextEdit):
    """Several lines of plain text; grows with them from `lines` to `most_lines`, then scrolls. Tab leaves it.

    `menu_opening` carries the field's menu and a cursor at the words it was asked for.
    """

    menu_opening = Signal(QMenu, QTextCursor)

    def __init__(
        self,
        theme: Theme,
        spoken: str,
        *,
        placeholder: str = "",
        lines: int = 3,
        most_lines: int = 12,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self._most_lines = max(lines, most_lines)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(self.inputMethodHints() | PRIVATE | Qt.InputMethodHint.ImhMultiLine)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_DOCUMENT)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        theme.changed.connect(self.updateGeometry)
        self.textChanged.connect(self._part_what_grew)

    def words(self) -> str:
        """Return what is written, to the last character: Qt's plain text makes blanks of those that do not break."""
        return seamless(self.document().toRawText().replace("\u2029", "\n"))

    def toPlainText(self) -> str:
        """Return what is written."""
        return self.words()

    def set_words(self, text: str) -> None:
        """Replace what is written; undo forgets what was there before."""
        if text != self.words():
            self.setPlainText(seamed(text))

    def sizeHint(self) -> QSize:
        """Return room for the lines written, within the least and most of them."""
        written = int(self.document().size().height()) if self.document().size().height() > 0 else 1
        return QSize(self._theme.px(320), self._height_of(min(max(written, self._lines), self._most_lines)))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, since Qt's own hint is always 192 px, and little width."""
        return QSize(self._theme.px(160), self.sizeHint().height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words, never their looks, files or pictures."""
        if source.hasText():
            self.insertPlainText(seamed(_with_plain_ends(source.text())))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Accept words only."""
        return source.hasText() and not source.hasUrls()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the usual menu, with whatever others have to add to it about the word it was asked for."""
        menu = self.createStandardContextMenu(event.pos())
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        self.menu_opening.emit(menu, cursor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give the chosen words as they were written."""
        chosen = QMimeData()
        chosen.setText(seamless(self.textCursor().selection().toRawText().replace("\u2029", "\n")))
        return chosen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _height_of(self, lines: int) -> int:
        metrics = QFontMetricsF(self._theme.font("lead"))
        # As Qt's layout rounds each line.
        spacing = ceil(metrics.ascent()) + ceil(metrics.descent()) + ceil(metrics.leading())
        return lines * spacing + 2 * (self._theme.px(_PADDING) + _EDGE + _DOCUMENT) + 2

    def _part_what_grew(self) -> None:
        """Part the paragraph that is being typed, once it would slow down the typing of the next word."""
        block = self.textCursor().block()
        if block.length() <= LONGEST:
            return
        cursor = QTextCursor(block)
        first = block.position()
        text = block.text()
        cursor.joinPreviousEditBlock()
        for at in reversed(seams_for(text)):
            cursor.setPosition(first + len(text[:at].encode("utf-16-le", "surrogatepass")) // 2)
            cursor.insertText(f"{SEAM}\n")
        cursor.endEditBlock()

    def _on_size_changed(self) -> None:
        if self.sizeHint().height() != self.height():
            self.updateGeometry()


def _with_plain_ends(text: str) -> str:
    """Return `text` with one kind of line's end, whichever system it was copied on."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")


class LineBox(QLineEdit):
    """One line of plain text."""

    def __init__(
        self, spoken: str, *, placeholder: str = "", secret: bool = False, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setPlaceholderText(placeholder)
        hints = PRIVATE
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)
            hints |= Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoAutoUppercase
        self.setInputMethodHints(self.inputMethodHints() | hints)

    def words(self) -> str:
        """Return what is written."""
        return self.text()

    def set_words(self, text: str) -> None:
        """Replace what is written."""
        if text != self.text():
            self.setText(text)


class Field(QWidget):
    """A control under its label, with a quiet hint if there is one."""

    def __init__(
        self, words: str, control: QWidget, *, hint: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name or f"{control.objectName()}_field")
        self.label: Text = label_text(words, name=f"{control.objectName()}_label")
        self.control = control
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        self.hint: Text | None = None
        if hint:
            self.hint = small_text(hint, name=f"{control.objectName()}_hint")
            column.addWidget(self.hint)
            control.setAccessibleDescription(hint)
        column.addWidget(control)
        name_control(self.label, control)


def name_control(label: Text, control: QWidget) -> None:
    """Tie `label` to `control`, for the eye's click and for the ear."""
    label.setBuddy(control)
    control.setAccessibleName(label.text())


def field(words: str, control: QWidget, *, hint: str = "", name: str = "") -> Field:
    """Return `control` under the label `words`, named by it for screen readers."""
    return Field(words, control, hint=hint, name=name)
