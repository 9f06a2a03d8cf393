### 我的待办与零报告
command-owe = 我的待办
owe-title = 📋 <b>{ $unit }的待办</b>
owe-nothing = ✅ { $unit }目前没有待办。
owe-period = 🔸 { $kind ->
        [ten-days] 本旬
        [month] 本月
       *[week] 本周
    }还没有上报
owe-returned = 🔸 { $receipt } { $name } 被退回
owe-photos = 🔸 { $receipt } { $name } 缺照片
owe-lagging = 🔸 { $name } 差{ $short }{ $unit }
owe-behind = 　{ $gap }
owe-pace = 　赶上进度每周需{ $weekly }{ $unit }
button-mend = ✏️ 补改 { $receipt }
button-report-one = 📝 报{ $name }
button-nil = 🈚 { $kind ->
        [ten-days] 本旬
        [month] 本月
       *[week] 本周
    }无
button-nil-past = 🈚 当期无
nil-span = { $month }月{ $day }日起的{ $kind ->
        [ten-days] 一旬
        [month] 一个月
       *[week] 一周
    }
nil-kept = ✅ 已记零报告：{ $unit }，{ $span }没有要报的。若后来有了，照常上报即可。
nil-kept-one = ✅ 已记：{ $unit }，{ $span }没有“{ $name }”。
nil-already = { $unit } 已经记过零报告了（{ $span }）。
nil-already-one = { $unit } 的“{ $name }”已经记过没有了（{ $span }）。
nil-despite = { $unit }{ $span }已经报过 { $count } 条，仍要记零报告吗？
nil-despite-one = { $unit }{ $span }的“{ $name }”已经报过 { $count } 条，仍要记没有吗？
nil-dropped = ↩️ 已收回零报告：{ $unit }，{ $span }。
nil-dropped-one = ↩️ 已收回：{ $unit }，{ $span }没有“{ $name }”。
button-nil-anyway = 🈚 仍记零报告
button-nil-drop = ↩️ 收回
toast-nil-kept = 已记零报告
toast-nil-already = 这一期已经记过零报告了。
toast-nil-gone = 零报告已经收回了。
