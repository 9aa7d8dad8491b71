/** Colours and shapes of the report's pictures. Every colour has at least 3:1 against its ground (WCAG 2.2, 1.4.11). */
export const CHART_STYLE = `
:root{--c1:#0a6cb8;--c2:#b35a00;--c3:#00796b;--c4:#7b4bb3;--c5:#8a6d00;--c6:#5c6670;--bad:#c62828;--good:#1b7a3d;--muted:#767f88;--grid:#dfe3e8;--text:#1b2126;--soft:#4d565e;--ground:#fff;--panel:#f5f7f9;--band:#eef2f6;--heat:10,108,184}
@media (prefers-color-scheme:dark){:root{--c1:#63b3f0;--c2:#f2a65a;--c3:#4fc3b0;--c4:#c4a1ee;--c5:#e3c64d;--c6:#a9b3bd;--bad:#ff7b72;--good:#5fcf86;--muted:#8b959f;--grid:#343c45;--text:#e8ecf0;--soft:#b3bcc5;--ground:#14181c;--panel:#1c2228;--band:#1f262d;--heat:99,179,240}}
svg{display:block;width:100%;height:auto;font:12px system-ui,sans-serif}
svg text{fill:var(--soft)}svg .end{text-anchor:end}svg .mid{text-anchor:middle}
.grid{stroke:var(--grid);stroke-width:1}.axis{stroke:var(--muted);stroke-width:1}
.band0{fill:var(--band)}.band1{fill:none}
.line{fill:none;stroke:var(--tone);stroke-width:1.8;stroke-linejoin:round}.dashed{stroke-dasharray:5 4}
.area{fill:var(--tone);opacity:.16}.layer,.fill{fill:var(--tone)}.layer{opacity:.85}
.c1{--tone:var(--c1)}.c2{--tone:var(--c2)}.c3{--tone:var(--c3)}.c4{--tone:var(--c4)}.c5{--tone:var(--c5)}.c6{--tone:var(--c6)}.cbad{--tone:var(--bad)}.cmuted{--tone:var(--muted)}
${[0.08, 0.16, 0.28, 0.42, 0.56, 0.7, 0.85, 1].map((alpha, shade) => `.h${shade}{fill:rgba(var(--heat),${alpha})}`).join("")}`;

/** The whole page. System fonts and no outside file: it can be mailed and opened anywhere. */
export const PAGE_STYLE = `${CHART_STYLE}
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.55 system-ui,sans-serif}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
h1{font-size:1.7rem;line-height:1.25;margin:.3rem 0 .6rem}h2{font-size:1.25rem;margin:2.6rem 0 .5rem}h3{font-size:1rem;margin:1.4rem 0 .3rem}
.eyebrow,.soft,figcaption,footer{color:var(--soft);font-size:.9rem}
p{max-width:44rem}
.verdict{border-inline-start:.5rem solid var(--tone);background:var(--panel);padding:1rem 1.25rem;margin:1.2rem 0;border-radius:0 .4rem .4rem 0}
.verdict p{margin:.3rem 0}.verdict strong{font-size:1.2rem}
.held{--tone:var(--good)}.failed,.invalid{--tone:var(--bad)}.stopped{--tone:var(--c2)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem;margin:1.2rem 0}
.tiles div{background:var(--panel);border-radius:.4rem;padding:.7rem .9rem}
.tiles dt{color:var(--soft);font-size:.85rem}.tiles dd{margin:0;font-size:1.35rem;font-weight:600;font-variant-numeric:tabular-nums}
.pairs div{display:grid;grid-template-columns:12rem 1fr;gap:1rem;padding:.3rem 0;border-bottom:1px solid var(--grid)}
.pairs dt{color:var(--soft)}.pairs dd{margin:0;overflow-wrap:anywhere}
figure{margin:1.4rem 0 2rem}figure h3{margin:0 0 .3rem}figcaption{margin:.4rem 0;max-width:44rem}
.picture,.scroll{overflow-x:auto}.picture svg{min-width:32rem}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:.2rem 0 .4rem;font-size:.9rem}
.key{display:inline-block;width:1.2rem;height:.7rem;margin-inline-end:.4rem;background:var(--tone);border-radius:2px}
.key.dashed{background:repeating-linear-gradient(90deg,var(--tone) 0 .35rem,transparent .35rem .6rem);height:.2rem;vertical-align:.2rem}
.shades{display:flex;align-items:center;gap:.2rem;font-size:.85rem;color:var(--soft)}.shades i{width:1.6rem;height:.8rem;display:inline-block;border:1px solid var(--grid)}
${[0.08, 0.16, 0.28, 0.42, 0.56, 0.7, 0.85, 1].map((alpha, shade) => `i.h${shade}{background:rgba(var(--heat),${alpha})}`).join("")}
details{margin:.4rem 0}summary{cursor:pointer;color:var(--c1)}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums;margin:.5rem 0}
caption{text-align:start;color:var(--soft);padding-bottom:.3rem}
th,td{padding:.25rem .7rem;border-bottom:1px solid var(--grid);text-align:end;vertical-align:top}
th:first-child,td:first-child,.words th,.words td{text-align:start}thead th{color:var(--soft);font-weight:600;white-space:nowrap}tbody th{font-weight:400}
.mark{font-weight:700;color:var(--tone)}
:focus-visible{outline:3px solid var(--c1);outline-offset:2px}
footer{padding-bottom:3rem;margin-top:3rem;border-top:1px solid var(--grid);padding-top:1rem}
@media (max-width:40rem){.pairs div{grid-template-columns:1fr;gap:0}}
@media print{details{display:none}.verdict,.tiles div{print-color-adjust:exact}figure{break-inside:avoid}}`;
