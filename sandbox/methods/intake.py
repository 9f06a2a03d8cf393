"""Methods by which a bot gets its updates: long polling and the settings of its webhook."""

from __future__ import annotations

import ipaddress
import re
import ssl
from urllib.parse import urlsplit

from sandbox.errors import ApiError, bad_request
from sandbox.jsontypes import JsonObject, is_list
from sandbox.methods.context import Call
from sandbox.state import Webhook, without_empty
from sandbox.webhook import trust_of

MAX_POLL_SECONDS = 50
MAX_UPDATES = 100
SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)


async def get_updates(call: Call) -> list[JsonObject]:
    """Return the updates from an offset on, waiting for the first up to the given timeout."""
    if call.bot.webhook is not None:
        raise ApiError(409, WEBHOOK_ACTIVE)
    _read_allowed(call)
    updates = call.bot.updates
    offset = call.params.integer("offset")
    if offset:
        updates.confirm(offset)
    limit = call.params.integer("limit", MAX_UPDATES)
    timeout = min(max(call.params.integer("timeout"), 0), MAX_POLL_SECONDS)
    return await updates.poll(limit if 1 <= limit <= MAX_UPDATES else MAX_UPDATES, timeout)


def set_webhook(call: Call) -> bool:
    """Have updates sent to a URL from now on; an empty URL removes the webhook."""
    url = call.params.text("url").strip()
    if not url:
        return delete_webhook(call)
    _check_url(url)
    secret = call.params.text("secret_token")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _read_allowed(call)
    certificate = call.params.files.get("certificate")
    connections = call.params.integer("max_connections", 40)
    hook = Webhook(
        url=url,
        secret=secret,
        certificate=certificate.data if certificate is not None else b"",
        max_connections=min(max(connections, 1), 100),
        ip_address=call.params.text("ip_address"),
    )
    _check_certificate(hook)
    delete_webhook(call)
    call.bot.updates.interrupt()
    call.bot.webhook = hook
    call.webhooks.start(call.bot, hook)
    return True


def delete_webhook(call: Call) -> bool:
    """Stop sending updates; they stay for getUpdates unless they are to be dropped."""
    call.webhooks.stop(call.bot)
    call.bot.webhook = None
    if call.params.flag("drop_pending_updates"):
        call.bot.updates.pending.clear()
    return True


def get_webhook_info(call: Call) -> JsonObject:
    """Return the WebhookInfo; its url is empty while the bot polls."""
    hook = call.bot.webhook
    waiting = len(call.bot.updates.pending) + call.webhooks.under_way(call.bot)
    info: JsonObject = {
        "url": hook.url if hook else "",
        "has_custom_certificate": bool(hook and hook.certificate),
        "pending_update_count": waiting,
    }
    if hook is not None:
        optional: JsonObject = {
            "ip_address": hook.ip_address,
            "last_error_date": hook.last_error_date or None,
            "last_error_message": hook.last_error_message,
            "max_connections": hook.max_connections,
        }
        info |= without_empty(optional)
    return info | without_empty({"allowed_updates": sorted(call.bot.updates.allowed)})


def _read_allowed(call: Call) -> None:
    """Take over allowed_updates; left out, the earlier choice stands."""
    allowed = call.params.parsed("allowed_updates", "allowed updates")
    if allowed is None:
        return
    if not is_list(allowed):
        raise bad_request("can't parse allowed updates: Expected Array of String")
    call.bot.updates.allowed = frozenset(str(kind) for kind in allowed)


def _check_url(url: str) -> None:
    """Accept HTTPS, and plain HTTP on this machine only, which is what the sandbox is for."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise bad_request("bad webhook: invalid URL specified") from error
    if not host:
        raise bad_request("bad webhook: invalid URL specified")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_local(host)):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _check_certificate(hook: Webhook) -> None:
    try:
        trust_of(hook)
    except (ssl.SSLError, ValueError) as error:
        raise bad_request("bad webhook: the certificate can't be read") from error


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
