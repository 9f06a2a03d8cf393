### 填报时的回话（answer-…）和计划文件、配置文件的报错（plan-…）。
### 数目一律以文字传入，不加千位分隔。$found 是对方写的内容，过长时已截短。

## 数目

# 要填数目，发来的是空白。
answer-count-empty = 请写一个数目，如 2，或 三百。
# 要填数目，看不出是数。$found：写的内容。
answer-count-not-number = “{ $found }”看不出是数目，请只写一个数，如 2、1200，或 三百。
# 要填整数，写了小数或半个。
answer-count-fraction = 这里只能填整数，“{ $found }”不是整数，请改一下。
# 写的是 0，而这里至少填 1。
answer-count-zero = 数目要从 { $least } 起，没有做就不用报这一项。
# 写的数小于这里的最小数。
answer-count-below = “{ $found }”太小了，这里至少填 { $least }。
# 数目超过一千万。$most：上限。
answer-count-too-large = “{ $found }”太大了，最多填 { $most }，请核对一下。
# 写的量词数的是别的东西，如该填场次却写了 300人。$unit：该填的单位。
answer-count-other-unit = 这里按“{ $unit }”填数，您写的是“{ $found }”，请核对一下。

## 金额

# 要填金额，发来的是空白。
answer-money-empty = 请写金额，单位是元，如 500，或 1.2万元。
# 看不出是金额。
answer-money-not-amount = “{ $found }”看不出是金额，请只写一个合计数，单位是元，如 500，或 1.2万元。
# 金额精确到了分以下。
answer-money-decimals = 金额最多两位小数（精确到分），请把“{ $found }”改一下。
# 金额写了 0。
answer-money-zero = 金额不能是 0，没有金额就不用填这一项。
# 金额超过十亿元。$most：上限，元。
answer-money-too-large = “{ $found }”太大了，最多填 { $most } 元，请核对一下。

## 数目和金额共用

# 写了负数。
answer-number-negative = 这里不能填负数，请把“{ $found }”改一下。
# 写了百分数。
answer-number-percent = 这里要填数目，不填百分比，请把“{ $found }”换成具体的数。
# 写了不止一个数，如 2-3场。
answer-number-several = “{ $found }”里不止一个数，请只写一个。
# 说的是大概，如 近百人、几十、两三场。
answer-number-vague = “{ $found }”不够确切，请写一个具体的数。

## 文字、选项、进展

# 要填文字，发来的是空白。
answer-text-empty = 请写几个字，这里不能空着。
# 文字过长。$found：写了几个字；$most：上限。
answer-text-too-long = 写了 { $found } 个字，最多 { $most } 个字，请写短一些。
# 要从几项里选一项，写的对不上。$choices：可选的各项。
answer-choice-unknown = “{ $found }”不在可选的范围里，请从中选一项：{ $choices }。
# 要填进展状态，写的对不上。
answer-state-unknown = “{ $found }”看不出进展到哪一步，请选一项：未启动、推进中、已完成、受阻。
# 时点数的分子大于分母。
answer-stock-above = 其中数 { $numerator } 比总数 { $denominator } 还大，请核对一下。

## 日期

# 要填日期，发来的是空白。
answer-date-empty = 请写日期，如 昨天，或 8月3日。
# 看不出是日期。
answer-date-not-date = “{ $found }”看不出是哪一天，请写成 8月3日，或 2014-08-03。
# 没有这一天，如 2月30日。
answer-date-not-exist = 没有“{ $found }”这一天，请核对一下。
# 日期在今天以后。$found、$today：日期。
answer-date-future = { $found } 还没有到（今天是 { $today }），请填已经办过的日期。
# 日期不在计划期内。$start、$end：计划期的第一天和最后一天。
answer-date-outside = { $found } 不在计划期内，请填 { $start } 至 { $end } 之间的日期。

## 计划文件、配置文件：写法

