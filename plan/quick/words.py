"""The Chinese words of quick entry for slips, numbers and what they count; no sentence comes in.

A table in quotes is a list of words with spaces between; a pattern is a regular expression over
normalised text (``plan.quick.normal``).
"""

import re

# ── slips of the thumb and traditional signs ──

SLIPS = {
    "演岀": "演出",
    "眼出": "演出",
    "演楚": "演出",
    "掩出": "演出",
    "尉问": "慰问",
    "蔚问": "慰问",
    "慰间": "慰问",
    "慰文": "慰问",
    "职公": "职工",
    "职丁": "职工",
    "长次": "场次",
    "厂次": "场次",
    "陪训": "培训",
    "培训练": "培训",
    "培圳": "培训",
    "配训": "培训",
    "竟赛": "竞赛",
    "竞塞": "竞赛",
    "宣将": "宣讲",
    "宣奖": "宣讲",
    "选讲": "宣讲",
    "观重": "观众",
    "官众": "观众",
    "走仿": "走访",
    "走防": "走访",
    "走纺": "走访",
    "建挡": "建档",
    "档桉": "档案",
    "挡案": "档案",
    "互住": "互助",
    "堪定": "鉴定",
    "鉴订": "鉴定",
    "救住": "救助",
    "救注": "救助",
    "助雪": "助学",
    "困难直工": "困难职工",
    "困难之工": "困难职工",
    "送问化": "送文化",
    "慰门": "慰问",
    "书物": "书屋",
    "书午": "书屋",
    "助学劲": "助学金",
    "农名工": "农民工",
    "农民公": "农民工",
    "昨填": "昨天",
    "今填": "今天",
}
"""Slips that are no words of their own here; each has one meaning only."""

SPELT = {
    "yanchu": "演出",
    "peixun": "培训",
    "weiwen": "慰问",
    "zoufang": "走访",
    "jiuzhu": "救助",
    "zhuxue": "助学",
    "xuanjiang": "宣讲",
    "tijian": "体检",
    "canbao": "参保",
    "jingsai": "竞赛",
    "guanzhong": "观众",
    "performances?": "演出",
    "shows?": "演出",
    "trainings?": "培训",
    "audience": "观众",
    "people": "人",
    "ren|rén|rens": "人",
    "changci|chang": "场",
    "hu": "户",
    "qi": "期",
    "ming": "名",
    "yuan": "元",
}
"""Pinyin and English that slip in where the keyboard was not switched."""

TRADITIONAL = str.maketrans(
    "場戶個員觀眾職會慰問訪屋書鑑鑒認證檔險補貼學習訓練競賽講勞動點區縣總萬億兩參號週師議"
    "開辦舉進業發"
    "實濟難領導團組織維權經費審計達親備際類層級醫電車間廠礦橋鎮鄉莊靜華靈涇處機關約餘幾賬過對還無"
    "佰仟沒幫扶義傳節國慶驗歲後報請們這麼歡樂時單位數據錢來買賣埸咧莫冇",
    "场户个员观众职会慰问访屋书鉴鉴认证档险补贴学习训练竞赛讲劳动点区县总万亿两参号周师议"
    "开办举进业发"
    "实济难领导团组织维权经费审计达亲备际类层级医电车间厂矿桥镇乡庄静华灵泾处机关约余几账过对还无"
    "百千没帮扶义传节国庆验岁后报请们这么欢乐时单位数据钱来买卖场了没没",
)

# ── numbers and what they count ──

ROUGH_BEFORE = re.compile(
    r"(?:(?<![最附就邻远])近|将近|接近|不到|不足|超过|(?<!市)超|逾|(?<![最很尽加])快|至少|"
    r"最多|最少|不少于|不超过|多达|不止|不只|起码|(?:可能|好像|也许|似乎|记得|至少|起码|少说|最多|顶多|不少于)[一-鿿]{1,5}|突破|冲破|好像[是有]?|可能[是有]?|记得[是有]?|估摸)$"
)
ROUGH_AFTER = re.compile(r"以上|以下|出头|开外|不等|之多|往上|打底|都不到|多(?![人名户个]?次)")
EXACT_BEFORE = (
    "约 大约 大概 大致 约莫 差不多 大体 估计 共 共有 一共 总共 共计 合计 计 达 有 了 为 是 : 的 过"
)

