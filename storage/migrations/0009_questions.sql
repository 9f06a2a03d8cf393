-- One table for what somebody was asked to type outside of any draft, instead of four: questions,
-- reasons, dialogues and messages to many whose text was asked for. What waits goes on waiting.

ALTER TABLE question RENAME TO question_before;
-- `letter` showed him the question, 0 until it is shown; no reference, for letters are deleted.
CREATE TABLE question (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,    -- never used again: old buttons carry it
    member  INTEGER NOT NULL REFERENCES member (id),
    topic   TEXT NOT NULL,
    subject TEXT NOT NULL,
    letter  INTEGER NOT NULL DEFAULT 0,
    at      TEXT NOT NULL,
    UNIQUE (member, topic)
);
-- Buttons of dialogues go on working, so the numbers are theirs.
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'question', seq FROM sqlite_sequence WHERE name = 'dialogue';
INSERT INTO question (id, member, topic, subject, letter, at)
    SELECT id, member, kind,
           CASE kind
             WHEN 'unlock' THEN 'mox:' || json_extract(content, '$.unit')
                                || ':' || json_extract(content, '$.month')
             WHEN 'explain' THEN 'mow:' || json_extract(content, '$.report')
                                 || ':' || json_extract(content, '$.version') || ':other'
             ELSE content
           END,
           letter, at
    FROM dialogue WHERE letter IS NOT NULL;
INSERT INTO question (member, topic, subject, letter, at)
    SELECT member, topic, subject, letter, at FROM question_before;
-- A reason belongs to the button that was tapped.
INSERT INTO question (member, topic, subject, letter, at)
    SELECT member,
           CASE substr(button, 1, 3)
             WHEN 'qf:' THEN 'return' WHEN 'qj:' THEN 'reject' WHEN 'qo:' THEN 'undo'
             ELSE 'withdraw'
           END,
           coalesce(button, 'wf:' || report || ':other:' || back), letter, at
    FROM reason_asked;
INSERT INTO question (member, topic, subject, letter, at)
    SELECT by_member, 'broadcast', unit, letter, max(at) FROM broadcast
    WHERE status = 'asked' GROUP BY by_member;
DROP TABLE question_before;
DROP TABLE dialogue;
DROP TABLE reason_asked;

-- A message to many is kept from when it is written.
ALTER TABLE broadcast RENAME TO broadcast_before;
CREATE TABLE broadcast (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: old buttons carry it
    by_member INTEGER NOT NULL REFERENCES member (id),
    unit      TEXT NOT NULL REFERENCES unit (code),
    text      TEXT NOT NULL,
    status    TEXT NOT NULL DEFAULT 'ready' CHECK (status IN ('ready', 'sent', 'dropped')),
    letter    INTEGER,                            -- tells its writer how far it is, once it is sent
    at        TEXT NOT NULL
);
INSERT INTO sqlite_sequence (name, seq)
    SELECT 'broadcast', seq FROM sqlite_sequence WHERE name = 'broadcast_before';
INSERT INTO broadcast (id, by_member, unit, text, status, letter, at)
    SELECT id, by_member, unit, text, status, CASE status WHEN 'sent' THEN letter END, at
    FROM broadcast_before WHERE text IS NOT NULL;
DROP TABLE broadcast_before;
