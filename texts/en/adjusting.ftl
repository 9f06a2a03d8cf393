### Adjustments of the plan: a target or a deadline changes from a day on, by an authority

adjusted-target = target { $was } → adjusted { $now }
adjusted-target-set = target set to { $now }
adjusted-deadline = due { $was } → adjusted { $now }
adjusted-day = { $month }/{ $day }
adjusted-by = { $authority }
effect-adjusted =
    { $effect }
    { $adjusted }
briefing-adjusted = { " " }Adjusted plan: { $said }.
chart-line-target-adjusted = target { $target } { $unit } (was { $was })
chart-figure-target-adjusted = { $actual }/{ $target } { $unit } (was { $was })  { $rate }

button-adjust = 📐 Adjust target or deadline
button-adjust-target = 🎯 Adjust the target
button-adjust-deadline = 📅 Adjust the deadline
button-adjust-go = ✅ Adjust
button-adjust-again = ✏️ { $what }
button-adjust-today = From today
button-adjust-month = From the 1st
button-adjust-year = From the start
button-adjust-list = 📐 Adjustments
button-adjust-cancel = ↩️ Cancel no. { $number }
button-adjust-really = ↩️ Yes, cancel it
field-adjust-target = New target
field-adjust-deadline = New deadline
field-adjust-since = From
field-adjust-authority = Document no.
field-adjust-reason = Reason

adjust-title = 📐 <b>Adjusting the plan</b>
adjust-what = { $label } { $name }
adjust-now = Target now { $target }, due { $deadline }
adjust-no-target = (none)
adjust-line = { $label }: { $value }
adjust-ask-which = What is to change?
adjust-ask-target = What is the new target? Type a number ({ $unit }).
adjust-ask-deadline = Which day is the new deadline? Type it, e.g. 2014-11-30.
adjust-ask-since = From which day does it count? Tap, or type a date.
adjust-ask-authority = By which document? E.g. 平工发〔2014〕45号.
adjust-ask-reason = Why? One sentence, please.
adjust-confirm = Progress follows the new figures from { $day } on, the old ones before. Units keep their own quotas.
adjust-same = That is as it stands now; nothing to adjust.
adjust-done =
    ✅ Adjusted: { $name }
    { $change }
    It counts from { $day } on.
adjust-dropped = Nothing adjusted; the plan stays as it is.
adjust-list-title = 📐 <b>Adjustments of the plan</b>
adjust-none = The plan was not adjusted this year.
adjust-kept-head = <b>{ $number }. { $name }</b>{ $cancelled }
adjust-kept-since = from { $day }, { $authority }
adjust-kept-by = { $name } { $when }
adjust-kept-reason = Reason: { $reason }
adjust-is-cancelled = { " " }(cancelled)
adjust-cancel-ask =
    Cancel adjustment { $number } ({ $name })? The original plan counts again; the record stays.
adjust-cancelled = ↩️ Adjustment { $number } is cancelled; { $name } follows the original plan.
toast-adjust-gone = This adjustment was cancelled or is done.
toast-adjust-cancelled = This adjustment is cancelled already.
chart-figure-stock-adjusted = { $rate }  target { $target }% (was { $was })
