# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The anatomy of a request: four labelled pieces that leave the answer open, and beside them a rule, which does not."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QPainterPath

from waterline.ui.course.diagrams.look import Look
from waterline.ui.course.diagrams.plan import END, START, Drawing, Plan, Shape, Spot, Words, frame_of, line, rounded
from waterline.ui.course.diagrams.plates import Dress, plate, plate_size

PIECES = {"feeling": "care", "moment": "note", "need": "tip", "ask": "try"}
"""The pieces in the order they are said, each with the callout whose colours it wears."""
_MARGIN, _PAD, _GAP, _COLUMNS, _WIDE, _TICK = 16, 16, 8, 20, 620, 12
_SHARE = 0.63
"""How much of the width the request takes where the rule stands beside it."""
_ASIDE = 0.345
"""How much of a bubble the labels may take beside the pieces; they stand above them where they need more."""
_HEAD, _PILL, _TAIL = 26, 30, 16


@dataclass(frozen=True, slots=True)
class _Bubble:
    """What one bubble holds, laid out; `bottom` is where its tail ends."""

    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]
    words: tuple[Words, ...]
    bottom: float


class RequestDrawing(Drawing):
    """What is said, taken apart: the titles of the pieces make up the sentence."""

    def draw(self, width: float, look: Look) -> Plan:
        """Lay the two bubbles out side by side, or one under the other where it is narrow."""
        px = look.px
        inside = width - 2 * px(_MARGIN)
        beside = width >= px(_WIDE)
        wide = (inside - px(_COLUMNS)) * _SHARE if beside else inside
        request = self._request(QRectF(px(_MARGIN), px(_MARGIN), wide, 0), look)
        if beside:
            left = px(_MARGIN) + wide + px(_COLUMNS)
            rule = self._rule(QRectF(left, px(_MARGIN), inside - wide - px(_COLUMNS), 0), look)
        else:
            rule = self._rule(QRectF(px(_MARGIN), request.bottom + px(_COLUMNS), inside, 0), look)
        height = max(request.bottom, rule.bottom) + px(_MARGIN)
        frame = frame_of(width, height, look)
        ground = (Shape(frame, look.color("surface_alt")), *request.shapes, *rule.shapes)
        return Plan(height, frame, ground, (*request.spots, *rule.spots), (*request.words, *rule.words))

    # The request ----------------------------------------------------------------------------------
    def _request(self, place: QRectF, look: Look) -> _Bubble:
        px = look.px
        column = max(look.room(_label(key), "small_label", 1e4).width() for key in PIECES) + px(_TICK + 8)
        aside = column < place.width() * _ASIDE
        left = place.left() + px(_PAD) + (column if aside else 0)
        most = place.right() - px(_PAD) - left
        y = place.top() + px(_HEAD) + px(_PAD)
        spots: list[Spot] = []
        words: list[Words] = [_heading(_translated("A request"), place, look)]
        ticks: list[Shape] = []
        for key, kind in PIECES.items():
            title = self.title(key)
            tall = plate_size(look, title, most, "said").height()
            if aside:
                box = QRectF(place.left() + px(_PAD), y, column - px(_TICK + 8), tall)
                ticks.append(_tick(look, box.right() + px(5), left, y + tall / 2, kind))
            else:
                box = QRectF(left, y, most, look.room(_label(key), "small_label", most).height())
                y += box.height() + px(2)
            words.append(_name(look, key, box, END if aside else START))
            spots.append(_piece(look, key, title, QRectF(left, y, most, tall), kind, _label(key)))
            y += tall + px(_GAP)
        top = place.top() + px(_HEAD)
        bubble = QRectF(place.left(), top, place.width(), y - px(_GAP) + px(_PAD) - top)
        shape = Shape(_bubble(look, bubble), look.color("surface"), look.color("border_strong"), _line(look))
        shapes, more, bottom = _answers(look, bubble)
        return _Bubble((shape, *ticks, *shapes), tuple(spots), (*words, *more), bottom)

    # The rule -------------------------------------------------------------------------------------
    def _rule(self, place: QRectF, look: Look) -> _Bubble:
        px = look.px
        most = place.width() - 2 * px(_PAD)
        tall = plate_size(look, self.title("rule"), most, "said").height()
        top = place.top() + px(_HEAD)
        box = QRectF(place.left() + px(_PAD), top + px(_PAD), most, tall)
        spot = _piece(look, "rule", self.title("rule"), box, "cannot_tell", _translated("A rule"))
        bubble = QRectF(place.left(), top, place.width(), tall + 2 * px(_PAD))
        shape = Shape(
            _bubble(look, bubble), look.color("surface"), look.color("border_strong"), _line(look), (px(5), px(4))
        )
        end = _translated("It can only be kept or broken.")
        room = look.room(end, "small", most)
        below = QRectF(
            place.left() + px(_PAD) + px(_TAIL * 2), bubble.bottom() + px(10), most - px(_TAIL * 2), room.height()
        )
        below.setHeight(look.room(end, "small", below.width()).height())
        words = Words(end, below, look.font("small"), look.color("text"), START)
        return _Bubble((shape,), (spot,), (_heading(_translated("A rule"), place, look), words), below.bottom())


