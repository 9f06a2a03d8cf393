### 一句话填报
quick-masked = ⚠️ 您发的内容里有证件号或银行卡号，已打码，没有保存；请把原消息删掉。
quick-future = 这件事还没有办，先不用报；办完再发给我就行。
quick-left-out =
    有的没有列入：
    { $lines }
quick-unread = { $line }：没看懂，请另发一条说清楚
quick-filed-before = { $line }：之前已经报过
quick-open-already = { $line }：已在待核对的上报里
card-more = 这条消息里还有 { $count } 条待核对。
button-file-all = ✅ 全部上报（{ $count } 条）
button-skip = ⏭ 不填
evidence-kept = 📎 已收下，请选择报哪一项。
nil-already = { $unit } 已经记过零报告了（{ $month }月{ $day }日起的{ $kind ->
        [ten-days] 一旬
        [month] 一个月
       *[week] 一周
    }）。
nil-one-kept = ✅ 已记：{ $unit }，{ $month }月{ $day }日起的{ $kind ->
        [ten-days] 一旬
        [month] 一个月
       *[week] 一周
    }没有“{ $name }”。
nil-one-already = { $unit } 的“{ $name }”已经记过没有了（{ $month }月{ $day }日起的{ $kind ->
        [ten-days] 一旬
        [month] 一个月
       *[week] 一周
    }）。

### 没填完的
report-without-indicator = 还没选指标的
draft-left = 您有一份昨天没报完的（{ $what }），还要报吗？再过六天不动它就会自动作废。
button-go-on = ▶️ 接着填
button-drop = 🗑 不报了
draft-dropped = 那份没报完的（{ $what }）已放了一周，现已作废，没有上报。需要的话请重新发送 /report。
