### Quick entry
quick-masked = ⚠️ Your message has an identity or bank card number; it was blacked out and not kept. Please delete the original message.
quick-future = This has not happened yet, so it need not be reported; send it again when it is done.
quick-left-out =
    Some was left out:
    { $lines }
quick-unread = { $line }: not understood; please send it again in other words
quick-filed-before = { $line }: filed before ({ $receipt })
quick-filed-before-alone = "{ $line }" was filed before ({ $receipt }). If this is another event, tap "Report it too".
button-report-again = ➕ Report it too
quick-open-already = { $line }: among the reports to be checked already
quick-open-already-alone = ⚠️ You sent this before and have not filed it yet:
quick-words-only = ⚠️ Videos and files cannot be kept, only the words were read; please send photos as evidence.
card-more = This message has { $count } more to check.
button-file-all = ✅ File all ({ $count })
button-skip = ⏭ Leave empty
evidence-kept = 📎 Kept. Say in a line what it is of, or choose:

### Left unfinished
report-without-indicator = no indicator yet
report-of-photos = { $count } photos, no indicator yet
report-change-of = change of { $receipt } { $name }
draft-left = You left a report unfinished ({ $what }). Do you still want to file it? Untouched for six more days it is dropped.
button-go-on = ▶️ Go on
button-drop = 🗑 Drop it
draft-dropped = The unfinished report ({ $what }) lay for a week and is dropped; nothing was filed. Send /report to begin again.
draft-left-change = You left a change unfinished ({ $what }). Do you still want to save it? The report is as it was. Untouched for six more days the change is dropped.
draft-dropped-change = The unfinished change ({ $what }) lay for a week and is dropped; the report stays as it was.
