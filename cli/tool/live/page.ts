import type { CheckActor } from "../../../sdk/contract/check.ts";
import { escapeHtml } from "../../../sdk/contract/escape-html.ts";
import { broughtBy } from "../../../sdk/contract/sample-payload.ts";
import { kindOf, type Trigger } from "../../../sdk/contract/triggers.ts";
import { peopleIn } from "../local/local-app.ts";
import type { AppRun, Done } from "./app-run.ts";
import type { Answers } from "./what-answers.ts";

/** What the page shows, by the id of its part: each is put in place alone, so that what is being written stays. */
export interface PageParts {
  state: string;
  triggers: string;
  posts: string;
  done: string;
  log: string;
}

export interface PageShown {
  run: AppRun;
  as: CheckActor;
  /** Where the app's own pages are. */
  appAddress: string;
  posts: readonly { channel: string; text: string }[];
  answers: readonly Answers[];
}

const ACTORS: Record<CheckActor, string> = {
  asker: "Alex Asker, whose app it is",
  colleague: "Kim Colleague",
  stranger: "nobody who is signed in",
};

export function pageParts({ run, as, appAddress, posts, answers }: PageShown): PageParts {
  const now = run.current();
  const triggers = now?.manifest.triggers ?? [];
  const hasPages = now?.manifest.web !== undefined;
  return {
    state:
      now === null
        ? wrongPart(run.wrong())
        : `<p class="good"><span aria-hidden="true">●</span> Runs${hasPages ? `, its pages at <a href="${appAddress}" target="_blank" rel="noopener">${appAddress}</a>` : ""}</p>${answersPart(answers)}`,
    triggers:
      triggers.length === 0
        ? '<p class="none">app.yaml has no trigger. <code>tool add</code> adds one.</p>'
        : triggers.map((trigger, index) => triggerPart(trigger, index, as)).join(""),
    posts: listPart(
      posts.toReversed(),
      "Nothing was said in Slack yet.",
      ({ channel, text }) => `<b>${escapeHtml(channel)}</b><p class="lines">${escapeHtml(text)}</p>`,
    ),
    done: listPart(run.done(), "Nothing acted yet.", donePart),
    log: logPart(now?.app.log() ?? []),
  };
}

export function wholePage(name: string, as: CheckActor, parts: PageParts): string {
  const options = Object.entries(ACTORS).map(
    ([actor, words]) => `<option value="${actor}"${actor === as ? " selected" : ""}>${words}</option>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(name)} · tool run</title><link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script></head>
<body><header><h1>${escapeHtml(name)}</h1><div id="state" aria-live="polite">${parts.state}</div>
<div class="row"><label for="as">You are</label><select id="as">${options.join("")}</select>
<button class="plain" data-do="restart">Start anew</button><button class="plain" data-do="empty" data-ask="Empty its database and files?">Empty its data</button></div></header>
<main><section aria-labelledby="h-triggers"><h2 id="h-triggers">Let it act</h2><div id="triggers">${parts.triggers}</div></section>
<div><section aria-labelledby="h-done"><h2 id="h-done">What it answered</h2><div id="done" aria-live="polite">${parts.done}</div></section>
<section aria-labelledby="h-posts"><h2 id="h-posts">What it said in Slack</h2><div id="posts">${parts.posts}</div></section>
<section aria-labelledby="h-log"><h2 id="h-log">What it printed</h2><div id="log">${parts.log}</div></section></div></main>
<p id="lost" role="alert" hidden>tool run has ended. Start it again in the app's folder.</p></body></html>`;
}

/** In code's own letters what stands between backticks. */
function answersPart(answers: readonly Answers[]): string {
  if (answers.length === 0) return "";
  const item = ({ what, words }: Answers) =>
    `<li><b>${escapeHtml(what)}</b> ${escapeHtml(words).replaceAll(/`([^`]+)`/g, "<code>$1</code>")}</li>`;
  return `<details><summary>Who answers it: nobody outside of this machine</summary><ul>${answers.map(item).join("")}</ul></details>`;
}

function wrongPart(why: string | null): string {
  if (why === null) return '<p class="none">It is being started …</p>';
  return `<p class="bad"><span aria-hidden="true">✗</span> Does not run. It starts again when a file changes.</p><pre>${escapeHtml(why)}</pre>`;
}

function triggerPart(trigger: Trigger, index: number, as: CheckActor): string {
  const kind = kindOf(trigger);
  const name = titleOf(trigger);
  const sample = broughtBy(trigger, undefined, peopleIn("UTC").colleague).payload ?? null;
  const field = `f${index}`;
  const written =
    sample === null
      ? kind === "command"
        ? `<label for="${field}" class="unseen">Text behind ${escapeHtml(name)}</label><input id="${field}" name="text" placeholder="text behind it" autocomplete="off">`
        : ""
      : `<label for="${field}">${kind === "webhook" || kind === "event" ? "What is sent" : "What is sent, as JSON"}</label><textarea id="${field}" name="text" rows="${Math.min(12, JSON.stringify(sample, null, 2).split("\n").length)}" spellcheck="false">${escapeHtml(JSON.stringify(sample, null, 2))}</textarea>`;
  const isOpen = sample === null || kind === "webhook" || kind === "event";
  const body = isOpen ? written : `<details><summary>What is sent</summary>${written}</details>`;
  const blocked = as === "stranger" && (kind === "command" || kind === "slack" || kind === "shortcut");
  return `<form data-fire="${index}"><div class="head"><span class="kind">${kind}</span> <code>${escapeHtml(name)}</code> <span class="none">runs ${escapeHtml(trigger.run)}</span></div>${body}<button${blocked ? " disabled" : ""}>${kind === "schedule" ? "Run now" : "Send"}</button></form>`;
}

/** Without its kind, which stands before it, and what it runs, which stands behind. */
function titleOf(trigger: Trigger): string {
  if ("schedule" in trigger) return trigger.schedule;
  if ("webhook" in trigger) return trigger.webhook;
  if ("slack" in trigger) return `${trigger.slack} in ${trigger.in.join(", ")}`;
  const kind = kindOf(trigger);
  return String((trigger as Record<string, unknown>)[kind]);
}

function donePart({ at, what, answer }: Done): string {
  const words = answer.ok ? (answer.text ?? "") : answer.error;
  const said = words === "" ? '<span class="none">no answer</span>' : escapeHtml(words);
  const sign = answer.ok
    ? '<span class="good" title="answered">✓</span>'
    : answer.refused
      ? '<span class="none">refused</span>'
      : '<span class="bad">✗ broke</span>';
  return `<b>${escapeHtml(what.slice(0, 200))}</b> ${sign} <time>${at.slice(11, 19)}</time><p class="lines">${said}</p>`;
}

function logPart(lines: readonly string[]): string {
  if (lines.length === 0) return '<p class="none">Nothing yet.</p>';
  return `<pre tabindex="0">${escapeHtml(lines.slice(-200).join("\n"))}</pre>`;
}

function listPart<T>(list: readonly T[], empty: string, item: (one: T) => string): string {
  if (list.length === 0) return `<p class="none">${empty}</p>`;
  return `<ol>${list
    .slice(0, 50)
    .map((one) => `<li>${item(one)}</li>`)
    .join("")}</ol>`;
}
