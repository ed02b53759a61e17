"""Draw what a command prints as an SVG, every character in its own cell: ``docs/images/demo.svg`` of the README.

    FORCE_COLOR=1 COLUMNS=104 qianglian report | python scripts/terminal_picture.py TITLE > picture.svg

Ideographs take two cells. No font is embedded or fetched: the reader's own monospaced one is used.
"""

import sys
from html import escape
from itertools import accumulate

from rich.cells import cell_len
from rich.color import Color
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

CELL, LINE, SIZE, MARGIN = 8.0, 19, 13, 18
THEME = TerminalTheme(
    (27, 31, 38),
    (214, 219, 226),
    [
        *((74, 80, 92), (224, 96, 80), (126, 170, 92), (214, 168, 72)),
        *((92, 148, 214), (168, 128, 200), (88, 166, 184), (200, 206, 214)),
    ],
    [
        *((110, 118, 132), (240, 116, 98), (150, 192, 112), (232, 190, 96)),
        *((120, 172, 234), (190, 152, 220), (112, 188, 204), (240, 243, 247)),
    ],
)
FONTS = (
    "'Cascadia Mono','DejaVu Sans Mono','Sarasa Mono SC','Noto Sans Mono CJK SC','Noto Sans CJK SC',monospace"
)


def _colour(colour: Color | None, dim: bool | None) -> str:
    red, green, blue = colour.get_truecolor(THEME) if colour else THEME.foreground_color
    if dim:
        red, green, blue = (
            (c + b) // 2 + 12 for c, b in zip((red, green, blue), THEME.background_color, strict=True)
        )
    return f"#{red:02x}{green:02x}{blue:02x}"


def _words(text: str, style: Style, start: int, line: int) -> str:
    places = accumulate(map(cell_len, text[:-1]), initial=start)
    # Spaces are left out: SVG folds runs of them and every later character would take the wrong place.
    placed = [(char, place) for char, place in zip(text, places, strict=True) if char != " "]
    xs = " ".join(f"{MARGIN + place * CELL:g}" for _, place in placed)
    said = escape("".join(char for char, _ in placed), quote=False)
    weight = ' font-weight="bold"' if style.bold else ""
    y = 2 * MARGIN + (line + 1) * LINE
    return f'<text x="{xs}" y="{y}" fill="{_colour(style.color, style.dim)}"{weight}>{said}</text>'


def picture(lines: list[str], title: str) -> str:
    """The lines, with their ANSI colours, as an SVG."""
    console = Console(width=200)
    body: list[str] = []
    widest = 0
    for number, line in enumerate(lines):
        at = 0
        for segment in Text.from_ansi(line).render(console):
            text = segment.text.replace("\n", "")
            if text.strip():
                body.append(_words(text, segment.style or Style(), at, number))
            at += cell_len(text)
        widest = max(widest, at)
    width = 2 * MARGIN + widest * CELL
    height = 3 * MARGIN + (len(lines) + 1) * LINE
    red, green, blue = THEME.background_color
    head = f'<text x="{MARGIN}" y="{MARGIN + 6}" fill="#8a93a3" font-size="12">{escape(title)}</text>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" width="{width:g}" '
        f'font-family="{FONTS}" font-size="{SIZE}">'
        f'<rect width="100%" height="100%" rx="6" fill="rgb({red},{green},{blue})"/>{head}{"".join(body)}</svg>\n'
    )


if __name__ == "__main__":
    sys.stdout.write(picture(sys.stdin.read().splitlines(), sys.argv[1] if len(sys.argv) > 1 else ""))
