"""Takes as much from the top of a document as fits somewhere; what fits is for others to say."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from briefing.rich import Block, Details, Divider, Heading, Listing, Paragraph, Table, bare

Blocks = tuple[Block, ...]
Fits = Callable[[Blocks], bool]


def head(blocks: Blocks, fits: Fits) -> tuple[Blocks, Blocks]:
    """The longest beginning that fits, and the rest: cut at a block's end or between rows.

    Never nothing of something: a first block that is too large by itself is shortened with "…".
    """
    kept, rest = _beginning(blocks, fits)
    if kept or not rest:
        return kept, rest
    return (_shortened(rest[0], fits),), rest[1:]


def _beginning(blocks: Blocks, fits: Fits) -> tuple[Blocks, Blocks]:
    count = _most(len(blocks), lambda n: fits(blocks[:n]))
    if count == len(blocks):
        return blocks, ()
    kept, breaking, rest = blocks[:count], blocks[count], blocks[count + 1 :]
    parted = _parted(breaking, lambda first: fits((*kept, first)))
    if parted is not None:
        return (*kept, parted[0]), (parted[1], *rest)
    while len(kept) > 1 and isinstance(kept[-1], Heading):
        # A title does not stand at the end without what it is the title of.
        kept = kept[:-1]
    return kept, blocks[len(kept) :]


def _most(upto: int, holds: Callable[[int], bool]) -> int:
    """The largest number up to `upto` for which something holds, 0 if for none."""
    return bisect_left(range(1, upto + 1), True, key=lambda n: not holds(n))


def _parted(block: Block, fits: Callable[[Block], bool]) -> tuple[Block, Block] | None:
    """A block in two, the first as large as fits; None where nothing of it does."""
    match block:
        case Details():
            kept, rest = _beginning(block.blocks, lambda inner: fits(replace(block, blocks=inner)))
            if not kept or not rest:
                return None
            return replace(block, blocks=kept), replace(block, blocks=rest)
        case Table():
            return _between(len(block.rows), lambda a, b: _rows(block, a, b), fits)
        case Listing():
            items = block.items
            return _between(len(items), lambda a, b: replace(block, items=items[a:b]), fits)
        case _:
            return None


def _between(
    size: int, part: Callable[[int, int], Block], fits: Callable[[Block], bool]
) -> tuple[Block, Block] | None:
    count = _most(size - 1, lambda n: fits(part(0, n)))
    return (part(0, count), part(count, size)) if count else None


def _rows(table: Table, start: int, end: int) -> Table:
    return replace(table, rows=table.rows[start:end], lines=table.lines[start:end])


def _shortened(block: Block, fits: Fits) -> Block:
    text = " ".join(readable(block))
    count = _most(len(text), lambda n: fits((Paragraph(f"{text[:n]}…"),)))
    return Paragraph(f"{text[:count]}…")


def readable(block: Block) -> list[str]:
    """All there is to read in a block, in order and without tags."""
    match block:
        case Divider():
            return []
        case Details():
            inner = [text for one in block.blocks for text in readable(one)]
            return [bare(block.summary), *inner]
        case Table():
            cells = [cell for row in (block.header, *block.rows) for cell in row]
            return [bare(text) for text in (block.caption, *cells)]
        case Listing():
            return [bare(item) for item in block.items]
        case _:
            return [bare(block.text)]