MEASURES = (
    "人次 户次 场次 号人 口人 个人 人份 户人家 家庭 人 名 位 员 户 家 场 期 项 班 次 个 所 处 座 "
    "间 本 册 份 单 "
    "节 堂 轮 回 台 届 批 家次 件 套 起 条 篇 张 支 队 组 群"
)
OTHER_MEASURES = (
    "小时 分钟 个小时 个钟头 个多小时 个月 个半月 个星期 个工作日 天 年 周年 年度 周 月 "
    "日 号 岁 楼 层 栋 "
    "公里 千米 里路 里地 米 平方米 平米 平方 亩 吨 斤 公斤 千克 kg 克 升 袋 桶 箱 包 瓶 "
    "盒 床 辆 吨煤 块砖 "
    "度 级 类 种 点 时 刻 步 倍 成 环节 页 字 部 首 幅 分 笔 后 零后"
)
YUAN = "元钱 元整 元人民币 万元 千元 百元 亿元 元 块钱 块 圆 万块 万块钱"
KINDRED = {
    "人": "人 号人 口人 人次 名 位 个人 员 份 个 单 人份",
    "户": "户 家 户人家 家庭 户次 个",
    "户次": "户次 户 家 户人家 家庭 家次",
    "场次": "场次 场 次 期 轮 回 节 班 堂 台",
    "项": "项 场 场次 次 个 期 轮",
    "期": "期 班 个 场 场次 次 批 轮",
    "个": "个 家 所 处 座 间",
    "册": "册 本",
    "家": "家 个 户",
}
"""Measure words that stand for an indicator's unit of measure."""
PEOPLE = frozenset(("人", "号人", "口人", "人次", "名", "位", "个人", "员"))

PLACES_COUNTED = (
    "企业 工地 乡镇 乡 镇 村 社区 单位 公司 县区 县 区 学校 街道 园区 小区 部门 点位 "
    "车间 厂 项目部 基层 "
    "机关 行业 班组 工种 专业 节目 方面 小组 代表队 队 部 标段 地方 站 系统 会场 科室 煤矿 矿 工程 "
    "展板 问题 案 建议 奖 一等奖 二等奖 三等奖 优秀奖 名次 第一 品种 环节 "
    "议题 课题 专题 商户 门店 医院 银行 窗口"
)
"""Behind a measure word these say where or on what, not how many were reported."""
BODIES_BEFORE = (
    "企业 单位 公司 乡镇 社区 学校 工地 部门 机关 行政村 街道 县区 "
    "座位 床位 书架 书柜 桌椅 电脑 节目 展板 岗位"
)
"""Before a number they make it one of places as well: 困难企业3家."""
LABELS = {
    "人次": "人次",
    "人数": "人",
    "户数": "户",
    "户次": "户次",
    "场次数?|场数": "场",
    "期数|期次": "期",
    "项数": "项",
    "个数": "个",
    "册数": "册",
}
"""In front of a bare number these say what it counts: 参加人数45, 观众人次：560."""
OTHER_PEOPLE = (
    "演员 演职人员 演职员 文艺工作者 工作人员 志愿者 领导 专家 评委 医务人员 医护人员 "
    "医生 司机 记者 老师 教师 "
    "讲师 教练 裁判 劳模 先进人物 先进 宣讲员 骨干 厨师 理发师 书法家 代表队 律师 党员 "
    "团员 报告人 主持人 教授 "
    "主席 委员 主任 组长"
)
"""People who are there for the event and are not its audience."""
PERSONS = (
    "农民工 民工 工人 职工 员工 干部 学员 学生 大学生 观众 听众 群众 教师 老师 选手 矿工 同志 女工 "
    "护士 医生 会员 劳模 居民 村民 果农 人"
)
"""Behind a number with 个 or no measure word they say that people are counted."""
AUDIENCE_TOO = (
    "党员 团员 教师 老师 医务人员 医护人员 医生 司机 领导 骨干 教授 党代表 先进 专家 "
    "主席 委员 主任 组长 厨师 教练 记者 律师 理发师"
)
"""Those of them who may as well be its audience, where they are said to take part."""

