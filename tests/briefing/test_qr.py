"""The invitation's picture is read back by a decoder that did not make it, as a phone sees it."""

from collections.abc import Callable
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from briefing import qr

LINK = "https://t.me/fieldtally_demo_bot?start=RLUepKftp4r2nb-9TdXT8EOrOjAgShzq"
POSTER = qr.Poster(
    title="扫码加入实事通",
    unit="崆峒区总工会",
    role="以填报人身份加入",
    how="用手机扫码，在 Telegram 里点“开始”",
    until="9月22日前有效，可供 30 人使用",
    federation="平凉市总工会",
)


def read(picture: Image.Image) -> list[str]:
    """The codes that another decoder finds in a picture."""
    return [one.text for one in zxingcpp.read_barcodes(picture.convert("L"))]


@pytest.fixture(scope="module")
def poster() -> Image.Image:
    """The picture as it is sent."""
    return Image.open(BytesIO(qr.png(LINK, POSTER))).convert("RGB")


def test_it_says_the_link_and_nothing_else(poster: Image.Image) -> None:
    assert read(poster) == [LINK]
    assert poster.size == (1080, 1400), "Telegram keeps a photo of this size as it is"


def _from_afar(picture: Image.Image) -> Image.Image:
    return picture.resize((324, 420), Image.Resampling.BILINEAR)


def _held_crooked(picture: Image.Image) -> Image.Image:
    return picture.rotate(7, Image.Resampling.BILINEAR, expand=True, fillcolor="#8a8378")


def _from_the_side(picture: Image.Image) -> Image.Image:
    width, height = picture.size
    corners = (0, 0, 0, height, width * 1.15, height * 1.08, width * 1.15, -height * 0.08)
    return picture.transform((width, height), Image.Transform.QUAD, corners, fillcolor="#8a8378")


def _in_bad_light(picture: Image.Image) -> Image.Image:
    dim = ImageEnhance.Brightness(ImageEnhance.Contrast(picture).enhance(0.5)).enhance(0.45)
    return dim.filter(ImageFilter.GaussianBlur(2.5))


def _stained(picture: Image.Image) -> Image.Image:
    stained = picture.copy()
    ImageDraw.Draw(stained).ellipse((480, 600, 680, 800), fill="#7a5a3a")
    return stained


@pytest.mark.parametrize(
    "seen",
    [_from_afar, _held_crooked, _from_the_side, _in_bad_light, _stained],
    ids=lambda seen: seen.__name__.strip("_"),
)
def test_a_phone_reads_it(poster: Image.Image, seen: Callable[[Image.Image], Image.Image]) -> None:
    file = BytesIO()
    seen(poster).save(file, "JPEG", quality=40)
    assert read(Image.open(file)) == [LINK]
