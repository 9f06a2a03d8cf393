### 计划调整：目标或期限从某日起改变，写明依据的文号

# 与进度写在一起的短句；$was 原来的，$now 调整后的
adjusted-target = 原目标{ $was }→调整后{ $now }
adjusted-target-set = 增设目标{ $now }
adjusted-deadline = 原期限{ $was }→调整后{ $now }
adjusted-day = { $month }月{ $day }日
adjusted-by = { $authority }
effect-adjusted =
    { $effect }
    { $adjusted }
briefing-adjusted = 计划调整：{ $said }。
chart-line-target-adjusted = 目标 { $target }{ $unit }（原{ $was }）
chart-figure-target-adjusted = { $actual }/{ $target }{ $unit }（原{ $was }）　{ $rate }

button-adjust = 📐 调整目标或期限
button-adjust-target = 🎯 调整目标
button-adjust-deadline = 📅 调整期限
button-adjust-go = ✅ 确认调整
button-adjust-again = ✏️ { $what }
button-adjust-today = 今天起
button-adjust-month = 本月1日起
button-adjust-year = 年初起
button-adjust-list = 📐 计划调整
button-adjust-cancel = ↩️ 撤销第{ $number }项
button-adjust-really = ↩️ 确认撤销
field-adjust-target = 新目标
field-adjust-deadline = 新期限
field-adjust-since = 起算日期
field-adjust-authority = 文号
field-adjust-reason = 原因

adjust-title = 📐 <b>计划调整</b>
adjust-what = { $label } { $name }
adjust-now = 现目标{ $target }，期限{ $deadline }
adjust-no-target = （未定）
adjust-line = { $label }：{ $value }
adjust-ask-which = 调整什么？
adjust-ask-target = 新的目标是多少？请输入数字（{ $unit }）。
adjust-ask-deadline = 新的期限是哪一天？请输入，如“11月30日”。
adjust-ask-since = 从哪一天起按新的算？点选，或输入日期。
adjust-ask-authority = 依据的文号？如“平工发〔2014〕45号”。
adjust-ask-reason = 为什么调整？请写一句。
adjust-confirm = 从{ $day }起，进度按新的算；此前的进度仍按原来的。各单位分到的任务数不变。
adjust-same = 这和现在的一样，不用调整。
adjust-done =
    ✅ 已调整：{ $name }
    { $change }
    自{ $day }起按新的算。
adjust-dropped = 没有调整，计划保持原样。
adjust-list-title = 📐 <b>计划调整</b>
adjust-none = 今年的计划没有调整过。
adjust-kept-head = <b>{ $number }. { $name }</b>{ $cancelled }
adjust-kept-since = 自{ $day }起，{ $authority }
adjust-kept-by = { $name } { $when }
adjust-kept-reason = 原因：{ $reason }
adjust-is-cancelled = （已撤销）
adjust-cancel-ask =
    撤销第 { $number } 项调整（{ $name }）？撤销后按原计划算，记录保留。
adjust-cancelled = ↩️ 第 { $number } 项调整已撤销，{ $name }按原计划算。
toast-adjust-gone = 这份调整已取消或已办完。
toast-adjust-cancelled = 这项调整已经撤销。
chart-figure-stock-adjusted = { $rate }　目标{ $target }%（原{ $was }）
