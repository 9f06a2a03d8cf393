-- Photos as rows of their own, changes of reports, quick entry and nil reports.

CREATE TABLE photo (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id     TEXT NOT NULL,                    -- Telegram's: to fetch it, to send it again
    unique_id   TEXT NOT NULL,                    -- Telegram's: the same for the same file
    sent_by     INTEGER NOT NULL REFERENCES member (id),
    received_at TEXT NOT NULL,
    status      TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'stored', 'failed')),
    sha256      TEXT,                             -- of the bytes, and so the file's name
    likeness    TEXT,                             -- perceptual hash, 16 hex digits
    suffix      TEXT,
    bytes       INTEGER,
    error       TEXT
);
CREATE INDEX photo_content ON photo (sha256);
CREATE INDEX photo_likeness ON photo (likeness);

-- Which version of which report shows a photo.
CREATE TABLE report_photo (
    photo   INTEGER NOT NULL REFERENCES photo (id),
    report  INTEGER NOT NULL REFERENCES report (id),
    version INTEGER NOT NULL,
    PRIMARY KEY (photo, report, version)
) WITHOUT ROWID;

-- What a reviewer should look at: kept when filing, never a refusal.
CREATE TABLE flag (
    report INTEGER NOT NULL REFERENCES report (id),
    kind   TEXT NOT NULL CHECK (kind IN ('same-photo', 'similar-photo', 'similar-report')),
    other  INTEGER NOT NULL REFERENCES report (id),
    PRIMARY KEY (report, kind, other)
) WITHOUT ROWID;

ALTER TABLE report_version ADD COLUMN latitude REAL;
ALTER TABLE report_version ADD COLUMN longitude REAL;
-- Why this version was made: filed, changed (period open), amended (period locked).
ALTER TABLE report_version ADD COLUMN cause TEXT NOT NULL DEFAULT 'filed'
    CHECK (cause IN ('filed', 'changed', 'amended'));
-- The message a quick report was typed in, so that editing it can be offered as a change.
ALTER TABLE report ADD COLUMN message INTEGER;

ALTER TABLE draft ADD COLUMN changes INTEGER REFERENCES report (id);
-- Drafts made by one message are shown one after the other and can be filed together.
ALTER TABLE draft ADD COLUMN message INTEGER;
ALTER TABLE draft ADD COLUMN asked_at TEXT;

-- A line pasted again is recognised; the key holds the date it resolved to.
CREATE TABLE quick_line (
    member INTEGER NOT NULL REFERENCES member (id),
    key    TEXT NOT NULL,
    draft  INTEGER NOT NULL,
    PRIMARY KEY (member, key)
) WITHOUT ROWID;

CREATE TABLE nil_report (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    unit      TEXT NOT NULL REFERENCES unit (code),
    monday    TEXT NOT NULL,
    indicator TEXT NOT NULL DEFAULT '',           -- '' for the whole week
    filed_by  INTEGER NOT NULL REFERENCES member (id),
    filed_at  TEXT NOT NULL,
    UNIQUE (unit, monday, indicator)
);
