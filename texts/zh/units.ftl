### 单位与工作群

unit-title = 🏢 <b>{ $name }</b>{ $closed }
unit-is-closed = 　🚫 已停办
unit-name = 全称
unit-short = 简称
unit-aliases = 别名
unit-code = 代码
unit-parent = 上级
unit-workers = 职工数
unit-quota = 分解任务
unit-closed = 停办
unit-groups = 工作群
unit-none = 无
unit-quotas-title = 🎯 <b>分解任务</b>
unit-set-by = { $value }（{ $name } { $month }月{ $day }日设）
unit-added = ✅ 已新建
    { $card }
unit-changed = ✅ 已改
    { $card }

button-add-unit = ➕ 新建下级单位
button-unit-name = ✏️ 全称
button-unit-short = ✏️ 简称
button-unit-aliases = ✏️ 别名
button-unit-workers = 👷 职工数
button-unit-quotas = 🎯 分解任务
button-move-unit = 🔀 换上级
button-close-unit = 🚫 停办
button-open-unit = ♻️ 恢复
button-plan-value = ↩️ 恢复计划文件里的

unit-ask-new =
    ➕ <b>{ $unit }</b> 下新建单位。请输入全称，例如
    <code>柳湖镇总工会</code>
    也可用分号接着写简称、别名
    <code>平凉发电有限责任公司工会；平凉发电；电厂</code>
unit-ask-name = ✏️ 请输入 <b>{ $unit }</b> 的新全称。
unit-ask-short = ✏️ 请输入 <b>{ $unit }</b> 的新简称，8 个字以内，写在按钮上。
unit-ask-aliases = ✏️ 请输入 <b>{ $unit }</b> 的别名，用顿号分开；没有就输入“无”。快报时认得这些名字。
unit-ask-workers = 👷 <b>{ $unit }</b> 有多少职工？
unit-ask-quota = 🎯 <b>{ $unit }</b> 的“{ $name }”任务是多少{ $measure }？
unit-quotas-which = 🎯 <b>{ $unit }</b>：设哪一项的任务？
unit-move-to = 🔀 <b>{ $unit }</b> 归哪个上级？报过的跟着一起走。
unit-close-ask = 停办 <b>{ $unit }</b> 和它的下级？以后不再出现在选项里，也不能再报；报过的仍计入。

unit-name-length = 全称要 2 至 { $most } 个字。
unit-short-length = 简称要 2 至 { $most } 个字，请在全称后加分号写简称。
unit-too-many-parts = 最多三段：全称；简称；别名。
unit-aliases-many = 别名最多 { $most } 个，每个不要太长。
unit-name-empty = “{ $name }”不能作名称，要有两个以上的字。
unit-name-taken = “{ $name }”已是“{ $other }”的名称。
unit-no-code = 这里不能再设下级了：县下最多两级。

toast-unit-closed = { $unit }已停办，不能再选。
toast-unit-below-itself = 不能归到自己或自己的下级。
toast-unit-served = 还有 { $count } 名成员，请先调走或停用。

## 工作群
group-hello = 大家好，我是实事通。请本单位的管理员或审核员在群里发 /start，登记这是哪个单位的工作群。
group-whose = 👥 机器人在群“{ $title }”里。这是哪个单位的工作群？
group-is = 👥 群“{ $title }”登记为 <b>{ $unit }</b> 的工作群。要改成哪个单位的？
button-release-group = ✖️ 取消登记
group-registered = ✅ 群“{ $title }”已登记为 <b>{ $unit }</b> 的工作群。
group-released = 群“{ $title }”已取消登记。
group-told = ✅ 本群已登记为 <b>{ $unit }</b> 的工作群。上报请私聊我，群里不收上报，也不显示个人信息。
toast-group-gone = 机器人已不在这个群里；若刚升级为超级群，请在群里重发 /start。
