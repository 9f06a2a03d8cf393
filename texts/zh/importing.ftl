### 导入往月数据：模板、核对、退回的原因

button-import = 📥 导入往月数据
button-import-form = 📄 要一份空表
button-import-go = ✅ 导入 { $count } 条
button-import-drop = ✖️ 不导入
import-how =
    📥 <b>导入往月数据</b>
    把填好的表（.xlsx）直接发到这里：先逐行核对，再由您确认；有一行不对就都不导入。
    没有表的，点“要一份空表”，照里面的说明填。
    同一份表发两次不会重复；已锁定的月份不能导入。
import-checking = 📥 收到 { $name }，正在核对……
import-writing = 📥 正在导入 { $name }……
import-refused = ⚠️ { $name } 没有导入：{ $reason }
import-rows-refused = ⚠️ { $name } 有 { $count } 行要改：
import-row = 第 { $row } 行　{ $said }
import-refusal = { $column }：{ $reason }
import-more = ……还有 { $count } 处。
import-nothing-done = 什么都没有导入。下面的表里逐行写明了原因，改好后把整份再发一次。
import-returned = 要改的行
import-not-returned = ⚠️ 写明原因的表没有送到，请把原表再发一次。
import-ready = 📥 { $name } 核对无误：新增 { $new } 条，已导入过 { $known } 行。要导入吗？将以您的名义代报。
import-nothing-new = ✅ { $name }：已导入过 { $known } 行，新增 0 行。
import-done = ✅ { $name }：已导入 { $added } 条，已导入过 { $known } 行。
import-dropped = { $name } 没有导入。
toast-import-gone = 这份表已经处理过，或已过期。

## 整份表的问题
import-no-xlsx = 这不是能读的 Excel 表（.xlsx）；旧格式（.xls）、加密的表请另存为 .xlsx 再发。
import-too-large = 表太大（上限 5 MB）。
import-macros = 表里有宏，请另存为不带宏的 .xlsx 再发。
import-outside = 表里链接了外部的文件，请把公式粘贴为数值再发。
import-no-head = 没有找到表头：要有“单位”“指标”“日期或月份”等栏，请用模板填。
import-no-rows = 表里没有要导入的行（示例行不算）。
import-too-many = 行数太多，一份最多 20000 行，请分开发。
import-gone = 文件在 Telegram 上取不到了，请再发一次。
import-locked-since = 核对之后有月份锁定了，请重新发一次。

## 一行里的问题
import-empty = 不能空着。
import-no-unit = 没有叫“{ $found }”的单位，请从下拉中选。
import-unit-not-yours = “{ $found }”不在您的单位范围内。
import-no-indicator = 没有叫“{ $found }”的指标，请从下拉中选。
import-several-indicators = “{ $found }”对得上好几项指标，请写全称或从下拉中选。
import-day-number = “{ $found }”看不出是哪一天，请写成 2014-08-03 或 2014年8月。
import-month-not-over = “{ $found }”还没有过完，请写具体日期。
import-not-for-this = “{ $name }”不填这一栏，请清空。
import-locked = { $year }年{ $month }月已锁定，不能导入；请先解锁，或在手机上补报。

## 模板
import-form-file = 往月数据模板
import-form-how = 照“填表说明”填好，直接发到这里。
import-sheet = 往月数据
import-help-sheet = 填表说明
import-choices-sheet = 选项
import-mark = 标记
import-day = 日期或月份
import-example = 示例
import-example-text = 已召开动员会，组建工作专班
import-remarks = 退回原因（改好后可不删）
import-help-1 = 一行是一条上报：哪个单位、哪项指标、哪一天或哪个月、做了多少。
import-help-2 = 单位、指标、进展状态请从下拉中选；指标也可以写编号（如“实事四”）。
import-help-3 = 日期写成 2014-08-03；只有整月合计的写 2014年8月，记在当月最后一天。
import-help-4 = 计数的指标填“数量”；比率类填“分子”“分母”；文字类填“进展”和“进展状态”。
import-help-5 = 用不着的栏空着；其余各栏是各指标自己要问的，有就填。
import-help-6 = 标着“示例”的行只作参考，不会导入，可以删去。
import-help-7 = 表头不要改；公式按算出的数值读取。
import-help-8 = 逐行核对，有一行不对就整份不导入，并告诉您是哪一行、哪一栏、应当怎么填。
import-help-9 = 同一份表发两次不会重复；同一件事确有两次的，写两行即可。
import-help-10 = 已锁定的月份不能导入。

## 命令行
cli-import-what = 请给出要导入的文件，或用 --template 写一份空表，二者选一。
cli-import-template = 已写好空表：{ $file }
cli-import-nobody = 还没有管理员，先让他加入再导入。
cli-import-refused = 有 { $count } 行要改，什么都没有导入：
cli-import-would = 核对无误：将新增 { $new } 条，已导入过 { $known } 行。
cli-import-done = 已新增 { $new } 条，已导入过 { $known } 行。
