-- Members in chat, links for several people, units made and changed in chat, work groups, and what
-- each person chose for himself.

ALTER TABLE member ADD COLUMN phone TEXT;         -- his own contact, shared by himself
ALTER TABLE member ADD COLUMN seen_on TEXT;       -- the last day he wrote or tapped

-- A link may let several people in; who came by it is a row each.
CREATE TABLE invitation_of_many (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    unit       TEXT NOT NULL REFERENCES unit (code),
    role       TEXT NOT NULL,
    uses       INTEGER NOT NULL DEFAULT 1,        -- how many it lets in
    created_by INTEGER REFERENCES member (id),    -- NULL: the operator, at the command line
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT
);
INSERT INTO invitation_of_many (id, token_hash, unit, role, created_by, created_at, expires_at)
    SELECT id, token_hash, unit, role, created_by, created_at, expires_at FROM invitation;
CREATE TABLE invitation_use (
    invitation INTEGER NOT NULL,
    member     INTEGER NOT NULL REFERENCES member (id),
    at         TEXT NOT NULL,
    PRIMARY KEY (invitation, member)
) WITHOUT ROWID;
INSERT INTO invitation_use (invitation, member, at)
    SELECT id, used_by, used_at FROM invitation WHERE used_by IS NOT NULL;
DROP TABLE invitation;
ALTER TABLE invitation_of_many RENAME TO invitation;

-- What was set for a unit in chat; it goes before the plan file's word, which the table `unit` has.
CREATE TABLE unit_setting (
    unit      TEXT NOT NULL REFERENCES unit (code),
    key       TEXT NOT NULL,                      -- name, short, aliases, parent, workers, closed,
    value     TEXT NOT NULL,                      -- quota:INDICATOR; the value as JSON
    by_member INTEGER NOT NULL REFERENCES member (id),
    at        TEXT NOT NULL,
    PRIMARY KEY (unit, key)
) WITHOUT ROWID;

-- The groups the bot is in. `unit` is NULL until an administrator or reviewer says whose it is.
CREATE TABLE work_group (
    chat_id       INTEGER PRIMARY KEY,
    title         TEXT NOT NULL,
    unit          TEXT REFERENCES unit (code),
    registered_by INTEGER REFERENCES member (id),
    at            TEXT NOT NULL
);
CREATE INDEX work_group_unit ON work_group (unit);

-- What a member chose; no row, or NULL, is as the plan and his role have it.
CREATE TABLE preference (
    member      INTEGER PRIMARY KEY REFERENCES member (id),
    quiet_from  TEXT,                             -- HH:MM in the plan's time zone; both or none
    quiet_until TEXT,
    weekly      INTEGER NOT NULL DEFAULT 1,
    digest      TEXT CHECK (digest IN ('weekly', 'monthly', 'never'))
);

-- What somebody was asked to type, outside of any draft. `letter` showed him the question; no
-- reference, for letters that were sent are deleted after a while.
CREATE TABLE question (
    member  INTEGER PRIMARY KEY REFERENCES member (id),
    topic   TEXT NOT NULL,
    subject TEXT NOT NULL,
    letter  INTEGER NOT NULL,
    at      TEXT NOT NULL
);

-- What those who left a unit filed for it is found by its successors.
CREATE INDEX report_unit ON report (unit, day);
