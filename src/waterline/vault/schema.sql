CREATE TABLE agreement (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,
  since TEXT NOT NULL,
  ended TEXT NOT NULL,
  made_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE agreement_event (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  agreement INTEGER NOT NULL REFERENCES agreement (row) ON DELETE CASCADE,
  what TEXT NOT NULL CHECK (what IN ('kept', 'not_kept', 'unclear')),
  happened_ms INTEGER NOT NULL,
  happened_zone TEXT NOT NULL,
  happened_offset_minutes INTEGER NOT NULL,
  written_ms INTEGER NOT NULL,
  words TEXT NOT NULL,
  entry INTEGER UNIQUE REFERENCES entry (row) ON DELETE CASCADE,
  talked TEXT CHECK (talked IN ('yes', 'not_yet')),
  repaired TEXT CHECK (repaired IN ('yes', 'partly', 'no'))
) STRICT;

CREATE INDEX agreement_event_by_agreement ON agreement_event (agreement, happened_ms);

CREATE TABLE agreement_person (
  agreement INTEGER NOT NULL REFERENCES agreement (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (agreement, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX agreement_person_by_person ON agreement_person (person);

CREATE TABLE contact (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  reach TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
  id TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  entry_id TEXT,
  step TEXT NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  started_ms INTEGER NOT NULL,
  started_zone TEXT NOT NULL,
  started_offset_minutes INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  origin_course TEXT,
  origin_section TEXT,
  origin_anchor TEXT,
  CHECK ((origin_course IS NULL) = (origin_section IS NULL) AND (origin_course IS NULL) = (origin_anchor IS NULL))
) STRICT;

CREATE TABLE entry (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  happened_ms INTEGER NOT NULL,
  happened_zone TEXT NOT NULL,
  happened_offset_minutes INTEGER NOT NULL,
  happened_said INTEGER NOT NULL CHECK (happened_said IN (0, 1)),
  happened_time_known INTEGER NOT NULL CHECK (happened_time_known IN (0, 1)),
  written_ms INTEGER NOT NULL,
  written_zone TEXT NOT NULL,
  written_offset_minutes INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL,
  incident TEXT,
  intensity_before INTEGER CHECK (intensity_before BETWEEN 0 AND 10),
  intensity_after INTEGER CHECK (intensity_after BETWEEN 0 AND 10),
  feeling_words TEXT NOT NULL,
  body_words TEXT NOT NULL,
  what_happened TEXT NOT NULL,
  fear_words TEXT NOT NULL,
  need_words TEXT NOT NULL,
  root TEXT NOT NULL,
  triage TEXT CHECK (triage IN ('inside', 'between', 'both', 'cannot_tell')),
  ask_again_days INTEGER,
  ask_again_ms INTEGER,
  next_step TEXT,
  next_words TEXT NOT NULL,
  trashed_ms INTEGER,
  origin_course TEXT,
  origin_section TEXT,
  origin_anchor TEXT, particulars TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(particulars)),
  CHECK ((origin_course IS NULL) = (origin_section IS NULL) AND (origin_course IS NULL) = (origin_anchor IS NULL))
) STRICT;

CREATE INDEX entry_by_asking ON entry (ask_again_ms) WHERE ask_again_ms IS NOT NULL;

CREATE INDEX entry_by_incident ON entry (incident) WHERE incident IS NOT NULL;

CREATE INDEX entry_by_moment ON entry (happened_ms, id, kind, triage, happened_offset_minutes) WHERE trashed_ms IS NULL;

CREATE INDEX entry_by_origin ON entry (origin_course, origin_section) WHERE origin_course IS NOT NULL;

CREATE INDEX entry_by_request ON entry (written_ms) WHERE kind = 'request' AND trashed_ms IS NULL;

CREATE INDEX entry_by_trashing ON entry (trashed_ms) WHERE trashed_ms IS NOT NULL;

CREATE TABLE entry_layer (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_person (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  person TEXT NOT NULL REFERENCES person (id),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_person_by_person ON entry_person (person);

CREATE TABLE entry_tag (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tag TEXT NOT NULL REFERENCES tag (id),
  PRIMARY KEY (entry, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_tag_by_tag ON entry_tag (tag);

CREATE TABLE entry_term (
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('feeling', 'body', 'trigger', 'iceberg', 'fear', 'need', 'talk_to')),
  position INTEGER NOT NULL,
  term TEXT NOT NULL,
  PRIMARY KEY (entry, role, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_term_by_term ON entry_term (role, term);

CREATE TRIGGER entry_text_added AFTER INSERT ON entry_text BEGIN
  INSERT INTO entry_words (rowid, words, pairs) VALUES (new.place, new.words, new.pairs);
END;

CREATE TRIGGER entry_text_gone AFTER DELETE ON entry_text BEGIN
  INSERT INTO entry_words (entry_words, rowid, words, pairs) VALUES ('delete', old.place, old.words, old.pairs);
END;

CREATE TABLE entry_text (
  place INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL UNIQUE REFERENCES entry (row) ON DELETE CASCADE,
  words TEXT NOT NULL,
  pairs TEXT NOT NULL
) STRICT;

CREATE TABLE entry_version (
  row INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES entry (row) ON DELETE CASCADE,
  saved_ms INTEGER NOT NULL,
  answers TEXT NOT NULL CHECK (json_valid(answers))
) STRICT;

CREATE INDEX entry_version_by_entry ON entry_version (entry);

CREATE VIRTUAL TABLE entry_words USING fts5 (
  words, pairs, content = 'entry_text', content_rowid = 'place',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);

CREATE TABLE 'entry_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'entry_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'entry_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'entry_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE held_message (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,
  written_ms INTEGER NOT NULL,
  until_ms INTEGER NOT NULL,
  kept INTEGER NOT NULL CHECK (kept IN (0, 1))
) STRICT;

CREATE TABLE if_then_plan (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  trigger TEXT NOT NULL,
  if_words TEXT NOT NULL,
  then_words TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE later_item (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  words TEXT NOT NULL,
  due_ms INTEGER NOT NULL,
  done_ms INTEGER
) STRICT;

CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome_answer (
  course TEXT NOT NULL,
  outcome TEXT NOT NULL,
  day TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_ms INTEGER NOT NULL,
  answered_zone TEXT NOT NULL,
  answered_offset_minutes INTEGER NOT NULL,
  PRIMARY KEY (course, outcome, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE own_tool (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  how TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1))
) STRICT;

CREATE TABLE person (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  nickname TEXT NOT NULL,
  created_ms INTEGER NOT NULL
, archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1))) STRICT;

CREATE TABLE reading_mark (
  id TEXT PRIMARY KEY NOT NULL,
  course TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bookmark', 'highlight')),
  colour TEXT NOT NULL,
  note TEXT NOT NULL,
  quote TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  section TEXT NOT NULL,
  top TEXT NOT NULL,
  anchor TEXT NOT NULL,
  place INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  made_ms INTEGER NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX reading_mark_by_course ON reading_mark (course);

CREATE TABLE reading_place (
  course TEXT PRIMARY KEY NOT NULL,
  section TEXT NOT NULL,
  anchor TEXT NOT NULL,
  changed_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE recall_card (
  course TEXT NOT NULL,
  question TEXT NOT NULL,
  box INTEGER NOT NULL CHECK (box BETWEEN 1 AND 5),
  due_day INTEGER NOT NULL,
  PRIMARY KEY (course, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_outcome (
  entry INTEGER PRIMARY KEY REFERENCES entry (row) ON DELETE CASCADE,
  asked_ms INTEGER,
  reply TEXT CHECK (reply IN ('yes', 'another_way', 'no', 'withdrawn')),
  reply_words TEXT NOT NULL,
  replied_ms INTEGER,
  met TEXT CHECK (met IN ('yes', 'partly', 'no', 'later')),
  met_words TEXT NOT NULL,
  met_ms INTEGER,
  follow_up_ms INTEGER
) STRICT;

CREATE INDEX request_outcome_by_follow_up ON request_outcome (follow_up_ms) WHERE follow_up_ms IS NOT NULL;

CREATE TABLE tag (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE template (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE TABLE term (
  row INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('feeling', 'trigger', 'fear', 'need')),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  UNIQUE (role, key)
) STRICT;
