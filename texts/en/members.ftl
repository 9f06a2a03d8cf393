### Managing members, inviting, what is asked on joining

command-members = members and units

## Lists and search
members-of =
    👥 <b>{ $unit }</b>
    { $own } here{ $suspended ->
        [0] {""}
       *[other] {" "}(and { $suspended } suspended)
    }, { $all } with the units below
    Search: /members and a name, phone or unit
members-unit = 📁 { $unit } { $count }
members-unit-closed = 📁 { $unit } (closed) { $count }
members-none = Nobody found for "{ $words }". Type part of a name, a phone number (three digits or more) or a unit.
members-found = 🔎 "{ $words }": { $count }
members-found-many = 🔎 "{ $words }": the first { $count }; please type more of it.
button-invite = ➕ Invite
button-unit = 🏢 The unit
button-up = ⬆️ Up
button-this-unit = ✔️ { $unit }
button-sure = ✅ Confirm

## A member's card
member-title = 👤 <b>{ $name }</b>{ $standing }
member-suspended = {"  "}🚫 suspended
member-unreachable = {"  "}📵 cannot be reached
member-name = Name
member-role = Role
member-phone = Phone
member-joined = Joined
member-seen = Last seen
member-language = Language
member-reports = Reports
member-unknown = not given
button-move-member = 🔀 Move
button-role = 🎫 Role
button-suspend = 🚫 Suspend (has left)
button-bring-back = ♻️ Bring back
button-erase = 🧹 Erase name and phone
member-move-to = 🔀 <b>{ $name }</b> is with { $unit }. To which unit?
member-role-to = 🎫 <b>{ $name }</b> is { $role }. Which role?

confirm-move = Move <b>{ $name }</b> to <b>{ $unit }</b>? What was reported stays with the old unit; what is owed passes to whoever serves it next.
confirm-role = Make <b>{ $name }</b> <b>{ $role }</b>?
confirm-suspend = Suspend <b>{ $name }</b>? Nothing can be reported or seen any more; open drafts are kept, reports stay, and what is owed passes to whoever serves the unit next.
confirm-bring-back = Bring <b>{ $name }</b> back?
confirm-erase = Erase name and phone of <b>{ $name }</b>? From then on only a number is shown, and this <b>cannot be undone</b>; the reports stay.

# What the person is told
told-move = 🔀 An administrator moved you to <b>{ $unit }</b>: from now on you report for this unit.
told-role = 🎫 An administrator made you <b>{ $role }</b>. Send /help to see what you can do.
told-suspend = 🚫 An administrator suspended your account. Your open drafts are kept; please ask an administrator.
told-bring-back = ♻️ An administrator brought your account back; everything works again.

toast-changed = Changed
toast-no-change = It is so already.
toast-member-not-yours = There is no such member, or not in your units.
toast-last-administrator = This is the last administrator who can be reached; please make another one first.
toast-suspend-first = Suspend first, then erase.
toast-bring-back-first = Suspended: bring back first.

## Invitations
invite-shape =
    ✉️ { $role } of <b>{ $unit }</b>
    for { $uses }, valid for { $days } days
invite-uses = { $count } ×
invite-days = { $count } d
button-make-invite = ✅ Make the invitation
button-open-invites = 📋 Open invitations ({ $count })
invites-title = 📋 <b>Open invitations</b>: { $count }
invites-line = <b>{ $number }</b>  { $unit }, { $role }: { $used } of { $uses }, until { $month }-{ $day }
button-revoke = ✖️ Revoke { $number }
toast-revoked = Revoked; the link works no more.
toast-invite-gone = This invitation was used up, has expired or was revoked.
# Under the QR picture
qr-title = Scan to join fieldtally
qr-role = as { $role }
qr-how = Scan with your phone, then tap “Start” in Telegram
qr-until =
    until { $month }-{ $day }, { $uses ->
        [1] works once
       *[other] works for { $uses } people
    }
qr-caption = 📷 { $unit }, { $role }: scan, then tap "Start"
toast-invite-made = This invitation was made already, see below.

## Joining
welcome-member = You are { $role } of <b>{ $unit }</b> already; this link was not used up. To change unit or role, ask an administrator.
button-keep-name = ✅ "{ $name }" is right
name-ask = ✏️ Please type your real name.
name-kept = 👌 Your name is <b>{ $name }</b>. /settings changes it.
name-wrong = This is not like a name. Please type nothing but the name, 2 to 20 characters.
phone-ask = 📱 Would you leave your phone number? Only administrators and your unit's reviewers see it.
button-share-phone = 📱 Send my phone number
button-no-phone = No phone number
phone-kept = ✅ Your number is kept. Send /help to see what you can do.
phone-skipped = Fine. /settings takes it later. Send /help to see what you can do.
phone-not-own = ⚠️ Only your own number, please: use the button "Send my phone number".

## Where something is to be typed
question-again =
    ⚠️ { $reason }
    Please type it again, or tap "Cancel".
question-cancelled = Fine, nothing was changed.

## Examples in /help, by role
help-filers =
    <b>Reporting</b>: send a line or a photo as you would to a work group
    <code>今天工地演出2场，观众约三百人</code>
    <code>慰问困难职工5户</code>
    Nothing to report: <code>本周无</code>
    Check the card and tap "File"; nothing is lost half-way.
help-managers =
    <b>People</b>: /members shows members and units
    <code>/members 王</code> searches
    /invite makes links and QR pictures
    Add the bot to a work group and follow what it says

## The trail
action-revoked = invitation revoked
action-member-changed = member changed
action-member-erased = personal data erased
action-preference-chosen = own settings
action-unit-added = unit added
action-unit-changed = unit changed
action-group-registered = group registered
action-group-released = group released
detail-uses = uses
detail-standing = standing
detail-field = item
detail-value = value
detail-group = group
standing-active = active
standing-suspended = suspended
