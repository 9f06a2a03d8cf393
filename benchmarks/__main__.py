"""`make bench`: parser, summary, broadcast and whole path, printed side by side."""

import asyncio
import statistics
from collections.abc import Callable, Sequence

import click

from benchmarks import broadcast, figures, parsing, path, table
from benchmarks.bots import KINDS, OURS, Kind
from benchmarks.path import Run

COLUMNS: tuple[tuple[str, Callable[[Run], float], str], ...] = (
    ("updates/s", lambda run: run.per_second, "{:.0f}"),
    ("CPU µs/update", lambda run: run.processor, "{:.0f}"),
    ("updates/CPU s", lambda run: run.per_processor_second, "{:.0f}"),
    ("calls/update", lambda run: run.calls, "{:.2f}"),
    ("updates/poll", lambda run: run.batch, "{:.1f}"),
    ("CPU %", lambda run: 100 * run.busy, "{:.0f}"),
    ("stub CPU %", lambda run: 100 * run.stub_busy, "{:.0f}"),
)


def _median(runs: Sequence[Run], value: Callable[[Run], float]) -> float:
    return statistics.median(map(value, runs))


def _whole_path(number: int, officers: int, kinds: Sequence[Kind]) -> None:
    click.echo(
        f"Whole path: {officers} officers without a pause, {number} rounds in turns, medians"
    )
    runs = asyncio.run(path.rounds(number, officers, kinds))
    rows = [["", *(name for name, _, _ in COLUMNS), "ours per CPU s"]]
    for kind, taken in runs.items():
        ratios = [
            ours.per_processor_second / one.per_processor_second
            for ours, one in zip(runs.get(OURS, taken), taken, strict=True)
        ]
        figures = [form.format(_median(taken, value)) for _, value, form in COLUMNS]
        rows.append([kind.name, *figures, f"{statistics.median(ratios):.2f} ×"])
    click.echo(table.lines(rows))


@click.command()
@click.option("--rounds", "number", default=4, show_default=True)
@click.option("--officers", default=40, show_default=True)
@click.option("--only", multiple=True, help="a bot's name; all without it")
def main(number: int, officers: int, only: Sequence[str]) -> None:
    """Print the figures. No figure makes it fail."""
    kinds = [kind for kind in KINDS if not only or kind.name in only]
    click.echo(parsing.described())
    click.echo(figures.described())
    click.echo(broadcast.described())
    _whole_path(number, officers, kinds)


if __name__ == "__main__":
    main()
