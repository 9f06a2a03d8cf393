### What is owed, and nil reports
command-owe = What I owe
owe-title = 📋 <b>{ $unit } owes</b>
owe-nothing = ✅ { $unit } owes nothing now.
owe-week = 🔸 Nothing reported this week
owe-returned = 🔸 { $receipt } { $name } was returned
owe-photos = 🔸 { $receipt } { $name } has no photos
owe-lagging = 🔸 { $name }: { $short } { $unit } short
owe-behind = {"  "}{ $gap }
owe-pace = {"  "}to catch up: { $weekly } { $unit } a week
button-mend = ✏️ Mend { $receipt }
button-report-one = 📝 Report { $name }
button-nil = 🈚 Nothing this week
nil-kept = ✅ Nil report kept: { $unit } had nothing to report in the week from { $month }-{ $day }. If something comes up, report it as usual.
toast-nil-kept = Nil report kept
toast-nil-already = There is a nil report for this week already.
