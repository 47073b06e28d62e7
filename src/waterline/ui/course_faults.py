# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says what is wrong in a course, and how to mend it, to the people who write one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from waterline.domain.course import DIAGRAM_PARTS, FLOW_STEPS, FLOWS
from waterline.domain.errors import CourseInvalid
from waterline.domain.seed import CHOICES, WORDS

translate = QCoreApplication.translate


SENTENCES: dict[str, Callable[[], str]] = {
    # The folder and its files
    "folder_missing": lambda: translate(
        "CourseFaults", "There is no such folder, or it cannot be reached. Choose the folder that holds course.toml."
    ),
    "folder_unreadable": lambda: translate(
        "CourseFaults", "This folder cannot be listed. Allow your account to read it."
    ),
    "too_many_files": lambda: translate(
        "CourseFaults",
        "There are too many files here, or folders too deep inside one another. Keep only the course in its folder.",
    ),
    "link_refused": lambda: translate(
        "CourseFaults", "This is a link or shortcut that leads elsewhere. Put the file or folder itself in its place."
    ),
    "path_refused": lambda: translate(
        "CourseFaults",
        "“{detail}” is not a file name a course may use. Use a plain name that ends in .md and stays in the folder.",
    ),
    "manifest_missing": lambda: translate(
        "CourseFaults", "This folder has no course.toml. Add one, or choose the folder that holds it."
    ),
    "file_missing": lambda: translate(
        "CourseFaults", "This file is named in course.toml and is not there. Add the file, or mend its name."
    ),
    "file_unreadable": lambda: translate(
        "CourseFaults", "This file cannot be read. Make it an ordinary file that your account may read."
    ),
    "file_too_big": lambda: translate(
        "CourseFaults", "This file is larger than 160 KiB. Shorten it, or split the section in two."
    ),
    "course_too_big": lambda: translate(
        "CourseFaults", "With this file the course is larger than 2 MiB. Make two courses of it."
    ),
    "not_utf8": lambda: translate(
        "CourseFaults", "The text here is in another encoding than UTF-8. Save the file as UTF-8."
    ),
    "control_character": lambda: translate(
        "CourseFaults",
        "There is an invisible control character here, {detail}. Delete it, or type the line anew.",
    ),
    "file_not_listed": lambda: translate(
        "CourseFaults", "No section in course.toml names this file. List it there, or take it out of the folder."
    ),
    # The manifest and the glossary
    "toml_broken": lambda: translate(
        "CourseFaults",
        "This line is not valid TOML. Look for a missing quotation mark or bracket, here or just above.",
    ),
    "format_unknown": lambda: translate(
        "CourseFaults",
        "The course format “{detail}” is not one this Waterline knows. Write format = 1, or update Waterline.",
    ),
    "key_missing": lambda: translate("CourseFaults", "Something required is missing here: “{detail}”. Add it."),
    "key_unknown": lambda: translate(
        "CourseFaults", "“{detail}” is not something a course has here. Mend the spelling, or take it out."
    ),
    "value_wrong_kind": lambda: translate(
        "CourseFaults",
        "“{detail}” is the wrong kind of value, such as a number where text belongs. "
        "Write it as the page “Writing a course” shows.",
    ),
    "value_empty": lambda: translate("CourseFaults", "“{detail}” is empty. Give it some text."),
    "value_too_long": lambda: translate(
        "CourseFaults", "There is too much text for this place: “{detail}”. Shorten it."
    ),
    "id_malformed": lambda: translate(
        "CourseFaults",
        "“{detail}” is not a name Waterline can use. Begin with a small letter, and go on with small letters, "
        "digits and hyphens; a language is a code such as en or pt-BR.",
    ),
    "id_twice": lambda: translate("CourseFaults", "The id “{detail}” is used twice. Give one of the two another id."),
    "file_twice": lambda: translate(
        "CourseFaults", "The file “{detail}” is used twice. Give each section a file of its own."
    ),
    "no_sections": lambda: translate("CourseFaults", "The course has no section. Add one that opens with [[section]]."),
    "too_many_sections": lambda: translate(
        "CourseFaults", "The course has more than {detail} sections. Make two courses of it."
    ),
    # The text of a section
    "section_empty": lambda: translate(
        "CourseFaults", "This file holds no text to show. Write some, or take the file out of the course."
    ),
    "html_refused": lambda: translate(
        "CourseFaults",
        "HTML such as “{detail}” is not shown. Use the marks of Markdown, "
        "or put a backslash before it to show it as it stands.",
    ),
    "image_refused": lambda: translate(
        "CourseFaults",
        "Pictures from files or the internet are not shown: “{detail}”. Describe it in words, or use a diagram.",
    ),
    "markdown_unsupported": lambda: translate(
        "CourseFaults",
        "Waterline does not show this kind of Markdown: “{detail}”. Write it as plain text, a list or a table.",
    ),
    "markdown_unreadable": lambda: translate(
        "CourseFaults",
        "This file cannot be read as Markdown at all. Undo what was changed last, and please report it, with the file.",
    ),
    "paragraph_too_long": lambda: translate(
        "CourseFaults",
        "From “{detail}” there is too much text, or too many marks, without an empty line. Split it with empty lines.",
    ),
    "heading_level": lambda: translate(
        "CourseFaults",
        "The heading “{detail}” is empty, or of a level that is not used. Give it words, and begin with ## or ###.",
    ),
    "list_too_deep": lambda: translate(
        "CourseFaults", "There is a list inside a list, at “{detail}”. Make one list of it, or two."
    ),
    "list_item_broken": lambda: translate(
        "CourseFaults",
        "A list item is empty or holds more than it can, at “{detail}”. "
        "Give each item one paragraph; only a numbered step may have more.",
    ),
    "table_broken": lambda: translate(
        "CourseFaults",
        "This looks like a table and is not one: “{detail}”. Put a line of hyphens and pipes below the header.",
    ),
    "table_uneven": lambda: translate(
        "CourseFaults",
        "This row has more or fewer cells than the header: “{detail}”. Even them out; "
        "a pipe in the text needs a backslash before it.",
    ),
    "attribute_broken": lambda: translate(
        "CourseFaults",
        "These curly braces cannot be read, or stand in the wrong place: “{detail}”. Write a pair such as term=tide "
        "right after a word, or a name such as #the-tide on the line before its block.",
    ),
    "attribute_unknown": lambda: translate(
        "CourseFaults", "The curly braces cannot hold “{detail}” here. Mend the spelling, or take it out."
    ),
    "anchor_twice": lambda: translate(
        "CourseFaults",
        "The name given to “{detail}” is already used in this section. Give one of the two another name.",
    ),
    # Directives
    "directive_unknown": lambda: translate(
        "CourseFaults",
        "There is no block called “{detail}”. Use one of these: "
        "note, tip, try, care, table, cards, card, diagram, part, exercise, recall.",
    ),
    "directive_unclosed": lambda: translate(
        "CourseFaults",
        "The block “{detail}” is never closed. Close it with as many colons as it opens with, on a line of their own.",
    ),
    "directive_stray": lambda: translate(
        "CourseFaults",
        "These colons close nothing. Take them out, or use as many as the opening line has.",
    ),
    "directive_colons": lambda: translate(
        "CourseFaults",
        "The block “{detail}” stands inside another and does not have fewer colons. "
        "Give the outer block one more colon, where it opens and where it closes.",
    ),
    "directive_misplaced": lambda: translate(
        "CourseFaults",
        "A block called “{detail}” has no place here. Put a card into cards, a part into a diagram, "
        "and an exercise or recall into the text of a section.",
    ),
    "directive_empty": lambda: translate(
        "CourseFaults", "The block “{detail}” has nothing in it. Fill it, or take it out."
    ),
    "directive_key_missing": lambda: translate(
        "CourseFaults",
        "The key is missing or malformed in “{detail}”. Write it after the first word, "
        "in small letters, as in ::: part fear Fear.",
    ),
    "directive_title_missing": lambda: translate(
        "CourseFaults", "The block “{detail}” has no title. Add one at the end of its opening line."
    ),
    "directive_content": lambda: translate(
        "CourseFaults",
        "A block holds something it has no place for, at “{detail}”. Move it out, or use another kind of block.",
    ),
    # What a text refers to
    "term_unknown": lambda: translate(
        "CourseFaults", "The glossary has no term “{detail}”. Add it to glossary.toml, or mend the key."
    ),
    "section_unknown": lambda: translate(
        "CourseFaults", "The course has no section “{detail}”. Mend the id, or add the section to course.toml."
    ),
    "diagram_unknown": lambda: translate(
        "CourseFaults", "Waterline cannot draw a picture called “{detail}”. Use one of these: {known}."
    ),
    "diagram_part_unknown": lambda: translate(
        "CourseFaults", "This picture has no part called “{detail}”. Use one of these: {known}."
    ),
    "diagram_part_twice": lambda: translate(
        "CourseFaults", "The part “{detail}” is explained twice. Take one of the two out."
    ),
    "diagram_part_missing": lambda: translate(
        "CourseFaults",
        "The part “{detail}” of this picture is not explained. Add a block that opens with ::: part {detail} "
        "and a title.",
    ),
    "exercise_twice": lambda: translate(
        "CourseFaults", "Two exercises have the key “{detail}”. Give one of them another key."
    ),
    "flow_missing": lambda: translate(
        "CourseFaults",
        "The exercise “{detail}” does not say which flow it opens. Add one in curly braces, such as flow=dig.",
    ),
    "flow_unknown": lambda: translate(
        "CourseFaults", "The journal has no flow called “{detail}”. Use one of these: {known}."
    ),
    "step_unknown": lambda: translate(
        "CourseFaults",
        "This flow has no step called “{detail}”. Leave the step out, or, with flow=dig, use one of these: {known}.",
    ),
    "zip_broken": lambda: translate(
        "CourseFaults", "This is no zip that can be read, or it is locked by a password. Pack the course folder anew."
    ),
    "id_taken": lambda: translate(
        "CourseFaults", "The id “{detail}” belongs to the course the app comes with. Give this course another id."
    ),
    "seed_unknown": lambda: translate(
        "CourseFaults",
        "Nothing in the journal can be filled in by “{detail}”. Use one of these: {known}; "
        "an answer to choose takes its keys, parted by commas.",
    ),
}
"""What to say for each name in `course.problems`, which this layer does not import; a test holds the two together."""

