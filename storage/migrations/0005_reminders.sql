-- Reminders: what the bot said unasked, messages to all of a unit, and the indexes they need.

-- How often the bot wrote to a member of its own accord on a day (plan's time zone). It outlives
-- the letters themselves.
CREATE TABLE unasked (
    day    TEXT NOT NULL,
    member INTEGER NOT NULL REFERENCES member (id),
    kind   TEXT NOT NULL,
    many   INTEGER NOT NULL,
    PRIMARY KEY (day, member, kind)
) WITHOUT ROWID;

-- A message that a person writes to all officers of a unit and those below it. The letters have
-- the occasion 'broadcast:ID:MEMBER'.
CREATE TABLE broadcast (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: old buttons carry it
    by_member  INTEGER NOT NULL REFERENCES member (id),
    unit       TEXT NOT NULL REFERENCES unit (code),
    text       TEXT,                              -- NULL until it was typed
    status     TEXT NOT NULL DEFAULT 'asked'
               CHECK (status IN ('asked', 'ready', 'sent', 'dropped')),
    letter     INTEGER NOT NULL,                  -- shows where it stands; no reference: letters go
    at         TEXT NOT NULL
);
CREATE INDEX broadcast_open ON broadcast (by_member) WHERE status = 'asked';

-- The lanes' heads are found by walking what waits in this order; it serves the instant calls too.
CREATE INDEX outbox_order ON outbox (priority, id) WHERE status = 'waiting';
DROP INDEX outbox_instant;
-- For occasions that cannot recur any more.
CREATE INDEX outbox_settled_occasion ON outbox (finished_at)
    WHERE status <> 'waiting' AND occasion IS NOT NULL;
-- Who reported in a period, and what was returned: looked up for each reminder and each /owe.
CREATE INDEX report_filed ON report (filed_at);
CREATE INDEX report_returned ON report (id) WHERE status = 'returned';

-- Jobs that wait name their period by its first day now.
UPDATE job SET payload = replace(payload, '"monday"', '"first"') WHERE kind = 'remind';
