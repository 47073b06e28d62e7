# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names every fault a course can have; `ui.course_faults` holds the sentence and the remedy for each."""

from __future__ import annotations

# The folder and its files
FOLDER_MISSING = "folder_missing"
FOLDER_UNREADABLE = "folder_unreadable"
TOO_MANY_FILES = "too_many_files"
LINK_REFUSED = "link_refused"
PATH_REFUSED = "path_refused"
MANIFEST_MISSING = "manifest_missing"
FILE_MISSING = "file_missing"
FILE_UNREADABLE = "file_unreadable"
FILE_TOO_BIG = "file_too_big"
COURSE_TOO_BIG = "course_too_big"
NOT_UTF8 = "not_utf8"
CONTROL_CHARACTER = "control_character"
FILE_NOT_LISTED = "file_not_listed"
ZIP_BROKEN = "zip_broken"
ID_TAKEN = "id_taken"

# The manifest and the glossary
TOML_BROKEN = "toml_broken"
FORMAT_UNKNOWN = "format_unknown"
KEY_MISSING = "key_missing"
KEY_UNKNOWN = "key_unknown"
VALUE_WRONG_KIND = "value_wrong_kind"
VALUE_EMPTY = "value_empty"
VALUE_TOO_LONG = "value_too_long"
ID_MALFORMED = "id_malformed"
ID_TWICE = "id_twice"
FILE_TWICE = "file_twice"
NO_SECTIONS = "no_sections"
TOO_MANY_SECTIONS = "too_many_sections"

# The text of a section
SECTION_EMPTY = "section_empty"
HTML_REFUSED = "html_refused"
IMAGE_REFUSED = "image_refused"
MARKDOWN_UNSUPPORTED = "markdown_unsupported"
MARKDOWN_UNREADABLE = "markdown_unreadable"
PARAGRAPH_TOO_LONG = "paragraph_too_long"
HEADING_LEVEL = "heading_level"
LIST_TOO_DEEP = "list_too_deep"
LIST_ITEM_BROKEN = "list_item_broken"
TABLE_BROKEN = "table_broken"
TABLE_UNEVEN = "table_uneven"
ATTRIBUTE_BROKEN = "attribute_broken"
ATTRIBUTE_UNKNOWN = "attribute_unknown"
ANCHOR_TWICE = "anchor_twice"

# Directives
DIRECTIVE_UNKNOWN = "directive_unknown"
DIRECTIVE_UNCLOSED = "directive_unclosed"
DIRECTIVE_STRAY = "directive_stray"
DIRECTIVE_COLONS = "directive_colons"
DIRECTIVE_MISPLACED = "directive_misplaced"
DIRECTIVE_EMPTY = "directive_empty"
DIRECTIVE_KEY_MISSING = "directive_key_missing"
DIRECTIVE_TITLE_MISSING = "directive_title_missing"
DIRECTIVE_CONTENT = "directive_content"

# What a text refers to
TERM_UNKNOWN = "term_unknown"
SECTION_UNKNOWN = "section_unknown"
DIAGRAM_UNKNOWN = "diagram_unknown"
DIAGRAM_PART_UNKNOWN = "diagram_part_unknown"
DIAGRAM_PART_TWICE = "diagram_part_twice"
DIAGRAM_PART_MISSING = "diagram_part_missing"
EXERCISE_TWICE = "exercise_twice"
FLOW_MISSING = "flow_missing"
FLOW_UNKNOWN = "flow_unknown"
STEP_UNKNOWN = "step_unknown"
SEED_UNKNOWN = "seed_unknown"

ALL: tuple[str, ...] = tuple(
    value for name, value in sorted(globals().items()) if name.isupper() and isinstance(value, str)
)
