-- Format 3: the columns of migrations/sqlite/0003.sql, whose comment holds here too.

ALTER TABLE statement ADD COLUMN shown text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN shown text COLLATE "C" NOT NULL DEFAULT '';
