### 催报：到点提醒、逐级催办、/remind、给填报人发通知
command-remind = 催报与通知

# 一个报告期的起止
period-span = { $from_month }月{ $from_day }日至{ $to_month }月{ $to_day }日

# 到截止时间，本单位本期没有上报的填报人各收到一条
remind-period =
    📌 <b>{ $unit }</b>{ $kind ->
        [ten-days] 本旬
        [month] 本月
       *[week] 本周
    }（{ $days }）还没有上报。
    有做的工作请点下面上报，不到一分钟。
# 补报快结束时再提醒一次，接在上面一段后面
remind-last-call = ⏰ 补报到{ $month }月{ $day }日 { $time } 为止。
# 报告期已过，有人点了“催一催”
remind-past =
    📌 <b>{ $unit }</b>{ $days }没有上报。
    请尽快补报；确实没有的，点“当期无”。
# 本期已报，但还有别的事
remind-others = 📋 <b>{ $unit }</b>还有这些要办：
# 本期没报，另外还有别的事
remind-also = 另外还有：
button-snooze-hour = ⏰ 1小时后
button-snooze-morning = ⏰ 明早
toast-snoozed = 好的，{ $month }月{ $day }日 { $time } 再提醒您。
toast-nothing-owed = 已经没有要办的了，不用再提醒。

# 逐级催办：先告诉县（区）审核员，再告诉本级工会
remind-overdue = 📣 { $days }，{ $count } 个单位未报：
remind-escalation = 📣 <b>督办</b>：{ $days }，{ $count } 个单位未报，补报已截止：
units-listed = { $units }
units-listed-more = { $units }等 { $count } 个单位
button-nudge = 📣 催一催

# 审核员早上收到的一条
remind-review = 🔎 有 { $count } 条上报等您审核，最早的已等了 { $days } 个工作日。

# /remind
desk-title = 📣 <b>催报</b>　{ $unit }
desk-period = { $kind ->
        [ten-days] 本旬
        [month] 本月
       *[week] 本周
    }：{ $days }
desk-due = 截止：{ $month }月{ $day }日 { $time }
desk-nothing = ✅ 都报了，没有欠的。
desk-silent = 🔸 未报 { $count } 个单位：
desk-unit = 　{ $unit }：填报人 { $people } 人
desk-unit-gone = 　{ $unit }：填报人 { $people } 人，{ $gone } 人送不到
desk-unit-unstaffed = 　{ $unit }：没有填报人
desk-returned = 🔸 退回未改（条）：{ $units }
desk-photos = 🔸 缺照片（条）：{ $units }
desk-count =
    本月主动发消息：人均 { $mean } 条
    最多：{ $name } { $most } 条
desk-count-none = 本月还没有主动发过消息。
button-nudge-people = 📣 催一催（{ $count } 人）
button-announce = ✉️ 给填报人发通知
button-refresh = 🔄 刷新
toast-nudging = 好的，这就去催。
toast-nudging-later = 现在是免打扰时间，{ $month }月{ $day }日 { $time } 去催。
nudged = ✅ 已催 { $count } 人。
nudged-nobody = ✅ 没有要催的人。
nudged-lately = { $count } 人一小时内刚催过，没有再发。
unreachable-people = ⚠️ { $count } 人送不到：{ $people }

# 给一个单位（连同下属）的全体填报人发通知
announce-unit = ✉️ 发给哪个单位（连同下属单位）的填报人？
announce-text =
    ✉️ 发给<b>{ $unit }</b>（连同下属单位）的填报人，共 { $people } 人。
    请输入要发的内容（最多 { $most } 字）。
announce-preview =
    ✉️ <b>请核对</b>
    发给：{ $unit }（连同下属单位）的填报人
    { $people } 人收得到，{ $gone } 人送不到

    { $message }
announcement =
    📢 <b>{ $unit }通知</b>（{ $name }）

    { $text }
button-send-out = ✅ 发送（{ $count } 人）
button-drop-out = ✖️ 不发
announce-dropped = 好的，没有发。
announce-progress = 📤 正在发送：已送达 { $sent }/{ $total }
announce-done = ✅ 通知已送达 { $sent }/{ $total }
toast-nobody-there = 这个单位没有收得到消息的填报人。

# 审核留痕里的说法
action-nudged = 催报
action-broadcast = 发通知

# 进展快报：周一（或节后第一个工作日）早上发给管理员和领导
digest-title = 📰 <b>{ $unit }进展快报</b>
digest-days = { $days }　时间进度 { $progress }
digest-turnout =
    应报 { $expected }，已报 { $reported }，上报率 { $rate }
    及时率 { $in_time }
digest-silent = 未报（{ $count }）：{ $units }
digest-moved = <b>新增</b>
digest-still = 　没有新增
digest-move = 🔹 { $name } { $moved }
digest-stands = 　{ $figure }
digest-behind = <b>落后</b>
digest-ahead = <b>领先</b>
digest-gap =
    { $name }
    　{ $gap }
digest-pending = 🔎 待审 { $count } 条
digest-seal =
    🔏 留痕校验码 <code>{ $seal }</code>
    核对：<code>fieldtally check --audit --hash { $seal }</code>
