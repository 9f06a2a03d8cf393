### My reports: the list, one opened, changing, withdrawing

my-title = 📄 <b>My reports</b>: { $status } { $count } ({ $page }/{ $pages })
my-none = You have not reported anything yet. Send /report to begin.
my-all = all

instant-shown = { $month }-{ $day } { $time }

## One opened
opened-filed = Filed by { $name }, { $when }
opened-version = Changed; this is version { $version }
opened-withdrawn = ⛔️ Withdrawn by { $name }, { $when }: { $reason }
button-open = 📄 Open { $receipt }
button-photos = 📷 Photos ({ $count })
button-location = 📍 Location
button-history = 🕓 History
button-change = ✏️ Change
button-withdraw = ↩️ Withdraw
button-reinstate = ♻️ Bring it back
toast-no-photos = This version of { $receipt } has no photos.
photos-of = { $receipt }, version { $version }

## The history, newest first
history-title = 🕓 History of { $receipt }
history-version = <b>Version { $version }</b>, { $when }, { $name }: { $what }
history-withdrawn = ⛔️ { $when }, { $name }: withdrawn: { $reason }
history-reinstated = ♻️ { $when }, { $name }: brought back
cause-filed = filed
cause-changed = changed
cause-amended = amended
change-line = { $label }: { $old } → { $new }
change-field = Field
change-before = Before
change-after = After
change-photo-count = { $count }
change-photos = { $label }: { $added } added, { $removed } removed
button-photos-of-version = 📷 Photos of version { $version }

## Changing
card-change-title = ✏️ <b>Change this report</b>
card-change-question = Tap a field to change it, then "Save the change"; "Cancel" leaves it as it is.
button-save = 💾 Save the change
change-cancelled = Nothing was changed; the report stays as it is.
change-nothing = Nothing is different; { $receipt } stays as it is.
# Somebody else changed the report after the change was opened
change-overtaken =
    ⚠️ While you were changing it, { $name } changed this report:
    { $changes }
    Both changes stand together below; please check, then tap "Save the change".
toast-overtaken = Not saved yet: somebody has just changed this report; please check the new card.
# The receipt of a change; the old values stay in the history
receipt-changed =
    ✅ Changed, receipt <b>{ $receipt }</b> (version { $version })
    { $changes }
    { $effect }
# The same in a month that is locked
receipt-amended =
    ✅ Amended, receipt <b>{ $receipt }</b> (version { $version }); the month is locked, so the administrator will see it listed
    { $changes }
    { $effect }

# The officer edited the message he once sent
edited-offer = { $count ->
        [1] You edited the message of a report. Change the report too?
       *[other] You edited the message of several reports. Which of them should change?
    }
edited-unread = The edited message does not say how { $receipt } should change; the report stays as it is. Change it on the card, or withdraw it under /my.
edited-withdrawn = { $receipt } was withdrawn, so editing its message does nothing; send a new message to report it again, or restore it in /my.
edited-followed = ✏️ Taken over from your edited message:
edited-draft-unread = ⚠️ The edited message does not say what it reports, so the card is as it was; to drop it tap "Cancel".
button-take-edited = ✏️ Change { $receipt } { $name }

## Withdrawing
withdraw-why = ↩️ <b>Withdraw { $receipt }</b> ({ $name })? It will no longer count; it can be brought back. Why? Choose, or just type it:
withdraw-locked = ⚠️ This month is locked: the withdrawal is marked as an amendment and listed for the administrator.
withdraw-type = ✍️ Please type why <b>{ $receipt }</b> ({ $name }) is withdrawn, in at most 200 characters.
withdraw-cancelled = Nothing was withdrawn; the report stays as it is.
reason-duplicate = Filed twice
reason-wrong = Wrong figures
reason-not-held = It did not take place
reason-other = ✍️ Another reason (type it)
button-keep = ◀️ Keep it
receipt-withdrawn =
    ↩️ Withdrawn <b>{ $receipt }</b>: { $reason }
    { $effect }
receipt-reinstated =
    ♻️ Brought back <b>{ $receipt }</b>
    { $effect }

## Why something cannot be seen or changed
toast-report-not-yours = There is no such report, or it is outside your unit.
toast-not-yours-to-change = Only its filer and an administrator can change or withdraw this report.
toast-withdrawn = { $receipt } is withdrawn; bring it back first to change it.
toast-not-withdrawn = { $receipt } is not withdrawn, or was brought back already.

## What a change did to the year's plan
effect-of = { $name }: { $effect }
effect-no-figure = No figure is reported now.
effect-states = { $said }/{ $whole } units have reported

changed-by-other = ✏️ { $who } changed your report <b>{ $receipt }</b>:
withdrawn-by-other = ↩️ { $who } withdrew your report <b>{ $receipt }</b> ({ $name }): { $reason }
reinstated-by-other = ♻️ { $who } brought your report <b>{ $receipt }</b> ({ $name }) back.
opened-only-by = To bring it back, ask { $name } or an administrator.
