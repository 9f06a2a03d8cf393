### 导出、简报、图：选择、进度、送达

# /export
export-which = 📤 <b>导出 { $unit }</b>
    截至{ $month }月{ $day }日。

    工作簿：汇总、分县、台账、未报、留痕五张表。
    csv：只有台账，每条上报一行。
    换日期可点下面，也可以发：/export 6月15日
export-wrong = { $reason }
    可以这样发：/export 6月15日，或 /export 8月
button-workbook = 📊 工作簿（xlsx）
button-ledger = 📄 台账（csv）
button-month-end = 截至{ $month }月底
button-newest-day = 截至今天

# /brief
brief-which = 📝 <b>{ $unit }工作简报</b>
    请选时段，也可以发：/brief 8月，/brief 三季度，/brief 2014-07-01到2014-08-31
brief-wrong = { $reason }
    可以这样发：/brief 8月，/brief 三季度，/brief 2014-07-01到2014-08-31
button-month = { $month }月
button-quarter = { $quarter ->
    [1] 一季度
    [2] 二季度
    [3] 三季度
   *[4] 四季度
}
button-first-half = 上半年
button-year-so-far = 今年以来

# 时段和日期读不出来、不合适
span-not-read = “{ $found }”看不出是哪一段日子。
span-backwards = { $first } 到 { $last } 前后颠倒了。
span-outside = 请选 { $start } 至 { $end } 之间的日子。
span-ahead = { $first } 还没有到（今天是 { $today }）。

# 正在做
making = ⏳ 正在生成，好了就发过来……
making-progress = ⏳ 正在生成：已写 { $done }/{ $total } 行
making-already = 正在生成，请稍候。
making-enough = 您要的还在生成，做好一份再要下一份。
making-failed = ⚠️ 没有做成，管理员已收到通知（编号 { $number }），请稍后再试。
making-template = ⚠️ 现用的简报模板用不了：{ $reason }
toast-drawing = 正在画图，马上发来……
file-too-large = ⚠️ 文件有{ $size }兆，Telegram 最多收{ $most }兆，请管理员在服务器上导出。
file-ready = ✅ 已生成：{ $name }
file-not-taken = ⚠️ 《{ $name }》没有送到，请再要一次。
caption-demonstration = 演示数据：人物、数字都是编的。

# 图
button-chart-plan = 📈 全部计划一张图
button-chart-curve = 📈 走势图
button-chart-units = 📊 各单位图
picture-plan = 计划进度
picture-caption = { $unit }　{ $name }　截至{ $month }月{ $day }日

# 简报模板（管理员）
template-file = 工作简报模板
brief-usual-template = 版式：通用（按党政机关公文格式）。要换成自己的，先取样本，在 Word 里改好，再发给我。
brief-own-template = 版式：本级自备模板。
button-starter = 📎 取模板样本
button-template-in = ✅ 用作简报模板
button-template-out = ↩️ 取下自备模板，用通用版式
template-how = 在 Word 里改好版式发回来即可。“{"{{"}正文{"}}"}”要单独成段；还可以用“{"{{"}标题{"}}"}”“{"{{"}单位{"}}"}”“{"{{"}期间{"}}"}”“{"{{"}日期{"}}"}”。
template-checking = ⏳ 收到文件，正在检查能不能作简报模板……
template-good = ✅ 《{ $name }》可以作简报模板。
template-refused = ⚠️ 不能作简报模板：{ $reason }
template-gone = Telegram 上已取不到这个文件，请重新发送。
template-placed = 已换上，下一份简报就用它。
template-taken-out = 已取下，改用通用版式。

# 命令行：export、backup、restore
export-one-of = --brief 不能与 --csv、--xlsx、--day 同用
cli-no-data = 还没有数据文件 { $file }。
cli-other-version = 数据文件与程序的版本不同：先用这个程序启动一次机器人。
backup-exists = { $file } 已经有了，请换个文件名。
backup-done = 已备份到 { $file }：数据文件和{ $photos }张照片，{ $size }兆。
restore-there = { $folder } 里已有数据；加 --force 会先把它们移开，再恢复。
restore-running = 机器人正在运行，请先停下再恢复。
restore-no-backup = { $file } 不是 fieldtally backup 做的备份。
restore-newer = { $file } 是更新版本的程序做的备份，请先升级程序。
restore-damaged = { $file } 已损坏，没有动现有的数据。
restore-done = 已恢复到 { $folder }，可以启动机器人了。
restore-aside = 原来的数据移到了 { $folder }，确认无误后可以删除。
