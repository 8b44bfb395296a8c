-- Format 2. Keys by which refs are found lie in blocks, in order of key and ref, as varints: the difference to the key before,
-- then the ref, of which the difference too if the key is the same; before the first stands (first, 0). A key is in one block.
-- Those put last wait in near. The day of both is that of keyed.

CREATE TABLE block (
  n INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,
  first INTEGER NOT NULL,           -- its least key
  body BLOB NOT NULL,
  sum INTEGER NOT NULL,             -- CRC-32C of kind, first and body
  UNIQUE (kind, first)
);
ALTER TABLE near RENAME TO near_1;
CREATE TABLE near (
  kind INTEGER NOT NULL,
  key INTEGER NOT NULL,
  ref INTEGER NOT NULL,
  PRIMARY KEY (kind, key, ref)
) WITHOUT ROWID;
INSERT INTO near (kind, key, ref) SELECT kind, key, ref FROM near_1 ORDER BY kind, key, ref;
DROP TABLE near_1;
