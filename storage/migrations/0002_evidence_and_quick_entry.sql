-- Photos as rows of their own, changes of reports, quick entry and nil reports.

CREATE TABLE photo (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id     TEXT NOT NULL,                    -- Telegram's: to fetch it, to send it again
    unique_id   TEXT NOT NULL,                    -- Telegram's: the same for the same file
    kind        TEXT NOT NULL DEFAULT 'photo'     -- sent as what: only so can it be sent again
                CHECK (kind IN ('photo', 'document')),
    sent_by     INTEGER NOT NULL REFERENCES member (id),
    received_at TEXT NOT NULL,
    status      TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'stored', 'failed')),
    sha256      TEXT,                             -- of the bytes, and so the file's name
    likeness    TEXT,                             -- perceptual hash, 64 hex digits; none if flat
    suffix      TEXT,
    bytes       INTEGER,
    error       TEXT
);
CREATE INDEX photo_content ON photo (sha256);
CREATE INDEX photo_likeness ON photo (likeness);
CREATE INDEX photo_unique ON photo (unique_id);

-- Likenesses of pictures that look the same though their bytes differ, each pair both ways round.
CREATE TABLE alike (
    likeness TEXT NOT NULL,
    other    TEXT NOT NULL,
    PRIMARY KEY (likeness, other)
) WITHOUT ROWID;

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

-- Changing a report: which version the draft began from, and which draft made a version.
ALTER TABLE draft ADD COLUMN base INTEGER;
ALTER TABLE report_version ADD COLUMN draft INTEGER;
CREATE UNIQUE INDEX version_draft ON report_version (draft) WHERE draft IS NOT NULL;
CREATE INDEX version_amended ON report_version (at) WHERE cause = 'amended';
CREATE INDEX report_message ON report (filed_by, message) WHERE message IS NOT NULL;

-- The message of a quick report as it was edited since: offered as a change, taken when tapped.
CREATE TABLE edited_message (
    report INTEGER PRIMARY KEY REFERENCES report (id),
    text   TEXT NOT NULL,
    at     TEXT NOT NULL
);

-- `was` is the status the report had, and has again once the withdrawal is undone.
CREATE TABLE withdrawal (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    report    INTEGER NOT NULL REFERENCES report (id),
    reason    TEXT NOT NULL CHECK (reason IN ('duplicate', 'wrong', 'not-held', 'other')),
    words     TEXT,                               -- what was typed, where the reason is 'other'
    was       TEXT NOT NULL,
    locked    INTEGER NOT NULL,                   -- in a locked period: an amendment
    by_member INTEGER NOT NULL REFERENCES member (id),
    at        TEXT NOT NULL,
    undone_by INTEGER REFERENCES member (id),
    undone_at TEXT
);
CREATE UNIQUE INDEX withdrawal_standing ON withdrawal (report) WHERE undone_at IS NULL;
CREATE INDEX withdrawal_report ON withdrawal (report);

-- Whom the bot has asked to type why he withdraws a report. No reference to the outbox: letters
-- that were sent are deleted after a while.
CREATE TABLE reason_asked (
    member INTEGER PRIMARY KEY REFERENCES member (id),
    report INTEGER NOT NULL REFERENCES report (id),
    letter INTEGER NOT NULL,                      -- the question
    back   TEXT NOT NULL,                         -- where the card was opened from
    at     TEXT NOT NULL
);

-- A unit's month that is closed: what changes in it is an amendment (更正).
CREATE TABLE period_lock (
    unit  TEXT NOT NULL REFERENCES unit (code),
    month TEXT NOT NULL,                          -- YYYY-MM
    PRIMARY KEY (unit, month)
) WITHOUT ROWID;

-- An album being gathered: it has no end mark, so a job closes it after a moment of quiet.
CREATE TABLE album (
    member      INTEGER NOT NULL REFERENCES member (id),
    media_group TEXT NOT NULL,
    message     INTEGER NOT NULL,
    caption     TEXT NOT NULL,
    photos      TEXT NOT NULL,
    PRIMARY KEY (member, media_group)
) WITHOUT ROWID;
CREATE INDEX draft_touched ON draft (touched_at);
