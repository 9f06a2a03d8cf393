"""The operator's configuration: config.toml, checked key by key; no default is hidden elsewhere."""

import os
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)
from pydantic_core import PydanticCustomError

from plan.loading import PlanErrors, parse_toml, problems_of

TOKEN_VARIABLE = "FIELDTALLY_TOKEN"  # noqa: S105 - the name, not the token
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
ProxyUrl = Annotated[str, StringConstraints(pattern=r"^(http|socks[45])://[^\s]+:\d+/?$")]


class Section(BaseModel):
    """A table of the file: unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Telegram(Section):
    """How Telegram is reached."""

    token: Annotated[str, StringConstraints(pattern=r"^\d+:[\w-]+$")]
    base_url: Url = "https://api.telegram.org/bot"
    base_file_url: Url = "https://api.telegram.org/file/bot"
    proxy_url: ProxyUrl | None = None
    updates: Literal["polling", "webhook"] = "polling"
    rich_messages: bool = True


class Webhook(Section):
    """Where Telegram posts updates to, and where they are taken.

    With `certificate` and `key` the bot speaks TLS itself, and a self-signed certificate is sent
    to Telegram; behind a reverse proxy both are left out.
    """

    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+/\S+$")]
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8443
    certificate: Path | None = None
    key: Path | None = None


class Health(Section):
    """Where /healthz answers; port 0 takes a free one, no table means none."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8081


class Limits(Section):
    """Telegram's limits, as rates the outbox keeps to."""

    per_second: Annotated[int, Field(ge=1)] = 30
    chat_per_second: Annotated[float, Field(gt=0)] = 1
    chat_burst: Annotated[int, Field(ge=1)] = 3
    group_per_minute: Annotated[int, Field(ge=1)] = 20


class Config(Section):
    """The whole file. Paths are relative to the folder it lies in."""

    plan: Path
    data: Path = Path("data")
    clock_url: Url | None = None
    telegram: Telegram
    webhook: Webhook | None = None
    health: Health | None = Health()
    limits: Limits = Limits()

    @model_validator(mode="after")
    def _webhook_has_its_table(self) -> Self:
        if self.telegram.updates == "webhook" and self.webhook is None:
            raise PydanticCustomError("config-webhook-missing", "a [webhook] table is needed")
        return self

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "fieldtally.db"

    @property
    def photos(self) -> Path:
        """The folder of the photos' bytes."""
        return self.data / "photos"


def load_config(path: Path) -> Config:
    """Read and check a configuration file; the token may come from FIELDTALLY_TOKEN.

    Raises OSError when it cannot be read and PlanErrors, naming each key, when it is wrong.
    """
    values = dict(parse_toml(path.read_text(encoding="utf-8")))
    token = os.environ.get(TOKEN_VARIABLE)
    telegram = values.get("telegram", {})
    if token and isinstance(telegram, dict):
        values["telegram"] = {**telegram, "token": token}
    try:
        config = Config.model_validate(values)
    except ValidationError as error:
        raise PlanErrors(problems_of(error, values, Config)) from None
    return _anchored(config, path.parent)


def _anchored(config: Config, here: Path) -> Config:
    webhook = config.webhook
    if webhook is not None:
        files = {"certificate": webhook.certificate, "key": webhook.key}
        paths = {name: here / file for name, file in files.items() if file is not None}
        webhook = webhook.model_copy(update=paths)
    return config.model_copy(
        update={"plan": here / config.plan, "data": here / config.data, "webhook": webhook}
    )
