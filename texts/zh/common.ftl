### 人人看得到的话：按钮、角色、日期、出错时的一句话。

# 用在“单位 / 角色”处
role-officer = 填报人
role-reviewer = 审核员
role-administrator = 管理员
role-leader = 领导（查阅）

state-not-started = 未启动
state-under-way = 推进中
state-done = 已完成
state-blocked = 受阻

status-pending = 待审
status-approved = 通过
status-returned = 退回
status-rejected = 不予认定
status-withdrawn = 撤回

weekday-1 = 周一
weekday-2 = 周二
weekday-3 = 周三
weekday-4 = 周四
weekday-5 = 周五
weekday-6 = 周六
weekday-7 = 周日
weekday-short-1 = 一
weekday-short-2 = 二
weekday-short-3 = 三
weekday-short-4 = 四
weekday-short-5 = 五
weekday-short-6 = 六
weekday-short-7 = 日
day-shown = { $year }年{ $month }月{ $day }日（{ $weekday }）
calendar-month = { $year }年{ $month }月

button-back = ◀️ 返回
button-cancel = ✖️ 取消
button-done = ✅ 完成
button-clear = 🗑 清空

# Telegram 命令菜单里的说明
command-start = 开始
command-report = 上报工作
command-my = 我的上报
command-summary = 计划进度
command-export = 导出工作簿、台账
command-brief = 工作简报（Word）
command-invite = 邀请成员
command-settings = 个人设置
command-help = 怎么用
command-cancel = 取消正在填的上报

# 处理某条消息时程序出错，已全部撤销；编号供管理员查日志
apology = 抱歉，这条消息没有处理成功，您已填的内容没有变动。请再试一次；若仍不行，请把编号 { $update } 告诉管理员。

# 命令打错或尚不存在
unknown-command = 没有这个命令。发送 /help 看看能做什么。

# 角色无权使用该命令或按钮
not-your-role = 您的角色不能使用此功能，如有需要请联系管理员。

# 成员被停用
suspended = 您的账号已停用，如有疑问请联系管理员。

# 按钮来自旧版本
toast-old-button = 这个按钮已失效，请重新发送命令。
toast-not-in-plan = 计划里已没有这一项。
toast-unit-gone = 这个单位已不存在。
toast-unit-not-yours = 这不在您的单位范围内。

### 给管理员的故障通知
notice-update-failed = ⚠️ 编号 { $update } 的消息处理失败（{ $error }），已全部撤销，没有重试。详情见日志。
notice-dead-letter = ⚠️ 有一条记录无法处理，已放入死信：{ $source } { $row }，原因：{ $error }
notice-unreachable = ⚠️ { $name } 已屏蔽机器人或注销了 Telegram，消息送不到。
notice-indicator-gone = ⚠️ 计划文件里没有指标 { $code } 了，它已有的上报都还留着，但不计入进度。若是误删，请加回去。
notice-unknown-holidays = ⚠️ 本机节假日表里没有{ $year }年，提醒只避开周末；请在计划文件的 calendar.holidays 和 calendar.workdays 里写上放假和调休日。
