# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The small course and the pages that show it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.course.small_course import write_lessons
from waterline.app import study
from waterline.app.session import Session
from waterline.domain.course import Course
from waterline.ui.course.section_page import SectionPage
from waterline.ui.desk import InstantDesk
from waterline.ui.theme import Theme


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    return write_lessons(tmp_path / "lessons")


@pytest.fixture
def course(lessons: Path) -> Course:
    return study.open_course(lessons)


@pytest.fixture
def page(qtbot, theme: Theme, session: Session) -> SectionPage:
    asked_for = lambda exercise: exercise.flow != "watching_plan"  # noqa: E731
    return SectionPage(session, InstantDesk(), theme, can_open=asked_for)
