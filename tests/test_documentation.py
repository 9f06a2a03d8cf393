"""What a person can type or set is documented; a command or key that is not fails here."""

import re
import tomllib
from pathlib import Path

import click
import pytest
from pydantic import BaseModel

from bot.cli import main
from bot.config import Config, load_config
from handlers.registry import COMMANDS

ROOT = Path(__file__).parent.parent
OPERATING = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "填报指南.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "config.example.toml"


def _keys(model: type[BaseModel], prefix: str = "") -> list[str]:
    keys: list[str] = []
    for name, field in model.model_fields.items():
        inner = [
            kind
            for kind in (field.annotation, *getattr(field.annotation, "__args__", ()))
            if isinstance(kind, type) and issubclass(kind, BaseModel)
        ]
        keys += _keys(inner[0], f"{prefix}{name}.") if inner else [prefix + name]
    return keys


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_bot_command_is_in_the_officers_guide(command: object) -> None:
    assert f"`/{getattr(command, 'name', '')}`" in GUIDE


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_line_command_and_option_is_documented(name: str) -> None:
    assert f"`fieldtally {name}" in OPERATING
    for parameter in main.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in OPERATING


@pytest.mark.parametrize("key", _keys(Config))
def test_every_configuration_key_is_documented_and_in_the_example(key: str) -> None:
    assert f"`{key}`" in OPERATING
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    assert any(re.match(rf"#? ?{key.rsplit('.', maxsplit=1)[-1]} = ", line) for line in lines)


def test_the_example_loads_and_holds_the_defaults() -> None:
    config = load_config(EXAMPLE)
    required = {"plan": config.plan, "telegram": {"token": config.telegram.token}}
    assert config == Config.model_validate(required).model_copy(
        update={"data": ROOT / "data", "plan": config.plan}
    )
    assert config.plan.exists()


def test_the_version_is_told_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert re.fullmatch(r"\d+\.\d+\.\d+", project["project"]["version"])
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_links_between_documents_lead_somewhere() -> None:
    for file in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", file.read_text(encoding="utf-8")):
            assert (file.parent / link).exists(), f"{file.name}: {link}"