def _label(key: str) -> str:
    words = {
        "feeling": QCoreApplication.translate("RequestAnatomy", "The feeling"),
        "moment": QCoreApplication.translate("RequestAnatomy", "What happened"),
        "need": QCoreApplication.translate("RequestAnatomy", "The need"),
        "ask": QCoreApplication.translate("RequestAnatomy", "One doable thing"),
    }
    return words[key]


def _name(look: Look, key: str, box: QRectF, align: Qt.AlignmentFlag) -> Words:
    """Return the label of a piece, which the piece itself says aloud."""
    return Words(_label(key), box, look.font("small_label"), look.color("text"), align, silent=True)


def _piece(look: Look, key: str, title: str, box: QRectF, kind: str, label: str) -> Spot:
    edge = look.color(f"{kind}_edge") if look.contrast else None
    dress = Dress(look.color(f"{kind}_bg"), look.color(f"{kind}_fg"), edge)
    return plate(look, key, title, box, dress, name=f"{label}: {_by_itself(title)}", role="said")


def _by_itself(title: str) -> str:
    """Return a piece of what is said without a quotation mark whose other half stands in another piece."""
    paired = title.count("“") == title.count("”") and title.count("«") == title.count("»")
    return title if paired else title.strip("“”„«»")


def _heading(text: str, place: QRectF, look: Look) -> Words:
    box = QRectF(place.left() + look.px(_PAD), place.top(), place.width() - look.px(_PAD), look.px(_HEAD - 6))
    return Words(text, box, look.font("label"), look.color("text"), START)


def _tick(look: Look, left: float, right: float, y: float, kind: str) -> Shape:
    return Shape(line((left, y), (right, y)), None, look.color(f"{kind}_icon"), look.px(2))


def _bubble(look: Look, box: QRectF) -> QPainterPath:
    """Return a bubble whose tail hangs below its start."""
    px = look.px
    left = box.left() + px(_PAD)
    tail = QPainterPath()
    tail.moveTo(left, box.bottom() - px(1))
    tail.lineTo(left, box.bottom() + px(_TAIL))
    tail.lineTo(left + px(_TAIL * 1.4), box.bottom() - px(1))
    tail.closeSubpath()
    return rounded(box, px(14)).united(tail)


def _answers(look: Look, bubble: QRectF) -> tuple[list[Shape], list[Words], float]:
    """Return the three ways a request may be answered, as they hang below it."""
    px = look.px
    texts = (
        QCoreApplication.translate("RequestAnatomy", "Yes"),
        QCoreApplication.translate("RequestAnatomy", "Another way"),
        QCoreApplication.translate("RequestAnatomy", "No"),
    )
    x, y = bubble.left() + px(_PAD + _TAIL * 2), bubble.bottom() + px(10)
    intro = _translated("It can be answered:")
    room = look.room(intro, "small", bubble.right() - x)
    words = [Words(intro, QRectF(x, y, room.width(), px(_PILL)), look.font("small"), look.color("text"), START)]
    wide = [look.room(text, "small_label", 1e4).width() + px(22) for text in texts]
    at = x + room.width() + px(10)
    if at + sum(wide) + px(12) > bubble.right():
        at, y = x, y + px(_PILL)
    shapes: list[Shape] = []
    for text, each in zip(texts, wide, strict=True):
        if at + each > bubble.right() and at > x:
            at, y = x, y + px(_PILL + 6)
        box = QRectF(at, y, each, px(_PILL))
        edge = look.color("border_strong")
        shapes.append(Shape(rounded(box, px(_PILL) / 2), look.color("surface"), edge, _line(look)))
        words.append(Words(text, box, look.font("small_label"), look.color("text")))
        at += each + px(6)
    return shapes, words, y + px(_PILL)


def _line(look: Look) -> float:
    return look.px(2 if look.contrast else 1)


def _translated(text: str) -> str:
    known = {
        "A request": QCoreApplication.translate("RequestAnatomy", "A request"),
        "A rule": QCoreApplication.translate("RequestAnatomy", "A rule"),
        "It can be answered:": QCoreApplication.translate("RequestAnatomy", "It can be answered:"),
        "It can only be kept or broken.": QCoreApplication.translate(
            "RequestAnatomy", "It can only be kept or broken."
        ),
    }
    return known[text]
