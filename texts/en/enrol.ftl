### Joining, inviting, settings, help

# All that a stranger is ever told; the number is for him to pass on
stranger = Hello, this bot serves invited union officers only; please pass your number <code>{ $id }</code> on to your unit's administrator, who will send you an invitation link.

# A stranger opened a link that was used, has expired or is incomplete
stranger-bad-link = Hello, this invitation was used, has expired or is incomplete; please pass your number <code>{ $id }</code> on to your unit's administrator and ask for a new one.

# After joining by a link
welcome =
    Welcome to fieldtally, { $name }!
    Your unit: <b>{ $unit }</b>
    Your role: <b>{ $role }</b>

    Send /help to see what you can do.

# A member sends /start again
welcome-back =
    Hello! Your unit: <b>{ $unit }</b>, your role: <b>{ $role }</b>.
    Send /help to see what you can do.

# An administrator sends /invite
invite-unit = To which unit?
invite-role = A member of <b>{ $unit }</b> in which role?
invite-made = ✅ The invitation for <b>{ $unit }</b>, { $role }, is made; forward the message below.

# The invitation itself, in a message of its own
invite-link =
    You are invited to join fieldtally as <b>{ $role }</b> ({ $unit }).
    Open the link and tap "Start":
    { $link }
    It works once, until { $month }-{ $day }.

settings = 请选择语言 / Choose your language:
settings-language-kept = ✅ English from now on.
language-zh = 中文
language-en = English

help-title = <b>fieldtally</b>: you are { $role } and can use:
help-line = /{ $command } — { $what }
# For those who may file
help-report =
    A report takes three answers: indicator, quantity, date; then check the card and tap "File".
    For example: /report → 送文化演出 → 2 → today → File.
    Photos can be sent at any time; they are added to the report you are filling in.
help-end = Nothing is lost half-way: go on whenever you like.
