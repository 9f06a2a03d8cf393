"""Hands out the chat page's own files; what the page shows comes from the people's side."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).parent / "page"
# Said here and not guessed: some systems call JavaScript text/plain, and browsers then refuse it.
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
HEADERS = {
    # After an upgrade the browser must not mix old modules with new ones.
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
        " img-src 'self' blob: data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
}


def routes() -> list[web.RouteDef]:
    """Return the routes of the page."""
    return [web.get("/", _index), web.get("/page/{path:.+}", _file)]


async def _index(_: web.Request) -> web.StreamResponse:
    return _answer(FOLDER / "index.html")


async def _file(request: web.Request) -> web.StreamResponse:
    path = (FOLDER / request.match_info["path"]).resolve()
    if not path.is_relative_to(FOLDER.resolve()) or path.suffix not in KINDS or not path.is_file():
        raise web.HTTPNotFound
    return _answer(path)


def _answer(path: Path) -> web.FileResponse:
    kind = f"{KINDS[path.suffix]}; charset=utf-8"
    return web.FileResponse(path, headers=HEADERS | {"Content-Type": kind})
