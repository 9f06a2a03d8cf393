"""Tells 零报告 from everything else; a single indicator's 没有 is an item's business."""

import re

from plan.quick.cues import NONE_THERE, NOTHING_TRIM, PLAIN_NOTHING
from plan.quick.scan import Scan
from plan.quick.tokens import Day, Figure, Named, UnitRef

_NOTHING = frozenset(NOTHING_TRIM.sub("", one) for one in PLAIN_NOTHING.split()) - {""}
_ASKS = re.compile(
    r"\?|也要报|都要报|要报零|须报|必须|各县|吗|哪|谁|多少|几[个家]|怎么|是否|为什么|为啥|有没有|了没有?$|没报(?!的)|未报(?!送)|报没"
)
_NOTHING_SAID = re.compile(
    r"(?:我们|今天|本周)*(?:啥|什么)(?:活动|工作|事情?)?(?:也|都)?(?:没有?|未)(?:搞|干|做|开展|报|弄|有)?(?:成|的|呢|了|无)*|"
    r"(?:各项|本级|实事|工作|我们|这?边|这里|目前|确实|都|也|暂时?|所有|指标|方面|的|本|会|单位|"
    r"报告|领导|正常|均|又|还是|情况|总工会|工会)*"
    r"(?:没有?|无|未)(?:什么|啥|任何|可以?|需要?|须|要|新的?|具体|相关|开展|组织|发生|有|进行)*"
    r"(?:上报|报送|填报|报|活动|工作|内容|情况|进展|事项|事(?=可|要|需)|要|可|需要?|数据|变化|动态|更新|新增|东西|任务|的|呢|"
    r"了|哈|谢谢|领导|实事)*"
)
_TOWN = re.compile(r"^[一-鿿]{1,4}(?:镇|乡|村|社区|街道|局|厂|矿|公司)(?!长)")
"""西阳乡这周没啥报的: who says so."""
_TOLD = re.compile(
    "(?:没有?|无)(?:啥|什么|任何)?(?:事项?|活动|情况|内容|东西)?(?:要|可|能|需要?)?(?:上报|报送|报)的?"
    "(?:事项|活动|内容)?(?:呢|了|啊)?(?=$|[,;。!])|报个?[无零](?=$|[,;。!])"
    "|(?:啥|什么)(?:也|都)没(?:有|干|搞)了?(?=$|[,;。!雨雪天])"
)
"""这个星期没有啥报的, 报个无, 啥都没有: whatever else is told."""
_SAID = re.compile(r"(?:零|0|无|空)(?:报告|上报|报送)|零报(?!名|告)")


def is_nil(scan: Scan) -> bool:
    """Return whether a line says that there is nothing to report: 本周无, 零报告, 没有要报的."""
    if scan.of(Named) or _ASKS.search(scan.line):
        return False
    refs = scan.of(UnitRef)
    if len(refs) > 1 and all(NONE_THERE.match(scan.line, one.end) for one in refs):
        return not scan.of(Figure)  # 崇信无，灵台无
    if _TOLD.search(scan.line) and not scan.of(Figure):
        return True
    line = _TOWN.sub("", scan.without([*scan.of(Day), *refs]))
    said = _SAID.search(line)
    if _NOTHING_SAID.fullmatch(re.sub(r"[\W_]", "", line)):
        return True
    bare = NOTHING_TRIM.sub("", line)
    if bare in _NOTHING:
        return True
    parts = [NOTHING_TRIM.sub("", part) for part in re.split(r"[,;。!()]", line)]
    none = [part in _NOTHING or bool(_NOTHING_SAID.fullmatch(part)) for part in parts if part]
    # 本周零报告，天天下雨没法出门; 放假七天没啥活动，零报告
    first = (none[:1] == [True] and parts[0]) or any(map(_SAID.fullmatch, line.split(",")))
    if first and not re.search(r"\d", bare):
        return True
    if any(none) and all(
        part in _NOTHING or len(part) <= 6 or _NOTHING_SAID.fullmatch(part) for part in parts
    ):
        return not any(re.search(r"\d", part) for part in parts)
    return said is not None and len(bare) <= 8 and "什么" not in line and "怎么" not in line
