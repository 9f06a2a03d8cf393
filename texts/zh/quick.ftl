### 一句话填报
quick-masked = ⚠️ 您发的内容里有证件号或银行卡号，已打码，没有保存；请把原消息删掉。
quick-future = 这件事还没有办，先不用报；办完再发给我就行。
quick-left-out =
    有的没有列入：
    { $lines }
quick-unread = { $line }：没看懂，请另发一条说清楚
quick-filed-before = { $line }：之前已经报过（{ $receipt }）
quick-filed-before-alone = “{ $line }”之前已经报过（{ $receipt }）。若是另一件事，点“仍要报”。
button-report-again = ➕ 仍要报
quick-open-already = { $line }：已在待核对的上报里
quick-open-already-alone = ⚠️ 这一条您发过了，还没上报：
quick-words-only = ⚠️ 视频和文件收不下，只读了文字；佐证请发照片。
card-more = 这条消息里还有 { $count } 条待核对。
button-file-all = ✅ 全部上报（{ $count } 条）
button-skip = ⏭ 不填
evidence-kept = 📎 已收下。请写一句报的是什么（如“今天工地演出1场”），或点选：

### 没填完的
report-without-indicator = 还没选指标的
report-of-photos = { $count } 张照片，还没选指标
report-change-of = 修改 { $receipt } { $name }
draft-left = 您有一份昨天没报完的（{ $what }），还要报吗？再过六天不动它就会自动作废。
button-go-on = ▶️ 接着填
button-drop = 🗑 不报了
draft-dropped = 那份没报完的（{ $what }）已放了一周，现已作废，没有上报。需要的话请重新发送 /report。
draft-left-change = 您有一处没改完的（{ $what }），还要改吗？原上报现在没有变。再过六天不动它就不改了。
draft-dropped-change = 那处没改完的（{ $what }）已放了一周，修改没有保存，原上报不变。
