"""The command line. Exit status 0 done, 1 refused or failed with one sentence, 2 wrong usage."""

import asyncio
import json
import logging
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path

import click

from bot.cli_files import backup, export, restore
from bot.terminal import (
    Discreet,
    Refused,
    config_option,
    read_config,
    read_plan,
    run_to_end,
    words,
)
from storage.members import Role
from texts import Catalogue, Words

OUT = click.Path(path_type=Path, dir_okay=False, writable=True)


@click.group(help="实事通：工会实事填报机器人 / the union's field-reporting bot.")
def main() -> None:
    """Dispatch to a command."""
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])


for command in (export, backup, restore):
    main.add_command(command)


def _stop_on_signals() -> asyncio.Event:
    """An event that Ctrl-C and SIGTERM set, instead of killing the process in mid-air."""
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


@main.command()
@config_option
def run(config_path: Path) -> None:
    """运行机器人，直到 Ctrl-C / run the bot until Ctrl-C."""
    from bot.parts import Running
    from bot.process import serve

    config = read_config(config_path)
    plan = read_plan(config.plan)

    def ready(_running: Running) -> None:
        click.echo(words().plain("cli-running"), err=True)

    async def until_told() -> None:
        await serve(config, plan, ready, _stop_on_signals())

    run_to_end(until_told())


@main.command()
@config_option
@click.option("--base-url", help="自建 Bot API 或沙箱的地址 / another Bot API server's address")
def init(config_path: Path, base_url: str | None) -> None:
    """写好配置，打印首位管理员的链接 / write the configuration, print the first link."""
    from bot.operating import first_link
    from bot.setting_up import ask_and_write

    if not config_path.exists():
        ask_and_write(config_path, base_url)
    config = read_config(config_path)
    link = run_to_end(first_link(config, read_plan(config.plan)))
    click.echo(words().plain("cli-first-link"))
    click.echo(link)


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@config_option
@click.option("--audit", is_flag=True, help="核对留痕有无改动 / check the audit trail instead")
@click.option("--hash", "wanted", default="", help="周报上的校验码 / the hash a digest printed")
def check(file: Path | None, config_path: Path, audit: bool, wanted: str) -> None:
    """检查计划文件，或配置及其计划 / check a plan FILE, or the configuration and its plan."""
    told = words()
    if audit or wanted:
        _check_trail(config_path, wanted)
        return
    plan_path = file or read_config(config_path).plan
    plan = read_plan(plan_path)
    click.echo(
        told.plain(
            "cli-plan-good",
            file=str(plan_path),
            name=plan.name,
            indicators=str(len(plan.indicators)),
            units=str(len(plan.units)),
        )
    )
    unfilled = plan.unfilled()
    if unfilled:
        click.echo(told.plain("cli-unfilled", count=str(len(unfilled))))
        for code, key in unfilled:
            click.echo(f"  indicators.{code}.{key}")


def _check_trail(config_path: Path, wanted: str) -> None:
    from bot.operating import check_trail

    told = words()
    found = run_to_end(check_trail(read_config(config_path), wanted.lower()))
    if found.broken is not None:
        raise Refused(told.plain("cli-trail-broken", row=str(found.broken)))
    if found.forged:
        reports = ", ".join(f"{report}/{version}" for report, version in found.forged[:20])
        raise Refused(told.plain("cli-trail-forged", reports=reports))
    if not found.seen:
        raise Refused(told.plain("cli-trail-unseen", hash=wanted))
    click.echo(told.plain("cli-trail-whole", rows=str(found.rows), hash=found.newest))


@main.command("rebuild-tally")
@config_option
@click.option("--check", "only_check", is_flag=True, help="只核对 / only compare")
def rebuild_tally(config_path: Path, only_check: bool) -> None:
    """由上报记录重算累计表 / make the kept tally anew from the reports."""
    from bot.operating import compare_tally, remake_tally

    config = read_config(config_path)
    plan = read_plan(config.plan)
    told = words()
    differences = run_to_end(compare_tally(config, plan))
    for line in differences:
        click.echo(line, err=True)
    if not differences:
        click.echo(told.plain("cli-tally-good"))
    elif only_check:
        raise Refused(told.plain("cli-tally-differs", count=str(len(differences))))
    else:
        cells = run_to_end(remake_tally(config, plan))
        click.echo(told.plain("cli-tally-rebuilt", cells=str(cells)))


