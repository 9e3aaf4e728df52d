"""How the page is laid out: the text above the cards, beside them where there is room. Colours are those of textual's theme."""

from __future__ import annotations

STYLE = """
Front { layout: vertical; }
#status { height: 1; background: $panel; padding: 0 1; }
#body { height: 1fr; layout: vertical; }
#paste { height: 5; min-height: 4; border: round $primary; padding: 0 1; }
#found { height: 1fr; layout: vertical; }
#cards { height: auto; max-height: 6; border: none; padding: 0; background: $surface; }
#cards > .option-list--option { padding: 0 1; }
#scroll { height: 1fr; border: round $secondary; padding: 0 1; }
#card { height: auto; }
#keys { height: auto; background: $panel; padding: 0 1; }
#paste:focus, #scroll:focus { border: heavy $accent; }
Front.-wide #body { layout: horizontal; }
Front.-wide #paste { width: 2fr; height: 1fr; }
Front.-wide #found { width: 3fr; }
Front.-wide #cards { max-height: 10; }
Front.-tall #paste { height: 9; }
Front.-tall.-wide #paste { height: 1fr; }
Window { align: center middle; }
Window > Vertical { width: 72; max-width: 95%; height: auto; max-height: 90%; border: round $accent; background: $surface; padding: 0 1; }
Window VerticalScroll { height: auto; max-height: 18; }
Window .text { height: auto; }
Window .hint { height: 1; color: $text-muted; }
Window Input { border: none; height: 1; padding: 0; margin: 0 0 1 0; background: $panel; }
Window OptionList { height: 12; border: none; padding: 0; }
"""
WIDTHS = [(0, "-narrow"), (100, "-wide")]
HEIGHTS = [(0, "-low"), (34, "-tall")]
