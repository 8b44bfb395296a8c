-- Format 2: the tables of migrations/sqlite/0002.sql, whose comments hold here too.

CREATE TABLE block (
  n bigint PRIMARY KEY,
  kind bigint NOT NULL,
  first bigint NOT NULL,
  body bytea NOT NULL,
  sum bigint NOT NULL,
  UNIQUE (kind, first)
);
ALTER TABLE near RENAME TO near_1;
ALTER INDEX near_pkey RENAME TO near_1_pkey;
CREATE TABLE near (
  kind bigint NOT NULL,
  key bigint NOT NULL,
  ref bigint NOT NULL,
  PRIMARY KEY (kind, key, ref)
);
INSERT INTO near (kind, key, ref) SELECT kind, key, ref FROM near_1;
DROP TABLE near_1;