HEAD_CUES = {
    "audience": (
        "来了 观众 观看 看的 受众 到场 现场 听众 吸引 惠及 受益 参加 参与 前来 覆盖 丰富了 服务 "
        "围观 职工 群众"
    ),
    "participants": (
        "来了 参加 参与 参训 参赛 培训 听讲 听众 受众 听课 到场 到会 惠及 受益 学员 参会 报名 "
        "发展会员 会员 发展 吸收会员 "
        "吸收 入会 职工 干部 群众 吸引 覆盖 选手 新会员 新发展会员 受教育 农民工 人数 集中 "
        "观众 观看"
    ),
    "visitors": "干部 工会干部 领导 走访干部 干部职工 带队",
}
"""Words beside a number of people, by the key of the answer they lead to."""
BROAD_KEYS = ("audience", "participants")
"""A number of people without a cue word goes here, if the indicator asks for it."""

MONEY_BEFORE = re.compile(
    r"(?:金额|资金|[慰救助补帮资保奖][问助学贴补扶费金险]*[金款费]|善款|款项?|价值|经费|"
    r"会费|折合|人民币|¥|现金|(?<![动])钱|发钱|给钱|拨钱|花钱|发现金)"
    r"(?:发放|收缴|投入|筹集|募集|拨付|发了|发出|已发|收了|收到|已|全部|到账|了|一共|总共|共|约|"
    r"大约|合计|共计|总计|总额|达|为|是|:|有|更正为|改为|应为)*$"
)
PER_BEFORE = re.compile(
    r"(?:(?:平均)?每(?P<per>户|场|人|名|位|个|家|期|项|次|所|单|生|件|班|份)|"
    r"(?P<mean>[人户场]均|均))"
    r"(?:职工|学生|家庭|困难职工|困难家庭|发放|发|慰问金|救助金|助学金|补助|资助|救助|"
    r"慰问|给予|给|送去|送上|送|学生|奖励|标准|"
    r"保费|交|缴|观众|参加|参训|培训|听众|大约|大概|约|各|了|共|是|为|投入|近|金额|价值|"
    r"观看|平均){0,4}$"
)
PER_AFTER = re.compile(
    r"^/(户|人|场|名|个|期|家|次|单|份)|^(?:一|每)(户|人|场|名|个|期|家)"
    r"(?![一-鿿]{0,4}[\d一二两三四五六七八九十百千万])"
)

CUMULATIVE = re.compile(
    r"累计|今年以来|年初以来|开年以来|至今|迄今|到目前|目前已?[完共]|"
    r"截[至止]"
    r"|全年任务|年度任务|年任务|目标任务|任务数?(?=[是为的:]?\d)|任务的|全年计划|年度计划|"
    r"占任务|年度目标|全年目标"
)
TOTAL_BEFORE = re.compile(
    r"(?:总共|一共|合计|共计|总计|共|累计)(?:有|约|大约|参加|观众|观看|发放|培训|是|为|:|了)*$"
)
OF_WHICH = re.compile(r"其中|包括|包含|含(?=女|困难|农民|会员|\d)")
VISITORS_BEFORE = re.compile(
    r"(?:干部|领导|带队|走访组|班子成员|工作人员|慰问组)(?:职工)?(?:共|约|有|:)?$"
)
VISITORS_AFTER = re.compile(r"名?(?:工会)?(?:干部|领导|走访)")
ALIKE = re.compile("都|均|一律|全部")
OF_ONE = re.compile(r"第[一二三四五六七八九十\d]+[场期次项个][^,;。\d]{0,6}$")
MEMBERS = re.compile("(?:会员|入会)[^,;。]{0,4}$")
COVERED = re.compile(r"(?:覆盖|涵盖|涉及|辐射)(?:企业|农民工|职工|员工)*$")
OUTCOME_BEFORE = re.compile(
    r"(?:合格|结业|毕业|通过|取证|获证|领证|发证|就业|优秀|及格|获奖)[^,;。\d]{0,3}$"
)
OUTCOME_AFTER = re.compile(r"[^,;。\d]{0,4}(?:合格|取得|取证|获证|就业|获奖|结业|拿到|考取|领到)")
"""Beside a number of people: what became of some of them (合格28人)."""
EACH = re.compile(
    r"各(?!位|县|乡|镇|级|类|界|企业|单位|项|种|族|地|工会|部门|行|科|车间|班组|区|自然)自?|均(?!价)|都是?(?=\d|一|两|演|搞|开)"
)
EVERY_DAY = re.compile(r"每天|每日|每晚|每周|每月|天天|每个月")
SEVERALLY = re.compile(r"分别")
