### Review: the queue, its cards, approving, returning, rejecting, undoing

command-review = review reports

# With one level it is just "review"; with two, "first" and "second"
review-level-only = review
review-level-first = first review
review-level-second = second review

## A card of the queue
queue-title = 🔎 <b>Waits for { $level }</b>  { $place } / { $count }
queue-standing-in = (Nobody can review at this level; the federation stands in.)
queue-would = If approved: { $effect }
queue-would-later = If the second review approves too: { $effect }
queue-mended = 🔁 <b>Changed after { $name } returned it</b>
queue-changes = What was changed:
queue-changes-in-history = Much was changed; the history shows it.
queue-empty = ✅ Nothing waits for your review.
queue-narrow = 🗂 Which unit or indicator only?
queue-all = all
button-previous = ‹ Previous
button-next = Next ›
button-approve = ✅ Approve
button-return = ↩️ Return
button-reject = ⛔️ Reject
button-narrow = 🗂 Filter
button-approve-all = ✅ Approve all without hints
button-to-review = 🔎 Review

## Hints on the card; nothing is refused for one. Those on photos are in evidence.ftl
hint-some-photo = A photo
hint-on-behalf = ⚠️ Filed on behalf
hint-late = ⚠️ Late: { $days } days after the event, or past the deadline
hint-unusual = ⚠️ Unusual: over 3 times what this unit usually reports
hint-photoless = ⚠️ No photos

## How it was reviewed: lines on a report's card and in its history
review-approved = ✅ Approved, { $level }, { $when } { $name }
review-returned = ↩️ Returned, { $level }, { $when } { $name }
review-rejected = ⛔️ Rejected, { $level }, { $when } { $name }
review-approval-undone = 🔄 Approval undone, { $when } { $name }
review-rejection-undone = 🔄 Rejection undone, { $when } { $name }
review-reason = Reason: { $reason }
review-fields = To be changed: { $fields }
review-waits = ⏳ Waits for { $level }; it counts once approved
review-waits-for-others = ⏳ Waits for { $level } (nobody can review at this level; the federation stands in); it counts once approved
review-waits-for-nobody = ⏳ Waits for { $level }, but nobody can review it now (nobody reviews his own); please tell an administrator

## One decided, above the next card
review-passed =
    ✅ Approved <b>{ $receipt }</b>
    { $effect }
review-passed-on =
    ✅ Approved <b>{ $receipt }</b>
    { $waits }
review-sent-back = ↩️ Returned <b>{ $receipt }</b>: { $reason }
review-refused = ⛔️ Rejected <b>{ $receipt }</b>: { $reason }
review-undone =
    🔄 The review of <b>{ $receipt }</b> was undone: { $reason }
    { $effect }
    { $waits }
review-not-decided = Nothing was decided; the report stays as it is.
button-undo = 🔄 Undo the review of { $receipt }
button-keep-decision = ◀️ Leave it
toast-review-approved = Approved

## Asking for the reason
return-why = ↩️ <b>Return { $receipt }</b> ({ $name }): mark the fields to be changed (none means all), then tap a reason ↩️ to send it back.
reject-why = ⛔️ <b>Reject { $receipt }</b> ({ $name })? It will not count and can no longer be changed. Tap a reason:
undo-why = 🔄 <b>Undo the review of { $receipt }</b> ({ $name })? It will wait again. Tap a reason:
review-type = ✍️ Please type the reason for <b>{ $receipt }</b> ({ $name }), at most 200 characters.
button-because = ↩️ { $reason }
reason-figure-doubtful = The figure does not match the evidence
reason-photos-unclear = Photos unclear or not of this
reason-incomplete = Incomplete
reason-wrong-day = Wrong date or unit
reason-outside-scope = Not what this indicator counts
reason-no-evidence = No evidence
reason-slip = Tapped by mistake
reason-new-facts = New facts

## Approving many at once
together-title = ✅ <b>{ $count } can be approved together</b> (no hints at all):
together-line = { $name }: { $count }  { $figure }
together-left = { $left } more must be looked at one by one.
together-none = None can be approved together: all { $left } have hints and must be looked at one by one.
button-together = ✅ Approve these { $count }
together-done = ✅ Approved { $count } together; { $left } still wait.
toast-together = Approved { $count }

## Why one may not decide
toast-review-own = You filed or changed { $receipt }; somebody else must review it.
toast-review-not-yours = { $receipt } is not yours to review now.
toast-review-new-version = { $receipt } has a new version; please look at the new card first.
toast-review-withdrawn = { $receipt } was withdrawn; there is nothing to review.
toast-review-elsewhere = { $receipt } is no longer at this step.
toast-review-done = { $receipt } was { $what } by { $name }, { $when }.
toast-review-not-last = This review of { $receipt } was undone already, or something happened since.
toast-review-locked = The month of { $receipt } is locked; its review can no longer be undone.
decided-approved = approved
decided-returned = returned
decided-rejected = rejected

## To officers
returned-title = ↩️ <b>Please change { $receipt }</b>
returned-how = Tap a field below to change it, then "Save the change": it goes back to the reviewer. If nothing has to be changed, say so in the note.
rejected-title = ⛔️ <b>{ $receipt } { $name } was rejected</b> and does not count.
approval-undone-title = 🔄 The approval of { $receipt } { $name } was undone; it waits again. Reason: { $reason }
rejection-undone-title = 🔄 The rejection of { $receipt } { $name } was undone; it waits again. Reason: { $reason }
approved-news = ✅ <b>Approved: { $count }</b>
approved-one = { $receipt } { $name } { $figure }
approved-more = … and { $count } more
toast-rejected = { $receipt } was rejected and can no longer be changed; if you disagree, ask the reviewer.
toast-not-returned = { $receipt } has been changed already, or is not returned.
# Changing an approved report, before it is saved
card-review-again = ⚠️ This report was approved. Once changed it must be reviewed again, and does not count until then.

## To reviewers
queue-news = 📥 Reports waiting for your review: { $count }.
mended-news = 🔁 <b>{ $receipt }</b> was changed by { $name }; please review it again:
approved-withdrawn = ↩️ { $receipt } { $name }, which you approved, was withdrawn by { $who }: { $reason }

## What the audit trail calls it
action-approved = approved
action-returned = returned
action-rejected = rejected
action-approval-undone = approval undone
action-rejection-undone = rejection undone
detail-level = level of review
detail-disputed = to be changed
