### Reminders, escalation, /remind, messages to officers
command-remind = Who owes; write to officers

# The days of a reporting period
period-span = { $from_month }-{ $from_day } to { $to_month }-{ $to_day }

# When a period is due, to each officer whose unit has reported nothing in it
remind-period =
    📌 <b>{ $unit }</b> has reported nothing { $kind ->
        [ten-days] these ten days
        [month] this month
       *[week] this week
    } ({ $days }).
    If something was done, please report it below; it takes less than a minute.
# Once more before the period closes, below the message above
remind-last-call = ⏰ It can be made up for until { $month }-{ $day } { $time }.
# The period is over, and somebody had its officers nudged
remind-past =
    📌 <b>{ $unit }</b> reported nothing from { $days }.
    Please report now; if there was nothing, tap "Nothing then".
# The period was reported, but other things are owed
remind-others = 📋 <b>{ $unit }</b> still owes:
# Besides the period's report
remind-also = And also:
button-snooze-hour = ⏰ In 1 hour
button-snooze-morning = ⏰ Tomorrow
toast-snoozed = All right, I will remind you on { $month }-{ $day } at { $time }.
toast-nothing-owed = Nothing is owed any more, so there is nothing to remind you of.

# Step by step: the county's reviewers first, then the federation
remind-overdue = 📣 { $count } units reported nothing from { $days }:
remind-escalation = 📣 <b>Escalation</b>: { $count } units reported nothing from { $days }, and make-up has ended:
units-listed = { $units }
units-listed-more = { $units } and others, { $count } units in all
button-nudge = 📣 Nudge them

# To a reviewer, in the morning
remind-review = 🔎 { $count } reports wait for your review, the oldest for { $days } working days.

# /remind
desk-title = 📣 <b>Who owes</b> { $unit }
desk-period = { $kind ->
        [ten-days] These ten days
        [month] This month
       *[week] This week
    }: { $days }
desk-due = Due: { $month }-{ $day } { $time }
desk-nothing = ✅ All have reported; nothing is owed.
desk-silent = 🔸 { $count } units have not reported:
desk-unit = {"  "}{ $unit }: { $people } officers
desk-unit-gone = {"  "}{ $unit }: { $people } officers, { $gone } out of reach
desk-unit-unstaffed = {"  "}{ $unit }: no officer
desk-returned = 🔸 Returned, not mended: { $units }
desk-photos = 🔸 Without photos: { $units }
desk-count =
    Sent unasked this month: { $mean } a person
    Most: { $name } { $most }
desk-count-none = Nothing was sent unasked this month.
button-nudge-people = 📣 Nudge ({ $count })
button-announce = ✉️ Write to officers
button-refresh = 🔄 Refresh
toast-nudging = All right, nudging them now.
toast-nudging-later = These are quiet hours; they are nudged on { $month }-{ $day } at { $time }.
nudged = ✅ { $count } nudged.
nudged-nobody = ✅ Nobody needs to be nudged.
nudged-lately = { $count } were nudged within the hour, and not again.
unreachable-people = ⚠️ { $count } out of reach: { $people }

# A message to all officers of a unit and those below it
announce-unit = ✉️ To the officers of which unit, and those below it?
announce-text =
    ✉️ To the officers of <b>{ $unit }</b> and below, { $people } people.
    Type what you want to write (at most { $most } characters).
announce-preview =
    ✉️ <b>Please check</b>
    To: the officers of { $unit } and below
    { $people } can be reached, { $gone } cannot

    { $message }
announcement =
    📢 <b>Message from { $unit }</b> ({ $name })

    { $text }
button-send-out = ✅ Send ({ $count })
button-drop-out = ✖️ Do not send
announce-dropped = All right, nothing was sent.
announce-progress = 📤 Sending: { $sent }/{ $total } delivered
announce-done = ✅ { $sent }/{ $total } delivered
toast-nobody-there = No officer of this unit can be reached.

# In the audit trail
action-nudged = nudged
action-broadcast = message sent

# The digest: on Monday (or the first working day) in the morning, to administrators and leaders
digest-title = 📰 <b>{ $unit }: progress</b>
digest-days = { $days }, time progress { $progress }
digest-turnout =
    Expected { $expected }, reported { $reported }, reporting rate { $rate }
    In time { $in_time }
digest-silent = Not reported ({ $count }): { $units }
digest-moved = <b>New</b>
digest-still = {"  "}nothing new
digest-move = 🔹 { $name } { $moved }
digest-stands = {"  "}{ $figure }
digest-behind = <b>Behind</b>
digest-ahead = <b>Ahead</b>
digest-gap =
    { $name }
    {"  "}{ $gap }
digest-pending = 🔎 { $count } waiting for review
digest-seal =
    🔏 Audit trail <code>{ $seal }</code>
    To verify: <code>fieldtally check --audit --hash { $seal }</code>
