### Questions in words: each answer says unit, indicator and days, then the figure

ask-unit-not-yours = You can see the progress of your own unit only.
# The unit asked about is none of the federation's
ask-unit-unknown = This unit is not known; please use a name from the list of units, such as 崆峒区.
# The days asked about are still to come
asked-ahead = The days you ask about are still to come.
# A word that can mean several indicators
asked-which = Which one do you mean?
# Who has more, without saying of what
asked-which-compared = Compare which one? Open it to see all units.

# $name: empty, or a space and the indicator's name
asked-until = { $unit }{ $name } (up to { $month }-{ $day })
asked-in = { $unit }{ $name } ({ $from_month }-{ $from_day } to { $month }-{ $day })
asked-part = { $label }: { $figure }
asked-beside = {" "}({ $figure })
asked-nothing = Nothing was counted in this time.
asked-lacks = { $left } of { $target } { $unit } to go this year
asked-short = { $short } { $unit } short of time progress
asked-on-time = not behind time progress
asked-no-target = The plan sets no target here
asked-no-targets = The plan sets no target here.
asked-none-lacks = Nothing with a target is short.
asked-same = { $first } and { $second }: the same
asked-more = { $first } has { $more } { $unit } more than { $second }
forecast-on-track = ✅ on track: { $count }
forecast-at-risk = ⚠️ at risk: { $count }
forecast-out-of-reach = ❌ out of reach: { $count }
forecast-reached = 🏁 reached: { $count }
forecast-silent = ▫️ no forecast: { $count }
button-open-figures = 🔎 Open

silent-own = { $unit } has not reported this period.
silent-own-not = { $unit } has reported this period.
silent-none = All have reported this period (nil reports count).
silent-units = { $count } of { $of } units have not reported this period: { $units }

# A question about the work that was not understood
ask-examples = This question is not understood. You can ask: 演出还差多少 (what lacks), 哪些县落后 (who is behind), 上个月培训了多少人 (how many in a month), 这周有什么变化 (what moved). For how to use me send /help.

# Examples in /help
help-ask =
    💬 Ask for the progress in words, such as:
    <code>崆峒区演出完成多少了</code>
    <code>截至6月底互助保险多少人</code>
    <code>演出能不能完成</code>
