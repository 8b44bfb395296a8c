-- Format 3. What a list shows of a statement or event beside the columns that it is looked up by, as the ledger writes it;
-- '' in rows that were put in an earlier format.

ALTER TABLE statement ADD COLUMN shown TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN shown TEXT NOT NULL DEFAULT '';
