import { escapeHtml } from "./html.ts";

/** A whole page around an app's markup; markup that is a whole page already stays as it is. */
export function wholePage(markup: string, appTitle: string, language = "en"): string {
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
<style>${STYLE}</style>
</head>
<body>
<main>
${markup}
</main>
</body>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --quiet: #6b6862; --line: #dedbd4; --paper: #fbfaf7; --card: #fff; --accent: #1f5fbf; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #edebe6; --quiet: #a19d94; --line: #3a3834; --paper: #171614; --card: #201f1c; --accent: #8ab4f8; --on-accent: #10131a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); }
small, .quiet { color: var(--quiet); }
ul, ol { padding-left: 1.25rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: var(--quiet); font-size: .875rem; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
form { display: grid; gap: .75rem; max-width: 28rem; margin: 1rem 0; }
td form { margin: 0; }
label { display: grid; gap: .25rem; font-size: .875rem; color: var(--quiet); }
input, select, textarea { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .65rem; width: 100%; }
input[type=checkbox], input[type=radio] { width: auto; justify-self: start; }
button { font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: .5rem; padding: .55rem 1rem; justify-self: start; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media (max-width: 30rem) { main { padding: 1.25rem 1rem 3rem; } }
`;
