"""How the page of a run looks: one sheet, light and dark, from a phone to paper."""

from __future__ import annotations

import hashlib
from base64 import b64encode

STYLE = """
:root{color-scheme:light dark;--page:#fbfbfa;--card:#fff;--ink:#1d1f23;--soft:#5a5f68;--line:#dfe1e5;--error:#b3261e;--warning:#b26a00;--notice:#5b6b85;--rows:#2f62b5}
@media (prefers-color-scheme:dark){:root{--page:#15171a;--card:#1d2024;--ink:#e9eaec;--soft:#a6acb6;--line:#363b43;--error:#f2827a;--warning:#e0a03c;--notice:#94a5c3;--rows:#7da7f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
main{max-width:64rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.2rem;line-height:1.3;margin:2.75rem 0 .25rem}
p{margin:.25rem 0 .75rem;max-width:46rem}
.soft{color:var(--soft)}
.verdict{font-size:1.1rem;margin:1rem 0 0}
dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem;margin:1.5rem 0 0}
dl div{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem}
dt{color:var(--soft);font-size:.9rem}
dd{margin:0;font-size:1.45rem;line-height:1.3;font-variant-numeric:tabular-nums}
dd small{display:block;font-size:.85rem;color:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0 0}
caption{text-align:left;color:var(--soft);padding:0 0 .5rem;max-width:46rem}
th,td{text-align:left;vertical-align:top;padding:.55rem .75rem .55rem 0;border-top:1px solid var(--line)}
thead th,thead td{border-top:0}
thead th{color:var(--soft);font-weight:600;font-size:.9rem}
tbody th{font-weight:600}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.sort{white-space:nowrap;font-weight:600}
.sort::before{content:"";display:inline-block;width:.65em;height:.65em;margin-right:.4em;border-radius:.15em;background:currentColor}
.sort.error{color:var(--error)}.sort.warning{color:var(--warning)}.sort.notice{color:var(--notice)}
.first th:first-child{width:20%;hyphens:auto}.first td:nth-of-type(-n+2){width:27.5%}
code{font:.85em ui-monospace,"Cascadia Mono","DejaVu Sans Mono",monospace;color:var(--soft)}
.bars tbody th{width:28%;font-weight:400}.bars td:nth-child(2){width:46%}
.bars td{vertical-align:middle}
.bars .n{width:1%}
.bar{display:block;width:100%;height:.8rem}
.regions{display:block;width:100%;height:10rem;margin-top:1rem}
.error{fill:var(--error)}.warning{fill:var(--warning)}.notice{fill:var(--notice)}.rows{fill:var(--rows)}
.axis{stroke:var(--soft);stroke-width:2}.grid{stroke:var(--line);stroke-width:1}
.ends{display:flex;max-width:none;justify-content:space-between;gap:1rem;color:var(--soft);font-size:.9rem;margin:.25rem 0}
details{margin:.75rem 0 0}
summary{cursor:pointer;color:var(--soft)}
summary:focus-visible{outline:2px solid var(--rows);outline-offset:2px}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:1rem;color:var(--soft);font-size:.9rem}
@media (max-width:40rem){
main{padding:1.25rem 1rem 3rem}
.first thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.first tr{display:block;border-top:1px solid var(--line);padding:.75rem 0}
.first tbody th:first-child,.first td:nth-of-type(-n+2){width:auto}
.first tbody th,.first td{display:block;border:0;padding:.1rem 0}
.first td:nth-of-type(n+3){display:inline-block;margin-right:1rem;text-align:left;font-size:.9rem}
.first .n::before{content:attr(data-head)": ";color:var(--soft)}
.bars tbody th{width:36%}
}
@media print{body{background:#fff}.bar,.regions,.sort::before{print-color-adjust:exact}}
"""
DIGEST = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
"""Of the sheet, for the policy of the page: nothing but this sheet is obeyed, and nothing at all is loaded."""
POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; base-uri 'none'; form-action 'none'"
