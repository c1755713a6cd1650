/** How the parts look, in the colors of the page they stand on (document.ts). */
export const INTERFACE_STYLE = `
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
section.table th a span { padding: 0 .3rem; font-size: .75em; opacity: .6; }
section.table th.number a span:first-child { padding-left: 0; }
section.table th[aria-sort] a span { opacity: 1; }
section.table th[aria-sort] { color: var(--ink); }
section.table tbody tr:hover { background: var(--card); }
section.table .ending { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; margin-top: .75rem; color: var(--quiet); font-size: .875rem; }
section.table .ending nav { border: 0; margin: 0; padding: 0; }
section.table .ending > a { margin-left: auto; }
section.table .narrow { display: none; }
form.find { margin: 0 0 1rem; }
.empty { border: 1px dashed var(--line); border-radius: .5rem; padding: 1.5rem; text-align: center; color: var(--quiet); }
.empty p { margin: 0; }
@media (max-width: 40rem) {
  form.bar .field { flex: 1 1 100%; }
  section.table label.narrow { display: grid; }
  section.table form.narrow { display: flex; }
}
`;
