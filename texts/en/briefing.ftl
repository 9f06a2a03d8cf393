### The briefing (.docx), for leaders

briefing-masthead = Briefing
briefing-title = { $unit }: the plan in { $span }
briefing-file = { $unit }_briefing_{ $first }_{ $last }

span-month = { $year }-{ $month }
span-quarter = { $year }, quarter { $numeral }
span-year = { $year }
span-days = { $first } to { $last }
briefing-day = { $year }-{ $month }-{ $day }
briefing-short-day = { $month }-{ $day }
briefing-and = {", "}
briefing-numeral = { $number }
briefing-first = { $numeral }. { $title }
briefing-second = ({ $numeral }) { $title }
briefing-item = { $number }. { $name }.{" "}

briefing-part-done = What was achieved
briefing-part-behind = What is behind
briefing-part-units = What the units did
briefing-part-next = The pace from here
briefing-part-all = All indicators

briefing-lead = In { $span } the unions of { $unit } filed { $filed } reports that were approved, with { $photos } photos{ $pending }. Up to { $day }, { $progress } of the year has passed. Of { $measured } indicators measured against time, { $ahead } are level with it or ahead and { $behind } are behind.
briefing-pending = ; another { $count } are pending and not counted below

briefing-flow = { $added } { $unit } added{ $extras }; { $actual } { $unit } in all, { $rate } of the target of { $target } { $unit }, { $pace }.
briefing-flow-free = { $added } { $unit } added{ $extras }; { $actual } { $unit } in all{ $missing }.
briefing-waiting = {" "}Another { $pending } { $unit } are pending and not counted.
briefing-no-population = {" "}(no rate: the number of workers is incomplete)
briefing-extra = , { $sum }
briefing-ahead = { $points } points ahead of time
briefing-level = level with time progress
briefing-behind = { $points } points behind time
briefing-unsaid = Not reported yet.
briefing-stock = { $rate } ({ $numerator }/{ $denominator }){ $moved }, { $short }{ $missing }.
briefing-stock-up = , up by { $points } points
briefing-stock-down = , down by { $points } points
briefing-stock-same = , unchanged
briefing-missing = ; not reported: { $units }
briefing-state = { $state }: { $count }
briefing-narrative = { $states }{ $missing }.
briefing-picture = All indicators up to { $day }

briefing-none-behind = No indicator is behind time progress.
briefing-late = { $due } { $unit } were due, { $actual } { $unit } are done: { $short } { $unit } short, { $points } points behind{ $units }.
briefing-late-units = ; furthest behind: { $units }
briefing-late-unit = { $unit } by { $points } points
briefing-short = { $short }.

briefing-unit = { $filed } reports approved{ $photos ->
    [0] {""}
   *[other] , { $photos } photos
}{ $figures }.
briefing-added-all = . Among them: { $added }
briefing-added = { $name } { $figure }
briefing-event = { $month }-{ $day }: { $name } { $figure }{ $where }{ $counts }{ $words }.{" "}
briefing-where = {" "}({ $places })
briefing-own-words = : { $words }
briefing-idle = Nothing was reported by: { $units }.
briefing-photo = { $month }-{ $day }, { $unit }: { $name }{ $where }

briefing-next = What comes now, { $span }, has { $days } working days. To meet the deadlines, this pace is needed (a week is five working days):
briefing-next-caption = The pace needed in { $span }
briefing-remaining = Remaining
briefing-weekly = Needed a week
briefing-coming = Needed in this time
briefing-table = All indicators up to { $day }
briefing-this-span = This time
# Percentage points, above 0 is ahead
briefing-gap = Gap

## Why a template of one's own is refused
template-no-docx = This is no Word document (.docx) that can be used.
template-too-large = The template is too large.
template-no-body = The template has no paragraph that holds only {"{{"}正文{"}}"}, the place for the text.
template-outside = The template refers to files outside; put them into it first.
template-macros = The template holds macros; take them out first.
