### 我的上报：列表、打开、修改、撤回。列表每行不超过20个汉字

my-title = 📄 <b>我的上报</b>　{ $status } { $count } 条（{ $page }/{ $pages }）
my-none = 您还没有上报过。发送 /report 开始。
my-all = 全部

instant-shown = { $month }月{ $day }日 { $time }

## 打开的一条
opened-filed = { $name } { $when } 上报
opened-version = 改过，现为第 { $version } 版
opened-withdrawn = ⛔️ 已撤回：{ $reason }（{ $name }，{ $when }）
button-open = 📄 打开 { $receipt }
button-photos = 📷 看照片（{ $count }）
button-location = 📍 看位置
button-history = 🕓 修改记录
button-change = ✏️ 修改
button-withdraw = ↩️ 撤回
button-reinstate = ♻️ 恢复这条
# 点了“看照片”，而这一版没有照片也没有位置
toast-no-photos = { $receipt } 这一版没有照片。
photos-of = { $receipt } 第 { $version } 版

## 修改记录，最新的在前
history-title = 🕓 { $receipt } 的修改记录
history-version = <b>第{ $version }版</b>　{ $when } { $name } { $what }
history-withdrawn = ⛔️ { $when } { $name } 撤回：{ $reason }
history-reinstated = ♻️ { $when } { $name } 恢复
cause-filed = 上报
cause-changed = 修改
cause-amended = 更正
change-line = { $label }：{ $old } → { $new }
change-field = 项目
change-before = 原来
change-after = 改为
change-photo-count = { $count } 张
change-photos = { $label }：加 { $added } 张，去 { $removed } 张
button-photos-of-version = 📷 第{ $version }版的照片

## 修改
card-change-title = ✏️ <b>修改已报的这条</b>
card-change-question = 点要改的栏目；改好点“保存修改”，点“取消”就不改了。
button-save = 💾 保存修改
change-cancelled = 没有修改，这条上报保持原样。
change-nothing = 没有改动，{ $receipt } 保持原样。
# 打开修改以后，别人先改了这条；他改了什么列在 changes 里
change-overtaken =
    ⚠️ 您修改的时候，{ $name }先改了这条：
    { $changes }
    下面已把两边的修改合在一起，请核对后再点“保存修改”。
toast-overtaken = 还没有保存：这条刚被别人改过，请核对新的卡片。
# 修改后的回执；原来的值留在修改记录里
receipt-changed =
    ✅ 已改，回执号 <b>{ $receipt }</b>（第 { $version } 版）
    { $changes }
    { $effect }
# 同上，但所属月份已锁定
receipt-amended =
    ✅ 已更正，回执号 <b>{ $receipt }</b>（第 { $version } 版）；这个月已锁定，更正会列给管理员
    { $changes }
    { $effect }

# 填报人编辑了当初发来的那条消息
edited-offer = { $count ->
        [1] 您编辑了报过的消息。要照着改这条上报吗？
       *[other] 您编辑了报过的消息。要照着改哪一条上报？
    }
edited-unread = 编辑后的消息里看不出 { $receipt } 这一条怎么改，原上报没有变。请在卡片上改，不要了就在 /my 里撤回。
edited-withdrawn = { $receipt } 已经撤回了，改原消息不起作用；要重新上报，请另发一条，或在 /my 里恢复它。
edited-followed = ✏️ 已照您改过的消息更新：
edited-draft-unread = ⚠️ 改过的消息里看不出报什么，卡片没有变；不报了请点“取消”。
button-take-edited = ✏️ 改 { $receipt } { $name }

## 撤回
withdraw-why = ↩️ <b>撤回 { $receipt }</b>（{ $name }）？撤回后不再计入进度，可以恢复。请选原因，也可以直接写：
withdraw-locked = ⚠️ 这个月已经锁定：撤回会记为“更正”，并列给管理员看。
withdraw-type = ✍️ 请输入撤回 <b>{ $receipt }</b>（{ $name }）的原因，200 字以内。
withdraw-cancelled = 没有撤回，这条上报保持原样。
reason-duplicate = 重复上报
reason-wrong = 填错了
reason-not-held = 活动没有办成
reason-other = ✍️ 其他原因（自己写）
button-keep = ◀️ 不撤回
receipt-withdrawn =
    ↩️ 已撤回 <b>{ $receipt }</b>：{ $reason }
    { $effect }
receipt-reinstated =
    ♻️ 已恢复 <b>{ $receipt }</b>
    { $effect }

## 不能改、不能看的原因
toast-report-not-yours = 没有这条上报，或不在您的单位范围内。
toast-not-yours-to-change = 只有填报人本人和管理员能改、能撤这条上报。
toast-withdrawn = { $receipt } 已经撤回，先恢复才能再改。
toast-not-withdrawn = { $receipt } 没有撤回，或已经恢复。

## 改动对全年计划的影响
effect-of = { $name }：{ $effect }
effect-no-figure = 目前没有上报的数字。
effect-states = 已有 { $said }/{ $whole } 个单位上报

changed-by-other = ✏️ { $who }改了您的上报 <b>{ $receipt }</b>：
withdrawn-by-other = ↩️ { $who }撤回了您的上报 <b>{ $receipt }</b>（{ $name }）：{ $reason }
reinstated-by-other = ♻️ { $who }恢复了您的上报 <b>{ $receipt }</b>（{ $name }）。
opened-only-by = 要恢复，请找{ $name }或管理员。
