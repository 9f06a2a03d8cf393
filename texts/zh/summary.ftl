### 进度：每行不超过20个汉字

summary-title = 📊 { $unit }{ $year }年计划进度
summary-day = 截至{ $month }月{ $day }日，序时进度{ $progress }
summary-section = 【{ $name }】
summary-column-what = 指标
summary-column-figure = 完成
summary-column-gap = 快慢
summary-indicator = <b>{ $label } { $name }</b>
summary-line = 　{ $line }
summary-by-unit = 分单位
summary-ahead = 预计
summary-pace = 每周{ $weekly }{ $unit }可按期完成

figure-count = { $actual }{ $unit }
figure-participants = 参加{ $people }
figure-target = { $actual }/{ $target }{ $unit } { $rate }
figure-progress = （序时{ $progress }）
figure-pending = 另有待审{ $pending }{ $unit }
figure-pending-short = （待审{ $pending }）
figure-units-pending = 另有{ $count }个单位待审
figure-stock = { $rate }（目标{ $target }）
figure-reached = 已达目标
figure-points-short = 距目标{ $points }个百分点
figure-not-reported = 尚未上报
figure-no-population = 职工总数未报齐，暂无完成率
figure-missing = { $count }个单位未报
figure-state = { $state }{ $count }
gap-none = ● 与序时进度持平
gap-ahead = ▲ 快于序时进度{ $points }个百分点
gap-behind = ▼ 慢于序时进度{ $points }个百分点
unit-itself = 本级
# 指标已从计划里去掉，只有代码
indicator-gone = 计划外（{ $code }）

# 各单位并列
side-column-unit = 单位
side-column-figure = 完成
side-column-gap = 快慢/占比
side-column-sized = 每万名职工
side-unit = { $unit }
side-share = 占{ $share }
side-sized-short = 每万人{ $value }
side-gap = ▲▼ 快慢于序时的百分点，按各自任务算
side-no-quota = 没分任务的只列数和占比
side-sized = 每万人：每万名职工完成的数

# 各单位总览
units-column-unit = 单位
units-column-counted = 有数的指标
units-column-behind = 慢于序时
units-counted = { $counted }/{ $of }项有数
units-behind = ▼ 慢{ $behind }项，{ $name }慢{ $points }点
units-on-time = ▲ 都不慢
units-note = 只比各单位自己有任务数的指标；“点”是百分点。
units-no-quotas = 计划没有把任务分到单位，不排快慢。
units-none = 下面没有单位。

# 按月按季
months-column-month = 月份
months-column-added = 当月
months-column-sum = 累计
months-column-progress = 序时
months-column-state = 月末
months-month = { $month }月
months-quarter = { $number ->
    [1] 一
    [2] 二
    [3] 三
   *[4] 四
 }季度
months-until = { $month }月{ $day }日
months-none = 还没有数。

# 本周以来变化
moved-title = 🔄 { $unit }本周以来变化
moved-since = { $month }月{ $day }日（周一）起，按上报时间
moved-nothing = 还没有变动。
moved-column-what = 指标
moved-column-change = 变化
moved-column-now = 现在
moved-line = <b>{ $name }</b>　{ $change }
moved-now = → { $now }
moved-pending = （待审{ $pending }）
moved-reports = { $count }条
moved-through = { $unit }本周的上报
moved-by = 本周{ $change }

# 群里的简表：不超过15行，没有人名
compact-title = 📊 <b>{ $unit }进度</b>（截至{ $month }月{ $day }日）
compact-progress = 序时进度{ $progress }，最慢的在前
compact-line = { $gap } { $name } { $figure }
compact-more = …另有{ $count }项
compact-nothing = 还没有上报。
compact-end = 明细请私聊机器人发 /summary

button-whole-plan = ◀️ 全部计划
button-newest-reports = 📄 最新上报
button-by-month = 📆 按月按季
button-by-unit = 🏘 分单位
button-week = 🔄 本周变化
button-as-of = 📅 截至哪天
button-unit-plan = 📊 { $unit }全部
button-upper = ⬆️ { $unit }
button-today = 今天
button-as-of-month = { $month }月底
as-of-choose = 看截至哪一天的进度？也可以发，如：/summary 6月15日
as-of-ahead = { $month }月{ $day }日还没到，先看今天的。
as-of-before = 计划从{ $month }月{ $day }日开始，请换一个日期。
as-of-unclear = “{ $text }”没看懂。可以写日期、单位、指标，如：/summary 崆峒区演出 6月15日

reports-of = { $unit }的上报（截至{ $month }月{ $day }日）
reports-none = 还没有上报。
report-receipt = <b>{ $receipt }</b>　{ $status }
report-what = { $name } { $figure }
report-where = { $month }月{ $day }日 { $unit } { $filer }
report-behalf = （代报）


### 回执上的影响
effect-count = { $added } { $unit } → { $actual } { $unit }
effect-target = { $added } { $unit } → { $actual }/{ $target }，{ $rate }；序时进度 { $progress }，{ $outlook }
effect-short = 差 { $short } { $unit }
effect-on-time = 不落后
effect-stock = 全市 { $rate }，{ $outlook }{ $missing }
effect-missing = ；未报：{ $units }
effect-narrative = 状态：{ $state }；已有 { $said }/{ $whole } 个单位上报
effect-none = 已记录。
