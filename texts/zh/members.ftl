### 成员管理、邀请、加入时的问题

command-members = 成员与单位

## 列表与查找
members-of =
    👥 <b>{ $unit }</b>
    本级 { $own } 人{ $suspended ->
        [0] {""}
       *[other] （另停用 { $suspended } 人）
    }，含下级共 { $all } 人
    查找：/members 加姓名、手机号或单位
members-unit = 📁 { $unit } { $count }
members-unit-closed = 📁 { $unit }（已停办）{ $count }
members-none = 没有找到“{ $words }”。可以输入姓名、手机号（至少三位）或单位名称的一部分。
members-found = 🔎 “{ $words }”：{ $count } 人
members-found-many = 🔎 “{ $words }”：先列 { $count } 人，请输入得更具体些。
button-invite = ➕ 邀请
button-unit = 🏢 单位信息
button-up = ⬆️ 上级
button-this-unit = ✔️ { $unit }
button-sure = ✅ 确认

## 成员卡片
member-title = 👤 <b>{ $name }</b>{ $standing }
member-suspended = 　🚫 已停用
member-unreachable = 　📵 联系不上
member-name = 姓名
member-role = 角色
member-phone = 手机号
member-joined = 加入
member-seen = 最近使用
member-language = 语言
member-reports = 上报条数
member-unknown = 未填
button-move-member = 🔀 调单位
button-role = 🎫 改角色
button-suspend = 🚫 停用（离任）
button-bring-back = ♻️ 恢复使用
button-erase = 🧹 清除姓名和手机号
member-move-to = 🔀 <b>{ $name }</b> 现在 { $unit }，调到哪个单位？
member-role-to = 🎫 <b>{ $name }</b> 现为{ $role }，改成什么角色？

confirm-move = 把 <b>{ $name }</b> 调到 <b>{ $unit }</b>？他报过的仍归原单位，未办的由原单位接任的人办。
confirm-role = 把 <b>{ $name }</b> 的角色改为 <b>{ $role }</b>？
confirm-suspend = 停用 <b>{ $name }</b>？他不能再上报和查看；没报完的保留，报过的不受影响，未办的由本单位接任的人办。
confirm-bring-back = 恢复 <b>{ $name }</b> 的使用？
confirm-erase = 清除 <b>{ $name }</b> 的姓名和手机号？以后各处只显示编号，<b>不能恢复</b>；他报过的保留。

# 告诉本人
told-move = 🔀 管理员把您调到了 <b>{ $unit }</b>，今后为这个单位上报。
told-role = 🎫 管理员把您的角色改为 <b>{ $role }</b>。发送 /help 看看能做什么。
told-suspend = 🚫 管理员停用了您的账号。没报完的都保留着；如有疑问请联系管理员。
told-bring-back = ♻️ 管理员恢复了您的账号，可以照常使用。

toast-changed = 已改
toast-no-change = 已经是这样了。
toast-member-not-yours = 没有这个人，或不在您的单位范围内。
toast-last-administrator = 这是最后一位能联系上的管理员，请先另设一位管理员。
toast-suspend-first = 先停用，才能清除。
toast-bring-back-first = 此人已停用，先恢复才能改。

## 邀请
invite-shape =
    ✉️ 邀请 <b>{ $unit }</b> 的{ $role }
    可用 { $uses } 人次，{ $days } 天内有效
invite-uses = { $count }人
invite-days = { $count }天
button-make-invite = ✅ 生成邀请
button-open-invites = 📋 未用完的邀请（{ $count }）
invites-title = 📋 <b>未用完的邀请</b>　{ $count } 条
invites-line = <b>{ $number }</b>　{ $unit } { $role } { $used }/{ $uses } 人，{ $month }月{ $day }日止
button-revoke = ✖️ 撤销 { $number }
toast-revoked = 已撤销，链接不能再用。
toast-invite-gone = 这条邀请已用完、已过期或已撤销。
# 二维码下面
# 印在二维码图上，从上到下：标题、身份、怎么扫、到哪天为止
qr-title = 扫码加入实事通
qr-role = 以{ $role }身份加入
qr-how = 用手机扫码，在 Telegram 里点“开始”
qr-until =
    { $month }月{ $day }日前有效，{ $uses ->
        [1] 只能用一次
       *[other] 可供 { $uses } 人使用
    }
qr-caption = 📷 { $unit } { $role }：扫码，再点“开始”
toast-invite-made = 这条邀请已经生成，见下面的消息。

## 加入
welcome-member = 您已经是 <b>{ $unit }</b> 的<b>{ $role }</b>，这条链接没有用掉。要换单位或角色，请联系管理员。
button-keep-name = ✅ 就用“{ $name }”
name-ask = ✏️ 请输入您的真实姓名。
name-kept = 👌 姓名记为 <b>{ $name }</b>。以后可在 /settings 里改。
name-wrong = 这不像姓名。请只输入姓名，2 至 20 个字。
phone-ask = 📱 愿意留下手机号吗？只给管理员和本单位审核员看，方便联系。
button-share-phone = 📱 发送我的手机号
button-no-phone = 不留手机号
phone-kept = ✅ 手机号记下了。发送 /help 看看能做什么。
phone-skipped = 好的。以后可在 /settings 里留。发送 /help 看看能做什么。
phone-not-own = ⚠️ 只收您本人的号码，请用“发送我的手机号”按钮。

## 请人输入时
question-again =
    ⚠️ { $reason }
    请重新输入，或点“取消”。
question-cancelled = 好的，没有改动。

## 帮助里的例子，按角色
help-filers =
    <b>上报</b>：像发工作群一样发一句话或照片
    <code>今天工地演出2场，观众约三百人</code>
    <code>慰问困难职工5户</code>
    没有要报的发 <code>本周无</code>
    核对卡片后点“上报”，填到一半也不会丢。
help-managers =
    <b>管人</b>：/members 看成员、单位
    <code>/members 王</code> 查找
    /invite 发邀请链接和二维码
    把机器人拉进工作群，按提示登记

## 留痕
action-revoked = 撤销邀请
action-member-changed = 变更成员
action-member-erased = 清除个人信息
action-preference-chosen = 个人设置
action-unit-added = 新建单位
action-unit-changed = 变更单位
action-group-registered = 登记工作群
action-group-released = 取消登记工作群
detail-uses = 人次
detail-standing = 状态
detail-field = 项目
detail-value = 内容
detail-group = 群
standing-active = 正常
standing-suspended = 停用
