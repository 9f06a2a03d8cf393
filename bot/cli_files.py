"""The commands that hand out files: export, backup, restore. Heavy rooms come in when needed."""

from pathlib import Path

import click

from bot.terminal import (
    Refused,
    config_option,
    progress_bar,
    read_config,
    read_plan,
    run_to_end,
    words,
)

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@config_option
@click.option("--xlsx", "suffix", flag_value="xlsx", help="工作簿（默认） / workbook (default)")
@click.option("--csv", "suffix", flag_value="csv", help="台账 / the ledger as text")
@click.option("--brief", "span", help="工作简报，如 8月、三季度 / briefing of a stretch of days")
@click.option("--unit", default="", help="单位代码，默认全部 / a unit's code; all without it")
@click.option("--day", default="", help="截至哪一天，默认今天 / as of which day; today without it")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="写到哪里 / where to")
def export(
    config_path: Path, suffix: str | None, span: str | None, unit: str, day: str, output: Path
) -> None:
    """导出工作簿、台账或简报 / export the workbook, the ledger or a briefing."""
    from bot.exporting import Asked, export_file

    if span is not None and (suffix or day):
        raise click.UsageError(words().plain("export-one-of"))
    config = read_config(config_path)
    plan = read_plan(config.plan)
    asked = Asked(suffix or "xlsx", span, day, unit, output)
    with progress_bar() as progress:
        path = run_to_end(export_file(config, plan, asked, progress))
    click.echo(str(path))


@click.command()
@click.argument("file", type=FILE)
@config_option
def backup(file: Path, config_path: Path) -> None:
    """备份数据和照片，机器人可照常运行 / back up into one FILE; the bot may run."""
    from bot.backup import save

    config = read_config(config_path)
    if file.exists():
        raise Refused(words().plain("backup-exists", file=str(file)))
    if not config.database.exists():
        raise Refused(words().plain("cli-no-data", file=str(config.database)))
    with progress_bar() as progress:
        kept = run_to_end(save(config, file, progress))
    told = words().plain("backup-done", file=str(file), photos=str(kept.photos), size=kept.size)
    click.echo(told)


@click.command()
@click.argument("file", type=FILE)
@config_option
@click.option("--force", is_flag=True, help="已有数据时移开再恢复 / move data that is there aside")
def restore(file: Path, config_path: Path, force: bool) -> None:
    """用备份恢复数据和照片，机器人须先停下 / bring a backup back; the bot must not run."""
    from bot.backup import bring_back

    config = read_config(config_path)
    with progress_bar() as progress:
        aside = run_to_end(bring_back(config, file, progress, force=force))
    click.echo(words().plain("restore-done", folder=str(config.data)))
    if aside is not None:
        click.echo(words().plain("restore-aside", folder=str(aside)))