@main.command()
@config_option
@click.option("--unit", required=True, help="单位代码 / the unit's code")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default="officer",
    show_default=True,
    help="角色 / the role",
)
@click.option(
    "--uses",
    type=click.IntRange(1, 1000),
    default=1,
    show_default=True,
    help="可用几人次 / how many people it lets in",
)
@click.option(
    "--days",
    type=click.IntRange(1, 90),
    default=7,
    show_default=True,
    help="几天内有效 / for how many days",
)
def invite(config_path: Path, unit: str, role: str, uses: int, days: int) -> None:
    """打印一条邀请链接 / print an invitation link."""
    from bot.operating import Wanted, make_link

    config = read_config(config_path)
    plan = read_plan(config.plan)
    wanted = Wanted(unit, Role(role), uses, timedelta(days=days))
    click.echo(run_to_end(make_link(config, plan, wanted)))


@main.command()
@click.option(
    "--plan",
    "plan_path",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="计划文件 / the plan file",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    help="当作今天的日期 / the day taken for today",
)
@click.option("--unit", default="", help="发信人的单位代码 / the code of the sender's unit")
def parse(plan_path: Path, today: datetime, unit: str) -> None:
    """试读标准输入里的每一行 / read each line of stdin as a quick report, answer in JSON lines."""
    from plan.quick import Grammar, as_plain
    from plan.units import OrgTree

    plan = read_plan(plan_path)
    tree = OrgTree(plan.units)
    if unit and unit not in tree:
        raise Refused(words().plain("cli-no-such-unit", unit=unit))
    grammar = Grammar(plan, tree)
    for raw in sys.stdin.buffer:
        line = raw.decode("utf-8", errors="replace").rstrip("\r\n")
        parsed = grammar.parse(line, today.date(), unit)
        click.echo(json.dumps(as_plain(parsed), ensure_ascii=False))


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@config_option
@click.option("--dry-run", is_flag=True, help="只检查，不写入 / check only, write nothing")
@click.option("--template", type=OUT, help="写一份空表 / write the workbook to fill in")
@click.option("--remarks", type=OUT, help="退回时写带批注的 / where refused, write it with remarks")
def import_command(
    file: Path | None,
    config_path: Path,
    dry_run: bool,
    template: Path | None,
    remarks: Path | None,
) -> None:
    """导入往月数据 / import figures of earlier months from a workbook."""
    from bot import bringing_in

    if (file is None) is (template is None):
        raise click.UsageError(words().plain("cli-import-what"))
    config = read_config(config_path)
    plan = read_plan(config.plan)
    if template is not None:
        run_to_end(bringing_in.hand_out(config, plan, words(), template))
        click.echo(words().plain("cli-import-template", file=str(template)))
    elif file is not None:
        work = bringing_in.bring_in(config, plan, words(), file, remarks, dry_run=dry_run)
        click.echo(run_to_end(work))


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址 / where to listen")
@click.option("--port", type=click.IntRange(1, 65535), default=8080, show_default=True)
def demo(host: str, port: int) -> None:
    """在本机演示，不需要令牌 / show it on this machine; no token needed."""
    from bot.demonstration.play import play

    logging.getLogger().setLevel(logging.WARNING)
    path = Path(__file__).parent.parent / "plans" / "pingliang-2014.toml"
    plan = read_plan(path)
    # The demonstration's people speak Chinese, whatever the terminal does.
    told = Words(Catalogue.load(), "zh")

    async def until_told() -> None:
        await play(path, plan, told, host, port, _stop_on_signals())

    run_to_end(until_told())