# 文件不合 TOML 写法。$line、$column：行、列；$found：那一行的内容。
plan-toml = 第 { $line } 行第 { $column } 列的写法不对，请检查引号、等号和方括号：{ $found }
# 文件无法解析，又说不出是哪一行（如方括号层层嵌套、数字长达几千位）。
plan-toml-unreadable = 这个文件读不懂，请检查有没有特别长的数字，或者层层嵌套的方括号。
# 缺少必填的一项。
plan-missing = 缺少这一项，请补上。
# 写了不认识的一项，也说不出有哪些可用。
plan-unknown-key = 没有“{ $found }”这一项，请检查拼写或删去。
# 写了不认识的一项。$known：这里可用的各项。
plan-unknown-key-known = 没有“{ $found }”这一项，请检查拼写，这里可用的有：{ $known }。
# 值的种类不对。$expected：应当是哪一种。
plan-wrong-type = 应当写{ $expected ->
        [text] 文字（放在双引号里）
        [whole] 整数（不加引号）
        [number] 数（不加引号）
        [truth] true 或 false
        [list] 一组值（放在方括号里）
        [table] 一组“键 = 值”
        [population] 总数，或一个时点指标的代码
       *[other] 另一种值
    }，现在是“{ $found }”。
# 数要不小于下限。
plan-at-least = 应当不小于 { $limit }，现在是 { $found }。
# 数要大于下限。
plan-more-than = 应当大于 { $limit }，现在是 { $found }。
# 数要不大于上限。
plan-at-most = 应当不大于 { $limit }，现在是 { $found }。
# 数要小于上限。
plan-less-than = 应当小于 { $limit }，现在是 { $found }。
# 空着。
plan-empty = 这一项不能空着，请填上。
# 文字过短。
plan-too-short = 至少要 { $limit } 个字，现在是“{ $found }”。
# 文字过长；按钮名称按汉字计，两个字母算一个字。
plan-too-long = 最多 { $limit } 个字，现在是“{ $found }”。
# 一组值太少。$found：现在几个。
plan-too-few = 至少要 { $limit } 个，现在是 { $found } 个。
# 一组值太多。$found：现在几个。
plan-too-many = 最多 { $limit } 个，现在是 { $found } 个。
# 代码等不合规定的写法。$limit：正则表达式。
plan-pattern = “{ $found }”的写法不合规定，应当符合 { $limit }。
# 不是规定的几种之一。$expected：规定的几种。
plan-not-one-of = 应当是其中之一：{ $expected }，现在是“{ $found }”。
# 日期写法不对。
plan-date-form = 应当写成 2014-12-31 这样的日期，现在是“{ $found }”。
# 时刻写法不对。
plan-time-form = 应当写成 "15:00" 这样的时刻，现在是“{ $found }”。
# 时区名称不认识。
plan-zone = 没有“{ $found }”这个时区，请写 IANA 名称，如 Asia/Shanghai。
# 别的不合格的值。$reason：程序给出的原因（英文）。
plan-invalid = “{ $found }”不合要求：{ $reason }

## 计划文件：前后是否相符

