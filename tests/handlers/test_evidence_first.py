"""Evidence that comes before the words, beside them, or with words that make no report."""

from tests.handlers.acts import data_of, report, withdraw
from tests.town import Json, Person, Town, buttons, picture, words_of

PHOTOS = "SELECT indicator, json_array_length(photos) FROM report_version ORDER BY report"
HELD = "SELECT json_array_length(content, '$.photos') FROM draft ORDER BY id"


async def test_words_after_a_photo_say_what_it_is_of(town: Town, officer: Person) -> None:
    await officer.photos(picture("red"))
    await officer.photos(picture("blue"))
    card = await officer.says("今天八里桥工地演出1场，观众200人")
    assert "照片：2 张" in card
    await officer.taps("✅ 上报")
    assert await town.rows(PHOTOS) == [("performances", 2)]
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_words_after_a_place_and_without_an_indicator_keep_both(officer: Person) -> None:
    await officer.sends({"location": {"latitude": 35.54303, "longitude": 106.66532}})
    asked = await officer.says("今天搞了2场")
    assert "位置：35.54303" in asked
    card = await officer.taps("送文化演出")
    assert "数量：2 场次" in card
    assert "位置：35.54303" in card


async def test_of_several_items_the_first_takes_the_photo(town: Town, officer: Person) -> None:
    await officer.photos(picture())
    await officer.says("今天演出1场，走访慰问困难职工5户次")
    await officer.taps("全部上报（2 条）")
    assert await town.rows(PHOTOS) == [("performances", 1), ("visits", 0)]


async def test_a_captioned_photo_joins_the_one_that_came_before_it(
    town: Town, officer: Person
) -> None:
    await officer.photos(picture("red"))
    assert "照片：2 张" in await officer.photos(picture("blue"), caption="今天工地演出1场")
    assert await town.rows("SELECT count(*) FROM draft") == [(1,)]


async def test_report_says_what_waits_and_a_new_one_leaves_it_alone(
    town: Town, officer: Person
) -> None:
    await officer.photos(picture())
    assert "1 份没报完的" in await officer.says("/report")
    assert "▶️ 接着填：1 张照片，还没选指标" in _labels(await officer.form())
    await officer.taps("另起一份")
    await officer.taps("爱心助学")
    await officer.says("3")
    assert "照片：0 张" in await officer.taps("今天")
    assert await town.rows(HELD) == [(1,), (0,)]


async def test_a_refused_caption_keeps_its_photos(town: Town, officer: Person) -> None:
    form = await officer.photos(picture(), caption="泾川县今天演出2场")
    assert "您只能为崆峒区" in _heard(officer)
    assert "照片：1 张" in form
    assert await town.rows(HELD) == [(1,)]


async def test_a_question_in_a_caption_is_answered_and_the_photo_kept(
    town: Town, officer: Person
) -> None:
    form = await officer.photos(picture(), caption="演出完成多少了？")
    assert "送文化演出" in _heard(officer)
    assert "照片：1 张" in form
    assert await town.rows(HELD) == [(1,)]


async def test_a_caption_of_what_is_to_come_is_told_so(town: Town, officer: Person) -> None:
    await officer.photos(picture(), caption="明天要去工地演出2场")
    assert "还没有办" in _heard(officer)
    assert await town.rows(HELD) == [(1,)]


async def test_evidence_sent_during_a_question_is_seen_to_have_arrived(officer: Person) -> None:
    await officer.says("/report")
    await officer.taps("送文化演出")
    asked = await officer.photos(picture())
    assert "照片：1 张" in asked
    assert "数量是多少" in asked
    where = await officer.sends({"location": {"latitude": 35.5, "longitude": 106.6}})
    assert "位置：35.50000" in where


async def test_an_album_without_room_is_refused_once(officer: Person) -> None:
    await officer.says("今天工地演出1场")
    await officer.photos(*(picture(f"#0000{n}0") for n in range(1, 10)))
    await officer.photos(*(picture(f"#00{n}000") for n in range(1, 7)))
    refused = [one for one in await officer.screen() if "最多 10 张照片" in words_of(one)]
    assert len(refused) == 1
    assert "照片：10 张" in await officer.text()


