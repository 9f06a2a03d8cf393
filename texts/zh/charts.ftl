### 图：手机上看，字要少

chart-title-plan = { $unit }{ $year }年计划进度
chart-title-indicator = { $label } { $name }
chart-title-units = { $name }：各单位
chart-day-progress = 截至{ $year }年{ $month }月{ $day }日　序时进度{ $progress }
chart-unit-day = { $unit }　截至{ $year }年{ $month }月{ $day }日　单位：{ $measure }
chart-unit-day-rate = { $unit }　截至{ $year }年{ $month }月{ $day }日　单位：%
chart-source = 来源：{ $federation }{ $year }年计划（{ $plan }）
chart-demonstration = 演示数据

chart-key-ahead = 快于或持平
chart-key-behind = 慢于序时
chart-key-progress = 序时进度
chart-key-target = 目标
chart-gap = 快慢/百分点
chart-to-target = 距目标/百分点
chart-figure-target = { $actual }/{ $target }{ $unit }　{ $rate }
chart-figure-count = { $actual }{ $unit }
chart-figure-stock = { $rate }　目标{ $target }%
chart-group-no-rate = 职工总数未报齐，暂无完成率
chart-short = 差{ $points }
chart-reached = 已达
chart-group-stock = 时点数（竖线为目标，不比序时）
chart-nothing = 还没有数据
chart-none-with-target = 本级没有定任务的指标
chart-not-reported = 尚未上报

chart-line-actual = 实际 { $actual }{ $unit }
chart-line-actual-rate = 实际 { $actual }{ $unit }（{ $rate }）
chart-line-pace = 序时应达 { $due }{ $unit }（{ $progress }）
chart-line-target = 目标 { $target }{ $unit }
chart-line-forecast = 预测范围
chart-line-rate = 实际 { $rate }
chart-line-rate-target = 目标 { $target }%
chart-line-missing = { $count }个单位未报
chart-month = { $month }月

chart-raw = 累计（{ $unit }）
chart-rates = 比率（%）
chart-for-size = 每万名职工（{ $unit }）
chart-itself = 本级
chart-workers-plan = 职工数取自计划文件
chart-workers-source = 职工数取自“{ $name }”填报的{ $denominator }
chart-workers-unknown = 各单位职工数未知，不画每万人
chart-more-units = 另有{ $count }个单位未画出

### 预测：算法用两句话讲清
outlook-on-track = 有望按期：预计{ $span }完成
outlook-at-risk = 有风险：预计{ $span }完成
outlook-open = 有风险：最早{ $early }完成，最晚算不出
outlook-out-of-reach = 难以按期：到{ $day }预计{ $least }～{ $most }{ $unit }
outlook-reached = 已达目标
outlook-rate = 近{ $weeks }个工作周每周{ $mean }{ $unit }；最慢的{ $stretch }周{ $low }，最快的{ $stretch }周{ $high }
outlook-weeks = 还差{ $remaining }÷每周{ $high }～{ $low }＝{ $few }～{ $many }个工作周
outlook-no-rate = 还差{ $remaining }{ $unit }；最慢的几周没有进展，算不出最晚哪天
outlook-day = { $month }月{ $day }日
outlook-day-year = { $year }年{ $month }月{ $day }日
outlook-span = { $early }至{ $late }
outlook-too-few = 数据太少（不足五次或六周），暂不预测
outlook-no-target = 没有定任务，不作预测
outlook-no-population = 不作预测：{ $count }个单位没有报职工总数
outlook-not-summed = 时点数不累加，不按速度预测
outlook-not-started = 计划期未开始，暂不预测
outlook-over = 期限已到，不再预测
