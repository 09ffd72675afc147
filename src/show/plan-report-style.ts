/** The report's whole style: paper white, ink, one blue; a phone, a desk and a printer. It uses nothing from outside. */
export const planReportStyle = `
:root{color-scheme:light dark;--paper:#fff;--wash:#f6f5f2;--ink:#1a1a1a;--muted:#4d4d4d;--line:#999;--soft:#d4d4d4;--action:#0017c1}
@media (prefers-color-scheme:dark){:root{--paper:#17181a;--wash:#232427;--ink:#f2f2f2;--muted:#b3b3b3;--line:#888;--soft:#4d4d4d;--action:#9db7f9}}
*{box-sizing:border-box}
html{font-family:"BIZ UDPGothic","Hiragino Sans","Noto Sans JP","Noto Sans CJK JP",sans-serif;background:var(--paper);color:var(--ink);line-height:1.7;font-variant-numeric:tabular-nums;line-break:strict;overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
:lang(ja){word-break:auto-phrase}
body{margin:0 auto;max-width:68rem;padding:1.5rem 1rem 4rem}
header p.brand{color:var(--muted);margin:0}
h1{font-size:1.75rem;line-height:1.4;margin:.25rem 0 1rem;text-wrap:balance}
h2{font-size:1.375rem;line-height:1.5;margin:3.5rem 0 .75rem;padding-top:1rem;border-top:2px solid var(--ink);text-wrap:balance}
h3{font-size:1.0625rem;line-height:1.6;margin:0}
p{max-width:40rem;margin:.5rem 0}
.lead{font-size:1.125rem}
.muted{color:var(--muted)}
nav ul{list-style:none;margin:1rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.5rem}
nav a{display:inline-block;padding:.5rem 0;min-height:44px}
a{color:var(--action);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px;box-shadow:0 0 0 5px #ffd43d}
dl.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1rem;margin:1.5rem 0;padding:1rem 0;border-block:1px solid var(--soft)}
dl.figures div{display:flex;flex-direction:column}
dl.figures dt{color:var(--muted)}
dl.figures dd{margin:0;font-size:1.5rem;font-weight:700;line-height:1.4}
dl.figures dd small{display:block;font-size:.875rem;font-weight:400;color:var(--muted)}
.picture{display:block;width:100%;max-width:40rem;height:auto;margin:.5rem 0}
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;margin:.75rem 0;width:100%}
caption{text-align:start;font-weight:700;padding:.25rem 0}
th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--soft);font-weight:400}
thead th{font-weight:700;color:var(--muted);border-bottom:2px solid var(--line);background:var(--paper)}
td.number,th.number{text-align:end;white-space:nowrap}
table.narrow{width:auto;min-width:18rem}
.figures-table{width:auto}
.figures-table :is(th,td){text-align:end;padding-inline-end:1.5rem}
.person{padding:1.25rem 0;border-bottom:1px solid var(--soft);break-inside:avoid}
.person .strip svg{display:block;width:100%;max-width:26rem;height:auto;margin:.5rem 0 .25rem}
ul.shares{list-style:none;margin:0;padding:0}
ul.shares>li{padding:.5rem 0 .25rem}
.share-line{display:flex;flex-wrap:wrap;gap:.1rem .9rem;align-items:baseline;max-width:none}
.share-line strong{font-weight:700}
.key{display:inline-block;min-width:1.9em;padding:0 .3em;text-align:center;border:2px solid;font-weight:700;line-height:1.5}
.why{margin:.15rem 0}
details{margin:.1rem 0}
summary{cursor:pointer;color:var(--action);padding:.55rem 0;min-height:44px}
.all{margin:0;padding:0 0 .5rem 1.25rem}
.open{padding:1rem 0;border-bottom:1px solid var(--soft);break-inside:avoid}
.change{font-weight:700}
.idle{columns:16rem;padding-left:1.25rem}
code{font-family:ui-monospace,"SFMono-Regular",Menlo,Consolas,monospace;background:var(--wash);padding:.1em .35em;overflow-wrap:anywhere}
pre{background:var(--wash);padding:1rem;overflow-x:auto;white-space:pre-wrap}
pre code{padding:0}
@media (max-width:40rem){.stack thead{position:absolute;clip-path:inset(50%);height:1px;width:1px;overflow:hidden}.stack :is(table,tbody,tr,td,th[scope=row]){display:block;width:100%}.stack tr{padding:.6rem 0;border-bottom:1px solid var(--soft)}.stack :is(td,th[scope=row]){border:0;padding:0;text-align:start}.stack td[data-label]::before{content:attr(data-label) "　";color:var(--muted)}h1{font-size:1.5rem}}
@media print{:root{--paper:#fff;--wash:#fff;--ink:#000;--muted:#333;--soft:#bbb;--action:#000}body{max-width:none;padding:0;font-size:10pt}nav,details{display:none}h2{break-after:avoid;margin-top:1.5rem}thead{display:table-header-group}tr{break-inside:avoid}}
`;
