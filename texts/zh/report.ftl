### 指导填报：表单、核对卡、回执，以及答错时的原因

report-title = 📝 <b>上报工作</b>
report-heading = <b>{ $label } · { $name }</b>
report-definition = 口径：{ $definition }
report-line = { $label }：{ $value }

field-indicator = 指标
field-quantity = 数量
field-text = 进展
field-state = 状态
field-day = 日期
field-unit = 单位
field-photos = 照片
field-note = 备注
field-location = 位置
photos-shown = { $have } 张（建议 { $wanted } 张）

# 每一步的提问
ask-indicator = 报哪一项？点选，或直接输入名称（如“演出”）。
ask-quantity = 数量是多少？请输入数字（单位：{ $unit }）。
ask-numerator = { $label }有多少？请输入数字（{ $unit }）。
ask-denominator = { $label }是多少？请输入数字（{ $unit }）。
ask-text = 进展如何？请用一段话说明。
ask-state = 目前处于什么状态？
ask-day = 是哪一天？点选，或输入如“8月3日”。
ask-unit = 是哪个单位的工作？
ask-photos = 请发照片，可以一次发多张；发完点“完成”。
ask-location = 请用 📎 发一个位置，或点“清空”去掉原来的。
ask-note = 有什么要备注的？请输入。
ask-count = { $label }：请输入数字（{ $unit }）。{ $hint }
ask-bare-count = { $label }：请输入数字。{ $hint }
ask-money = { $label }：请输入金额（元）。{ $hint }
ask-words = { $label }：请输入。{ $hint }
ask-choice = { $label }：请选择。{ $hint }

button-days-ago-0 = 今天
button-days-ago-1 = 昨天
button-days-ago-2 = 前天
button-calendar = 📅 其他日期
button-all-sections = 📁 全部板块
button-file = ✅ 上报
button-resume = ▶️ 接着填：{ $what }
button-begin = ➕ 另起一份
button-one-more = ➕ 再报一条

card-title = 📋 <b>请核对</b>
card-empty = 未填
card-required = 必填，未填
card-on-behalf = （代报）
card-question = 没有问题就点“上报”，要改点下面的栏目。
card-incomplete = 带 ❗ 的还没填，填好才能上报。
card-lacks = ❗ 还差“{ $label }”，直接写出来就行。
card-filed = ✅ <b>已上报</b>，回执号 { $receipt }

# 上报成功后的回执；effect 是这条上报对全年计划的影响
receipt =
    ✅ 已收到，回执号 <b>{ $receipt }</b>
    { $effect }

report-cancelled = 已取消，没有上报。
report-open-drafts = 您有 { $count } 份没报完的：
cancelled-draft = 已取消：{ $what }，没有上报。{ $count ->
        [0] {""}
       *[other] 还有 { $count } 份没报完：
    }
cancelled-change = 已取消：{ $what }，原上报保持原样。{ $count ->
        [0] {""}
       *[other] 还有 { $count } 份没报完：
    }
nothing-open = 请发送 /report 上报工作，或发送 /help 看看能做什么。
nothing-asked = 请发送 /summary 查看进度，也可以直接问，如“崆峒区演出完成多少了”。
nothing-to-cancel = 没有正在填的上报。

toast-filed-already = 这份已经上报过了，回执号 { $receipt }。
toast-draft-gone = 这份填报已取消或已过期。
toast-step-passed = 这一步已经过了，请看最新的表。
toast-required = 还差必填项：{ $fields }

# 答错了：原因写在表单上方，已填内容不变
wrong-answer = ⚠️ { $reason }
report-no-such-indicator = 没找到叫“{ $said }”的指标，请点选或换个说法。
report-several-indicators = “{ $said }”对得上好几项：{ $names }。请点选或说得更具体。
report-no-such-unit = 没找到叫“{ $said }”的单位，请点选。
report-unit-not-yours = 您只能为{ $unit }及其下属单位上报。
report-photos-wanted = 这里要的是照片；发完照片点“完成”。
report-location-wanted = 这里要的是位置，请用 📎 发送位置。
report-card-wants-taps = 请点下面的栏目来修改，或点“上报”。
report-too-many-photos = 一条上报最多 { $most } 张照片，这张没有加上。
report-no-forwards = 转发的消息不算回答，请直接输入。
no-forwards = 转发别人的消息不能当上报，请把内容复制出来自己发。
words-wanted = 看不了贴纸、语音、视频和文件；请发文字或照片，比如“今天工地演出1场”。
report-words-wanted = 请用文字回答；贴纸、语音、视频和文件看不了。

button-report = 📝 上报