# 计划期的第一天不早于最后一天。
plan-period = 计划期要先开始后结束，现在是 { $start } 至 { $end }。
# 计划年度不在计划期内。
plan-year = 计划年度 { $found } 不在计划期 { $start } 至 { $end } 之内。
# 两个板块、单位或指标用了同一个代码。
plan-code-twice = 代码“{ $found }”用了不止一次，每个代码只能用一次。
# 一个叫法指着两个单位或两个指标。$other：另一个的代码。
plan-alias-twice = “{ $found }”已经指着 { $other }，一个叫法只能指一个。
# 叫法里没有一个字，如只有标点。
plan-name-without-letters = “{ $found }”里没有字，不能当作叫法。
# 指标所属的板块不存在。
plan-section-unknown = 没有代码为“{ $found }”的板块，请改成 [[sections]] 里的一个。
# 没有一个单位是总的（不写 parent 的）。
plan-no-root = 要有一个不写 parent 的单位，就是本级工会。
# 不止一个单位没有上级。$found：这些单位的代码。
plan-several-roots = 只能有一个单位不写 parent，现在有：{ $found }。
# 上级单位不存在。
plan-parent-unknown = 没有代码为“{ $found }”的单位，请改正上级单位。
# 上级单位绕成了圈。
plan-unit-circle = 上级单位“{ $found }”又在本单位之下，绕成了圈，请改正。
# 任务分给了不存在的指标。
plan-quota-unknown = 没有代码为“{ $found }”的指标，不能分配任务。
# 任务分给了只写文字的指标。
plan-quota-narrative = 指标“{ $found }”只报文字和进展，不能分配任务数。
# 计数的指标没有计量单位。
plan-unit-missing = 要计数的指标得有计量单位，请填上，如 "人"。
# 覆盖、时点指标没有任务数。
plan-target-missing = 覆盖（coverage）和时点（stock）指标要有 target，填百分数，如 85。
# 只写文字的指标定了任务数。
plan-target-narrative = 只报文字和进展的指标没有任务数，请删去 { $found }。
# 百分数超过 100。
plan-target-percent = 覆盖和时点指标的 target 是百分数，不能超过 100，现在是 { $found }。
# 时期数的任务数不是整数。
plan-target-whole = 时期数的任务数要是整数，现在是 { $found }。
# 期限不在计划期内。
plan-deadline-outside = 期限 { $found } 不在计划期 { $start } 至 { $end } 之内。
# 月度比重不是十二个。
plan-weights-count = 月度比重要写十二个，从一月到十二月，现在是 { $found } 个。
# 月度比重在计划期内全是 0。
plan-weights-zero = 计划期内各月的比重不能都是 0。
# 不是覆盖指标，却写了总数。
plan-population-needless = 只有覆盖（coverage）指标才写 population，请删去“{ $found }”。
# 提供总数的指标不存在。
plan-population-unknown = 没有代码为“{ $found }”的指标，population 要写总数，或一个时点指标的代码。
# 提供总数的指标不是时点数。
plan-population-no-stock = 指标“{ $found }”不是时点数（stock），不能提供总数。
# 一个指标里两个问题用了同一个 key。
plan-question-twice = 问题代码“{ $found }”在这个指标里用了不止一次。
# 问题的 key 是系统自用的。
plan-question-reserved = “{ $found }”是系统自用的名称，请给这个问题换一个代码。
# 不是选择题，却写了选项。
plan-choices-needless = 只有选一项（choice）的问题才写 choices，请删去，或把 kind 改成 "choice"。
# 选择题不足两个选项。
plan-choices-missing = 选一项（choice）的问题至少要写两个选项。
# 两个选项相同。
plan-choice-twice = 选项“{ $found }”写了不止一次。
# 补报结束早于截止。
plan-closes-before-due = 补报结束要晚于截止时间，请检查 due_day、due_time、close_day 和 close_time。
# 同一天既写成放假又写成上班。
plan-day-twice = { $found } 既在 holidays 里又在 workdays 里，请删去一处。
# 截止时间落在不发消息的时段里。
plan-due-quiet = 截止时间 { $found } 在不发消息的时段里，没法提醒，请改一下。
# 按周报的计划，截止日要写星期几。
plan-weekday-wanted = 按周上报，这里要写星期几，如 "friday"，现在是 { $found }。
# 按旬、按月报的计划，截止日要写期内第几天。
plan-day-number-wanted = 这里要写报告期内的第几天，1 到 { $most }，现在是“{ $found }”。
# 早上发消息的时刻落在不发消息的时段里。
plan-morning-quiet = 早上发消息的时刻 { $found } 在不发消息的时段里，请改一下。

# A target in percent that is none.
answer-percent = “{ $found }”不是百分数，请填 0 到 100 之间的数，最多两位小数。
