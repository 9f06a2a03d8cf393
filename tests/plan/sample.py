"""A small plan file with one indicator of each measure, to be broken one line at a time."""

SMALL = """
code = "small"
federation = "某市总工会"
name = "年度计划"
year = 2014
start = 2014-01-01
end = 2014-12-31
timezone = "Asia/Shanghai"

[calendar]
due_day = "friday"
due_time = "15:00"
close_day = "sunday"
close_time = "21:00"
holidays = [2014-09-30]
workdays = [2014-09-28]

[reminders]
quiet_from = "21:00"
quiet_until = "08:00"

[[sections]]
code = "things"
name = "实事"

[[units]]
code = "620800"
name = "某市"
short = "某市"

[[units]]
code = "620802"
name = "甲区"
short = "甲区"
aliases = ["甲"]
parent = "620800"
workers = 1000
quotas = { shows = 5 }

[[indicators]]
code = "records"
label = "实事一"
name = "健康档案"
short = "档案"
section = "things"
measure = "coverage"
unit = "人"
target = 100
population = "membership"
definition = "待本级工会填写"
department = "待本级工会填写"

[[indicators]]
code = "shows"
label = "实事二"
name = "送文化演出"
short = "演出"
section = "things"
measure = "flow"
unit = "场次"
target = 30
deadline = 2014-11-30
definition = "演一次算一场"
department = "宣教部"
aliases = ["文艺演出"]
photos = 2
weights = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]

[[indicators.questions]]
key = "venue"
label = "企业还是工地"
kind = "choice"
choices = ["企业", "工地"]

[[indicators.questions]]
key = "audience"
label = "观众人次"
kind = "count"
unit = "人次"

[[indicators.questions]]
key = "amount"
label = "花费"
kind = "money"
required = true

[[indicators]]
code = "membership"
label = "突破二"
name = "职工入会率"
short = "入会率"
section = "things"
measure = "stock"
unit = "人"
target = 85
definition = "待本级工会填写"
department = "待本级工会填写"

[[indicators]]
code = "rights"
label = "突破三"
name = "职工维权"
short = "维权"
section = "things"
measure = "narrative"
definition = "待本级工会填写"
department = "待本级工会填写"
"""


def broken(old: str, new: str, times: int = 1) -> str:
    """Return the small plan with one passage replaced, which has to be there."""
    assert old in SMALL, old
    return SMALL.replace(old, new, times)
