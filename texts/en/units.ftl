### Units and work groups

unit-title = 🏢 <b>{ $name }</b>{ $closed }
unit-is-closed = {"  "}🚫 closed
unit-name = Name
unit-short = Short name
unit-aliases = Other names
unit-code = Code
unit-parent = Belongs to
unit-workers = Workers
unit-quota = Target
unit-closed = Closed
unit-groups = Work groups
unit-none = none
unit-quotas-title = 🎯 <b>Targets of its own</b>
unit-set-by = { $value } (by { $name }, { $month }-{ $day })
unit-added = ✅ Added
    { $card }
unit-changed = ✅ Changed
    { $card }

button-add-unit = ➕ New unit below
button-unit-name = ✏️ Name
button-unit-short = ✏️ Short
button-unit-aliases = ✏️ Others
button-unit-workers = 👷 Workers
button-unit-quotas = 🎯 Targets
button-move-unit = 🔀 Move
button-close-unit = 🚫 Close
button-open-unit = ♻️ Open again
button-plan-value = ↩️ As in the plan file

unit-ask-new =
    ➕ A new unit below <b>{ $unit }</b>. Type its full name, for example
    <code>柳湖镇总工会</code>
    or, after semicolons, a short name and other names too
    <code>平凉发电有限责任公司工会；平凉发电；电厂</code>
unit-ask-name = ✏️ Type the new full name of <b>{ $unit }</b>.
unit-ask-short = ✏️ Type the new short name of <b>{ $unit }</b>, for buttons: at most 8 Chinese characters.
unit-ask-aliases = ✏️ Type other names of <b>{ $unit }</b> with commas between them, or "none". Quick entry knows them.
unit-ask-workers = 👷 How many workers has <b>{ $unit }</b>?
unit-ask-quota = 🎯 What is the target of <b>{ $unit }</b> for { $name }, in { $measure }?
unit-quotas-which = 🎯 <b>{ $unit }</b>: the target of which indicator?
unit-move-to = 🔀 Below which unit does <b>{ $unit }</b> stand? Its reports go with it.
unit-close-ask = Close <b>{ $unit }</b> and the units below it? They are offered no more and nothing can be filed for them; what was reported still counts.

unit-name-length = A full name has 2 to { $most } characters.
unit-short-length = A short name has 2 to { $most } Chinese characters; write it after a semicolon behind the full name.
unit-too-many-parts = Three parts at most: full name; short name; other names.
unit-aliases-many = At most { $most } other names, none too long.
unit-name-empty = "{ $name }" cannot be a name; it needs two characters or more.
unit-name-taken = "{ $name }" is a name of { $other } already.
unit-no-code = No further level fits here: two below a county at most.

toast-unit-closed = { $unit } is closed and cannot be chosen.
toast-unit-below-itself = A unit cannot stand below itself.
toast-unit-served = { $count } members still serve it; move or suspend them first.

## Work groups
group-hello = Hello, this is fieldtally. An administrator or reviewer may send /start here to say whose work group this is.
group-whose = 👥 The bot is in the group "{ $title }". Whose work group is it?
group-is = 👥 The group "{ $title }" is that of <b>{ $unit }</b>. Whose shall it be?
button-release-group = ✖️ Nobody's
group-registered = ✅ The group "{ $title }" is that of <b>{ $unit }</b> now.
group-released = The group "{ $title }" is nobody's now.
group-told = ✅ This is the work group of <b>{ $unit }</b> now. Please report to me in private: here no report is taken and nothing personal is shown.
toast-group-gone = The bot is no longer in this group; if it has just become a supergroup, send /start there again.
