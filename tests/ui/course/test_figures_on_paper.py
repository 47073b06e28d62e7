# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A figure on paper is the same figure: in light colours, at the size of the paper, with every word on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from tests.ui.course.test_figures import FIGURES, every_figure
from waterline.ui.course.diagrams.figures import figure_height, paint_figure
from waterline.ui.theme import Theme

WIDTH = 640


def painted(name: str, dpi: int, rect: QRectF | None = None) -> tuple[QImage, float]:
    """Return the figure on white paper of a resolution, and the height it took."""
    scale = dpi / 96
    image = QImage(round(700 * scale), round(700 * scale), QImage.Format.Format_ARGB32)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    image.fill(QColor("white"))
    painter = QPainter(image)
    try:
        took = paint_figure(FIGURES[name], painter, rect or QRectF(0, 0, WIDTH * scale, 690 * scale))
    finally:
        painter.end()
    return image, took


def inked(image: QImage, box: QRectF) -> bool:
    """Tell whether anything is painted in the box."""
    white = QColor("white").rgb()
    left, top, right, bottom = (round(each) for each in box.getCoords())  # type: ignore[misc]
    return any(image.pixel(x, y) != white for x in range(left, right, 3) for y in range(top, bottom, 3))


@every_figure
def test_on_paper_it_is_light_whatever_the_window_is(theme: Theme, name: str) -> None:
    first, took = painted(name, 96)
    theme.apply(mode="dark", scale=2.0)
    second, again = painted(name, 96)
    assert first == second
    assert took == again


@every_figure
def test_on_finer_paper_it_is_as_large_in_inches(theme: Theme, name: str) -> None:
    _, coarse = painted(name, 96)
    _, fine = painted(name, 192)
    assert fine / 2 == pytest.approx(coarse, rel=0.03)
    assert figure_height(FIGURES[name], WIDTH) == pytest.approx(coarse, rel=0.01)


@every_figure
def test_it_stays_within_the_place_it_was_given(theme: Theme, name: str) -> None:
    image, took = painted(name, 96)
    assert inked(image, QRectF(0, 0, WIDTH, took))
    assert not inked(image, QRectF(WIDTH + 2, 0, 700 - WIDTH - 2, 700))
    assert not inked(image, QRectF(0, took + 2, WIDTH, 700 - took - 2))


@every_figure
def test_a_place_that_is_too_low_makes_it_smaller(theme: Theme, name: str) -> None:
    image, took = painted(name, 96, QRectF(20, 30, WIDTH, 150))
    assert took == pytest.approx(150)
    assert not inked(image, QRectF(0, 182, 700, 500))
    assert inked(image, QRectF(20, 30, WIDTH, 150))


@every_figure
def test_in_a_pdf_the_words_are_words(theme: Theme, name: str, tmp_path: Path) -> None:
    path = tmp_path / "figure.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    took = paint_figure(FIGURES[name], painter, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    assert 0 < took <= writer.height()
    pdf = path.read_bytes()
    assert b"/FontFile2" in pdf
    assert b"/Subtype /Image" not in pdf, "strokes and letters, no picture of them"


@every_figure
def test_a_painter_that_is_scaled_already_is_not_scaled_twice(theme: Theme, name: str) -> None:
    image = QImage(1400, 1400, QImage.Format.Format_ARGB32)
    image.setDotsPerMeterX(round(192 / 0.0254))
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(2, 2)
    took = paint_figure(FIGURES[name], painter, QRectF(0, 0, WIDTH, 690))
    painter.end()
    assert took == pytest.approx(figure_height(FIGURES[name], WIDTH), rel=0.01)
