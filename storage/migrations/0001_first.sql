-- Instants are UTC in ISO form, days are the plan's own calendar days, money is in fen.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- Update ids restart at random after a quiet week, so the order is that of arrival.
CREATE TABLE inbox (
    seq         INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id   INTEGER NOT NULL UNIQUE,
    raw         TEXT NOT NULL,
    status      TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'done', 'failed')),
    tries       INTEGER NOT NULL DEFAULT 0,
    received_at TEXT NOT NULL,
    finished_at TEXT,
    error       TEXT
);
CREATE INDEX inbox_waiting ON inbox (seq) WHERE status = 'waiting';
CREATE INDEX inbox_finished ON inbox (finished_at) WHERE status <> 'waiting';

CREATE TABLE outbox (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id     INTEGER NOT NULL,              -- 0: a call that belongs to no chat
    method      TEXT NOT NULL,
    payload     TEXT NOT NULL,
    priority    INTEGER NOT NULL,
    status      TEXT NOT NULL DEFAULT 'waiting'
                CHECK (status IN ('waiting', 'sent', 'superseded', 'refused')),
    edits       INTEGER REFERENCES outbox (id),
    fallback    TEXT,
    occasion    TEXT UNIQUE,                   -- one row per person and occasion
    cause       INTEGER,                       -- the update that led to it
    message_id  INTEGER,
    created_at  TEXT NOT NULL,
    finished_at TEXT,
    error       TEXT
);
CREATE INDEX outbox_waiting ON outbox (chat_id, priority, id) WHERE status = 'waiting';
CREATE INDEX outbox_instant ON outbox (id) WHERE status = 'waiting' AND priority = 0;
-- For whole tables, or each deleted row would be looked for in all others (foreign keys).
CREATE INDEX outbox_edits ON outbox (edits) WHERE edits IS NOT NULL;
CREATE INDEX outbox_finished ON outbox (finished_at) WHERE status <> 'waiting';

CREATE TABLE job (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL,
    payload     TEXT NOT NULL DEFAULT '{}',
    run_at      TEXT NOT NULL,
    status      TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'done')),
    tries       INTEGER NOT NULL DEFAULT 0,
    occasion    TEXT UNIQUE,
    created_at  TEXT NOT NULL,
    finished_at TEXT
);
CREATE INDEX job_waiting ON job (run_at) WHERE status = 'waiting';

-- What could not be handled, for the operators: nothing is thrown away unseen.
CREATE TABLE dead_letter (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    source    TEXT NOT NULL CHECK (source IN ('inbox', 'outbox', 'job')),
    reference INTEGER NOT NULL,
    content   TEXT NOT NULL,
    error     TEXT NOT NULL,
    at        TEXT NOT NULL
);

CREATE TABLE unit (
    code     TEXT PRIMARY KEY,
    name     TEXT NOT NULL,
    short    TEXT NOT NULL,
    aliases  TEXT NOT NULL DEFAULT '[]',
    parent   TEXT REFERENCES unit (code),
    workers  INTEGER,
    quotas   TEXT NOT NULL DEFAULT '{}',
    position INTEGER NOT NULL
);

CREATE TABLE member (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    telegram_id INTEGER NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    unit        TEXT NOT NULL REFERENCES unit (code),
    role        TEXT NOT NULL CHECK (role IN ('officer', 'reviewer', 'administrator', 'leader')),
    status      TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
    reachable   INTEGER NOT NULL DEFAULT 1,
    language    TEXT NOT NULL DEFAULT 'zh',
    joined_at   TEXT NOT NULL
);

-- Only the hash of a link's token is kept: a stolen file invites nobody.
CREATE TABLE invitation (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    token_hash TEXT NOT NULL UNIQUE,
    unit       TEXT NOT NULL REFERENCES unit (code),
    role       TEXT NOT NULL,
    created_by INTEGER REFERENCES member (id), -- NULL: the operator, at the command line
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_by    INTEGER REFERENCES member (id),
    used_at    TEXT
);

CREATE TABLE draft (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: old buttons carry it
    member     INTEGER NOT NULL REFERENCES member (id),
    step       TEXT NOT NULL,
    content    TEXT NOT NULL,
    form       INTEGER REFERENCES outbox (id),    -- the letter that shows it
    album      TEXT,                              -- of the last photo: its others bring no new form
    format     INTEGER NOT NULL,                  -- of `content`
    touched_at TEXT NOT NULL
);
CREATE INDEX draft_member ON draft (member, touched_at);
CREATE INDEX draft_form ON draft (form);

-- The root says what counts now; the versions are only ever added to.
CREATE TABLE report (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    receipt   TEXT NOT NULL UNIQUE,
    draft     INTEGER UNIQUE,                     -- no reference: the draft is gone once filed
    indicator TEXT NOT NULL,
    unit      TEXT NOT NULL REFERENCES unit (code),
    day       TEXT NOT NULL,
    status    TEXT NOT NULL
              CHECK (status IN ('pending', 'approved', 'returned', 'rejected', 'withdrawn')),
    version   INTEGER NOT NULL,
    filed_by  INTEGER NOT NULL REFERENCES member (id),
    filed_at  TEXT NOT NULL
);
CREATE INDEX report_figure ON report (indicator, unit, day);
CREATE INDEX report_filer ON report (filed_by, id);

CREATE TABLE report_version (
    report      INTEGER NOT NULL REFERENCES report (id),
    version     INTEGER NOT NULL,
    indicator   TEXT NOT NULL,
    unit        TEXT NOT NULL REFERENCES unit (code),
    day         TEXT NOT NULL,
    quantity    INTEGER,
    numerator   INTEGER,
    denominator INTEGER,
    text        TEXT,
    state       TEXT,
    answers     TEXT NOT NULL,
    photos      TEXT NOT NULL,
    note        TEXT,
    by_member   INTEGER NOT NULL REFERENCES member (id),
    on_behalf   INTEGER NOT NULL,
    at          TEXT NOT NULL,
    PRIMARY KEY (report, version)
) WITHOUT ROWID;

CREATE TABLE tally (
    indicator TEXT NOT NULL,
    part      TEXT NOT NULL,
    unit      TEXT NOT NULL,
    day       TEXT NOT NULL,
    status    TEXT NOT NULL,
    value     INTEGER NOT NULL,
    PRIMARY KEY (indicator, part, unit, day, status)
) WITHOUT ROWID;

CREATE TABLE audit (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    actor   INTEGER REFERENCES member (id),       -- NULL: the operator or the bot itself
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL DEFAULT '{}'
);
CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER version_keeps BEFORE UPDATE ON report_version
BEGIN SELECT RAISE(ABORT, 'a report version is never changed'); END;
CREATE TRIGGER version_stays BEFORE DELETE ON report_version
BEGIN SELECT RAISE(ABORT, 'a report version is never removed'); END;
