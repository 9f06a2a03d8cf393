### What is owed, and nil reports
command-owe = What I owe
owe-title = 📋 <b>{ $unit } owes</b>
owe-nothing = ✅ { $unit } owes nothing now.
owe-period = 🔸 Nothing reported { $kind ->
        [ten-days] these ten days
        [month] this month
       *[week] this week
    }
owe-returned = 🔸 { $receipt } { $name } was returned
owe-photos = 🔸 { $receipt } { $name } has no photos
owe-lagging = 🔸 { $name }: { $short } { $unit } short
owe-behind = {"  "}{ $gap }
owe-pace = {"  "}to catch up: { $weekly } { $unit } a week
button-mend = ✏️ Mend { $receipt }
button-report-one = 📝 Report { $name }
button-nil = 🈚 Nothing { $kind ->
        [ten-days] these ten days
        [month] this month
       *[week] this week
    }
button-nil-past = 🈚 Nothing then
nil-span = the { $kind ->
        [ten-days] ten days
        [month] month
       *[week] week
    } from { $month }-{ $day }
nil-kept = ✅ Nil report kept: { $unit } had nothing to report in { $span }. If something comes up, report it as usual.
nil-kept-one = ✅ Kept: { $unit } had no "{ $name }" in { $span }.
nil-already = { $unit } has a nil report for { $span } already.
nil-already-one = { $unit } has said already that there was no "{ $name }" in { $span }.
nil-despite = { $unit } has { $count } reports in { $span }. Keep a nil report all the same?
nil-despite-one = { $unit } has { $count } reports of "{ $name }" in { $span }. Keep that there was none all the same?
nil-dropped = ↩️ Nil report taken back: { $unit }, { $span }.
nil-dropped-one = ↩️ Taken back: { $unit } had no "{ $name }" in { $span }.
button-nil-anyway = 🈚 Keep the nil report
button-nil-drop = ↩️ Take back
toast-nil-kept = Nil report kept
toast-nil-already = There is a nil report for this period already.
toast-nil-gone = The nil report was taken back already.
