### What the command line says

cli-problem = { $file }: { $key }: { $what }
cli-unreadable = { $file } cannot be read: { $why }
cli-no-config = There is no configuration file { $file }; copy config.example.toml there and fill it in.
cli-bad-token = Telegram does not accept this token; check telegram.token in the configuration.
cli-no-telegram = Telegram cannot be reached: { $why }
cli-failed = It failed: { $why }
cli-running = The bot is running; Ctrl-C stops it.
cli-first-link = The first administrator opens this link on his phone and taps "Start" (it works once, for 7 days):
cli-plan-good = { $file }: no errors. { $name }, { $indicators } indicators, { $units } units.
cli-unfilled = The published plan does not say these { $count }; they are the federation's to fill in:
cli-tally-good = The tally is what the reports say.
cli-tally-differs = The tally differs from the reports in { $count } places; run fieldtally rebuild-tally.
cli-tally-rebuilt = The tally was made anew: { $cells } cells.
demo-preparing = Preparing the plan of 平凉市总工会 for 2014 and half a year of reports ...
demo-port-taken = Port { $port } is taken; trying the next.
demo-no-port = no port is free near by; name one with --port
demo-ready =

    Ready. Open this in a browser: { $address }

    It is the morning of Monday, 15 September 2014; people, figures and photos are invented. Try:
      1. pick 王芳 on the left, send /report, and report a performance with two photos;
      2. pick 李主任 on the right, send /summary, and tap down to that very report;
      3. move the clock above to Friday 15:00 and see which officers are reminded;
      4. pick 吴审核, send /review: return the bookroom to 王芳, approve it once mended, then as 李主任;
      5. open 王芳's group “{ demo-group }”, send /summary; see its digest on Monday, try to report there.

    Ctrl-C ends it.
demo-group = 崆峒区 work group (demo)
demo-end = The demonstration is over; nothing is left of it.
cli-no-such-unit = The plan has no unit with the code { $unit }.
config-webhook-missing = With telegram.updates = "webhook" a [webhook] table with its url is needed.

### The questions of fieldtally init
init-begin = There is no { $file } yet; a few questions will write it.
init-token = The token from BotFather (not shown while you type)
init-no-token = This does not look like a token; one looks like 123456789:AbCd…
init-proxy = If Telegram cannot be reached, a proxy such as socks5://127.0.0.1:1080 (Enter for none)
init-bot = The token is good; the bot is @{ $username }.
init-plan = Plan file
init-updates = How updates come (polling if in doubt)
init-webhook-url = The public address Telegram posts to, such as https://bot.example.org/fieldtally
init-no-url = An address begins with https:// and has a path.
init-written = { $file } is written; only you can read it.
init-comment = Written by fieldtally init; config.example.toml explains every key
cli-trail-whole = The audit trail is whole: { $rows } rows; newest hash { $hash }
cli-trail-broken = The audit trail was rewritten: from row { $row } on it does not fit.
cli-trail-forged = These report versions are not what the trail says was filed (report/version): { $reports }.
cli-trail-unseen = The hash { $hash } is not in the trail: its end was cut off, or all of it rewritten.
