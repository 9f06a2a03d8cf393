### 审核：队列、卡片、通过、退回、不予认定、撤销；每行不超过20个汉字

command-review = 审核上报

# 一级审核只叫“审核”；两级的叫“初审”“复审”
review-level-only = 审核
review-level-first = 初审
review-level-second = 复审

## 队列里的一张卡片
queue-title = 🔎 <b>待{ $level }</b>　{ $place } / { $count }
queue-standing-in = （本级没有可审核的人，由市级代审）
queue-would = 通过后：{ $effect }
queue-would-later = 复审也通过后：{ $effect }
queue-mended = 🔁 <b>退回后补改</b>（{ $name }退回）
queue-changes = 补改了：
queue-changes-in-history = 补改内容较多，见“修改记录”。
queue-empty = ✅ 没有等您审核的上报。
queue-narrow = 🗂 只看哪个单位或哪项指标？
queue-all = 全部
button-previous = ‹ 上一条
button-next = 下一条 ›
button-approve = ✅ 通过
button-return = ↩️ 退回
button-reject = ⛔️ 不予认定
button-narrow = 🗂 筛选
button-approve-all = ✅ 无提示的全部通过
button-to-review = 🔎 去审核

## 卡片上的提示，只提醒、不拦截；照片和重复上报的提示在 evidence.ftl
hint-some-photo = 有照片
hint-on-behalf = ⚠️ 代报
hint-late = ⚠️ 报得晚：事后 { $days } 天或期限已过
hint-unusual = ⚠️ 数量异常：超过本单位平常的 3 倍
hint-photoless = ⚠️ 没有照片

## 怎么审的：上报卡片和修改记录里的行
review-approved = ✅ { $level }通过　{ $when } { $name }
review-returned = ↩️ { $level }退回　{ $when } { $name }
review-rejected = ⛔️ { $level }不予认定　{ $when } { $name }
review-approval-undone = 🔄 撤销通过　{ $when } { $name }
review-rejection-undone = 🔄 撤销不予认定　{ $when } { $name }
review-reason = 原因：{ $reason }
review-fields = 要补改：{ $fields }
review-waits = ⏳ 待{ $level }，通过后计入进度
review-waits-for-others = ⏳ 待{ $level }（本级没有可审核的人，由市级代审），通过后计入进度
review-waits-for-nobody = ⏳ 待{ $level }，但目前没有能审这一条的人（本人不能审自己报的），请告诉市总工会管理员

## 审完一条，写在下一张卡片上方
review-passed =
    ✅ 已通过 <b>{ $receipt }</b>
    { $effect }
review-passed-on =
    ✅ 已通过 <b>{ $receipt }</b>
    { $waits }
review-sent-back = ↩️ 已退回 <b>{ $receipt }</b>：{ $reason }
review-refused = ⛔️ 已不予认定 <b>{ $receipt }</b>：{ $reason }
review-undone =
    🔄 已撤销对 <b>{ $receipt }</b> 的审核：{ $reason }
    { $effect }
    { $waits }
review-not-decided = 没有审，这条上报保持原样。
button-undo = 🔄 撤销对 { $receipt } 的审核
button-keep-decision = ◀️ 不撤销
toast-review-approved = 已通过

## 问原因
return-why = ↩️ <b>退回 { $receipt }</b>（{ $name }）：先勾选要补改的栏目（不勾就是全部），再点 ↩️ 原因，就退回。
reject-why = ⛔️ <b>不予认定 { $receipt }</b>（{ $name }）？这条不计入进度，填报人不能再改。请点原因：
undo-why = 🔄 <b>撤销对 { $receipt } 的审核</b>（{ $name }）？撤销后重新待审。请点原因：
review-type = ✍️ 请输入 <b>{ $receipt }</b>（{ $name }）的原因，200 字以内。
button-because = ↩️ { $reason }
reason-figure-doubtful = 数量与佐证不符
reason-photos-unclear = 照片不清或不符
reason-incomplete = 内容不完整
reason-wrong-day = 日期或单位有误
reason-outside-scope = 不符合口径
reason-no-evidence = 没有佐证
reason-slip = 点错了
reason-new-facts = 有新情况

## 全部通过
together-title = ✅ <b>可以一并通过 { $count } 条</b>（没有任何提示）：
together-line = { $name } { $count } 条　{ $figure }
together-left = 另有 { $left } 条，须逐条看。
together-none = 没有可以一并通过的：{ $left } 条都有提示，须逐条看。
button-together = ✅ 通过这 { $count } 条
together-done = ✅ 已一并通过 { $count } 条，还有 { $left } 条待审。
toast-together = 已通过 { $count } 条

## 不能审的原因
toast-review-own = { $receipt } 是您报的或改过的，须由别人审核。
toast-review-not-yours = { $receipt } 现在不归您审核。
toast-review-new-version = { $receipt } 已有新版本，请看新的卡片再审。
toast-review-withdrawn = { $receipt } 已被撤回，不用审了。
toast-review-elsewhere = { $receipt } 已不在这一步。
toast-review-done = { $receipt } 已由{ $name }于 { $when } { $what }。
toast-review-not-last = 对 { $receipt } 的这次审核已经撤销，或后来又有变动。
toast-review-locked = { $receipt } 所属月份已锁定，审核不能再撤销。
decided-approved = 通过
decided-returned = 退回
decided-rejected = 不予认定

## 给填报人的
returned-title = ↩️ <b>请补改 { $receipt }</b>
returned-how = 点下面的栏目补改，改好点“保存修改”，就交回审核人。没有要改的，请在备注里说明。
rejected-title = ⛔️ <b>{ $receipt } { $name } 不予认定</b>，不计入进度。
approval-undone-title = 🔄 { $receipt } { $name } 的审核通过已撤销，重新待审。原因：{ $reason }
rejection-undone-title = 🔄 { $receipt } { $name } 的不予认定已撤销，重新待审。原因：{ $reason }
approved-news = ✅ <b>审核通过 { $count } 条</b>
approved-one = { $receipt } { $name } { $figure }
approved-more = ……另有 { $count } 条
toast-rejected = { $receipt } 已不予认定，不能再改；有异议请联系审核员。
toast-not-returned = { $receipt } 已经补改，或不在退回状态。
# 修改一条审核通过的上报，保存前
card-review-again = ⚠️ 这条已审核通过；保存修改后要重新审核，审核通过前不计入进度。

## 给审核人的
queue-news = 📥 有 { $count } 条上报等您审核。
mended-news = 🔁 <b>{ $receipt }</b> 已由{ $name }补改，请再审：
approved-withdrawn = ↩️ 您通过的 { $receipt } { $name } 已由{ $who }撤回：{ $reason }

## 审核留痕里的操作
action-approved = 审核通过
action-returned = 退回
action-rejected = 不予认定
action-approval-undone = 撤销通过
action-rejection-undone = 撤销不予认定
detail-level = 审核级次
detail-disputed = 要补改
