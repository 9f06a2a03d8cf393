### What anybody may read: buttons, roles, dates, and one sentence when something fails.

# Beside a unit's name
role-officer = officer
role-reviewer = reviewer
role-administrator = administrator
role-leader = leader (read only)

state-not-started = not started
state-under-way = under way
state-done = done
state-blocked = blocked

status-pending = pending
status-approved = approved
status-returned = returned
status-rejected = rejected
status-withdrawn = withdrawn

weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
weekday-short-1 = Mo
weekday-short-2 = Tu
weekday-short-3 = We
weekday-short-4 = Th
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = Su
day-shown = { $year }-{ $month }-{ $day } ({ $weekday })
calendar-month = { $year }-{ $month }

button-back = ◀️ Back
button-cancel = ✖️ Cancel
button-done = ✅ Done
button-clear = 🗑 Clear

# Descriptions in Telegram's command menu
command-start = Start
command-report = Report what was done
command-my = My reports
command-summary = State of the plan
command-export = workbook and ledger
command-brief = briefing (Word)
command-invite = Invite a member
command-settings = My settings
command-help = How it works
command-cancel = Throw the open report away

# A handler failed and was rolled back; the number is for the administrator's log
apology = Sorry, this message could not be handled, and nothing you filled in has changed. Please try again; if it fails again, tell your administrator the number { $update }.

# A mistyped or unknown command
unknown-command = There is no such command. Send /help to see what you can do.

# A role without the right to a command or button
not-your-role = Your role cannot use this; please ask your administrator if you need it.

# A suspended member
suspended = Your account is suspended; please ask your administrator.

# The button comes from an older version
toast-old-button = This button no longer works; please send the command again.
toast-not-in-plan = The plan no longer has this.
toast-unit-gone = This unit no longer exists.
toast-unit-not-yours = This is outside your unit.

### Notices to administrators
notice-update-failed = ⚠️ Update { $update } failed ({ $error }); it was rolled back and not repeated. The log has the details.
notice-dead-letter = ⚠️ A row was given up and lies among the dead letters: { $source } { $row }, because: { $error }
notice-unreachable = ⚠️ { $name } blocked the bot or left Telegram; messages do not arrive.
notice-indicator-gone = ⚠️ The plan file no longer has the indicator { $code }. What was reported of it is kept, but counts in nothing. If that was a slip, put it back.
notice-unknown-holidays = ⚠️ The holiday table does not know { $year }: reminders avoid weekends only; please write holidays and make-up days into the plan file (calendar.holidays, calendar.workdays).