async def test_a_photo_after_filing_is_offered_to_what_was_filed(
    town: Town, officer: Person
) -> None:
    await officer.photos(picture("red"), caption="今天工地演出1场")
    await officer.taps("✅ 上报")
    await officer.photos(picture("blue"))
    card = await officer.taps("加到 2014-00001 送文化演出")
    assert "照片：2 张" in card
    await officer.taps("保存修改")
    kept = "SELECT json_array_length(photos) FROM report_version ORDER BY version"
    assert await town.rows(kept) == [(1,), (2,)]
    assert await town.rows("SELECT count(*) FROM draft") == [(0,)]


async def test_what_was_filed_days_ago_or_withdrawn_is_offered_no_photo(
    town: Town, officer: Person
) -> None:
    await report(officer)
    await officer.photos(picture("red"))
    before = await officer.form()
    assert "➕ 加到 2014-00001 送文化演出" in _labels(before)
    await withdraw(officer)
    assert not [one for one in _labels(await _shown_again(officer)) if "加到" in one]
    await officer.taps_data(data_of(before, "加到"), before)
    assert "已经撤回" in await officer.toast()
    await report(officer)
    await town.set_clock("2014-09-17T09:00:00+08:00")
    assert not [one for one in _labels(await _shown_again(officer)) if "加到" in one]
    assert await town.rows(HELD) == [(1,)]


async def test_photos_beyond_ten_are_not_added_to_a_report(town: Town, officer: Person) -> None:
    await report(officer)
    for name in ("1", "2"):
        await officer.photos(*(picture(f"#{name}0{n}0{n}0") for n in range(6)))
        await town.until_rows("SELECT 1 FROM draft")
        await town.quiet()
        await officer.taps("加到 2014-00001")
        if name == "1":
            await officer.taps("保存修改")
    assert "超过 10 张" in await officer.toast()
    assert await town.rows(HELD) == [(6,)]


async def test_one_photo_of_several_is_taken_away(town: Town, officer: Person) -> None:
    await officer.photos(picture("red"), picture("blue"), caption="今天工地演出1场")
    await town.until_rows("SELECT 1 FROM draft")
    await town.quiet()
    await officer.taps("照片")
    assert "照片：1 张" in await officer.taps("去掉第 1 张")
    await officer.taps("✅ 上报")
    assert await town.rows("SELECT photos FROM report_version") == [("[2]",)]


async def test_the_same_photo_twice_in_a_report_counts_once(town: Town, officer: Person) -> None:
    await officer.says("今天工地演出1场")
    red = picture("red")
    await officer.photos(red)
    assert "已经在这条上报里了" in await officer.photos(red)
    assert await town.rows(HELD) == [(1,)]


async def _shown_again(person: Person) -> Json:
    await person.says("/report")
    await person.taps("接着填：1 张照片")
    return await person.form()


async def test_words_beside_a_video_are_read(town: Town, officer: Person) -> None:
    video = {
        "video": {"file_id": "v", "file_unique_id": "v", "width": 1, "height": 1, "duration": 1}
    }
    card = await officer.sends({**video, "caption": "今天工地演出1场"})
    assert "请核对" in card
    assert "只读了文字" in _heard(officer)
    await officer.taps("取消")
    assert "看不了贴纸、语音、视频" in await officer.sends({**video})


async def test_what_one_said_oneself_may_be_forwarded(town: Town, officer: Person) -> None:
    own: Json = {"type": "user", "date": 1410000000, "sender_user": _user(officer.number)}
    other: Json = {"type": "hidden_user", "date": 1410000000, "sender_user_name": "某人"}
    said = await officer.sends({"text": "今天工地演出1场", "forward_origin": other})
    assert "转发别人的消息不能当上报" in said
    assert "请核对" in await officer.sends({"text": "今天工地演出1场", "forward_origin": own})


def _user(number: int) -> Json:
    return {"id": number, "is_bot": False, "first_name": "王芳"}


def _heard(person: Person) -> str:
    return "\n".join(map(words_of, person.heard))


def _labels(message: Json) -> list[str]:
    return [label for label, _ in buttons(message)]
