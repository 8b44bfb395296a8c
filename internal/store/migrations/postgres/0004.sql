-- Format 4. What people said of claims moves from settings into the log of corrections, which needs the records and is done by those
-- who know them (internal/ledger/moved.go) when the ledger is opened. Events are counted by day from an index alone.

DROP INDEX event_at;
CREATE INDEX event_day ON event (at, day, type, status);
