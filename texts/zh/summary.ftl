### 进度：每行不超过20个汉字

summary-title = 📊 <b>{ $unit }{ $year }年计划进度</b>
summary-day = 截至{ $month }月{ $day }日，序时进度{ $progress }
summary-section = 【<b>{ $name }</b>】
summary-indicator = <b>{ $label } { $name }</b>
summary-line = 　{ $line }
summary-by-unit = <b>分单位</b>
summary-unit = 　{ $unit }　{ $figure }

figure-count = { $actual }{ $unit }
figure-participants = 参加{ $people }
figure-target = { $actual }/{ $target }{ $unit } { $rate }
figure-progress = （序时{ $progress }）
figure-pending = 另有待审{ $pending }{ $unit }
figure-stock = { $rate }（目标{ $target }）
figure-reached = 已达目标
figure-points-short = 距目标{ $points }个百分点
figure-not-reported = 尚未上报
figure-no-population = 职工总数未报齐，暂无完成率
figure-missing = { $count }个单位未报
figure-state = { $state }{ $count }
figure-brief = { $figure }　{ $rate }
gap-none = ● 与序时进度持平
gap-ahead = ▲ 快于序时进度{ $points }个百分点
gap-behind = ▼ 慢于序时进度{ $points }个百分点
unit-itself = 本级

button-whole-plan = ◀️ 全部计划
button-newest-reports = 📄 最新上报

reports-of = { $unit }的最新上报
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