_KNOWN: dict[str, tuple[str, ...]] = {
    "diagram_unknown": tuple(DIAGRAM_PARTS),
    "flow_unknown": FLOWS,
    "step_unknown": FLOW_STEPS["dig"],
    "seed_unknown": tuple(f"seed-{name}" for name in (*CHOICES, *WORDS, "triage")),
}


def sentence(fault: CourseInvalid) -> str:
    """Return what is wrong and what to do, without the place; a problem without a sentence is a bug: KeyError."""
    known, detail = _KNOWN.get(fault.problem, ()), fault.detail
    if fault.problem == "diagram_part_unknown":
        # The picture's name stands before the part's.
        picture, _, detail = fault.detail.partition(" ")
        known = DIAGRAM_PARTS.get(picture, ())
        if not known:
            said = translate("CourseFaults", "This picture has no parts to explain. Take “{detail}” out.")
            return said.format(detail=_visible(detail))
    return SENTENCES[fault.problem]().format(detail=_visible(detail), known=", ".join(known))


def file_name(fault: CourseInvalid) -> str:
    """Return the name of the file, or what to call the folder where no single file is meant."""
    return _visible(fault.file) or translate("CourseFaults", "the course folder")


def report_line(fault: CourseInvalid) -> str:
    """Return one line for a terminal, in the form by which editors find the place: `file:line: sentence`."""
    place = f"{file_name(fault)}:{fault.line}" if fault.line > 0 else file_name(fault)
    return f"{place}: {sentence(fault)}"


def _visible(text: str) -> str:
    # A file name from anybody may hold line ends, terminal commands or bytes that are no letters.
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
