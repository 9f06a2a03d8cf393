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

    Please type your <b>real name</b>, or tap the button below.

# The button was tapped: Telegram's name is the real one
welcome-named =
    Welcome to fieldtally, { $name }!
    Your unit: <b>{ $unit }</b>
    Your role: <b>{ $role }</b>

    /settings changes the name later.

# A member sends /start again
welcome-back =
    Hello! Your unit: <b>{ $unit }</b>, your role: <b>{ $role }</b>.
    Send /help to see what you can do.

# An administrator sends /invite
invite-unit = To which unit?
invite-made = ✅ The invitation for <b>{ $unit }</b>, { $role }, is made; forward the message below.

# The invitation itself, in a message of its own
invite-link =
    You are invited to join fieldtally as <b>{ $role }</b> ({ $unit }).
    Open the link and tap "Start":
    { $link }
    { $uses ->
        [1] It works once
       *[other] It works for { $uses } people
    }, until { $month }-{ $day }.

help-title = <b>fieldtally</b>: you are { $role } and can use:
help-line = /{ $command } — { $what }
