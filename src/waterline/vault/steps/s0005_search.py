# SPDX-FileCopyrightText: 2026 The Waterline contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Step 5: the words of every entry outside the trash, indexed, under row ids that follow time."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """
CREATE TABLE entry_text (
  place INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL UNIQUE REFERENCES entry (row) ON DELETE CASCADE,
  words TEXT NOT NULL,
  pairs TEXT NOT NULL
) STRICT
""",
    """
CREATE VIRTUAL TABLE entry_words USING fts5 (
  words, pairs, content = 'entry_text', content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
)
""",
    # Without this a deleted word stays in the index until segments happen to be merged.
    "INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1)",
    """
CREATE TRIGGER entry_text_added AFTER INSERT ON entry_text BEGIN
  INSERT INTO entry_words (rowid, words, pairs) VALUES (new.place, new.words, new.pairs);
END
""",
    """
CREATE TRIGGER entry_text_gone AFTER DELETE ON entry_text BEGIN
  INSERT INTO entry_words (entry_words, rowid, words, pairs) VALUES ('delete', old.place, old.words, old.pairs);
END
""",
    # Pairs are not made in SQL: the next opening fills the index (vault/looking.py) and takes this away.
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'words_unindexed', '1' WHERE EXISTS (SELECT 1 FROM entry)",
)
