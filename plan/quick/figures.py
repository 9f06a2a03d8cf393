"""Finds numbers with what they count, sums of money, shares and ratios; who reports
what stays out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from plan.numerals import is_rough, number
from plan.quick.tokens import EACH_ONE, Figure, Ratio, Share
from plan.quick.words import (
    AUDIENCE_TOO,
    BODIES_BEFORE,
    LABELS,
    MEASURES,
    MONEY_BEFORE,
    OTHER_MEASURES,
    OTHER_PEOPLE,
    PEOPLE,
    PER_AFTER,
    PER_BEFORE,
    PERSONS,
    PLACES_COUNTED,
    ROUGH_AFTER,
    ROUGH_BEFORE,
    TOTAL_BEFORE,
    YUAN,
)

_D = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_ARABIC = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?:[百千万亿]+|[wk](?![a-z]))(?:[零\d一二两三四五六七八九]+[十百千]*)*)?"
)
_HAN = (
    rf"(?:[{_D}几]|(?<![人总次户场册期员])数(?=[十百千万]))+(?:点[零一二三四五六七八九]+[万"
    r"亿千百]?)?"
)
_LISTED = sorted((*YUAN.split(), *MEASURES.split(), *OTHER_MEASURES.split()), key=len, reverse=True)
_FIGURE = re.compile(
    rf"(?P<sign>¥)?(?<![a-z\d.])(?P<first>{_ARABIC}|{_HAN})(?P<more>多(?!少)|余|来(?![自到了])|"
    r"几|\+(?!\d))?(?P<scale>[万千百])?"
    rf"(?:(?P<to>-|~|到|至|、|\+)(?P<last>{_ARABIC}|{_HAN})(?P<list>(?:、(?:{_ARABIC}|{_HAN}))+)?)?(?P<more2>多(?!少)|余|来(?![自到了]))?"
    rf"(?P<measure>(?!单位)(?:{'|'.join(map(re.escape, _LISTED))}))?(?P<half>半)?"
)
_HALF = re.compile(r"半(?:场|个|户|期|项)(?!小时|月|天|年|钟)")
_NONE_SAID = re.compile(
    r"(?:若干|许多|很多|不少|好些|一些|大量|众多|数|(?<=[\0了])多(?=[场期户](?:$|[,;。!])))(?P<measure>场次|场|户次|户|人次|人|"
    r"名|个|期|项|家)"
)
_CROWD = re.compile(
    "(?:上|成|好几|近|过)[百千万](?=$|[,;。!人名])"
    "|[百千万]把(?=$|[,;。!人名块元户])(?P<money>块|元)?"
)
"""观众上千, 来了千把人, 万把块钱."""
_SHARE = re.compile(
    rf"(?P<number>\d+(?:\.\d+)?)%|百分之(?P<han>[{_D}]+(?:点[{_D}]+)?)|"
    r"(?P<tenths>[一二三四五六七八九])成(?P<more>[一二三四五六七八九半]?)(?!立|功|员|果|为|绩|都|熟|就|效|长)"
)
_RATIO = re.compile(r"(?<![\d./])(\d{1,8}) ?/ ?(\d{1,8})(?![\d./])")
_SCALED = re.compile("[百千万亿wk]")
_YUAN = frozenset(YUAN.split())
_OTHER = frozenset(OTHER_MEASURES.split())
_PLACE_AFTER = re.compile(
    f"(?:(?!在)[一-鿿]{{1,2}}(?:企业|公司|工地|厂)|{'|'.join(PLACES_COUNTED.split())})(?!工会|联合)"
)
_PEOPLE_NOUNS = tuple(OTHER_PEOPLE.split())
_OTHERS_AFTER = re.compile(
    rf"(?:文艺|工会|专业|业务|技术|医疗|社会|青年|巾帼|[省市县区]级|全国|优秀)*(?P<who>{'|'.join(_PEOPLE_NOUNS)})"
)
_TAKE_PART_AFTER = re.compile(
    r"[^,;。\d]{0,6}?(?:参加|参与|参训|参赛|参学|听|观看|到场|参会|接受|受训|学习(?!会))"
)
_AUDIENCE_TOO = frozenset(AUDIENCE_TOO.split())
_HOUSEHOLD = re.compile("(?:困难|特困|贫困|建档|职工|农民工)*(?:家庭|户)(?!代表|教育)")
"""走访了6个困难家庭."""
_PERSONS = "|".join(PERSONS.split())
_PERSONS_BEFORE = re.compile(
    rf"(?:{_PERSONS}|们)(?:[来听看]了|怕有?|有|就|才|约|共|大概|大约|差不多)*$"
)
_COUNTED_BEFORE = re.compile(
    rf"[\d一二两三四五六七八九十百千][个名位](?:困难|贫困|特困|优秀|一线)*(?:{_PERSONS})$"
)
_PERSONS_AFTER = re.compile(
    rf"(?:来)?(?:在职|困难|一线|贫困|专职|兼职|工会|基层|青年|下岗|失业|退休|优秀|企业|煤矿)*(?:{_PERSONS})(?![约共有]?[\d一二两三四五六七八九十百]+多?余?[人名位]|家庭|户|子女|书屋|书吧|图书|阅览|服务|帮扶|之家|食堂|中心|活动|技能|互助|学校|健康|运动|维权|保险|档案|代表)"
)
_WORKERS_AFTER = re.compile(
    r"(?!单位|企业|公司|乡|县|工种)(?:[一-鿿]{0,2}[^职开施加化建务手\W]工(?!书屋|服务|站|点|工会|会|企业|公司|集团|项目|培训|竞赛|比武|比赛|大赛|人服务|人书屋|班"
    r"|学校|行业|作|程|地|厂|资|业|伤|种|艺|具|技|社区|小区|协会|联合|食堂|活动)|(?:返乡)?务工(?:人员|妇女|青年)|施工工人)"
)
"""选手是21个修理工."""
_LABELLED = re.compile(
    "(?:"
    + "|".join(f"(?P<l{place}>{label})" for place, label in enumerate(LABELS))
    + ")(?:一?共|约|大约|大概|估计|差不多|为|是|在|达到?|有个|有|也|不到|不足|近|将近|超过|分别"
    + "|:|=)*$"
)
_LABEL_MEASURES = tuple(LABELS.values())
_BODIES = tuple(BODIES_BEFORE.split())
_WHERE_MEASURES = frozenset(["个", "家", "所", "处", "座", "间"])
_EACH_SUM = re.compile(
    r"各(?:自|发放|发|给予|给|送去|送上|送|补助|救助|慰问|慰问金|救助金|助学金|得)?了?(?:现金|慰问金|救助金|补助|红包)?$"
)
_EACH_OF_THEM = re.compile(r"[\d一二两三四五六七八九十百][户名人位家][,]?各(?:发|给|送)?(?=$)")
_EACH_EVENT = re.compile(r"[\d一二两三四五六七八九十]([场期次班项])[,]?各(?:有|约)?$")
_EACH_STOCKED = re.compile("各(?:有|配备?|藏|购|上|放|摆)(?:图?书)?(?:约|共)?$")
"""书屋3个，各藏书1500册."""
_STOCKED = ("册", "本")
_EACH_CROWD = re.compile(
    "(?:观众|听众|参加|参训|学员|观看|参赛)[^,;。]{0,3}(?:各|都是|都有|均为|均有|均是)(?:约|有)?$"
)
_EACH_GETS = re.compile(
    r"每(?P<per>户|人|名|位|家|生)(?P<mean>)(?:(?!总?共|共计|合计|[块角]钱?)[^,;。元]){0,16}$"
)
"""每户棉被1床、现金300元."""
_EACH_BEFORE = re.compile("每[户人家名][^;。0-9]{2,14},(?:价?值|折合?|约值)$")
"""每户一袋面一桶油，值180元."""
_EACH_PIECE = re.compile("[一每]份(?:慰问品|物资|礼品)?(?:值|价值|约|是|合)+$")
_EACH_GIVEN = re.compile("各自?(?:发放|发|给予|给|送去|送|补助|救助)了?(?:现金)?$")
_SUM = 100
"""Yuan from which a bare number behind 各给 is one."""
_SURELY_ALL = 1000
"""Yuan from which 每户米面油折合 is the sum for all."""
_CONVERTED = re.compile("(?:折合|折价|折款|价值)(?:人民币)?$")
_EVERY = re.compile(r"每(?!天|日|周|月|年|季|晚|到|逢)[^,;。0-9]{0,7}$|均$")
_TAKING_PART = re.compile(
    r"(?:参赛|参训|参加|参与|培训|学员|观众|听讲|参学|参会|[听来看]的)的?(?:[^,;。的演\d]{2,6})?$"
)
_AUDIENCE_BEFORE = ("学生", "职工", "员工", "群众", "家长")
"""学生老师一千二百人: all of them listened."""
_GIVEN = re.compile("[发给送花]了(?:大概|一共|总共|共|约)?$")
_EACH_THEN_ALL = re.compile("每个?[户人名][^,;。]{1,5}[,]?(?:总共|一共|共计|合计)$")
"""每个人三千总共十六万八."""
_EXAMINED = re.compile("[^,;。\\d]{1,8}(?:体检|检查身体|建档|参保|投保|培训|慰问|救助)")
_HEADS = re.compile(
    "(?:学员|会员|选手|观众|听众)(?:有|共|约|是|:)?$|(?:不对|更正|应为|应该是)[,:是]?$"
)
"""学员四十二: no measure word, and yet a number of people."""
_MACHINE = re.compile(
    "(?:出租车?|公交车?|客运|货运|货车|环卫车|塔吊|叉车|铲车|挖掘机|装载机|采煤机|吊车)$"
)
"""塔吊司机30人: who is trained or examined."""
_BACK = 16


def find_figures(open_line: str, line: str) -> Iterator[Figure | Share | Ratio]:
    """Yield the numbers of a line, kind by kind.

    ``open_line`` is ``line`` with blanks where dates, names and noise are. Numbers that count
    hours, storeys or bags are passed over; a numeral in Chinese signs needs a measure word or a
    hundred at least.
    """
    taken = [False] * (len(line) + 1)
    for share in _SHARE.finditer(open_line):
        yield _share(share)
        taken[share.start() : share.end()] = [True] * (share.end() - share.start())
    for ratio in _RATIO.finditer(open_line):
        if not taken[ratio.start()]:
            yield Ratio(ratio.start(), ratio.end(), int(ratio[1]), int(ratio[2]))
            taken[ratio.start() : ratio.end()] = [True] * (ratio.end() - ratio.start())
    for pattern, read in (
        (_FIGURE, _figure),
        (_HALF, _vague),
        (_NONE_SAID, _vague),
        (_CROWD, _crowd),
    ):
        for found in pattern.finditer(open_line):
            if any(taken[found.start() : found.end()]):
                continue
            figure = read(line, found)
            if figure is not None and not _is_of_price(line, figure):
                taken[found.start() : found.end()] = [True] * (found.end() - found.start())
                yield figure


def _is_of_price(line: str, figure: Figure) -> bool:
    """一百二十元一户: the 一户 is what the money is for."""
    before = line[max(0, figure.start - 2) : figure.start]
    return (
        line[figure.start] == "一" and figure.value == 1 and before.endswith(("元", "块", "块钱"))
    )


def _share(found: re.Match[str]) -> Share:
    value = number(found["number"] or found["han"] or found["tenths"])
    value = Decimal(0) if value is None else value
    if found["tenths"]:
        more = number(found["more"].replace("半", "五")) if found["more"] else None
        value = value * 10 + (more or 0)
    return Share(found.start(), found.end(), value)


def _vague(_line: str, found: re.Match[str]) -> Figure:
    measure = found.groupdict().get("measure") or found[0][1:]
    return Figure(found.start(), found.end(), None, measure)


def _crowd(_line: str, found: re.Match[str]) -> Figure:
    money = found["money"] is not None
    return Figure(found.start(), found.end(), None, "元" if money else "", money=money)


def _figure(line: str, found: re.Match[str]) -> Figure | None:
    measure = found["measure"] or ""
    if measure == "时" and line.startswith("间", found.end()):
        measure = ""  # 人数60 时间6月16日
    before, after = line[max(0, found.start() - _BACK) : found.start()], line[found.end() :]
    if measure in _OTHER or not _is_number(line, found, measure or _label(before)):
        return None
    value, options = _value(found, before, after)
    if measure in ("个", "家") and _HOUSEHOLD.match(after):
        measure = "户"
    measure = measure or _label(before)
    if measure in ("", "个") and _is_of_persons(measure, before, after):
        measure = "人"
    value = None if _is_broken(found, measure) else value
    per = PER_BEFORE.search(before)
    money = measure in _YUAN or bool(found["sign"])
    per_after = PER_AFTER.match(after) if money or measure in PEOPLE else None
    if not money and not measure and MONEY_BEFORE.search(before):
        money = True
    if money and per is None and not (_CONVERTED.search(before) and (value or 0) >= _SURELY_ALL):
        per = _EACH_GETS.search(line[: found.start()])
    given = _is_sum_given(before, line[found.start() : found.end()])
    if not measure and (given or (_EACH_GIVEN.search(before) and (value or 0) >= _SUM)):
        money = True
    if not measure and per is not None and per["per"] in ("户", "家", "人", "名", "生"):
        money = True  # 每人1000
    return Figure(
        found.start(),
        found.end(),
        value,
        "元" if money else measure,
        money=money,
        per=EACH_ONE
        if measure in _STOCKED and before.endswith("各")
        else _per(per, per_after, before, money=money, small=(value or 0) < _SURELY_ALL),
        where=measure in _WHERE_MEASURES
        and (_PLACE_AFTER.match(after) is not None or before.endswith(_BODIES)),
        others=measure in PEOPLE and _is_other_people(before, after),
        total=bool(TOTAL_BEFORE.search(before)),
        options=options,
    )


def _is_broken(found: re.Match[str], measure: str) -> bool:
    """1 0场: one number or two?"""
    beside = found.string[max(0, found.start() - 2) : found.start()]
    goes_on = not measure and re.match(r" \d", found.string[found.end() :])
    return bool(goes_on or re.fullmatch(r"\d ", beside))


def _is_sum_given(before: str, said: str) -> bool:
    """4户各500, 发了3万6: money though no word says so."""
    large = re.search("[万w]", said) is not None
    given = _GIVEN.search(before) or _EACH_THEN_ALL.search(before)
    return bool(_EACH_OF_THEM.search(before) or (large and given))


def _is_of_persons(measure: str, before: str, after: str) -> bool:
    """两百个农民工, 四百多职工, 会员七十三个: people, counted by the general word or by none."""
    nouns = (_WORKERS_AFTER, _OTHERS_AFTER) if measure == "个" else ()
    if any(one.match(after) for one in (_PERSONS_AFTER, *nouns)):
        return True
    said = _PERSONS_BEFORE.search(before)
    if measure == "" and _COUNTED_BEFORE.search(before):
        return False  # 32个学生6.4万
    return said is not None and (measure == "个" or not said[0].startswith("人"))


def _label(before: str) -> str:
    """Return what a bare number counts by the word before it: 观众人次：560."""
    found = _LABELLED.search(before)
    return _LABEL_MEASURES[int((found.lastgroup or "l0")[1:])] if found is not None else ""


def _is_number(line: str, found: re.Match[str], measure: str) -> bool:
    """A numeral in Chinese signs counts something only with a measure word, or from 百 on."""
    text = found["first"]
    if text[0].isdecimal():
        follows = line[found.end() : found.end() + 1]
        return not (not measure and follows.isalpha() and follows.isascii())
    if measure:
        return True
    scaled = _SCALED.search(text) or found["scale"] or _HEADS.search(line[: found.start()])
    return len(text) > 1 and bool(scaled) and not found["last"]


def _value(found: re.Match[str], before: str, after: str) -> tuple[Decimal | None, tuple[str, ...]]:
    """Return the number, or None with the numbers it may stand for."""
    text = found["first"]
    first = number(text)
    if found["last"] is not None:
        if found["list"] or (found["to"] == "、" and not _neighbours(text, found["last"])):
            return None, ()
        last = number(found["last"])
        return None, tuple(str(one) for one in (first, last) if one is not None)
    if first is not None and found["scale"] and not found["more"]:
        first = None
    rough = (
        found["more"]
        or found["more2"]
        or found["half"]
        or "几" in text
        or "数" in text
        or is_rough(text)
        or ROUGH_BEFORE.search(before)
        or ROUGH_AFTER.match(after)
        or (text[0] in "百千万" or (text[0] == "十" and len(text) == 1 and before.endswith("上")))
    )
    if not rough and first is not None:
        return first, ()
    return None, _options(text, first)


def _options(text: str, first: Decimal | None) -> tuple[str, ...]:
    if is_rough(text) and len(text) == 2:
        return tuple(str(number(sign)) for sign in text)
    return (str(int(first)),) if first is not None and first == first.to_integral_value() else ()


def _neighbours(first: str, last: str) -> bool:
    low, high = number(first), number(last)
    return low is not None and high is not None and high == low + 1 and high < 10


def _per(
    before: re.Match[str] | None,
    after: re.Match[str] | None,
    text: str,
    *,
    money: bool,
    small: bool,
) -> str:
    """Return what the number is for each of; ``?`` where 每 is read and the rest is not."""
    if before is not None and text[: before.start()].endswith("的"):
        return "?"  # 一本的每人5000元: of some of them
    if before is not None:
        return (
            "名"
            if before["per"] == "生"
            else before["per"] or (before["mean"] or "均").removesuffix("均") or "人"
        )
    if after is not None:
        return after[1] or after[2] or ""
    if money and (_EACH_PIECE.search(text) or (small and _EACH_BEFORE.search(text))):
        return "?"
    if not money and _EACH_STOCKED.search(text):
        return EACH_ONE
    event = _EACH_EVENT.search(text) if not money else None
    if event is not None:
        return event[1]
    if (money and _EACH_SUM.search(text)) or _EACH_CROWD.search(text):
        return EACH_ONE
    return "?" if _EVERY.search(text) else ""


def _is_other_people(before: str, after: str) -> bool:
    if before.endswith(("给", "为")) and _EXAMINED.match(after):
        return False  # 给220名教师做了体检
    named = before.rstrip(":共约等")
    noun = next((one for one in _PEOPLE_NOUNS if named.endswith(one)), "")
    if noun and named.removesuffix(noun).endswith(_AUDIENCE_BEFORE):
        return False
    if noun and _MACHINE.search(named.removesuffix(noun)):
        return False
    if noun:
        they = _TAKING_PART.search(named.removesuffix(noun)) or (
            noun in _AUDIENCE_TOO and _TAKE_PART_AFTER.match(after)
        )
        return not they
    found = _OTHERS_AFTER.match(after)
    return found is not None and not (
        found["who"] in _AUDIENCE_TOO and _TAKE_PART_AFTER.match(after, found.end())
    )
