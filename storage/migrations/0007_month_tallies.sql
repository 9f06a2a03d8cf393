-- What adds up, by month: a figure up to a day is whole months and the days of one month, so that
-- its reading does not grow with the year. Moved by the same function as `tally`.
CREATE TABLE tally_month (
    indicator TEXT NOT NULL,
    part      TEXT NOT NULL,
    unit      TEXT NOT NULL,
    month     TEXT NOT NULL,                      -- YYYY-MM
    status    TEXT NOT NULL,
    value     INTEGER NOT NULL,
    PRIMARY KEY (indicator, part, unit, month, status)
) WITHOUT ROWID;

-- States of things are told from sums by their parts: no question may be called so.
INSERT INTO tally_month (indicator, part, unit, month, status, value)
SELECT indicator, part, unit, substr(day, 1, 7), status, sum(value) FROM tally
WHERE part NOT IN ('numerator', 'denominator', 'state')
GROUP BY indicator, part, unit, substr(day, 1, 7), status;

-- The newest that is pending, without a look at all that is not.
CREATE INDEX tally_pending ON tally (indicator, part, unit, day) WHERE status = 'pending';

-- What moved the figures when, and through which report: added to whenever a tally moves. `value`
-- is what the quantity gained or lost, NULL where nothing is summed.
CREATE TABLE tally_move (
    at        TEXT NOT NULL,
    report    INTEGER NOT NULL REFERENCES report (id),
    indicator TEXT NOT NULL,
    unit      TEXT NOT NULL,
    status    TEXT NOT NULL,
    value     INTEGER,
    PRIMARY KEY (at, report, indicator, unit, status)
) WITHOUT ROWID;

-- Of what was filed before this table: as it stands now, at the time it was filed.
INSERT INTO tally_move (at, report, indicator, unit, status, value)
SELECT r.filed_at, r.id, v.indicator, v.unit, r.status, v.quantity
FROM report r JOIN report_version v ON v.report = r.id AND v.version = r.version
WHERE r.status IN ('approved', 'pending') ORDER BY r.filed_at;
