### The state of the plan

summary-title = 📊 <b>{ $unit }: the plan of { $year }</b>
summary-day = Up to { $month }-{ $day }, time progress { $progress }
summary-section = [<b>{ $name }</b>]
summary-indicator = <b>{ $label } { $name }</b>
summary-line = {"  "}{ $line }
summary-by-unit = <b>By unit</b>
summary-unit = {"  "}{ $unit }: { $figure }

figure-count = { $actual } { $unit }
figure-participants = participants: { $people }
figure-target = { $actual }/{ $target } { $unit }, { $rate }
figure-progress = {" "}(time { $progress })
figure-pending = pending: { $pending } { $unit }
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
figure-brief = { $figure }, { $rate }
gap-none = ● level with time progress
gap-ahead = ▲ { $points } points ahead of time
gap-behind = ▼ { $points } points behind time
unit-itself = itself

button-whole-plan = ◀️ Whole plan
button-newest-reports = 📄 Latest reports

reports-of = Latest reports of { $unit }
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
