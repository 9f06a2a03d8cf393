"""Numbers as people write them, against tables, the reverse way and noise."""

import string
from decimal import Decimal

import cn2an  # type: ignore[import-untyped]  # ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plan.numerals import is_rough, number, whole

SIGNS = "零〇一二两三四五九十百千万亿廿卅点壹佰0123456789.,kw"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2", "2"),
        ("0005", "5"),
        ("1,200", "1200"),
        ("12,000.5", "12000.5"),
        ("2.5", "2.5"),
        ("三", "3"),
        ("十", "10"),
        ("十二", "12"),
        ("廿", "20"),
        ("廿五", "25"),
        ("卅一", "31"),
        ("三百", "300"),
        ("三百四", "340"),
        ("两百五", "250"),
        ("两百零五", "205"),
        ("一百一十五", "115"),
        ("一百十五", "115"),
        ("1w2", "12000"),
        ("2w4", "24000"),
        ("一千二", "1200"),
        ("一千零二", "1002"),
        ("一千五十", "1050"),
        ("一万二", "12000"),
        ("一万零五十", "10050"),
        ("一万五百", "10500"),
        ("十万零一千", "101000"),
        ("一百二十五万三", "1253000"),
        ("壹佰", "100"),
        ("兩百", "200"),
        ("二〇一四", "2014"),
        ("零", "0"),
        ("1.2万", "12000"),
        ("1.23456万", "12345.6"),
        ("1.2w", "12000"),
        ("3k", "3000"),
        ("1万2", "12000"),
        ("1万2000", "12000"),
        ("3百20", "320"),
        ("2千零5", "2005"),
        ("一点二万", "12000"),
        ("二点五", "2.5"),
        ("一亿", "100000000"),
    ],
)
def test_reads(written: str, meant: str) -> None:
    assert number(written) == Decimal(meant)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "x",
        "百",
        "万",
        "千二",
        "百百一",
        "十十",
        "一百一百",
        "五三百",
        "一百二万",  # 102 or 120 times ten thousand
        "十零万二",
        "二百零",
        "零百",
        "1,20",
        "1.2.3",
        "1点5",
        "仨",
        "负三",
        "9" * 41,
    ],
)
def test_is_no_number(written: str) -> None:
    assert number(written) is None


@pytest.mark.parametrize("written", ["两三", "三五", "二三十", "十七八", "三五百", "两三万"])
def test_two_neighbours_are_rough(written: str) -> None:
    assert is_rough(written)
    assert number(written) is None


@pytest.mark.parametrize(
    "written", ["二〇一四", "一二三", "三十五", "二十", "25", "一千二百三", ""]
)
def test_one_number_is_not_rough(written: str) -> None:
    assert not is_rough(written)


def test_whole_refuses_a_fraction() -> None:
    assert whole("1.2万") == 12000
    assert whole("2.5") is None
    assert whole("x") is None


@given(st.integers(0, 99_999_999))
def test_reads_what_cn2an_writes(value: int) -> None:
    for style in ("low", "up"):
        assert number(cn2an.an2cn(value, style)) == value


@given(st.integers(1, 9), st.sampled_from(["百", "千", "万"]), st.integers(1, 9))
def test_the_last_unit_may_be_left_out(first: int, unit: str, last: int) -> None:
    scale = {"百": 100, "千": 1000, "万": 10_000}[unit]
    digits = "零一二三四五六七八九"
    assert number(f"{digits[first]}{unit}{digits[last]}") == first * scale + last * scale // 10


@given(st.text(SIGNS, max_size=50) | st.text(string.printable, max_size=50) | st.text())
def test_noise_is_a_number_or_none(noise: str) -> None:
    value = number(noise)
    assert value is None or value >= 0
    assert is_rough(noise) in (True, False)
