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
nil-kept = ✅ Nil report kept: { $unit } had nothing to report in the { $kind ->
        [ten-days] ten days
        [month] month
       *[week] week
    } from { $month }-{ $day }. If something comes up, report it as usual.
toast-nil-kept = Nil report kept
toast-nil-already = There is a nil report for this period already.
