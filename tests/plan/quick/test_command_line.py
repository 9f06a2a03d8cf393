"""`fieldtally parse`: one JSON object a line in the design's form, and clear refusals."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main

PLAN = Path(__file__).resolve().parents[3] / "plans" / "pingliang-2014.toml"
ARGUMENTS = ["parse", "--plan", str(PLAN), "--today", "2014-08-05"]


def test_each_line_gives_an_object() -> None:
    lines = [
        "8月3日崆峒区工地演出2场，观众约三百人",
        "",
        "本周无",
        "慰问十来户",
        "组织建设推进中：摸底",
    ]
    result = CliRunner().invoke(main, [*ARGUMENTS, "--unit", "620821"], input="\n".join(lines))
    assert result.exit_code == 0
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["text"] for one in told] == lines
    assert told[0] == {
        "text": lines[0],
        "kind": "report",
        "drafts": [
            {
                "indicator": "performances",
                "quantity": 2,
                "unit": "620802",
                "date": "2014-08-03",
                "answers": {"audience": 300, "venue": "工地"},
            }
        ],
        "ask": [],
    }
    assert told[1] == {"text": "", "kind": "other", "drafts": [], "ask": []}
    nil = {"unit": "620821", "date": "2014-08-05", "nil": True}
    assert told[2] == {"text": "本周无", "kind": "nil", "drafts": [nil], "ask": []}
    assert told[3]["ask"] == ["quantity"]
    assert "quantity" not in told[3]["drafts"][0]
    assert told[4]["drafts"][0]["state"] == "under-way"


def test_bytes_that_are_no_text_do_no_harm() -> None:
    result = CliRunner().invoke(main, [*ARGUMENTS, "--unit", "620821"], input=b"\xff\xfe2\xe5\n")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["kind"] == "other"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["parse", "--today", "2014-08-05"], 2),
        ([*ARGUMENTS[:3], "--today", "8月5日"], 2),
        ([*ARGUMENTS, "--unit", "999999"], 1),
        (["parse", "--plan", "no-such.toml", "--today", "2014-08-05"], 1),
    ],
)
def test_what_cannot_be_done_is_refused(arguments: list[str], status: int) -> None:
    result = CliRunner().invoke(main, arguments, input="")
    assert result.exit_code == status
    assert len(result.stderr.strip()) > 0
