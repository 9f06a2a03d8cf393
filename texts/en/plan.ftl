### Replies to answers (answer-…) and complaints about plan and settings files (plan-…).
### Numbers come in as text, without thousands separators. $found is what was written, cut if long.

## Counts

# A number was asked for, blanks came.
answer-count-empty = Please write a number, such as 2 or 1200.
# A number was asked for and this is none.
answer-count-not-number = “{ $found }” does not read as a number; please write one number only, such as 2 or 1200.
# A whole number was asked for, a fraction came.
answer-count-fraction = Only whole numbers fit here and “{ $found }” is not one; please change it.
# Zero was written where at least one is needed.
answer-count-zero = The number starts from { $least }; what was not done need not be reported.
# The number is below the least one that fits.
answer-count-below = “{ $found }” is too small; please write at least { $least }.
# More than ten million. $most: the limit.
answer-count-too-large = “{ $found }” is too large; the most is { $most }, please check it.
# The word behind the number counts something else. $unit: what is counted here.
answer-count-other-unit = This is counted in “{ $unit }” and you wrote “{ $found }”; please check it.

## Money

# An amount was asked for, blanks came.
answer-money-empty = Please write the amount in yuan, such as 500 or 1.2万元.
# This is no amount.
answer-money-not-amount = “{ $found }” does not read as an amount; please write one total in yuan, such as 500 or 1.2万元.
# Finer than a fen.
answer-money-decimals = An amount has two decimals at most; please change “{ $found }”.
# The amount is 0.
answer-money-zero = An amount cannot be 0; where there is none, leave it empty.
# More than a thousand million yuan. $most: the limit.
answer-money-too-large = “{ $found }” is too large; the most is { $most } yuan, please check it.

## Counts and money

# A negative number.
answer-number-negative = A negative number does not fit here; please change “{ $found }”.
# A percentage.
answer-number-percent = A number is needed here, not a percentage; please replace “{ $found }”.
# More than one number, such as 2-3.
answer-number-several = There is more than one number in “{ $found }”; please write just one.
# An estimate, such as 近百人, 几十, 两三场.
answer-number-vague = “{ $found }” is not exact enough; please write one definite number.

## Words, choices, states

# Words were asked for, blanks came.
answer-text-empty = Please write a few words; this cannot stay empty.
# Too long. $found: how many characters it has; $most: the limit.
answer-text-too-long = This has { $found } characters and the most is { $most }; please make it shorter.
# One of several was asked for. $choices: what can be chosen.
answer-choice-unknown = “{ $found }” is not one of the choices; please pick one: { $choices }.
# A state was asked for.
answer-state-unknown = “{ $found }” does not say how far it is; please pick one: not started, under way, done, blocked.
# The part of a stock is larger than the whole.
answer-stock-above = The part, { $numerator }, is larger than the whole, { $denominator }; please check it.

## Dates

# A date was asked for, blanks came.
answer-date-empty = Please write a date, such as yesterday or 2014-08-03.
# This is no date.
answer-date-not-date = “{ $found }” does not read as a date; please write it like 2014-08-03.
# There is no such day, such as 30 February.
answer-date-not-exist = There is no such day as “{ $found }”; please check it.
# The day is still ahead. $found, $today: days.
answer-date-future = { $found } is still ahead (today is { $today }); please give the day it was done.
# The day is outside the plan. $start, $end: the plan's first and last day.
answer-date-outside = { $found } is outside the plan; please give a day from { $start } to { $end }.

## Plan and settings files: form

# The file is no TOML. $line, $column: where; $found: what stands in that line.
plan-toml = Line { $line }, column { $column } is not written as TOML; please check quotes, equals signs and brackets: { $found }
# The file cannot be read and no line is known (brackets nested without end, endless digits).
plan-toml-unreadable = This file cannot be read; please look for very long numbers or deeply nested brackets.
# A required key is absent.
plan-missing = This key is missing; please add it.
# An unknown key, and the known ones cannot be told.
plan-unknown-key = There is no key “{ $found }”; please check the spelling or remove it.
# An unknown key. $known: the keys that can stand here.
plan-unknown-key-known = There is no key “{ $found }”; please check the spelling, the known ones are: { $known }.
# A value of the wrong kind. $expected: which kind it should be.
plan-wrong-type = Expected { $expected ->
        [text] text in double quotes
        [whole] a whole number without quotes
        [number] a number without quotes
        [truth] true or false
        [list] a list in square brackets
        [table] a table of “key = value”
        [population] a number, or the code of a stock indicator
       *[other] another kind of value
    }, found “{ $found }”.
