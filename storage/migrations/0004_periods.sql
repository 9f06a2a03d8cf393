-- Months confirmed by their units and locked, adjustments of the plan, figures from workbooks.

-- Who confirmed or locked a unit's month, when, and how that ended (taken back, unlocked).
CREATE TABLE period_record (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    kind      TEXT NOT NULL CHECK (kind IN ('confirmed', 'locked')),
    unit      TEXT NOT NULL REFERENCES unit (code),
    month     TEXT NOT NULL,                      -- YYYY-MM
    by_member INTEGER NOT NULL REFERENCES member (id),
    at        TEXT NOT NULL,
    trail     INTEGER NOT NULL,                   -- newest audit row then: what comes after moved it
    moved     INTEGER NOT NULL DEFAULT 0,         -- confirmed: a figure of it was touched since
    ended_by  INTEGER REFERENCES member (id),     -- NULL: the bot, for its figures changed
    ended_at  TEXT,
    reason    TEXT
);
CREATE UNIQUE INDEX period_standing ON period_record (month, kind, unit) WHERE ended_at IS NULL;
CREATE INDEX period_moved ON period_record (id) WHERE moved = 1 AND ended_at IS NULL;

-- The figures as they were then, of each unit's own reports. `in_month` is NULL for what is a
-- state of things (rates, progress in words): the newest one up to the month's end.
CREATE TABLE period_figure (
    record    INTEGER NOT NULL REFERENCES period_record (id),
    unit      TEXT NOT NULL,
    indicator TEXT NOT NULL,
    part      TEXT NOT NULL,
    in_month  INTEGER,
    value     INTEGER NOT NULL,
    PRIMARY KEY (record, unit, indicator, part)
) WITHOUT ROWID;

-- The lock that stands, and the record that tells of it.
ALTER TABLE period_lock ADD COLUMN record INTEGER REFERENCES period_record (id);

-- How a report came: as usual, for a month that was locked already (补报), from a workbook (导入).
ALTER TABLE report ADD COLUMN origin TEXT NOT NULL DEFAULT 'filed'
    CHECK (origin IN ('filed', 'late', 'imported'));
CREATE INDEX report_late ON report (day) WHERE origin = 'late';

-- Why a report came late or was amended, in the words of who did it.
CREATE TABLE late_reason (
    report    INTEGER NOT NULL REFERENCES report (id),
    version   INTEGER NOT NULL,
    words     TEXT NOT NULL,
    by_member INTEGER NOT NULL REFERENCES member (id),
    at        TEXT NOT NULL,
    PRIMARY KEY (report, version)
) WITHOUT ROWID;

-- A target or a deadline changed from a day on, by what authority. The plan file stays as it is.
CREATE TABLE adjustment (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    indicator    TEXT NOT NULL,
    since        TEXT NOT NULL,
    target       TEXT,                            -- exact digits; NULL: as before
    deadline     TEXT,
    authority    TEXT NOT NULL,
    reason       TEXT NOT NULL,
    by_member    INTEGER NOT NULL REFERENCES member (id),
    at           TEXT NOT NULL,
    cancelled_by INTEGER REFERENCES member (id),
    cancelled_at TEXT
);
CREATE INDEX adjustment_standing ON adjustment (indicator, since) WHERE cancelled_at IS NULL;

-- What a member is being asked outside of any report, step by step: an adjustment, a reason.
CREATE TABLE dialogue (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,    -- never used again: old buttons carry it
    member  INTEGER NOT NULL UNIQUE REFERENCES member (id),
    kind    TEXT NOT NULL,
    content TEXT NOT NULL,
    letter  INTEGER,                              -- the question; no reference: letters are deleted
    at      TEXT NOT NULL
);

-- A workbook of earlier figures that somebody sent, until it is imported or dropped.
CREATE TABLE import_file (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    member  INTEGER NOT NULL REFERENCES member (id),
    file_id TEXT NOT NULL,                        -- Telegram's
    name    TEXT NOT NULL,
    status  TEXT NOT NULL DEFAULT 'waiting'
            CHECK (status IN ('waiting', 'checked', 'refused', 'importing', 'imported', 'dropped')),
    content BLOB,                                 -- kept while it may still be imported
    letter  INTEGER,
    at      TEXT NOT NULL
);

-- Each imported row by its content, so that the same row sent again adds nothing.
CREATE TABLE imported_row (
    key    TEXT PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES report (id)
) WITHOUT ROWID;
