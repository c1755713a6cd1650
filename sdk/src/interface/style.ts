/** How the parts look, in the colors of the page they stand on (document.ts). */
export const INTERFACE_STYLE = `
:root { --good: #1a6b3c; --warning: #8a5300; --series-1: #1f5fbf; --series-2: #b04f06; --series-3: #0e7067; --series-4: #9d2f6f; --series-5: #6d3bd1; --series-6: #55606c; }
@media (prefers-color-scheme: dark) { :root { --good: #7fd6a0; --warning: #f0c070; --series-1: #8ab4f8; --series-2: #f2a765; --series-3: #5fd0c1; --series-4: #f08bc4; --series-5: #bba4f7; --series-6: #aab5c1; } }
form.made { gap: 1.1rem; }
.field { display: grid; gap: .3rem; min-width: 0; margin: 0; padding: 0; border: 0; align-content: start; }
.field > label:not(.tick), .field > legend { color: var(--ink); font-size: 1rem; font-weight: 600; padding: 0; }
.field > legend { margin-bottom: .3rem; }
.field > label:not(.tick) { display: block; }
.field .quiet { font-weight: 400; font-size: .875rem; }
.field label.tick { color: var(--ink); font-size: 1rem; min-height: 1.75rem; }
.field .open { display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.field input.number { max-width: 12rem; }
.field input:is([type=date], [type=time]) { width: auto; justify-self: start; }
.field input[type=file] { padding: .45rem; }
.field[data-wrong] { border-left: 3px solid var(--danger); padding-left: .75rem; }
.field[data-wrong] > legend { float: left; width: 100%; }
.field[data-wrong] :is(input, select, textarea) { border-color: var(--danger); }
.field .wrong { color: var(--danger); font-size: .875rem; font-weight: 600; }
form.made .problem { margin: 0; padding: .5rem .75rem; background: var(--card); border: 1px solid var(--danger); border-left-width: 5px; border-radius: .5rem; }
form.made .problem a { color: var(--danger); }
form.bar .field { flex: 0 1 11rem; }
form.bar .field label { flex: none; }
form.bar .problem { flex: 1 1 100%; }
section.table { margin: 1.5rem 0; }
section.table > h2 { margin: 0 0 .5rem; }
section.table th a { color: inherit; text-decoration: none; white-space: nowrap; }
section.table th a:hover, section.table th[aria-sort] a { color: var(--ink); text-decoration: underline; text-underline-offset: .25em; }
section.table th:not(.number) a::after, section.table th.number a::before { content: "↕"; content: "↕" / ""; padding: 0 .3rem; font-size: .75em; opacity: .6; }
section.table th.number a::before { padding-left: 0; }
section.table th[aria-sort] a::after, section.table th[aria-sort] a::before { opacity: 1; }
section.table th[aria-sort=ascending]:not(.number) a::after, section.table th[aria-sort=ascending].number a::before { content: "▲"; content: "▲" / ""; }
section.table th[aria-sort=descending]:not(.number) a::after, section.table th[aria-sort=descending].number a::before { content: "▼"; content: "▼" / ""; }
section.table th[aria-sort] { color: var(--ink); }
section.table tbody tr:hover { background: var(--card); }
section.table .ending { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; margin-top: .75rem; color: var(--quiet); font-size: .875rem; }
section.table .ending nav { border: 0; margin: 0; padding: 0; }
section.table .ending > a { margin-left: auto; }
section.table .narrow { display: none; }
form.find { margin: 0 0 1rem; }
.empty { border: 1px dashed var(--line); border-radius: .5rem; padding: 1.5rem; text-align: center; color: var(--quiet); }
.empty p { margin: 0; }
.empty p + p { margin-top: .5rem; }
.problem.state { padding: .75rem 1rem; background: var(--card); border: 1px solid var(--danger); border-left-width: 5px; border-radius: .5rem; }
.problem.state p { margin: 0; }
.problem.state p + p { margin-top: .35rem; }
main:has(.chart, .card-grid, .stats) { max-width: 64rem; }
.chart { margin: 1.5rem 0; container-type: inline-size; }
.chart figcaption { font-size: 1.15rem; font-weight: 600; margin-bottom: .5rem; }
.chart svg { display: block; }
.chart > svg { width: 100%; height: auto; overflow: visible; font-size: 12px; }
.chart > svg.wide { max-width: 52rem; }
.chart > svg.narrow { max-width: 27rem; display: none; }
.chart > svg.patterns { position: absolute; width: 0; height: 0; }
@container (max-width: 34rem) { .chart > svg.wide { display: none; } .chart > svg.narrow { display: block; } }
.chart text { fill: var(--quiet); }
.chart text.value { fill: var(--ink); font-variant-numeric: tabular-nums; }
.chart .tick { stroke: var(--line); stroke-width: 1; }
.chart .zero { stroke: var(--quiet); stroke-width: 1; }
.chart .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; margin: 0 0 .75rem; font-size: .875rem; }
.chart .legend li { display: flex; gap: .5rem; align-items: center; }
.chart details { margin: .5rem 0 0; font-size: .875rem; }
.chart details table { width: auto; }
.chart tbody th { color: var(--ink); font-weight: 400; }
.stats { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .75rem; margin: 1rem 0; }
.stats > div { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); padding: .75rem 1rem; }
.stats dt { padding: 0; }
.stats .value { font-size: 1.6rem; font-weight: 600; line-height: 1.3; font-variant-numeric: tabular-nums; }
.stats .value small { font-size: .875rem; font-weight: 400; }
.stats .change { font-size: .875rem; color: var(--quiet); }
.stats .change.good { color: var(--good); }
.stats .change.bad { color: var(--danger); }
.card-grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); gap: .75rem; list-style: none; padding: 0; margin: 1rem 0; }
.card-grid > li { display: flex; flex-direction: column; gap: .4rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--card); padding: .85rem 1rem; }
.card-grid .top { display: flex; flex-wrap: wrap; gap: .25rem .5rem; justify-content: space-between; align-items: baseline; }
.card-grid h3 { margin: 0; font-size: 1rem; flex: 1 1 8rem; }
.card-grid p, .card-grid dl { margin: 0; }
.card-grid .actions { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-top: auto; padding-top: .25rem; }
.card-grid .actions form { margin: 0; }
.badge { display: inline-block; max-width: 100%; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; font-size: .8125rem; line-height: 1.5; color: var(--ink); background: var(--card); }
.badge.good { color: var(--good); border-color: currentColor; }
.badge.warning { color: var(--warning); border-color: currentColor; }
.badge.bad { color: var(--danger); border-color: currentColor; }
nav.tabs { gap: 0; margin-bottom: 1.25rem; padding: 0; overflow-x: auto; flex-wrap: nowrap; }
nav.tabs a { padding: .5rem .9rem; white-space: nowrap; border-bottom: 2px solid transparent; }
nav.tabs a[aria-current] { border-bottom-color: var(--accent); }
nav.tabs .count { color: var(--quiet); font-weight: 400; font-size: .875rem; }
@media (max-width: 40rem) {
  form.bar .field { flex: 1 1 100%; }
  section.table label.narrow { display: grid; }
  section.table form.narrow { display: flex; }
}
`;
