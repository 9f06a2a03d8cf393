"""What the two plain bots say: the same forms, buttons and receipts as ours, as constants."""

import sqlite3
from pathlib import Path

from benchmarks.officers import DAYS, INDICATORS

SECTIONS = ("八件实事", "五项活动", "六突破", "自身建设")
FIELDS = ("指标", "数量", "日期", "观众人次", "企业/工地", "地点", "照片", "位置", "备注")
CANCEL = "✖️ 取消"

Buttons = list[list[tuple[str, str]]]

CREATE = """CREATE TABLE IF NOT EXISTS report (id INTEGER PRIMARY KEY, member INTEGER,
  indicator TEXT, quantity INTEGER, day TEXT, latitude REAL, longitude REAL)"""


def in_pairs(buttons: list[tuple[str, str]]) -> Buttons:
    """Two buttons a row."""
    return [buttons[place : place + 2] for place in range(0, len(buttons), 2)]


def ask_indicator() -> tuple[str, Buttons]:
    """The first form: the indicators, then the sections."""
    named = (*INDICATORS, "职工书屋", "困难救助", "爱心助学", "服务中心")
    indicators = [(name, f"i:{name}") for name in named]
    sections = [(f"📁 {name}", f"s:{name}") for name in SECTIONS]
    text = "📝 <b>填报</b>\n\n上报哪一项？请点选，或直接输入名称。"
    return text, [*in_pairs(indicators), *in_pairs(sections), [(CANCEL, "x")]]


def ask_quantity(indicator: str) -> tuple[str, Buttons]:
    """What was chosen, and the question after the quantity."""
    definition = "口径：以本计划文本为准，由市总工会解释。"
    text = f"📝 <b>{indicator}</b>\n{definition}\n\n数量是多少？请输入数字。"
    return text, [[("⬅️ 上一步", "b"), (CANCEL, "x")]]


def ask_day(indicator: str, quantity: int) -> tuple[str, Buttons]:
    """What was answered, and the question after the day."""
    text = f"📝 <b>{indicator}</b>\n数量：{quantity}\n\n哪一天？"
    days = [(name, f"d:{name}") for name in DAYS]
    return text, [days, [("📅 其他日期", "c")], [("⬅️ 上一步", "b"), (CANCEL, "x")]]


def card(indicator: str, quantity: int, day: str, place: bool) -> tuple[str, Buttons]:
    """The confirmation card."""
    lines = [
        "📝 <b>请核对</b>",
        f"<b>{indicator}</b>",
        "单位：崆峒区",
        *filed_lines(quantity, day),
        *(f"{name}：（未填）" for name in FIELDS[3:7]),
        f"位置：{'已附' if place else '（未填）'}",
        "备注：（未填）",
        "",
        "无误请点“上报”；要改哪一项，点那一项。",
    ]
    edits = [(f"✏️ {name}", f"e:{name}") for name in FIELDS]
    buttons = [[("✅ 上报", "ok")], *in_pairs(edits), [(CANCEL, "x")]]
    return "\n".join(lines), buttons


def filed_lines(quantity: int, day: str) -> list[str]:
    """The figures of a report."""
    return [f"数量：{quantity}", f"日期：{day}"]


def filed(number: int, indicator: str, quantity: int, day: str) -> str:
    """What is left of the card."""
    lines = [f"✅ <b>已上报</b> 2014-{number:05d}", f"<b>{indicator}</b>", "单位：崆峒区"]
    return "\n".join([*lines, *filed_lines(quantity, day), "位置：已附"])


def receipt(number: int, quantity: int) -> tuple[str, Buttons]:
    """The receipt, and the button for one more."""
    return f"🧾 回执 2014-{number:05d}\n本次 +{quantity}", [[("➕ 再报一条", "n")]]


class Reports:
    """The one table of a plain bot: an ordinary SQLite file, one insert and commit a report."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute(CREATE)

    def add(self, member: int, indicator: str, quantity: int, day: str, place: object) -> int:
        """Keep a report; returns its number."""
        latitude, longitude = getattr(place, "latitude", None), getattr(place, "longitude", None)
        with self._connection:
            cursor = self._connection.execute(
                """INSERT INTO report (member, indicator, quantity, day, latitude, longitude)
                   VALUES (?, ?, ?, ?, ?, ?)""",
                (member, indicator, quantity, day, latitude, longitude),
            )
        return cursor.lastrowid or 0
