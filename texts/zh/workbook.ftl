### 工作簿（.xlsx）和台账文本（.csv）

sheet-overview = 汇总
sheet-units = 分县
sheet-ledger = 台账
sheet-unreported = 未报
sheet-trail = 审核留痕

workbook-file = { $unit }_工作进度_{ $day }
workbook-note = 截至 { $day }，全年序时进度 { $progress }；{ $made } 导出
overview-title = { $unit }{ $year }年工作任务进度汇总
units-title = { $unit }各单位完成情况
units-rate = { $name }{ $rate }
ledger-title = { $unit }{ $year }年上报台账
unreported-title = { $unit }未报情况：没有上报的周和还没有上报过的指标
trail-title = { $unit }审核留痕：谁在什么时候做了什么
extra-sum = { $label } { $sum }

column-section = 板块
column-label = 编号
column-unit-of-measure = 计量单位
column-target = 年度任务
column-actual = 累计完成
column-rate = 完成率
column-progress = 序时进度
# 正数为快，负数为慢
column-gap = 快慢（百分点）
column-short = 按序时还差
column-weekly = 今后每周需完成
column-pending = 待审
column-deadline = 期限
column-said = 说明
column-receipt = 回执号
column-status = 审核状态
column-state = 进展状态
column-numerator = 分子
column-denominator = 分母
column-share = 比率
column-evidence = 佐证数
column-version = 版本
column-behalf = 代报
column-yes = 是
column-filer = 填报人
column-filed-at = 上报时间
column-latitude = 纬度
column-longitude = 经度
column-lacking = 未报内容
column-week-from = 周一
column-week-to = 周日
column-due = 应报时间
column-when = 时间
column-who = 操作人
column-action = 操作
column-subject = 对象
column-detail = 详情

lacking-period = { $kind ->
        [ten-days] 当旬未报
        [month] 当月未报
       *[week] 当周未报
    }
lacking-indicator = 指标未报

## 审核留痕里的操作和详情
actor-itself = 系统
subject-invitation = 邀请 { $number }
action-invited = 发出邀请
action-joined = 加入
action-filed = 上报
action-changed = 修改
action-amended = 更正
action-withdrawn = 撤回
action-reinstated = 恢复
action-nil-filed = 零报告
action-nil-dropped = 收回零报告
action-language-chosen = 选择语言
action-unreachable = 无法送达
action-exported = 导出
action-template-placed = 换上简报模板
action-template-removed = 取下简报模板
detail-version = 版本
detail-reason = 原因
detail-words = 说明
detail-fields = 改动
detail-role = 身份
detail-monday = 所属周（周一）
detail-language = 语言
detail-locked = 已锁定月份
detail-file = 文件
detail-template = 模板

chart-plan = 各项指标完成率与序时进度
chart-unit-rates = 各单位完成率
chart-unit-shares = 各单位完成量所占份额
