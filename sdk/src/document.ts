import { escapeHtml } from "../contract/escape-html.ts";
import { liveHead } from "./interface/live-script.ts";
import { INTERFACE_STYLE } from "./interface/style.ts";

/** Which release a preview shows; null: it has no number yet. */
export interface PreviewShown {
  releaseNumber: number | null;
}

/** Who looks at it in a browser, and the address where they see what else they may open, and sign out. */
export interface SignedIn {
  name: string;
  account: string;
}

/** What the platform says above an app's own page. */
export interface Above {
  preview?: PreviewShown | undefined;
  signedIn?: SignedIn | undefined;
}

/**
 * A whole page around an app's markup; markup that is a whole page already stays as it is. A preview says above it that
 * it is one, and who looks at it sees as whom.
 */
export function wholePage(
  markup: string,
  appTitle: string,
  language = "en",
  { preview, signedIn }: Above = {},
): string {
  if (/^\s*(<!doctype|<html)/i.test(markup)) return markup;
  const heading = /<h1[^>]*>(.*?)<\/h1>/is
    .exec(markup)?.[1]
    ?.replace(/<[^>]*>/g, "")
    .trim();
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${heading || escapeHtml(appTitle)}</title>
<link rel="icon" href="${iconOf(appTitle)}">
<style>${STYLE}${INTERFACE_STYLE}</style>
${liveHead(markup)}</head>
<body>${preview === undefined ? "" : previewBanner(preview)}${signedIn === undefined ? "" : accountLine(signedIn, language)}
<main>
${markup}
</main>
</body>
</html>
`;
}

/** Its first letter, so that tabs of several apps are told apart. */
function iconOf(appTitle: string): string {
  const [letter = ""] = appTitle.trim().toUpperCase();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5fbf"/><text x="16" y="23" font-family="system-ui,sans-serif" font-size="19" font-weight="600" text-anchor="middle" fill="#fff">${escapeHtml(letter)}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The platform's words, in its own language. */
function previewBanner({ releaseNumber }: PreviewShown): string {
  const what = releaseNumber === null ? "Preview" : `Preview of v${releaseNumber}`;
  return `
<aside class="preview" lang="en" dir="ltr">${what} · only who asked and the approvers see it · its data is its own, empty at first</aside>`;
}

const ACCOUNT: Record<string, { as: string; leave: string }> = {
  en: { as: "Signed in as", leave: "Your apps, sign out" },
  de: { as: "Angemeldet als", leave: "Deine Apps, abmelden" },
};

function accountLine({ name, account }: SignedIn, language: string): string {
  const words = ACCOUNT[language] ?? ACCOUNT.en;
  return `
<header class="account"><span>${words?.as} <b>${escapeHtml(name)}</b></span> <a href="${escapeHtml(account)}">${words?.leave}</a></header>`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --quiet: #6b6862; --line: #dedbd4; --paper: #fbfaf7; --card: #fff; --accent: #1f5fbf; --on-accent: #fff; --danger: #b3261e; --on-danger: #fff; --mark: #fdecc8; }
@media (prefers-color-scheme: dark) { :root { --ink: #edebe6; --quiet: #a19d94; --line: #3a3834; --paper: #171614; --card: #201f1c; --accent: #8ab4f8; --on-accent: #10131a; --danger: #f2b8b5; --on-danger: #33100d; --mark: #54431a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
aside.preview { padding: .35rem 1.25rem; background: var(--mark); color: var(--ink); font-size: .875rem; text-align: center; }
header.account { display: flex; flex-wrap: wrap; justify-content: end; gap: 0 1rem; max-width: 64rem; margin: 0 auto; padding: .5rem 1.25rem 0; color: var(--quiet); font-size: .875rem; overflow-wrap: anywhere; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
main:has(table.cards) { max-width: 64rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); }
small, .quiet { color: var(--quiet); }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding-bottom: .75rem; margin-bottom: 1.5rem; border-bottom: 1px solid var(--line); }
nav a { text-decoration: none; }
nav a[aria-current] { color: var(--ink); font-weight: 600; border-bottom: 2px solid var(--accent); }
ul, ol { padding-left: 1.25rem; }
ul.entries { list-style: none; padding: 0; }
ul.entries > li { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); padding: .75rem 1rem; margin: .75rem 0; }
ul.entries p { margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: .5rem 0; }
dt { color: var(--quiet); font-size: .875rem; padding-top: .1rem; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--quiet); font-size: .875rem; }
th, td { padding: .5rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
:is(th, td):first-child { padding-left: 0; }
:is(th, td):last-child { padding-right: 0; }
table.cards { overflow-wrap: break-word; }
tfoot td, tfoot th { border-bottom: 0; font-weight: 600; color: var(--ink); }
th.number, td.number { text-align: right; white-space: nowrap; }
form { display: grid; gap: .75rem; max-width: 28rem; margin: 1rem 0; }
form h2 { margin: 0; }
td form { margin: 0; }
form.bar { display: flex; flex-wrap: wrap; align-items: end; max-width: none; }
form.bar label { flex: 0 1 11rem; }
label { display: grid; gap: .25rem; font-size: .875rem; color: var(--quiet); }
label.tick { display: flex; gap: .5rem; align-items: center; }
form.bar label.tick { flex: none; min-height: 2.6rem; }
input, select, textarea { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .65rem; width: 100%; }
input:not([type=checkbox], [type=radio]), select { min-height: 2.65rem; }
input[type=checkbox], input[type=radio] { width: auto; justify-self: start; }
button { font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 1px solid transparent; border-radius: .5rem; padding: .5rem 1rem; justify-self: start; cursor: pointer; }
button.plain { color: var(--ink); background: none; border-color: var(--line); font-weight: 400; }
button.danger { color: var(--on-danger); background: var(--danger); }
td button { padding: .25rem .75rem; }
details { margin: 1rem 0; }
td details { margin: 0; }
summary { cursor: pointer; color: var(--accent); }
mark { color: inherit; background: var(--mark); border-radius: .25rem; padding: 0 .35rem; white-space: nowrap; }
progress { accent-color: var(--accent); width: 6rem; }
.problem { border-left: 3px solid var(--danger); padding: .25rem 0 .25rem .75rem; margin: 1rem 0; }
.problem ul { margin: 0; }
.lines { white-space: pre-line; }
.address { display: inline-block; min-width: 9rem; overflow-wrap: anywhere; }
.links, .paging { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 40rem) {
  header.account { padding: .5rem 1rem 0; }
  main { padding: 1.25rem 1rem 3rem; }
  table.cards thead, table.cards tfoot th { display: none; }
  table.cards, table.cards tbody, table.cards tfoot, table.cards tr, table.cards td { display: block; }
  table.cards tr { border: 1px solid var(--line); border-radius: .5rem; background: var(--card); padding: .5rem .75rem; margin: .75rem 0; }
  table.cards td { border: 0; padding: .15rem 0; text-align: left; white-space: normal; }
  table.cards td:empty { display: none; }
  table.cards td[data-label]:not(:empty) { position: relative; min-height: 1.8rem; padding-left: 7.5rem; }
  table.cards td[data-label]::before { content: attr(data-label); position: absolute; left: 0; width: 7rem; color: var(--quiet); font-size: .875rem; padding-top: .1rem; }
  form.bar label:not(.tick) { flex: 1 1 100%; }
}
`;
