"""Methods that answer taps and inline queries; how people tap is not here."""

from __future__ import annotations

from sandbox.errors import bad_request
from sandbox.jsontypes import is_list
from sandbox.methods.context import Call
from sandbox.state import Toast

MAX_TOAST = 200
MAX_RESULTS = 50
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(call: Call) -> bool:
    """Answer a tap, once and in time; a text becomes a toast the person sees."""
    query_id = call.params.text("callback_query_id")
    query = call.bot.queries.get(query_id)
    now = call.world.clock.now()
    if query is None or query.is_stale(now):
        raise bad_request(TOO_OLD)
    text, url = call.params.text("text"), call.params.text("url")
    if len(text) > MAX_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    del call.bot.queries[query_id]
    if text or url:
        revision = call.world.next_revision()
        toast = Toast(
            revision=revision,
            person=query.person,
            callback_query_id=query_id,
            text=text,
            show_alert=call.params.flag("show_alert"),
            url=url,
            date=int(now),
        )
        query.chat.show(toast)
    return True


def answer_inline_query(call: Call) -> bool:
    """Answer an inline query, once; the results can be read from the log of calls."""
    results = call.params.parsed("results", "inline query results")
    if not is_list(results):
        raise bad_request("can't parse inline query results JSON object")
    if len(results) > MAX_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    if call.bot.inline_queries.pop(call.params.text("inline_query_id"), None) is None:
        raise bad_request(TOO_OLD)
    return True
