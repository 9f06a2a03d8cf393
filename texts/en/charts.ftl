### Pictures: read on a phone, so few words

chart-title-plan = { $unit }: the plan of { $year }
chart-title-indicator = { $label } { $name }
chart-title-units = { $name }: by unit
chart-day-progress = Up to { $year }-{ $month }-{ $day }, time progress { $progress }
chart-unit-day = { $unit }, up to { $year }-{ $month }-{ $day }, in { $measure }
chart-unit-day-rate = { $unit }, up to { $year }-{ $month }-{ $day }, in %
chart-source = Source: { $federation }, plan of { $year } ({ $plan })
chart-demonstration = Demonstration data

chart-key-ahead = ahead or level
chart-key-behind = behind time
chart-key-progress = time progress
chart-key-target = target
chart-gap = points
chart-to-target = points
chart-figure-target = { $actual }/{ $target } { $unit }  { $rate }
chart-figure-count = { $actual } { $unit }
chart-figure-stock = { $rate }, target { $target }%
chart-group-no-rate = No rate: the number of workers is incomplete
chart-short = { $points } short
chart-reached = reached
chart-group-stock = Rates (line: target), not held against time
chart-nothing = No figures yet
chart-none-with-target = No indicator has a target here
chart-not-reported = not reported yet

chart-line-actual = actual { $actual } { $unit }
chart-line-actual-rate = actual { $actual } { $unit } ({ $rate })
chart-line-pace = due by now { $due } { $unit } ({ $progress })
chart-line-target = target { $target } { $unit }
chart-line-forecast = forecast
chart-line-rate = actual { $rate }
chart-line-rate-target = target { $target }%
chart-line-missing = { $count } { $count ->
    [1] unit
   *[other] units
 } not reported
chart-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
 }

chart-raw = total ({ $unit })
chart-rates = rate (%)
chart-for-size = per 10,000 workers ({ $unit })
chart-itself = itself
chart-workers-plan = Workers as the plan file gives them
chart-workers-source = Workers: “{ $denominator }” reported for { $name }
chart-workers-unknown = No figure per 10,000: the units' workers are not known
chart-more-units = { $count } more not drawn

### Forecast: how it is worked out, in two sentences
outlook-on-track = On track: done { $span }
outlook-at-risk = At risk: done { $span }
outlook-open = At risk: done on { $early } at the earliest, no latest day
outlook-out-of-reach = Out of reach: { $least } to { $most } { $unit } by { $day }
outlook-reached = Target reached
outlook-rate = Last { $weeks } working weeks: { $mean } { $unit } a week; { $low } in the slowest { $stretch }, { $high } in the quickest { $stretch }
outlook-weeks = { $remaining } left ÷ { $high } to { $low } a week = { $few } to { $many } working weeks
outlook-no-rate = { $remaining } { $unit } left; the slowest weeks brought nothing, so there is no latest day
outlook-day = { $month }-{ $day }
outlook-day-year = { $year }-{ $month }-{ $day }
outlook-span = between { $early } and { $late }
outlook-too-few = Under five recent figures, or under six weeks: no forecast yet
outlook-no-target = No target, so no forecast
outlook-no-population = No forecast: { $count } { $count ->
    [1] unit has
   *[other] units have
 } not reported the number of workers
outlook-not-summed = A state does not add up, so no forecast from a rate
outlook-not-started = The period has not begun: no forecast yet
outlook-over = The deadline has come: no more forecast
