"""How the page of the statistics looks: the sheet of the page of a run, and what its plots need beside it."""

from __future__ import annotations

import hashlib
from base64 import b64encode

from gosform.showing.batch_page_style import STYLE as SHEET

STYLE = (
    SHEET
    + """
h3{font-size:1.05rem;line-height:1.3;margin:2rem 0 .25rem}
.form{border-top:3px solid var(--line);margin-top:3rem}
.shares tbody th{width:38%;font-weight:400}.shares td.plot{width:30%;vertical-align:middle}
.bar{height:1rem}
.scroll:focus-visible{outline:2px solid var(--rows);outline-offset:2px}
.whisker{fill:none;stroke:var(--ink);stroke-width:1.5;vector-effect:non-scaling-stroke}
.went{fill:none;stroke:var(--rows);stroke-width:2;vector-effect:non-scaling-stroke}
.spark{display:block;width:100%;height:2rem}
.periods{display:block;width:100%;height:13rem;margin-top:1rem}
.more{color:var(--error)}.less{color:var(--rows)}
ul{padding-left:1.2rem;max-width:46rem}
@media (max-width:40rem){.shares,.plain{min-width:34rem}}
"""
)
DIGEST = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; base-uri 'none'; form-action 'none'"
"""Nothing but this sheet is obeyed, and nothing at all is loaded."""