# Below the least number that fits.
plan-at-least = Expected { $limit } or more, found { $found }.
# Not above the lower bound.
plan-more-than = Expected more than { $limit }, found { $found }.
# Above the largest number that fits.
plan-at-most = Expected { $limit } or less, found { $found }.
# Not below the upper bound.
plan-less-than = Expected less than { $limit }, found { $found }.
# Left empty.
plan-empty = This cannot stay empty; please fill it in.
# A text that is too short.
plan-too-short = Expected at least { $limit } characters, found “{ $found }”.
# A text that is too long; on a button two letters count as one Chinese character.
plan-too-long = Expected at most { $limit } characters, found “{ $found }”.
# Too few entries. $found: how many there are.
plan-too-few = Expected at least { $limit } entries, found { $found }.
# Too many entries. $found: how many there are.
plan-too-many = Expected at most { $limit } entries, found { $found }.
# A code or the like in the wrong form. $limit: the regular expression.
plan-pattern = “{ $found }” has the wrong form; expected is { $limit }.
# None of the values that can stand here. $expected: those values.
plan-not-one-of = Expected one of { $expected }, found “{ $found }”.
# Not in the form of a date.
plan-date-form = Expected a date such as 2014-12-31, found “{ $found }”.
# Not in the form of a time.
plan-time-form = Expected a time such as "15:00", found “{ $found }”.
# An unknown time zone.
plan-zone = There is no time zone “{ $found }”; please give an IANA name such as Asia/Shanghai.
# Any other value that does not do. $reason: the program's own reason.
plan-invalid = “{ $found }” does not do: { $reason }

## Plan files: whether the entries agree

# The period does not start before it ends.
plan-period = A plan starts before it ends; this one runs from { $start } to { $end }.
# The plan's year is not in its period.
plan-year = The year { $found } is outside the plan's period, { $start } to { $end }.
# Two sections, units or indicators with one code.
plan-code-twice = The code “{ $found }” is used more than once; each code can be used once only.
# One name for two units or two indicators. $other: the code of the other one.
plan-alias-twice = “{ $found }” already names { $other }; a name can stand for one only.
# A name without a letter, such as punctuation only.
plan-name-without-letters = “{ $found }” has no letters and cannot be a name.
# The indicator's section does not exist.
plan-section-unknown = There is no section with the code “{ $found }”; please use one of [[sections]].
# No unit stands at the top.
plan-no-root = One unit has to be without a parent: the federation itself.
# Several units without a parent. $found: their codes.
plan-several-roots = Only one unit can be without a parent; here it is { $found }.
# The unit's parent does not exist.
plan-parent-unknown = There is no unit with the code “{ $found }”; please correct the parent.
# The parents run in a circle.
plan-unit-circle = The parent “{ $found }” stands below this unit itself; please break the circle.
# A quota for an unknown indicator.
plan-quota-unknown = There is no indicator with the code “{ $found }” to set a quota for.
# A quota for an indicator told in words.
plan-quota-narrative = The indicator “{ $found }” is told in words and cannot have a quota.
# An indicator that counts has no unit of measure.
plan-unit-missing = An indicator that counts needs a unit of measure; please fill it in, such as "人".
# A coverage or stock without a target.
plan-target-missing = A coverage or stock indicator needs a target in percent, such as 85.
# A target for an indicator told in words.
plan-target-narrative = An indicator told in words has no target; please remove { $found }.
# A percentage above 100.
plan-target-percent = The target of a coverage or stock is a percentage up to 100, found { $found }.
# A flow's target that is no whole number.
plan-target-whole = The target of a flow is a whole number, found { $found }.
# A deadline outside the plan.
plan-deadline-outside = The deadline { $found } is outside the plan's period, { $start } to { $end }.
# Other than twelve monthly weights.
plan-weights-count = Twelve monthly weights are needed, January to December, found { $found }.
# Only zeros among the weights of the period.
plan-weights-zero = The weights of the plan's months cannot all be 0.
# A population on an indicator that is no coverage.
plan-population-needless = Only a coverage indicator has a population; please remove “{ $found }”.
# The indicator that supplies the population does not exist.
plan-population-unknown = There is no indicator with the code “{ $found }”; expected is a number or the code of a stock indicator.
# The indicator that supplies the population is no stock.
plan-population-no-stock = The indicator “{ $found }” is no stock and cannot supply a population.
# Two questions of an indicator with one key.
plan-question-twice = The question key “{ $found }” is used more than once in this indicator.
# A question's key that the system uses itself.
plan-question-reserved = “{ $found }” is a name the system uses itself; please give the question another key.
# Choices on a question of another kind.
plan-choices-needless = Only a choice question has choices; please remove them or set kind to "choice".
# A choice question with fewer than two choices.
plan-choices-missing = A choice question needs at least two choices.
# The same choice twice.
plan-choice-twice = The choice “{ $found }” is there more than once.
# Make-up ends before reports are due.
plan-closes-before-due = Make-up has to end after reports are due; please check due_day, due_time, close_day and close_time.
# A day both off and at work.
plan-day-twice = { $found } is both in holidays and in workdays; please remove one.
# Reports are due while the bot keeps silent.
plan-due-quiet = Reports are due at { $found }, when nothing is sent; please change one of them.
# A weekly plan names a day of the week.
plan-weekday-wanted = For weekly reports this has to be a day of the week, such as "friday", not { $found }.
# Ten-day and monthly plans count the day within the period.
plan-day-number-wanted = This has to be the number of a day in the period, 1 to { $most }, not "{ $found }".
# The morning hour lies in the quiet hours.
plan-morning-quiet = The morning messages at { $found } fall in the quiet hours; please change one of them.

# A target in percent that is none.
answer-percent = “{ $found }” is no percentage; type a number from 0 to 100 with two decimals at most.
