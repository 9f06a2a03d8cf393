-- Each row of the trail carries the hash of itself and the one before (storage/chain.py). Rows from
-- before this column have none of their own; the first one after them covers them all.
ALTER TABLE audit ADD COLUMN hash TEXT;
