### Quick entry
quick-masked = ⚠️ Your message has an identity or bank card number; it was blacked out and not kept. Please delete the original message.
quick-future = This has not happened yet, so it need not be reported; send it again when it is done.
quick-left-out =
    Some was left out:
    { $lines }
quick-unread = { $line }: not understood; please send it again in other words
quick-filed-before = { $line }: filed before
quick-open-already = { $line }: among the reports to be checked already
card-more = This message has { $count } more to check.
button-file-all = ✅ File all ({ $count })
button-skip = ⏭ Leave empty
evidence-kept = 📎 Kept. Which indicator is it for?
nil-already = { $unit } has a nil report for this { $kind ->
        [ten-days] ten days
        [month] month
       *[week] week
    } already (from { $month }-{ $day }).
nil-one-kept = ✅ Kept: { $unit } had no "{ $name }" in the { $kind ->
        [ten-days] ten days
        [month] month
       *[week] week
    } from { $month }-{ $day }.
nil-one-already = { $unit } has said already that there was no "{ $name }" in the { $kind ->
        [ten-days] ten days
        [month] month
       *[week] week
    } from { $month }-{ $day }.

### Left unfinished
report-without-indicator = no indicator yet
draft-left = You left a report unfinished ({ $what }). Do you still want to file it? Untouched for six more days it is dropped.
button-go-on = ▶️ Go on
button-drop = 🗑 Drop it
draft-dropped = The unfinished report ({ $what }) lay for a week and is dropped; nothing was filed. Send /report to begin again.
