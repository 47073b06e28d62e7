# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small mark with icon and word: where the person placed a moment, or any other short fact about it."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from waterline.ui.shared.spoken import speak_as
from waterline.ui.theme import Theme

_ICON, _GAP, _PADDING, _HEIGHT = 15, 6, 10, 26
TRIAGE_ICONS = {"inside": "user", "between": "users", "both": "layers", "cannot_tell": "circle-help"}


class Badge(QWidget):
    """A painted pill; `tone` names the colours: inside, between, both, cannot_tell (neutral)."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        icon: str,
        tone: str = "cannot_tell",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._icon = icon
        self._tone = tone
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        speak_as(self, QAccessible.Role.StaticText, words)
        theme.changed.connect(self._on_theme_changed)

    def sizeHint(self) -> QSize:
        """Return the room for icon and word."""
        px = self._theme.px
        wide = QFontMetrics(self._theme.font("small", 600)).horizontalAdvance(self._words)
        return QSize(wide + px(_ICON) + px(_GAP) + 2 * px(_PADDING) + 2, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a badge is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill, its icon at the side where reading starts, and its word."""
        painter = QPainter(self)
        paint_badge(
            painter, self._theme, QRectF(self.rect()), self._words, self._icon, self._tone, self.layoutDirection()
        )

    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


def paint_badge(
    painter: QPainter,
    theme: Theme,
    rect: QRectF,
    words: str,
    icon: str,
    tone: str,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Paint a badge into `rect`; for item delegates too, so that lists show the same mark."""
    px = theme.px
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(f"{tone}_edge"), 2 if theme.scheme == "contrast" else 1))
    painter.setBrush(theme.color(f"{tone}_bg"))
    pill = rect.adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    rtl = direction == Qt.LayoutDirection.RightToLeft
    side = px(_ICON)
    left = rect.right() - px(_PADDING) - side if rtl else rect.left() + px(_PADDING)
    picture = QRectF(left, rect.center().y() - side / 2, side, side)
    pixmap = theme.pixmap(icon, f"{tone}_fg", _ICON)
    painter.drawPixmap(picture, pixmap, QRectF(pixmap.rect()))
    room = rect.adjusted(px(_PADDING), 0, -(px(_PADDING) + side + px(_GAP)), 0)
    if not rtl:
        room = rect.adjusted(px(_PADDING) + side + px(_GAP), 0, -px(_PADDING) + 2, 0)
    painter.setFont(theme.font("small", 600))
    painter.setPen(theme.color(f"{tone}_fg"))
    start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, start | Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


def triage_words(triage: str | None) -> str:
    """Return the words of a triage key as the person chose it."""
    words = {
        "inside": QCoreApplication.translate("Triage", "Inside me"),
        "between": QCoreApplication.translate("Triage", "Between us"),
        "both": QCoreApplication.translate("Triage", "Both"),
        "cannot_tell": QCoreApplication.translate("Triage", "Can't tell yet"),
    }
    return words.get(triage or "", QCoreApplication.translate("Triage", "Not placed"))


def triage_badge(theme: Theme, triage: str | None, *, name: str = "", parent: QWidget | None = None) -> Badge:
    """Return the badge of a triage key: inside, between, both or cannot_tell; None reads "Not placed"."""
    tone = triage if triage in TRIAGE_ICONS else "cannot_tell"
    return Badge(theme, triage_words(triage), icon=TRIAGE_ICONS[tone], tone=tone, name=name, parent=parent)
