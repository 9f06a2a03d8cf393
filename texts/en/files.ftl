### Exports, briefings, charts: choosing, headway, delivery

# /export
export-which = 📤 <b>Export of { $unit }</b>
    As of { $day }/{ $month }.

    Workbook: overview, units, ledger, unreported, trail.
    csv: the ledger alone, a line a report.
    Another day: tap below, or send /export 2014-06-15
export-wrong = { $reason }
    Like this: /export 2014-06-15, or /export 2014-08
button-workbook = 📊 Workbook (xlsx)
button-ledger = 📄 Ledger (csv)
button-month-end = end of month { $month }
button-newest-day = as of today

# /brief
brief-which = 📝 <b>Briefing of { $unit }</b>
    Choose the days, or send: /brief 2014-08, /brief Q3, /brief 2014-07-01 to 2014-08-31
brief-wrong = { $reason }
    Like this: /brief 2014-08, /brief Q3, /brief 2014-07-01 to 2014-08-31
button-month = month { $month }
button-quarter = { $quarter ->
   *[other] Q{ $quarter }
}
button-first-half = first half
button-year-so-far = year so far

# A stretch that cannot be read, or does not fit
span-not-read = “{ $found }” names no stretch of days.
span-backwards = { $first } to { $last } is the wrong way round.
span-outside = Please choose days from { $start } to { $end }.
span-ahead = { $first } is still ahead (today is { $today }).

# In the making
making = ⏳ Being made; it comes when it is ready…
making-progress = ⏳ Being made: { $done } of { $total } rows
making-already = It is being made, one moment.
making-enough = What you asked for is still being made; ask again when one is ready.
making-failed = ⚠️ It could not be made. The administrators know (number { $number }); please try later.
making-template = ⚠️ The briefing's template cannot be used: { $reason }
toast-drawing = Being drawn, one moment…
file-too-large = ⚠️ The file has { $size } MB, Telegram takes { $most }: an administrator can export it on the server.
file-ready = ✅ Ready: { $name }
file-not-taken = ⚠️ “{ $name }” was not delivered, please ask for it again.
caption-demonstration = Demonstration: people and figures are invented.

# Charts
button-chart-plan = 📈 The whole plan as a picture
button-chart-curve = 📈 Over time
button-chart-units = 📊 By unit
picture-plan = plan
picture-caption = { $unit } { $name }, as of { $day }/{ $month }

# The briefing's template (administrators)
template-file = briefing template
brief-usual-template = Layout: the usual one (official documents). For your own, take the starter, change it in Word and send it back.
brief-own-template = Layout: your own template.
button-starter = 📎 Starter template
button-template-in = ✅ Use for briefings
button-template-out = ↩️ Back to the usual layout
template-how = Change it in Word and send it back. “{"{{"}正文{"}}"}” (the text) needs a paragraph of its own; “{"{{"}标题{"}}"}” (title), “{"{{"}单位{"}}"}” (unit), “{"{{"}期间{"}}"}” (days) and “{"{{"}日期{"}}"}” (date) are filled in too.
template-checking = ⏳ Checking whether this can be the briefing's template…
template-good = ✅ “{ $name }” can be the briefing's template.
template-refused = ⚠️ It cannot be the briefing's template: { $reason }
template-gone = Telegram no longer has this file; please send it again.
template-placed = In place: the next briefing uses it.
template-taken-out = Taken out: the usual layout again.

# The command line: export, backup, restore
export-one-of = --brief does not go with --csv, --xlsx or --day
cli-no-data = There is no data file { $file } yet.
cli-other-version = Data file and program are of different versions: start the bot once with this program.
backup-exists = { $file } is there already; take another name.
backup-done = Backed up to { $file }: the data file and { $photos } photos, { $size } MB.
restore-there = { $folder } holds data; --force moves it aside first, then restores.
restore-running = The bot is running: stop it first.
restore-no-backup = { $file } is no backup made by fieldtally backup.
restore-newer = { $file } was made by a newer program: upgrade first.
restore-damaged = { $file } is damaged; the present data was not touched.
restore-done = Restored to { $folder }; the bot can be started.
restore-aside = What was there lies in { $folder } now; delete it once all is well.
