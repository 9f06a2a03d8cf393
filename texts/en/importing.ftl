### Importing figures of earlier months: template, check, reasons for refusing

button-import = 📥 Import earlier figures
button-import-form = 📄 An empty workbook
button-import-go = ✅ Import { $count }
button-import-drop = ✖️ Do not import
import-how =
    📥 <b>Importing earlier figures</b>
    Send the filled workbook (.xlsx) here: it is checked row by row, then you confirm; one wrong row and none is imported.
    The empty workbook comes by the button below; it says how to fill it.
    Sent twice it adds nothing twice; locked months are refused.
import-checking = 📥 { $name } came, checking…
import-writing = 📥 Importing { $name }…
import-refused = ⚠️ { $name } was not imported: { $reason }
import-rows-refused = ⚠️ { $name }: { $count } rows to mend:
import-row = Row { $row }　{ $said }
import-refusal = { $column }: { $reason }
import-more = … and { $count } more.
import-nothing-done = Nothing was imported. The workbook below says row by row why; mend it and send all of it again.
import-returned = to_mend
import-not-returned = ⚠️ The workbook with the reasons did not arrive; please send yours again.
import-ready = 📥 { $name } is right: { $new } new, { $known } imported before. Import? They are filed in your name.
import-nothing-new = ✅ { $name }: { $known } rows imported before, 0 new.
import-done = ✅ { $name }: { $added } imported, { $known } imported before.
import-dropped = { $name } was not imported.
toast-import-gone = This workbook was dealt with or has expired.

## The whole workbook
import-no-xlsx = This is no Excel workbook (.xlsx) that can be read; save old (.xls) or encrypted ones as .xlsx.
import-too-large = The workbook is too large (5 MB at most).
import-macros = It has macros; save it as .xlsx without them.
import-outside = It links to other files; paste the values in place of the formulas.
import-no-head = No headings found: unit, indicator, day or month and so on; please use the template.
import-no-rows = No rows to import (examples do not count).
import-too-many = Too many rows: 20000 at most; send it in parts.
import-gone = Telegram no longer has the file; please send it again.
import-locked-since = A month was locked since it was checked; please send it again.

## A row
import-empty = must not be empty.
import-no-unit = no unit is called “{ $found }”; choose one from the list.
import-unit-not-yours = “{ $found }” is not among your units.
import-no-indicator = no indicator is called “{ $found }”; choose one from the list.
import-several-indicators = “{ $found }” fits several indicators; use the full name.
import-day-number = “{ $found }” does not tell the day; write 2014-08-03 or 2014-08.
import-month-not-over = “{ $found }” is not over; write a day.
import-not-for-this = “{ $name }” does not take this; empty it.
import-locked = { $year }-{ $month } is locked; unlock it first, or report it late by phone.

## The template
import-form-file = earlier_figures
import-form-how = Fill it as its second sheet says and send it here.
import-sheet = Earlier figures
import-help-sheet = How to fill it in
import-choices-sheet = Choices
import-mark = Mark
import-day = Day or month
import-example = example
import-example-text = Meeting held, group formed
import-remarks = Why it was refused (may stay)
import-help-1 = A row is a report: which unit, which indicator, which day or month, how much.
import-help-2 = Choose unit, indicator and state from the lists; an indicator's label will do too.
import-help-3 = Write days as 2014-08-03; a month's total as 2014-08: it counts on the month's last day.
import-help-4 = What is counted takes a quantity; a rate numerator and denominator; progress in words a text and a state.
import-help-5 = Leave empty what does not apply; the other columns are what single indicators ask.
import-help-6 = Rows marked “example” are not imported and may go.
import-help-7 = Leave the headings as they are; formulas count as their values.
import-help-8 = Every row is checked; with one wrong none is imported, and you hear which row, which column, what was expected.
import-help-9 = The same workbook sent twice adds nothing; what did happen twice takes two rows.
import-help-10 = Locked months cannot be imported.

## The command line
cli-import-what = Name the file to import, or write an empty one with --template: one of the two.
cli-import-template = The empty workbook is written: { $file }
cli-import-nobody = There is no administrator yet; let one join first.
cli-import-refused = { $count } rows to mend; nothing was imported:
cli-import-would = All is right: { $new } would be new, { $known } were imported before.
cli-import-done = { $new } imported, { $known } were imported before.
