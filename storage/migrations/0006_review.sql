-- Review: what reviewers decided, version by version, and where a report waits.

-- The level of review a pending report waits at, or any other last waited at; 0 for none.
ALTER TABLE report ADD COLUMN level INTEGER NOT NULL DEFAULT 0 CHECK (level BETWEEN 0 AND 2);
UPDATE report SET level = 1 WHERE status = 'pending';
CREATE INDEX report_pending ON report (id) WHERE status = 'pending';

-- `fields` are the names of those in dispute, with spaces between; none means all of them.
CREATE TABLE review (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    report    INTEGER NOT NULL REFERENCES report (id),
    version   INTEGER NOT NULL,
    level     INTEGER NOT NULL CHECK (level BETWEEN 1 AND 2),
    decision  TEXT NOT NULL CHECK (decision IN ('approved', 'returned', 'rejected')),
    reason    TEXT,                               -- none for an approval
    words     TEXT,                               -- what was typed, where the reason is 'other'
    fields    TEXT NOT NULL DEFAULT '',
    by_member INTEGER NOT NULL REFERENCES member (id),
    at        TEXT NOT NULL,
    undone_by INTEGER REFERENCES member (id),
    undone_at TEXT,
    FOREIGN KEY (report, version) REFERENCES report_version (report, version)
);
CREATE INDEX review_report ON review (report);
-- Of two who decide at once, one does.
CREATE UNIQUE INDEX review_standing ON review (report, version, level) WHERE undone_at IS NULL;
CREATE TRIGGER review_keeps BEFORE UPDATE OF
    report, version, level, decision, reason, words, fields, by_member, at ON review
BEGIN SELECT RAISE(ABORT, 'a review is never changed, only undone'); END;
CREATE TRIGGER review_undone_once BEFORE UPDATE OF undone_by, undone_at ON review
WHEN OLD.undone_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a review is undone once'); END;
CREATE TRIGGER review_stays BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'a review is never removed'); END;

-- Up to which review a filer has been told that his reports were approved.
CREATE TABLE review_told (
    member INTEGER PRIMARY KEY REFERENCES member (id),
    review INTEGER NOT NULL
);

-- A reason asked for in words belongs to the button that was tapped; none for a withdrawal.
ALTER TABLE reason_asked ADD COLUMN button TEXT;
