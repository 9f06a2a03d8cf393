"""The HTTP face of the people's side: paths, and errors as JSON; what people do is elsewhere."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.calls import CallLog
from sandbox.errors import SimError
from sandbox.faults import FOR_EVER, Fault, Faults
from sandbox.jsontypes import JsonObject, encode
from sandbox.people import actions, groups, taps, views
from sandbox.people.body import Body, read_body, whole_number
from sandbox.people.live import Live
from sandbox.people.menu import menu_view
from sandbox.people.persons import save_person
from sandbox.people.scene import Scene, addressed, find_chat, find_scene
from sandbox.world import World

Action = Callable[[Scene, Body], JsonObject]
ACTIONS: Mapping[str, Action] = {
    "text": actions.send_text,
    "start": actions.start,
    "tap": taps.tap,
    "photos": actions.send_photos,
    "document": actions.send_document,
    "location": actions.send_location,
    "contact": actions.send_contact,
    "message": actions.send_anything,
    "edit": actions.edit_text,
    "inline": actions.ask_inline,
    "block": actions.block,
    "members": groups.change_members,
    "migrate": groups.migrate,
}


# Whatever was uploaded is looked at or saved; it never runs as a page of this address.
FILE_HEADERS = {"Content-Security-Policy": "sandbox", "X-Content-Type-Options": "nosniff"}


class PeopleSide:
    """Serves everything under `/sim/`."""

    def __init__(self, world: World, faults: Faults, calls: CallLog) -> None:
        """Take what people act on and trainers switch."""
        self._world = world
        self._faults = faults
        self._calls = calls
        self.live = Live(world, faults, calls)

    def routes(self) -> list[web.RouteDef]:
        """Return the routes to add to the application."""
        return [
            web.get("/sim/users", self._users),
            web.post("/sim/users", self._create_user),
            web.get("/sim/chats", self._chats),
            web.post("/sim/chats", self._create_chat),
            web.get("/sim/chats/{chat_id}", self._view),
            web.get("/sim/chats/{chat_id}/menu", self._menu),
            web.post("/sim/chats/{chat_id}/{action}", self._act),
            web.get("/sim/files/{file_id}", self._file),
            web.get("/sim/clock", self._clock),
            web.post("/sim/clock", self._set_clock),
            web.get("/sim/faults", self._list_faults),
            web.post("/sim/faults", self._add_fault),
            web.delete("/sim/faults", self._clear_faults),
            web.delete("/sim/faults/{fault_id}", self._remove_fault),
            web.get("/sim/calls", self._list_calls),
            web.get("/sim/events", self.live.stream),
        ]

    def close(self) -> None:
        """End the views that wait for a change, and the streams."""
        self.live.close()
        for bot in self._world.bots.values():
            for chat in bot.conversations.values():
                chat.bell.ring()
        for chat in self._world.groups.values():
            chat.bell.ring()

    async def _users(self, _: web.Request) -> web.Response:
        return _json({"users": [person.as_shown() for person in self._world.people.values()]})

    async def _create_user(self, request: web.Request) -> web.Response:
        return _json(save_person(self._world, await read_body(request)).as_shown())

    async def _chats(self, _: web.Request) -> web.Response:
        return _json({"chats": views.chats_view(self._world)})

    async def _create_chat(self, request: web.Request) -> web.Response:
        return _json(groups.create_group(self._world, await read_body(request)))

    async def _act(self, request: web.Request) -> web.Response:
        action = ACTIONS.get(request.match_info["action"])
        if action is None:
            raise web.HTTPNotFound
        body = await read_body(request)
        return _json(action(find_scene(self._world, _chat_id(request), body), body))

    async def _view(self, request: web.Request) -> web.Response:
        query = request.query
        chat = find_chat(self._world, _chat_id(request), query.get("bot", ""))
        viewer = views.viewer_of(self._world, chat, query.get("as", ""))
        asked = Body(dict(query))
        since = asked.integer("since", 0)
        if "wait" in query:
            await views.wait_for_change(chat, since, asked.number("wait"))
        return _json(views.chat_view(self._world, chat, viewer, since))

    async def _menu(self, request: web.Request) -> web.Response:
        query = request.query
        chat = find_chat(self._world, _chat_id(request), query.get("bot", ""))
        person = self._world.person(views.viewer_of(self._world, chat, query.get("as", "")))
        return _json(menu_view(addressed(self._world, chat, query.get("bot", "")), chat, person))

    async def _file(self, request: web.Request) -> web.Response:
        stored = self._world.files.get(request.match_info["file_id"])
        if stored is None:
            raise SimError("there is no file of that id")
        kind = mimetypes.guess_type(stored.path)[0] or "application/octet-stream"
        return web.Response(body=stored.data, content_type=kind, headers=FILE_HEADERS)

    async def _clock(self, _: web.Request) -> web.Response:
        return _json(self._world.clock.as_json())

    async def _set_clock(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        if body.has("set") == body.has("advance"):
            raise SimError("give either 'set' (ISO time with offset) or 'advance' (seconds)")
        if body.has("set"):
            self._world.clock.set(body.text("set"))
        else:
            self._world.clock.advance(body.number("advance"))
        return _json(self._world.clock.as_json())

    async def _list_faults(self, _: web.Request) -> web.Response:
        return _json({"faults": self._faults.as_json()})

    async def _add_fault(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        kind = body.fields.get("kind")
        for_ever = "times" in body.fields and body.fields["times"] is None
        fault = Fault(
            id=0,
            method=body.text("method", "*"),
            kind=str(kind) if isinstance(kind, int) else body.text("kind"),
            times=FOR_EVER if for_ever else _positive(body, "times", 1),
            retry_after=_positive(body, "retry_after", 5),
            milliseconds=_positive(body, "ms", 60_000 if kind == "hang" else 1000),
            after=body.flag("after", default=False),
            chat_id=str(body.integer("chat_id")) if body.has("chat_id") else "",
            status=body.integer("status", 502),
            parameter=body.text("parameter", ""),
            description=body.text("description", ""),
        )
        return _json(self._faults.add(fault).as_json())

    async def _clear_faults(self, _: web.Request) -> web.Response:
        self._faults.clear()
        return _json({"faults": []})

    async def _remove_fault(self, request: web.Request) -> web.Response:
        self._faults.remove(whole_number(request.match_info["fault_id"], "fault_id"))
        return _json({"faults": self._faults.as_json()})

    async def _list_calls(self, request: web.Request) -> web.Response:
        query = request.query
        after = Body(dict(query)).integer("after", 0)
        chosen = self._calls.select(query.get("method", ""), query.get("chat_id", ""), after)
        calls = [record.as_json() for record in chosen]
        return _json({"calls": calls, "last": self._calls.last, "dropped": self._calls.dropped})


@web.middleware
async def errors_as_json(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer errors of either side as its JSON; the middleware of the whole application."""
    sim = request.path.startswith("/sim/")
    try:
        return await handler(request)
    except SimError as error:
        return _json({"error": str(error)}, status=400)
    except web.HTTPRequestEntityTooLarge:
        return _json({"error": "the request is too large"}, status=400)
    except (web.HTTPNotFound, web.HTTPMethodNotAllowed) as error:
        if sim:
            sentence = f"there is no {request.method} {request.path} here"
            return _json({"error": sentence}, status=error.status)
        if request.path.startswith(("/bot", "/file/bot")):
            return _json({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)
        raise


def _chat_id(request: web.Request) -> int:
    return whole_number(request.match_info["chat_id"], "chat_id")


def _positive(body: Body, name: str, default: int) -> int:
    value = body.integer(name, default)
    if value < 1:
        raise SimError(f"'{name}' must be at least 1")
    return value


def _json(answer: JsonObject, status: int = 200) -> web.Response:
    return web.Response(status=status, body=encode(answer), content_type="application/json")
