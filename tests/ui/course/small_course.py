# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small course with one of everything, written as a teacher would write it."""

from __future__ import annotations

from pathlib import Path

from waterline.app import study

MANIFEST = """format = 1
id = "below-the-waterline"
title = "A small course"
subtitle = "With one of everything"
language = "en"
landing = "index.md"
notice = "Education, not therapy."

[[outcome]]
id = "see"
text = "See the tide come."

[[part]]
title = "All of it"
text = "There is one part."
sections = ["first", "second"]

[[section]]
id = "first"
file = "one.md"
title = "One of everything"
what_this_is = "A section that holds every kind of block."
content_note = "There is water in this."

[[section]]
id = "second"
file = "two.md"
title = "The other one"
what_this_is = "A short section."

[[section]]
id = "third"
file = "three.md"
title = "Of no part"
what_this_is = "Listed all the same."
"""

GLOSSARY = """[tide]
term = "tide"
meaning = "The water, coming and going."

[ebb]
term = "ebb"
meaning = "The tide, going."
"""

LANDING = """Words before the sections.

## Who it is for

For whoever lives by the sea. Begin with [the other one]{section=second}.
"""

EVERYTHING = """The [tide]{term=tide} comes, the [ebb]{term=ebb} goes, and [the other one]{section=second} says *more*.

## A heading

Words with **weight**.

- one thing
- another thing

### A smaller heading

1. First do this.

   And this is why.

2. Then do that.

::: table What comes when
| When | What |
|---|---|
| Morning | The [tide]{term=tide} |
| Evening | Nothing |
:::

::: note
A note without a title of its own.
:::

::: care Go gently
Some words of care.
:::

:::: cards Two cards
::: card Left
Left words.
:::
::: card Right
Right words.
:::
::::

:::: diagram iceberg What lies below
Words that say what the picture shows.

::: part fear Fear
What fear is.
:::
::: part insecurity Insecurity
What insecurity is.
:::
::: part unmet_need An unmet need
What a need is.
:::
::: part comparison Comparison
What comparison is.
:::
::: part scarcity_story A scarcity story
What scarcity is.
:::
::: part old_wound An old wound
What a wound is.
:::
::::

::: exercise look {flow=dig step=iceberg} Look at one moment
Mark what was there.
:::

::: exercise go_down {flow=dig step=name button="Go down now" seed-fears=being_left} Go down
Step by step.
:::

::: exercise hold {flow=watching_plan} Hold space
For those who asked for it.
:::

::: recall What comes and goes?
The tide.
:::
"""


def write_lessons(folder: Path, everything: str = EVERYTHING) -> Path:
    """Write the small course in the place of the shipped one; returns the folder of lessons."""
    place = folder / study.COURSE / "en"
    place.mkdir(parents=True)
    files = {
        "course.toml": MANIFEST,
        "glossary.toml": GLOSSARY,
        "index.md": LANDING,
        "one.md": everything,
        "two.md": "Short.\n\n" + "\n\n".join(f"Paragraph {number} of the other section. " * 8 for number in range(30)),
        "three.md": "Last.\n",
    }
    for name, text in files.items():
        (place / name).write_text(text, encoding="utf-8")
    return folder
