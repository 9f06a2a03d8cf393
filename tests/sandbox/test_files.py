"""Files keep their bytes, ids and limits; image sizes come from the bytes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.images import image_size
from tests.sandbox.talk import OFFICER, Json, Talk, picture

MB = 1024 * 1024
TOO_BIG_PHOTO = (
    f"file of size {len(picture(9, 9)) + 10 * MB} bytes is too big for a photo; the maximum size"
    f" is {10 * MB} bytes"
)
TOO_LARGE = {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("size", [(1, 1), (90, 90), (1280, 720), (333, 2000)])
def test_image_sizes(kind: str, size: tuple[int, int]) -> None:
    assert image_size(picture(*size, kind)) == size


@given(st.binary(max_size=40), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]))
def test_no_bytes_upset_the_reader(data: bytes, head: bytes) -> None:
    size = image_size(head + data)
    assert size is None or min(size) > 0


async def test_a_sent_photo_has_plausible_sizes_and_its_bytes(talk: Talk) -> None:
    image = picture(1600, 1200)
    answer = await talk.upload("sendPhoto", {"photo": image}, chat_id=str(OFFICER), caption="图")
    sizes = answer["result"]["photo"]
    shown = [(size["width"], size["height"]) for size in sizes]
    assert shown == [(90, 68), (320, 240), (800, 600), (1280, 960), (1600, 1200)]
    assert len({size["file_unique_id"] for size in sizes}) == len(sizes)
    for size in sizes:
        assert await talk.download(size["file_id"]) == image


async def test_the_unique_id_is_stable_for_the_same_bytes(talk: Talk) -> None:
    image = picture()
    first, second = [await talk.sends(OFFICER, "photos", [image]) for _ in range(2)]
    other = await talk.sends(OFFICER, "photos", [picture(colour="blue")])
    unique = [sent["message"]["photo"][-1]["file_unique_id"] for sent in (first, second, other)]
    assert unique[0] == unique[1] != unique[2]
    ids = {sent["message"]["photo"][-1]["file_id"] for sent in (first, second)}
    assert len(ids) == 2


async def test_a_persons_document_comes_down_to_the_bot(talk: Talk) -> None:
    sent = await talk.sends(OFFICER, "document", [b"1,2"], name="台账.csv", caption="台账")
    document = sent["message"]["document"]
    assert (document["file_name"], document["file_size"]) == ("台账.csv", 3)
    assert sent["message"]["caption"] == "台账"
    assert await talk.download(document["file_id"]) == b"1,2"
    async with talk.http.get(f"/sim/files/{document['file_id']}") as answer:
        assert await answer.read() == b"1,2"


async def test_a_thumbnail_comes_along(talk: Talk) -> None:
    files = {"document": b"data", "small": picture(90, 90)}
    answer = await talk.upload(
        "sendDocument", files, chat_id=str(OFFICER), thumbnail="attach://small"
    )
    thumbnail = answer["result"]["document"]["thumbnail"]
    assert await talk.download(thumbnail["file_id"]) == files["small"]


@pytest.mark.parametrize(
    ("method", "files", "params", "words"),
    [
        ("sendPhoto", {}, {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": b""}, {}, "file must be non-empty"),
        ("sendPhoto", {"photo": b"GIF89a"}, {}, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {"photo": picture(2100, 100)}, {}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {"photo": picture(9900, 600)}, {}, "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {}, {"photo": "attach://gone"}, "there is no photo in the request"),
        ("sendPhoto", {}, {"photo": "https://e.cn/a.jpg"}, "failed to get HTTP URL content"),
        (
            "sendPhoto",
            {},
            {"photo": "AgAC"},
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
        ),
        (
            "sendPhoto",
            {"photo": picture(9, 9) + b"x" * 10 * MB},
            {},
            TOO_BIG_PHOTO,
        ),
        (
            "sendPhoto",
            {"photo": picture()},
            {"caption": "字" * 1025},
            "message caption is too long",
        ),
        ("sendDocument", {}, {}, "there is no document in the request"),
        ("getFile", {}, {}, "file_id not specified"),
        ("getFile", {}, {"file_id": "AgAC"}, "invalid file_id"),
        ("sendMediaGroup", {}, {}, "there are no messages to send"),
        ("editMessageMedia", {}, {"message_id": "1"}, "media is not specified"),
    ],
)
async def test_files_telegram_refuses(
    talk: Talk, method: str, files: dict[str, bytes], params: dict[str, str], words: str
) -> None:
    answer = await talk.upload(method, {"unused": b"x", **files}, chat_id=str(OFFICER), **params)
    assert answer == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}


async def test_large_files(talk: Talk) -> None:
    chat = str(OFFICER)
    answer = await talk.upload("sendDocument", {"document": b"x" * (20 * MB + 1)}, chat_id=chat)
    file_id = answer["result"]["document"]["file_id"]
    assert await talk.refusal("getFile", file_id=file_id) == "Bad Request: file is too big"
    await talk.result("sendDocument", chat_id=OFFICER, document=file_id)
    as_photo = await talk.refusal("sendPhoto", chat_id=OFFICER, photo=file_id)
    assert as_photo == "Bad Request: can't use file of type Document as Photo"
    for size in (50 * MB + 1, 70 * MB):
        answer = await talk.upload("sendDocument", {"document": b"x" * size}, chat_id=chat)
        assert answer == TOO_LARGE


async def test_a_path_nobody_was_given_is_not_found(talk: Talk) -> None:
    async with talk.http.get(f"/file/bot{talk.token}/photos/file_99.jpg") as answer:
        assert answer.status == 404
        assert (await answer.json())["description"].startswith("Not Found")


def item(name: str, **fields: Json) -> Json:
    return {"type": "photo", "media": f"attach://{name}", **fields}


async def test_an_album_shares_its_group_id(talk: Talk) -> None:
    files = {f"p{number}": picture(100 + number, 100) for number in range(10)}
    media = [item(name) for name in files]
    media[0] |= {"caption": "<b>十张</b>", "parse_mode": "HTML"}
    answer = await talk.upload(
        "sendMediaGroup", files, chat_id=str(OFFICER), media=json.dumps(media)
    )
    messages = answer["result"]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message["photo"][-1]["width"] for message in messages] == list(range(100, 110))
    assert messages[0]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    numbers = [message["message_id"] for message in messages]
    assert numbers == list(range(numbers[0], numbers[0] + 10))


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([item("p")], "too few messages to send as an album"),
        ([item("p")] * 11, "too many messages to send as an album"),
        (
            [item("p"), {"type": "document", "media": "attach://p"}],
            "can't use the media of the specified type in the album",
        ),
        ([item("p"), item("gone")], "there is no photo in the request"),
        ([item("p"), {"type": "photo"}], "media not found"),
        ([item("p"), item("p", caption="字" * 1025)], "message caption is too long"),
        ([item("p"), item("p", caption="<b>", parse_mode="HTML")],
         'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ],
)  # fmt: skip
async def test_albums_telegram_refuses(talk: Talk, media: Json, words: str) -> None:
    answer = await talk.upload(
        "sendMediaGroup", {"p": picture()}, chat_id=str(OFFICER), media=json.dumps(media)
    )
    assert answer["description"] == f"Bad Request: {words}"
    assert len((await talk.sees(OFFICER))["messages"]) == 1
