### /plan: what the plan says; months confirmed and locked; late reports and amendments

command-plan = The plan, its months

plan-day = { $year }-{ $month }-{ $day }
plan-and = , 
plan-title = 📘 <b>{ $federation }</b> { $name }
plan-whole-span = { $start } to { $end }
plan-section = 　{ $name }　{ $count }
plan-section-title = 📘 <b>{ $name }</b>
plan-in-words = progress in words, and a state
plan-no-target = no target set ({ $unit })
plan-target = target { $target }
plan-field-measure = Kind
plan-field-definition = What counts
plan-field-department = Department
plan-field-questions = Asked
plan-field-aliases = Also called
plan-field-quotas = Quotas
plan-photos = { $count } wanted
plan-required = { " " }(required)
plan-to-be-filled = to be filled in by the federation
plan-adjusted = 📐 { $said }
measure-flow = flow (quantities add up)
measure-coverage = coverage (people over a population)
measure-stock = stock (the newest counts)
measure-narrative = words and a state

## Months
button-months = 🗓 Months
months-title = 🗓 <b>Months</b>: choose one.
month-title = 🗓 <b>{ $month }</b>
month-state = { $done } of { $all } units have confirmed
month-whole-locked = 🔒 Locked for all
month-unit = { $sign }<b>{ $unit }</b>　{ $said }
month-unconfirmed = ⏳ not confirmed
month-moved = ⏳ changed since
month-confirmed-by = ✅ { $name } { $when }
month-all = all units
month-figures = 🗓 <b>{ $unit }, { $month }</b>
month-flow = { $added } { $unit } this month, { $actual } { $unit } in all
month-silent = { $count } more without a report
month-pending = ⏳ { $count } pending, not counted
month-returned = ↩️ { $count } returned, not counted
unit-month-locked = 🔒 Locked: new reports come late, changes are amendments.
unit-month-confirmed = ✅ confirmed by { $name }, { $when }
unit-month-not-over = It can be confirmed from its last day on.
unit-month-open = Confirm when it is right; if not, mend it first.

button-confirm = ✅ Confirm
button-check-month = 🗓 Check { $month }
button-look-month = 🗓 Check the figures
owe-confirm = 🔸 { $month } waits to be confirmed
confirm-moved = ⚠️ The figures have just changed; please check again:
confirm-please =
    📌 Please check the figures of <b>{ $unit }</b> for { $month } and tap “Confirm”.
confirm-taken-back =
    ↩️ After <b>{ $unit }</b> confirmed { $month }, figures changed: { $names }.
    The confirmation is taken back; please check and confirm again.
toast-confirmed = Confirmed
toast-confirm-not = Nothing to confirm: not your unit, not over yet, confirmed already, or locked.
toast-confirm-moved = Not confirmed: the figures have just changed.
button-ask-months = 🔔 Ask { $count } units
months-asked = 🔔 { $month }: { $count } messages sent, at most one a person and day.
months-asked-nobody =
    { $said }
    Nobody to write to: { $units }
toast-nudged = { $count } sent
toast-months-complete = Nobody is left to ask: all units have confirmed or are locked.
toast-quiet-now = It is quiet time now; ask in the morning.

button-lock = 🔒 Lock this unit
button-lock-all = 🔒 Lock all
button-lock-really = 🔒 Yes, lock
button-unlock = 🔓 Unlock
button-unlock-all = 🔓 Unlock all
lock-title = 🔒 <b>Lock { $unit }, { $month }</b>
lock-unconfirmed = ⚠️ Not confirmed: { $units }
lock-all-confirmed = ✅ All have confirmed
lock-not-over = ⚠️ The month is not over
lock-what = The figures are kept as they are, those of units below too. What is reported later is late, what is changed an amendment; the next briefing lists both.
toast-locked = Locked
toast-locked-already = It is locked already.
toast-not-locked = It is not locked, or was unlocked.
unlock-why = 🔓 Unlock { $unit }, { $month }? Type the reason, 200 characters at most.
unlock-dropped = Not unlocked; it stays locked.
unlocked =
    🔓 Unlocked: { $unit }, { $month }
    Reason: { $reason }
    Lock it again afterwards.
toast-question-gone = This question was cancelled or answered.

## Late reports and amendments
card-late = ⚠️ Month { $month } is locked: this will be a late report.
card-amends = ⚠️ Month { $month } is locked: this will be an amendment.
receipt-late =
    ✅ Received (late), receipt <b>{ $receipt }</b>
    { $effect }
    The month is locked, so administrators see it listed. Why is it late?
report-origin = ({ $cause })
cause-late = late
cause-imported = imported
why-missed = forgotten then
why-papers = papers came late
why-wrong = was wrong
why-checked = checked since
why-other = ✍️ Another reason
explain-type = ✍️ Type why <b>{ $receipt }</b> came late or was amended, 200 characters at most.
explain-dropped = No reason kept; the report stands.
explained = ✅ The reason for { $receipt } is kept: { $why }
toast-explained = Kept: { $why }
button-moves = 📄 Late and amended ({ $count })
moves-title = 📄 <b>{ $month }: moved since it was locked</b>
move-late = late
move-amended = amended
move-withdrawn = withdrawn
move-unexplained = not given
move-head = <b>{ $receipt }</b>　{ $what }
move-what = { $unit } { $name } { $figure }
move-day = Day: { $day }
move-by = { $name } { $when }
move-why = Reason: { $why }

## The trail
action-confirmed = confirmed
action-unconfirmed = confirmation taken back
action-confirmation-asked = asked to confirm
action-locked = month locked
action-unlocked = month unlocked
action-explained = reason given
action-adjusted = plan adjusted
action-adjustment-cancelled = adjustment cancelled
action-imported = imported
detail-month = month
detail-count = number
column-origin = Came as

## Earlier months in the briefing
briefing-part-moved = Changes to earlier months
briefing-moved-lead = { $count } figures of locked months changed in this span; the totals include them.
briefing-moved-caption = Changes to earlier months
briefing-then = When locked
briefing-now = Now
briefing-moved-why = What and why
briefing-moved-by = { $receipt } { $what } { $figure }, { $why }
briefing-moved-reviewed = counted or dropped by review since
briefing-unlocked = { $unit }, { $month }: unlocked on { $day }, because: { $reason }.
