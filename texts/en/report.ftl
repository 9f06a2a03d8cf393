### The guided report: form, card, receipt, and the reasons for wrong answers

report-title = 📝 <b>Report what was done</b>
report-heading = <b>{ $label } · { $name }</b>
report-definition = What counts: { $definition }
report-line = { $label }: { $value }

field-indicator = Indicator
field-quantity = Quantity
field-text = Progress
field-state = State
field-day = Date
field-unit = Unit
field-photos = Photos
field-note = Note
field-location = Location
photos-shown = { $have } (wanted: { $wanted })

# The question of each step
ask-indicator = Which indicator? Tap one, or type its name (such as 演出).
ask-quantity = How many? Please type a number (unit: { $unit }).
ask-numerator = { $label }: how many? Please type a number ({ $unit }).
ask-denominator = { $label }: how many? Please type a number ({ $unit }).
ask-text = How is it going? Please describe it in a few sentences.
ask-state = Which state is it in?
ask-day = Which day? Tap one, or type it, such as 2014-08-03.
ask-unit = Which unit's work is it?
ask-photos = Please send photos, several at once if you like; then tap "Done".
ask-location = Please share a location with 📎, or tap "Clear" to remove it.
ask-note = What should be noted? Please type it.
ask-count = { $label }: please type a number ({ $unit }). { $hint }
ask-bare-count = { $label }: please type a number. { $hint }
ask-money = { $label }: please type the amount in yuan. { $hint }
ask-words = { $label }: please type it. { $hint }
ask-choice = { $label }: please choose. { $hint }

button-days-ago-0 = Today
button-days-ago-1 = Yesterday
button-days-ago-2 = 2 days ago
button-calendar = 📅 Another date
button-all-sections = 📁 All sections
button-file = ✅ File
button-resume = ▶️ Go on: { $what }
button-begin = ➕ Begin another
button-one-more = ➕ One more

card-title = 📋 <b>Please check</b>
card-empty = empty
card-required = required, empty
card-on-behalf = (on behalf)
card-question = Tap "File" if all is right, or a field to change it.
card-incomplete = The fields marked ❗ must be filled in before you can file.
card-lacks = ❗ Still missing: "{ $label }"; just type it.
card-filed = ✅ <b>Filed</b>, receipt { $receipt }

# The receipt; effect is what the report did to the year's plan
receipt =
    ✅ Received, receipt <b>{ $receipt }</b>
    { $effect }

report-cancelled = Cancelled; nothing was filed.
report-open-drafts = { $count ->
        [1] You have a report that is not finished:
       *[other] You have { $count } reports that are not finished:
    }
cancelled-draft = Cancelled: { $what }. Nothing was filed.{ $count ->
        [0] {""}
        [1] {" "}One more is not finished:
       *[other] {" "}{ $count } more are not finished:
    }
cancelled-change = Cancelled: { $what }. The report stays as it was.{ $count ->
        [0] {""}
        [1] {" "}One more is not finished:
       *[other] {" "}{ $count } more are not finished:
    }
nothing-open = Send /report to report, or /help to see what you can do.
nothing-asked = Send /summary to see the progress, or ask in words, such as 崆峒区演出完成多少了.
nothing-to-cancel = There is no open report.

toast-filed-already = This one was filed already, receipt { $receipt }.
toast-draft-gone = This form was cancelled or has expired.
toast-step-passed = This step is past; please see the newest form.
toast-required = Still required: { $fields }

# A wrong answer: the reason stands above the form, nothing changes
wrong-answer = ⚠️ { $reason }
report-no-such-indicator = No indicator is called "{ $said }"; please tap one or say it differently.
report-several-indicators = "{ $said }" fits several: { $names }. Please tap one or be more precise.
report-no-such-unit = No unit is called "{ $said }"; please tap one.
report-unit-not-yours = You can report only for { $unit } and the units below it.
report-photos-wanted = Photos are wanted here; tap "Done" when you have sent them.
report-location-wanted = A location is wanted here; please share one with 📎.
report-card-wants-taps = Please tap a field to change it, or tap "File".
report-too-many-photos = A report takes at most { $most } photos; this one was not added.
report-no-forwards = A forwarded message is no answer; please type it yourself.
no-forwards = A message forwarded from somebody else is no report; please copy its words and send them yourself.
words-wanted = Stickers, voice, videos and files cannot be read; please send words or photos.
report-words-wanted = Please answer in words; stickers, voice, video and files cannot be read.

button-report = 📝 Report
