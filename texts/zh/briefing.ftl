### 工作简报（.docx）：正式公文的说法，写给领导看

briefing-masthead = 工作简报
briefing-title = { $unit }{ $span }工会重点工作进展情况
briefing-file = { $unit }_工作简报_{ $first }_{ $last }

span-month = { $year }年{ $month }月份
span-quarter = { $year }年第{ $numeral }季度
span-year = { $year }年
span-days = { $first }至{ $last }
briefing-day = { $year }年{ $month }月{ $day }日
briefing-short-day = { $month }月{ $day }日
briefing-and = 、
briefing-numeral = { $number ->
    [1] 一
    [2] 二
    [3] 三
    [4] 四
    [5] 五
    [6] 六
    [7] 七
    [8] 八
    [9] 九
    [10] 十
   *[other] { $number }
}
briefing-first = { $numeral }、{ $title }
briefing-second = （{ $numeral }）{ $title }
briefing-item = { $number }．{ $name }。

briefing-part-done = 任务完成情况
briefing-part-behind = 进度滞后的工作
briefing-part-units = 各单位工作动态
briefing-part-next = 下一步进度要求
briefing-part-all = 全部指标完成情况

briefing-lead = { $span }，{ $unit }各级工会上报并通过工作{ $filed }件，附佐证照片{ $photos }张{ $pending }。截至{ $day }，全年序时进度{ $progress }。定有年度任务并可计算序时进度的{ $measured }项指标中，达到或快于序时进度的{ $ahead }项，慢于序时进度的{ $behind }项。
briefing-pending = ，另有{ $count }件待审，未计入以下数字

briefing-flow = 本期新增{ $added }{ $unit }{ $extras }；累计完成{ $actual }{ $unit }，为年度任务{ $target }{ $unit }的{ $rate }，{ $pace }。
briefing-flow-free = 本期新增{ $added }{ $unit }{ $extras }；累计完成{ $actual }{ $unit }{ $missing }。
briefing-waiting = 另有{ $pending }{ $unit }待审，未计入。
briefing-no-population = （职工总数未报齐，暂无完成率）
briefing-extra = ，{ $sum }
briefing-ahead = 快于序时进度{ $points }个百分点
briefing-level = 与序时进度持平
briefing-behind = 慢于序时进度{ $points }个百分点
briefing-unsaid = 尚未上报。
briefing-stock = 达到{ $rate }（{ $numerator }/{ $denominator }）{ $moved }，{ $short }{ $missing }。
briefing-stock-up = ，本期提高{ $points }个百分点
briefing-stock-down = ，本期下降{ $points }个百分点
briefing-stock-same = ，与期初持平
briefing-missing = ；未上报的单位：{ $units }
briefing-state = { $state }的单位{ $count }个
briefing-narrative = { $states }{ $missing }。
briefing-picture = 各项指标完成情况（截至{ $day }）

briefing-none-behind = 各项指标均不慢于序时进度。
briefing-late = 按序时进度应完成{ $due }{ $unit }，实际完成{ $actual }{ $unit }，差{ $short }{ $unit }，慢{ $points }个百分点{ $units }。
briefing-late-units = ；其中{ $units }
briefing-late-unit = { $unit }慢{ $points }个百分点
briefing-short = { $short }。

briefing-unit = 上报并通过工作{ $filed }件{ $photos ->
    [0] {""}
   *[other] ，附照片{ $photos }张
}{ $figures }。
briefing-added-all = 。其中：{ $added }
briefing-added = { $name }{ $figure }
briefing-event = { $month }月{ $day }日，{ $name }{ $figure }{ $where }{ $counts }{ $words }。
briefing-where = （{ $places }）
briefing-own-words = ：{ $words }
briefing-idle = 本期没有上报工作的单位：{ $units }。
briefing-photo = { $month }月{ $day }日，{ $unit }{ $name }{ $where }

briefing-next = 接下来的{ $span }有{ $days }个工作日。要在期限内完成任务，各项指标需保持以下进度（每周按5个工作日计）：
briefing-next-caption = { $span }进度要求
briefing-remaining = 尚余
briefing-weekly = 每周需完成
briefing-coming = 期内需完成
briefing-table = 工作任务完成情况一览（截至{ $day }）
briefing-this-span = 本期
# 百分点，正数为快，负数为慢
briefing-gap = 快慢

## 自备模板被退回的原因
template-no-docx = 这不是能用的 Word 文档（.docx）。
template-too-large = 模板太大。
template-no-body = 模板里没有单独成段的“{"{{"}正文{"}}"}”，不知道把正文放在哪里。
template-outside = 模板引用了外部的文件，请改为嵌入后再发。
template-macros = 模板里有宏，请去掉后再发。
