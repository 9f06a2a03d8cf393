### One's own settings

settings = 选择语言 / Choose your language:
settings-language-kept = ✅ English from now on.
language-zh = 中文
language-en = English

settings-title = ⚙️ <b>Your settings</b>
settings-quiet = Quiet hours
settings-weekly = Weekly reminder
settings-digest = Digest
settings-on = on
settings-off = off
digest-weekly = weekly
digest-monthly = monthly
digest-never = never
button-quiet = 🌙 Quiet hours
button-weekly-off = 🔕 No weekly reminder
button-weekly-on = 🔔 Weekly reminder
button-digest-weekly = Digest weekly
button-digest-monthly = Monthly
button-digest-never = Never
button-name = ✏️ Name
button-phone = 📱 Phone
quiet-as-planned = { $hours } (as for all)
quiet-which =
    🌙 Quiet hours: <b>{ $hours }</b>
    The first row is when they begin, the second when they end. Reminders wait until then.
button-quiet-plan = As for all
toast-weekly-on = The weekly reminder is on
toast-weekly-off = The weekly reminder is off; reports are still due
