### The state of the plan

summary-title = 📊 { $unit }: the plan of { $year }
summary-day = Up to { $month }-{ $day }, time progress { $progress }
summary-section = [{ $name }]
summary-column-what = Indicator
summary-column-figure = Done
summary-column-gap = Pace
summary-indicator = <b>{ $label } { $name }</b>
summary-line = {"  "}{ $line }
summary-by-unit = By unit
summary-ahead = Ahead
summary-pace = { $weekly } { $unit } a week would be in time

figure-count = { $actual } { $unit }
figure-participants = participants: { $people }
figure-target = { $actual }/{ $target } { $unit }, { $rate }
figure-progress = {" "}(time { $progress })
figure-pending = pending: { $pending } { $unit }
figure-pending-short = {" "}(pending { $pending })
figure-units-pending = { $count } { $count ->
    [1] unit
   *[other] units
 } pending
figure-stock = { $rate } (target { $target })
figure-reached = target reached
figure-points-short = { $points } points to the target
figure-not-reported = not reported yet
figure-no-population = no rate: the number of workers is incomplete
figure-missing = { $count } { $count ->
    [1] unit
   *[other] units
 } not reported
figure-state = { $state }: { $count }
gap-none = ● level with time progress
gap-ahead = ▲ { $points } points ahead of time
gap-behind = ▼ { $points } points behind time
unit-itself = itself
# An indicator that the plan no longer has: its code alone
indicator-gone = outside the plan ({ $code })

# Units side by side
side-column-unit = Unit
side-column-figure = Done
side-column-gap = Pace/share
side-column-sized = Per 10,000
side-unit = { $unit }
side-share = share { $share }
side-sized-short = per 10,000: { $value }
side-gap = ▲▼ points ahead of or behind time, by own quota
side-no-quota = without a quota: count and share alone
side-sized = per 10,000: for as many workers

# All units
units-column-unit = Unit
units-column-counted = With figures
units-column-behind = Behind time
units-counted = { $counted } of { $of } with figures
units-behind = ▼ { $behind } behind, { $name } by { $points }
units-on-time = ▲ none behind
units-note = Behind by percentage points; own quotas only.
units-no-quotas = The plan sets units no quotas: no ranking.
units-none = There are no units below.

# By month and quarter
months-column-month = Month
months-column-added = added
months-column-sum = {" "}sum{" "}
months-column-progress = {" "}time{" "}
months-column-state = At its end
months-month = { $month }.
months-quarter = Q{ $number }
months-until = { $month }-{ $day }
months-none = No figures yet.

# What moved this week
moved-title = 🔄 { $unit }: what moved this week
moved-since = Filed since Monday { $month }-{ $day }
moved-nothing = Nothing has moved yet.
moved-column-what = Indicator
moved-column-change = Change
moved-column-now = Now
moved-line = <b>{ $name }</b>  { $change }
moved-now = → { $now }
moved-pending = {" "}(pending { $pending })
moved-reports = { $count } { $count ->
    [1] report
   *[other] reports
 }
moved-through = This week's reports of { $unit }
moved-by = this week: { $change }

# The short form for groups: at most 15 lines, no names of people
compact-title = 📊 <b>{ $unit }</b> (up to { $month }-{ $day })
compact-progress = Time progress { $progress }; slowest first
compact-line = { $gap } { $name } { $figure }
compact-more = … { $count } more
compact-nothing = Nothing reported yet.
compact-end = For more, send me /summary in private

button-whole-plan = ◀️ Whole plan
button-newest-reports = 📄 Latest reports
button-by-month = 📆 By month
button-by-unit = 🏘 By unit
button-week = 🔄 This week
button-as-of = 📅 As of …
button-unit-plan = 📊 All of { $unit }
button-upper = ⬆️ { $unit }
button-today = Today
button-as-of-month = End of { $month }
as-of-choose = As of which day? Or type it, such as: /summary 6-15
as-of-ahead = { $month }-{ $day } is still to come; this is today.
as-of-before = The plan begins on { $month }-{ $day }; please name another day.
as-of-unclear = “{ $text }” is not understood. Name a day, a unit or an indicator, such as: /summary 崆峒区演出 6月15日

reports-of = Reports of { $unit } (up to { $month }-{ $day })
reports-none = No reports yet.
report-receipt = <b>{ $receipt }</b>  { $status }
report-what = { $name } { $figure }
report-where = { $month }-{ $day } { $unit } { $filer }
report-behalf = (on behalf)


### What a report did, on its receipt
effect-count = { $added } { $unit } → { $actual } { $unit }
effect-target = { $added } { $unit } → { $actual }/{ $target }, { $rate }; time progress { $progress }, { $outlook }
effect-short = { $short } { $unit } short
effect-on-time = not behind
effect-stock = In all { $rate }, { $outlook }{ $missing }
effect-missing = ; not reported: { $units }
effect-narrative = State: { $state }; { $said }/{ $whole } units have reported
effect-none = Recorded.
