# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the bundled line icons in any colour and size, with the gap to the text and the reading direction baked in."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

STROKE = "1.75"
# Icons that point along the line of reading: mirrored when it runs from right to left.
DIRECTIONAL = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "book-open",
        "chevron-left",
        "chevron-right",
        "corner-down-right",
        "list",
        "list-checks",
        "undo-2",
        "wind",
    }
)


@dataclass(frozen=True, slots=True)
class IconRequest:
    """What one drawn icon looks like; sizes in device-independent px."""

    name: str
    colour: str
    size: int
    gap: int = 0
    gap_on_left: bool = False
    mirrored: bool = False


class IconStore:
    """Keeps the drawn icons of one folder of SVG files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[IconRequest, float], QPixmap] = {}

    def pixmap(self, request: IconRequest, ratio: float) -> QPixmap:
        """Return `request` drawn for screens with `ratio` device pixels per px."""
        key = (request, ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(request, ratio)
        return self._drawn[key]

    def icon(self, off: IconRequest, on: IconRequest | None, disabled: IconRequest, ratios: Iterable[float]) -> QIcon:
        """Return an icon drawn crisply for each of `ratios`, with another look while checked if `on` is given."""
        icon = QIcon()
        for ratio in ratios:
            icon.addPixmap(self.pixmap(off, ratio))
            icon.addPixmap(self.pixmap(disabled, ratio), QIcon.Mode.Disabled)
            if on is not None:
                for mode in (QIcon.Mode.Normal, QIcon.Mode.Active, QIcon.Mode.Selected):
                    icon.addPixmap(self.pixmap(on, ratio), mode, QIcon.State.On)
        return icon

    def forget(self) -> None:
        """Drop what was drawn: colours or sizes have changed."""
        self._drawn.clear()

    def _source(self, name: str) -> str:
        if name not in self._sources:
            text = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
            self._sources[name] = text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')
        return self._sources[name]

    def _draw(self, request: IconRequest, ratio: float) -> QPixmap:
        svg = self._source(request.name).replace("currentColor", request.colour)
        renderer = QSvgRenderer(QByteArray(svg.encode()))
        side = round(request.size * ratio)
        pixmap = QPixmap(QSize(side + round(request.gap * ratio), side))
        pixmap.fill(Qt.GlobalColor.transparent)
        left = pixmap.width() - side if request.gap_on_left else 0
        painter = QPainter(pixmap)
        if request.mirrored:
            painter.translate(2 * left + side, 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(left, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
