### 命令行上的话

cli-problem = { $file }：{ $key }：{ $what }
cli-unreadable = 读不了 { $file }：{ $why }
cli-no-config = 没有找到配置文件 { $file }；请把 config.example.toml 复制过去并填好。
cli-bad-token = Telegram 不认这个令牌，请核对配置里的 telegram.token。
cli-no-telegram = 连不上 Telegram：{ $why }
cli-failed = 没有完成：{ $why }
cli-running = 机器人已启动，按 Ctrl-C 停止。
cli-first-link = 首位管理员请用手机打开下面的链接，点“开始”（只能用一次，7天内有效）：
cli-plan-good = { $file }：没有错误。{ $name }，{ $indicators } 个指标，{ $units } 个单位。
cli-unfilled = 以下 { $count } 处公开文件没有载明，由本级工会填写：
cli-tally-good = 累计表与上报记录一致。
cli-tally-differs = 累计表有 { $count } 处与上报记录不一致；运行 fieldtally rebuild-tally 重算。
cli-tally-rebuilt = 已重算累计表，共 { $cells } 格。
demo-preparing = 正在准备：平凉市总工会2014年计划，半年的演示上报……
demo-port-taken = 端口 { $port } 被占用，换下一个。
demo-no-port = 附近没有空闲端口，请用 --port 指定一个
demo-ready =

    准备好了。请用浏览器打开：{ $address }

    那里是2014年9月15日（周一）上午；人物、数字、照片都是编的。可以试试：
      1. 左边选“王芳”，发 /report，报一场演出，附两张照片；
      2. 右边选“李主任”，发 /summary，一层层点下去，直到刚报的那一条；
      3. 把上面的时钟拨到“周五15:00”，看哪些填报人收到催报；
      4. 选“吴审核”，发 /review：把书屋那条退回给王芳，补改后通过，再换李主任复审；
      5. 回到王芳的对话列表，进“{ demo-group }”发 /summary；周一早上那里有快报，也可以试试在群里上报。

    按 Ctrl-C 结束。
# 演示里的工作群的名称
demo-group = 崆峒区工作群（演示）
demo-end = 演示已结束，什么也没有留下。
cli-no-such-unit = 计划里没有代码为 { $unit } 的单位。
config-webhook-missing = telegram.updates 是 webhook 时，要有 [webhook] 一节，写明 url。

### fieldtally init 的问答
init-begin = 还没有 { $file }，现在问几个问题来写好它。
init-token = BotFather 给的令牌（输入时不显示）
init-no-token = 这不像令牌；令牌形如 123456789:AbCd…
init-proxy = 若连不上 Telegram，请填代理地址，如 socks5://127.0.0.1:1080（没有就直接回车）
init-bot = 令牌有效，机器人是 @{ $username }。
init-plan = 计划文件
init-updates = 怎样取消息（不清楚就用 polling）
init-webhook-url = Telegram 投递消息的公网地址，如 https://bot.example.org/fieldtally
init-no-url = 地址要以 https:// 开头，并带一段路径。
init-written = 已写好 { $file }，只有您能读。
init-comment = 由 fieldtally init 写成；每一项的说明见 config.example.toml
cli-trail-whole = 留痕完整，共 { $rows } 条；最新校验码 { $hash }
cli-trail-broken = 留痕被改动过：第 { $row } 条起对不上。
cli-trail-forged = 这些上报版本与留痕不符，被改动过（记录号/版本）：{ $reports }。
cli-trail-unseen = 留痕里没有校验码 { $hash }：末尾被删过，或整份被重写过。
