/** How the page of `tool run` looks: light and dark, wide and on a phone. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --paper: #fff; --card: #f6f7f9; --ink: #16181d; --quiet: #5b6270; --line: #d7dbe2; --act: #1652c4; --good: #1a7340; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --paper: #15171b; --card: #1e2127; --ink: #e8eaee; --quiet: #a0a7b4; --line: #363b45; --act: #8db4ff; --good: #6ecb92; --bad: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 76rem; margin: 0 auto; padding: 1.25rem; }
header { padding-bottom: 0; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 0 0 .6rem; font-size: 1.05rem; }
p { margin: 0; }
a { color: var(--act); }
code, pre, textarea { font: .875rem/1.45 ui-monospace, monospace; }
header > * + * { margin-top: .5rem; }
.row, .head { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem; align-items: start; }
section + section { margin-top: 1.75rem; }
form { display: grid; gap: .6rem; padding: .9rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; }
form + form { margin-top: .75rem; }
.kind { padding: 0 .5rem; border: 1px solid var(--line); border-radius: 1rem; color: var(--quiet); font-size: .8rem; }
label { color: var(--quiet); font-size: .875rem; }
input, textarea, select { width: 100%; min-height: 2.5rem; padding: .45rem .6rem; color: inherit; background: var(--paper); border: 1px solid var(--quiet); border-radius: .4rem; font-size: 1rem; }
textarea { font-size: .875rem; resize: vertical; display: block; margin-top: .25rem; }
select { width: auto; max-width: 100%; }
button { min-height: 2.5rem; padding: .4rem 1rem; justify-self: start; color: var(--paper); background: var(--act); border: 1px solid var(--act); border-radius: .4rem; font: inherit; font-weight: 600; cursor: pointer; }
button.plain { color: var(--act); background: none; font-weight: 400; }
button:disabled { opacity: .5; cursor: not-allowed; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
summary { color: var(--quiet); cursor: pointer; min-height: 1.5rem; }
ol { list-style: none; margin: 0; padding: 0; }
li { padding: .6rem 0; border-top: 1px solid var(--line); }
li:first-child { border-top: 0; padding-top: 0; }
time { color: var(--quiet); font-size: .875rem; }
pre { margin: .25rem 0 0; padding: .75rem; max-height: 20rem; overflow: auto; white-space: pre-wrap; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; }
.lines { white-space: pre-wrap; }
.none { color: var(--quiet); }
.good { color: var(--good); }
.bad { color: var(--bad); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
#lost { position: fixed; inset: auto 0 0 0; padding: .75rem 1rem; background: var(--bad); color: var(--paper); text-align: center; }
#lost[hidden] { display: none; }
@media (max-width: 48rem) { main { grid-template-columns: minmax(0, 1fr); gap: 1.75rem; } }
`;
