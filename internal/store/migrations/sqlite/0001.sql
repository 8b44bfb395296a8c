-- Format 1. Numbers (n, article, ref, person) are internal and never leave the store; ids are texts. Days count from
-- 1970-01-01, -2147483648 where there is no date. What cannot be made again carries a checksum: texts (sha256), and sum, the
-- CRC-32C of an article's other columns, of a record with its article and engine, of an entry of the log.

CREATE TABLE article (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  sha256 BLOB NOT NULL UNIQUE,      -- of the text, 32 bytes
  day INTEGER NOT NULL,
  bytes INTEGER NOT NULL,           -- of the text
  title TEXT NOT NULL,
  publisher TEXT NOT NULL,
  url TEXT NOT NULL,
  language TEXT NOT NULL,
  published TEXT NOT NULL,
  basis TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL,
  feed_source TEXT NOT NULL,
  more TEXT NOT NULL,               -- JSON: authors, warnings, extraction; '' for none
  sum INTEGER NOT NULL
);
CREATE INDEX article_day ON article (day, id);
CREATE INDEX article_publisher ON article (publisher, day, id);

CREATE TABLE body (                 -- beside article, so that lists do not page through texts
  article INTEGER PRIMARY KEY,
  text BLOB NOT NULL                -- UTF-8 in clear
);

CREATE TABLE engine (
  n INTEGER PRIMARY KEY,
  version TEXT NOT NULL,
  model TEXT NOT NULL,
  lexicons TEXT NOT NULL,
  UNIQUE (version, model, lexicons)
);
CREATE TABLE record (
  seq INTEGER PRIMARY KEY,
  article INTEGER NOT NULL,
  engine INTEGER NOT NULL,
  json BLOB NOT NULL,               -- zstd with record-1.dict
  sum INTEGER NOT NULL,
  UNIQUE (article, engine)
);

CREATE TABLE ref (                  -- what keys, links and groups are about; kind 0: who speaks or acts, -1: terms
  n INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (kind, name)
);
CREATE TABLE keyed (                -- the keys of a ref, to take them back
  ref INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  keys BLOB NOT NULL                -- width in bytes, 4 or 8, and then each, big endian, ascending
);
CREATE TABLE finding (              -- what a finder keeps of a ref
  ref INTEGER PRIMARY KEY,
  body BLOB NOT NULL                -- zstd
);
CREATE TABLE near (
  kind INTEGER NOT NULL,
  key INTEGER NOT NULL,
  day INTEGER NOT NULL,
  ref INTEGER NOT NULL,
  PRIMARY KEY (kind, key, day, ref)
) WITHOUT ROWID;

CREATE TABLE link (
  a INTEGER NOT NULL,
  b INTEGER NOT NULL,
  weight REAL NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (a, b)
);
CREATE INDEX link_b ON link (b);

CREATE TABLE cluster (
  n INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  size INTEGER NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (kind, id)
);
CREATE INDEX cluster_size ON cluster (kind, size DESC, id);
CREATE TABLE member (
  ref INTEGER PRIMARY KEY,          -- a ref has a kind, and is in one cluster of that kind
  cluster INTEGER NOT NULL
);
CREATE INDEX member_cluster ON member (cluster);
CREATE VIRTUAL TABLE title_words USING fts5 (title, content='', contentless_delete=1, detail=none, tokenize='ascii');

CREATE TABLE statement (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  id TEXT NOT NULL,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  about TEXT NOT NULL,              -- JSON list of ids, '' for none
  told TEXT NOT NULL,               -- likewise: whom it is said to
  kind INTEGER NOT NULL,           -- refs of kind -1, 0 for none
  stance INTEGER NOT NULL,
  level INTEGER NOT NULL,
  day INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  content TEXT NOT NULL
);
CREATE INDEX statement_article ON statement (article, ord);
CREATE INDEX statement_day ON statement (day);
CREATE INDEX statement_level ON statement (level, day);
CREATE INDEX statement_stance ON statement (stance, day);
CREATE INDEX statement_both ON statement (stance, level, day);
CREATE TABLE said (
  person INTEGER NOT NULL,          -- ref of kind 0
  role INTEGER NOT NULL,            -- 1 by, 2 about, 3 to
  day INTEGER NOT NULL,
  statement INTEGER NOT NULL,
  PRIMARY KEY (person, role, day, statement)
) WITHOUT ROWID;

CREATE TABLE event (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT NOT NULL,
  status TEXT NOT NULL,
  actors TEXT NOT NULL,             -- JSON lists, '' for none
  recipients TEXT NOT NULL,
  actor_countries TEXT NOT NULL,
  recipient_countries TEXT NOT NULL,
  day INTEGER NOT NULL,             -- when it happened
  said INTEGER NOT NULL,            -- when it was published
  at INTEGER NOT NULL,              -- day, or said where no day is known
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  words TEXT NOT NULL
);
CREATE INDEX event_article ON event (article, ord);
CREATE INDEX event_at ON event (at);
CREATE INDEX event_type ON event (type, at);
CREATE TABLE took (
  who INTEGER NOT NULL,             -- ref of kind 0: a person, a body, a country
  role INTEGER NOT NULL,            -- 1 actor, 2 recipient
  at INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (who, role, at, event)
) WITHOUT ROWID;

-- Stems of titles and texts; rowid is article * 65536 + part. Long texts have several parts.
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='', tokenize='ascii');

CREATE TABLE correction (
  seq INTEGER PRIMARY KEY,
  json TEXT NOT NULL,
  sum INTEGER NOT NULL
);
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;
