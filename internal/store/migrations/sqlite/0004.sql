-- Format 4. The tables are those of format 3; what people said of claims moves from settings into the log of corrections, which needs
-- the records and is done by those who know them (internal/ledger/moved.go) when the ledger is opened.
DELETE FROM setting WHERE false;
