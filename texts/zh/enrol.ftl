### 加入、邀请、设置、帮助

# 陌生人说了什么都只得到这一句；编号供他转告管理员
stranger = 您好，本机器人只为受邀的工会干部服务；请把您的编号 <code>{ $id }</code> 告诉您单位的管理员，由其发来邀请链接。

# 陌生人打开了用过、过期或无效的链接
stranger-bad-link = 您好，这条邀请链接已使用、已过期或不完整；请把您的编号 <code>{ $id }</code> 告诉您单位的管理员，请其重发一条。

# 用邀请链接加入后
welcome =
    { $name }，欢迎加入实事通！
    您的单位：<b>{ $unit }</b>
    您的角色：<b>{ $role }</b>

    发送 /help 看看能做什么。

# 已加入的人又发 /start
welcome-back =
    您好！您的单位：<b>{ $unit }</b>，角色：<b>{ $role }</b>。
    发送 /help 看看能做什么。

# 管理员发 /invite
invite-unit = 邀请哪个单位的人？
invite-role = 邀请 <b>{ $unit }</b> 的人，担任什么角色？
invite-made = ✅ 已生成 <b>{ $unit }</b> { $role } 的邀请，下面这条消息可直接转发给本人。

# 邀请本身，单独成条，便于转发
invite-link =
    邀请您以<b>{ $role }</b>身份加入实事通（{ $unit }）。
    请点开链接，再点“开始”：
    { $link }
    链接只能用一次，{ $month }月{ $day }日前有效。

settings = 请选择语言 / Choose your language：
settings-language-kept = ✅ 好的，今后用中文。
language-zh = 中文
language-en = English

help-title = <b>实事通</b>：您是{ $role }，可以：
help-line = /{ $command } — { $what }
# 给能上报的人
help-report =
    上报只要三步：选指标、填数量、选日期，核对后点“上报”。
    例如送文化演出：/report → 送文化演出 → 2 → 今天 → 上报。
    照片随时可发，会附到正在填的上报里。
help-end = 填到一半也不会丢，随时可以接着填。
