### 用话提问：每个回答先说单位、指标、日期，再说数

ask-unit-not-yours = 您只能查看本单位范围内的进度。
# 问到的单位不在本级工会的单位表里
ask-unit-unknown = 没有找到您问的单位，请用单位表里的名称，如“崆峒区”。
# 问的日子还没有到
asked-ahead = 您问的日子还没有到。
# 一个叫法能指几项
asked-which = 您问的是哪一项？
# 问谁多谁少，没说哪一项
asked-which-compared = 您想比哪一项？点开看各单位。

# $name：空，或空格加指标名
asked-until = { $unit }{ $name }（截至{ $month }月{ $day }日）
asked-in = { $unit }{ $name }（{ $from_month }月{ $from_day }日至{ $month }月{ $day }日）
asked-part = { $label }{ $figure }
asked-beside = （{ $figure }）
asked-nothing = 这段时间没有数。
asked-lacks = 全年{ $target }{ $unit }，还差{ $left }{ $unit }
asked-short = 按序时进度差{ $short }{ $unit }
asked-on-time = 按序时进度不差
asked-no-target = 计划没有给这里定任务，不说差多少
asked-no-targets = 计划没有给这里定任务。
asked-none-lacks = 定了任务的都不差；没定任务的不说差多少。
asked-same = { $first }和{ $second }一样多
asked-more = { $first }比{ $second }多{ $more }{ $unit }
forecast-on-track = ✅ 有望按期{ $count }项
forecast-at-risk = ⚠️ 有风险{ $count }项
forecast-out-of-reach = ❌ 难以按期{ $count }项
forecast-reached = 🏁 已达目标{ $count }项
forecast-silent = ▫️ 暂不预测{ $count }项
button-open-figures = 🔎 看明细

silent-own = { $unit }本期还没有上报。
silent-own-not = { $unit }本期已经报了。
silent-none = 本期都报了（含零报告）。
silent-units = 本期还没报的{ $count }/{ $of }个单位：{ $units }

# 像是在问工作，但没看懂
ask-examples = 没看懂您问的。可以这样问：“演出还差多少”“哪些县落后”“上个月培训了多少人”“这周有什么变化”。怎么用请发 /help。

# /help 里的例子
help-ask =
    💬 进度可以直接问，如：
    <code>崆峒区演出完成多少了</code>
    <code>截至6月底互助保险多少人</code>
    <code>演出能不能完成</code>
