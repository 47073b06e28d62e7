# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How answers, moments and places in the course become columns and text, and come back exactly as they were."""

from __future__ import annotations

import json
from typing import Any

from waterline.domain.entry import Answers, Origin
from waterline.domain.flows import answers_from
from waterline.domain.times import Stamp
from waterline.vault.connection import Row


def answers_text(answers: Answers) -> str:
    """Return the answers as JSON text, for drafts and versions."""
    return json.dumps(answers.as_dict(), ensure_ascii=False, separators=(",", ":"))


def answers_from_text(kind: str, text: str) -> Answers:
    """Rebuild what `answers_text` gave for a flow of this kind."""
    return answers_from(kind, json.loads(text))


def origin_columns(origin: Origin | None) -> dict[str, str | None]:
    """Return where a flow was opened from as columns."""
    return {
        "origin_course": origin.course if origin else None,
        "origin_section": origin.section if origin else None,
        "origin_anchor": origin.anchor if origin else None,
    }


def origin_of(row: Row) -> Origin | None:
    """Rebuild what `origin_columns` gave."""
    if row["origin_course"] is None:
        return None
    return Origin(row["origin_course"], row["origin_section"], row["origin_anchor"])


def stamp_columns(name: str, stamp: Stamp) -> dict[str, Any]:
    """Return a stamp as its three columns."""
    return {
        f"{name}_ms": stamp.utc_ms,
        f"{name}_zone": stamp.zone,
        f"{name}_offset_minutes": stamp.offset_minutes,
    }


def stamp_of(row: Row, name: str) -> Stamp:
    """Rebuild what `stamp_columns` gave."""
    return Stamp(row[f"{name}_ms"], row[f"{name}_zone"], row[f"{name}_offset_minutes"])
