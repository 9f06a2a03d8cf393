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

    请输入您的<b>真实姓名</b>，或点下面的按钮。

# 点了按钮，姓名就用 Telegram 上的
welcome-named =
    { $name }，欢迎加入实事通！
    您的单位：<b>{ $unit }</b>
    您的角色：<b>{ $role }</b>

    姓名以后可在 /settings 里改。

# 已加入的人又发 /start
welcome-back =
    您好！您的单位：<b>{ $unit }</b>，角色：<b>{ $role }</b>。
    发送 /help 看看能做什么。

# 管理员发 /invite
invite-unit = 邀请哪个单位的人？
invite-made = ✅ 已生成 <b>{ $unit }</b> { $role } 的邀请，下面这条消息可直接转发给本人。

# 邀请本身，单独成条，便于转发
invite-link =
    邀请您以<b>{ $role }</b>身份加入实事通（{ $unit }）。
    请点开链接，再点“开始”：
    { $link }
    { $uses ->
        [1] 链接只能用一次
       *[other] 链接可供 { $uses } 人使用
    }，{ $month }月{ $day }日前有效。

help-title = <b>实事通</b>：您是{ $role }，可以：
help-line = /{ $command } — { $what }
