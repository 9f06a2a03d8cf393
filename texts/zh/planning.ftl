### /plan：计划说了什么；月度的确认与锁定；补报与更正

command-plan = 计划、月度确认与锁定

plan-day = { $year }年{ $month }月{ $day }日
plan-and = 、
plan-title = 📘 <b>{ $federation }</b> { $name }
plan-whole-span = { $start }至{ $end }
plan-section = 　{ $name }　{ $count }项
plan-section-title = 📘 <b>{ $name }</b>
plan-in-words = 写进展、选状态
plan-no-target = 未定任务数（{ $unit }）
plan-target = 任务 { $target }
plan-field-measure = 类型
plan-field-definition = 口径
plan-field-department = 责任部门
plan-field-questions = 要填
plan-field-aliases = 也叫
plan-field-quotas = 分解任务
plan-photos = 建议 { $count } 张
plan-required = （必填）
plan-to-be-filled = 待本级工会填写
plan-adjusted = 📐 { $said }
measure-flow = 时期数（累计相加）
measure-coverage = 覆盖率（累计人数比总人数）
measure-stock = 时点数（以最新的为准）
measure-narrative = 文字和状态

## 月度
button-months = 🗓 月度确认与锁定
months-title = 🗓 <b>月度</b>　选一个月：
month-title = 🗓 <b>{ $month }</b>
month-state = 已确认 { $done }/{ $all } 个单位
month-whole-locked = 🔒 全市已锁定
month-unit = { $sign }<b>{ $unit }</b>　{ $said }
month-unconfirmed = ⏳ 未确认
month-moved = ⏳ 确认后有变动
month-confirmed-by = ✅ { $name } { $when }
month-all = 全市
month-figures = 🗓 <b>{ $unit } { $month }</b>
month-flow = 本月{ $added }{ $unit }，累计{ $actual }{ $unit }
month-silent = 另有 { $count } 项没有上报
month-pending = ⏳ 待审 { $count } 条，未计入
month-returned = ↩️ 退回未改 { $count } 条，未计入
unit-month-locked = 🔒 本月已锁定：再报的记为补报，再改的记为更正。
unit-month-confirmed = ✅ { $name } { $when } 已确认上报
unit-month-not-over = 月底那天起可以确认。
unit-month-open = 核对无误后请确认上报；有误先改再确认。

button-confirm = ✅ 确认上报
button-check-month = 🗓 核对{ $month }
button-look-month = 🗓 核对数字
owe-confirm = 🔸 { $month }数字待确认上报
confirm-moved = ⚠️ 数字刚有变动，请再核对一遍：
# 催还没有确认的单位的填报人
confirm-please =
    📌 请核对<b>{ $unit }</b>{ $month }的数字，无误后点“确认上报”。
# 确认之后、锁定之前，有人补报或改动了这个月的数字
confirm-taken-back =
    ↩️ <b>{ $unit }</b>{ $month }确认之后，数字有变动：{ $names }。
    原来的确认已收回，请核对后再确认一次。
toast-confirmed = 已确认上报
toast-confirm-not = 现在不用确认：不是本单位、还没到月底、已确认或已锁定。
toast-confirm-moved = 还没有确认：数字刚有变动，请再核对。
button-ask-months = 🔔 催 { $count } 个未确认单位
months-asked = 🔔 { $month }：已发 { $count } 条催办，每人一天最多一条。
months-asked-nobody =
    { $said }
    没有人可发的单位：{ $units }
toast-nudged = 已发 { $count } 条
# 点了旧的“催未确认单位”按钮，而这个月已没有要催的单位
toast-months-complete = 没有要催的单位了：都已确认或已锁定。
toast-quiet-now = 现在是免打扰时间，天亮再催吧。

button-lock = 🔒 锁定这个单位
button-lock-all = 🔒 锁定全市
button-lock-really = 🔒 确认锁定
button-unlock = 🔓 解锁
button-unlock-all = 🔓 解锁全市
lock-title = 🔒 <b>锁定{ $unit } { $month }</b>
lock-unconfirmed = ⚠️ 还没确认：{ $units }
lock-all-confirmed = ✅ 各单位都已确认
lock-not-over = ⚠️ 这个月还没有过完
lock-what = 锁定时的数字会留存（含下属单位）。之后再报的记为补报，再改的记为更正，都会列进下一期简报。
toast-locked = 已锁定
toast-locked-already = 已经锁定了。
toast-not-locked = 这个月没有锁定，或已经解锁。
unlock-why = 🔓 解锁{ $unit } { $month }？请输入原因，200 字以内。
unlock-dropped = 没有解锁，仍是锁定状态。
unlocked =
    🔓 已解锁：{ $unit } { $month }
    原因：{ $reason }
    改完请重新锁定。
toast-question-gone = 这一问已取消或已答过。

## 补报与更正
card-late = ⚠️ { $month }月已锁定，这条将记为补报。
card-amends = ⚠️ { $month }月已锁定，这次修改将记为更正。
# 所属月份已锁定时的回执；下面的按钮问原因
receipt-late =
    ✅ 已收到（补报），回执号 <b>{ $receipt }</b>
    { $effect }
    这个月已锁定，会列给管理员。为什么补报？
report-origin = （{ $cause }）
cause-late = 补报
cause-imported = 导入
why-missed = 当时漏报
why-papers = 材料到得晚
why-wrong = 原来填错
why-checked = 核实后有变
why-other = ✍️ 其他原因
explain-type = ✍️ 请输入 <b>{ $receipt }</b> 补报或更正的原因，200 字以内。
explain-dropped = 没有写原因，上报不受影响。
explained = ✅ { $receipt } 的原因已记下：{ $why }
toast-explained = 已记下：{ $why }
button-moves = 📄 补报与更正（{ $count }）
moves-title = 📄 <b>{ $month }锁定后的变动</b>
move-late = 补报
move-amended = 更正
move-withdrawn = 撤回
move-unexplained = 未说明
move-head = <b>{ $receipt }</b>　{ $what }
move-what = { $unit } { $name } { $figure }
move-day = 日期：{ $day }
move-by = { $name } { $when }
move-why = 原因：{ $why }

## 留痕
action-confirmed = 确认上报
action-unconfirmed = 确认被收回
action-confirmation-asked = 催办确认
action-locked = 锁定月份
action-unlocked = 解锁月份
action-explained = 说明原因
action-adjusted = 计划调整
action-adjustment-cancelled = 撤销调整
action-imported = 导入
detail-month = 月份
detail-count = 条数
column-origin = 上报类型

## 简报里的往月变动
briefing-part-moved = 往月数据变动说明
briefing-moved-lead = 已锁定月份的数据在本期有{ $count }处变动，累计数已按变动后计算。
briefing-moved-caption = 往月数据变动情况
briefing-then = 锁定时
briefing-now = 现为
briefing-moved-why = 变动及原因
briefing-moved-by = { $receipt } { $what }{ $figure }，{ $why }
briefing-moved-reviewed = 锁定后经审核计入或剔除
briefing-unlocked = { $unit }{ $month }的数据于{ $day }解锁，原因：{ $reason }。
