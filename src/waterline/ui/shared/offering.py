# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks which words are offered, and has them called by their names wherever they show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from waterline.app import terms
from waterline.app.session import Session
from waterline.domain.terms import Offered
from waterline.ui.desk import Asking
from waterline.ui.shared import words


def learn_words(owner: QObject, session: Session, desk: Asking, then: Callable[[Offered], None] | None = None) -> None:
    """Know what words are called by now, and hand what is offered to `then`.

    What is asked of the desk after this is answered after it, so that it is shown by the right names.
    """

    def know(offered: Offered) -> None:
        words.call_by(offered.names)
        if then is not None:
            then(offered)

    desk.ask(owner, partial(terms.offered, session), know)
