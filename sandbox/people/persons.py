"""Creates and changes the people of the sandbox; what they do in chats is elsewhere."""

from __future__ import annotations

import re

from sandbox.errors import SimError
from sandbox.people.body import Body
from sandbox.state import Person
from sandbox.world import World

LARGEST_ID = 2**52
USERNAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{3,31}|")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*|")
TEXT_FIELDS = ("last_name", "username", "language_code", "about")


def save_person(world: World, body: Body) -> Person:
    """Create a person, or change the one whose id is given; SimError when a field is wrong.

    Fields: `id` (a free one if left out), `first_name`, `last_name`, `username`,
    `language_code`, `about` (who this is, for the chat page alone), `deactivated`.
    """
    person_id = body.integer("id") if body.has("id") else world.free_person_id()
    if not 0 < person_id < LARGEST_ID or person_id in world.bots:
        raise SimError(f"{person_id} cannot be the id of a person")
    known = world.people.get(person_id)
    first_name = body.text("first_name", known.first_name if known else "").strip()
    if not first_name or len(first_name) > 64:
        raise SimError("'first_name' has 1 to 64 characters")
    texts = {name: body.text(name, getattr(known, name, "")) for name in TEXT_FIELDS}
    if not USERNAME.fullmatch(texts["username"]):
        raise SimError("'username' has 4 to 32 letters, digits and '_', and starts with a letter")
    if not LANGUAGE.fullmatch(texts["language_code"]):
        raise SimError("'language_code' is a code such as zh-hans or en")
    if len(texts["about"]) > 64:
        raise SimError("'about' has at most 64 characters")
    deactivated = body.flag("deactivated", default=known.deactivated if known else False)
    if known is None:
        known = world.people[person_id] = Person(person_id, first_name)
    known.first_name, known.deactivated = first_name, deactivated
    known.last_name, known.username = texts["last_name"], texts["username"]
    known.language_code, known.about = texts["language_code"], texts["about"]
    return known
