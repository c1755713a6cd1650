import { escapeHtml } from "../sdk/contract/escape-html.ts";

/** The gateway's own pages: pure, one small HTML document each, for phones and both colour schemes. */

const STYLE = `:root{color-scheme:light dark;--ink:#1d1c1d;--soft:#5c5a5e;--paper:#fff;--line:#d9d6d2;--go:#0b6b4f;--on-go:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#a9a6ab;--paper:#1a1a1c;--line:#3a393d;--go:#5fc9a5;--on-go:#06241a}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:min(30rem,100vw - 2.5rem);padding:2rem 0}h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem;text-wrap:balance}p{margin:0 0 1rem}form+p{margin-top:1rem}
.soft{color:var(--soft);font-size:.9rem}label{display:block;font-weight:600;margin-bottom:.35rem}
input[type=text]{width:100%;font:inherit;padding:.6rem .7rem;border:1px solid var(--line);border-radius:.5rem;background:transparent;color:inherit;margin-bottom:1rem}
button,.button{font:inherit;font-weight:600;padding:.6rem 1rem;border:0;border-radius:.5rem;background:var(--go);color:var(--on-go);cursor:pointer;text-decoration:none;display:inline-block}
button.plain{background:transparent;color:var(--soft);padding:0;font-weight:400;text-decoration:underline}
:focus-visible{outline:3px solid var(--go);outline-offset:2px}a{color:inherit}
ul{list-style:none;margin:0 0 1.5rem;padding:0}li{border-top:1px solid var(--line);padding:.75rem 0}li:last-child{border-bottom:1px solid var(--line)}li a{font-weight:600}`;

export interface Page {
  title: string;
  /** HTML, already escaped. */
  body: string;
}

export function renderPage(page: Page): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(page.title)} · Toolroom</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(page.title)}</h1>${page.body}</main></body></html>`;
}

export function signInPage(to: string, state: string, problem: string | null): Page {
  const note = problem === null ? "" : `<p role="alert"><strong>${escapeHtml(problem)}</strong></p>`;
  return {
    title: "Sign in",
    body: `${note}<p>Type your name in Slack. Toolroom sends you a link there, by direct message.</p>
<form method="post" action="/sign-in"><input type="hidden" name="to" value="${escapeHtml(to)}"><input type="hidden" name="state" value="${escapeHtml(state)}">
<label for="handle">Your name in Slack</label><input type="text" id="handle" name="handle" required autofocus autocapitalize="none" autocomplete="username" spellcheck="false" maxlength="80" aria-describedby="handle-hint">
<p class="soft" id="handle-hint">The whole name that Slack shows, such as <em>Ana Ferreira</em>; or, where somebody shares it, your handle, such as <em>asker1</em>.</p>
<button>Send me the link</button></form>`,
  };
}

export function linkSentPage(handle: string): Page {
  return {
    title: "Look in Slack",
    body: `<p>If <strong>${escapeHtml(handle)}</strong> works here, a direct message with a link is on its way.</p>
<p>Open it in this browser within five minutes.</p><p class="soft">Nothing came? <a href="/sign-in">Try again</a>, and check the spelling.</p>`,
  };
}

export function confirmPage(secret: string, name: string): Page {
  return {
    title: `Sign in as ${name}`,
    body: `<p>This browser asked to sign in as <strong>${escapeHtml(name)}</strong>.</p>
<form method="post" action="/sign-in/${escapeHtml(secret)}"><button>Sign in as ${escapeHtml(name)}</button></form>
<p class="soft">If that was not you, close this page: nothing happens.</p>`,
  };
}

export function deadLinkPage(): Page {
  return {
    title: "This link does not work here",
    body: `<p>It was used already, is older than five minutes, or was asked for in another browser.</p>
<p><a class="button" href="/sign-in">Ask for a new link</a></p>`,
  };
}

export interface ListedApp {
  title: string;
  url: string;
  ownerName: string;
}

export function homePage(name: string, apps: ListedApp[]): Page {
  const items = apps.map(
    (app) =>
      `<li><a href="${escapeHtml(app.url)}">${escapeHtml(app.title)}</a><br><span class="soft">Owner: ${escapeHtml(app.ownerName)}</span></li>`,
  );
  const list =
    items.length === 0
      ? "<p>There is no app for you to open yet. Ask for one in Slack.</p>"
      : `<ul>${items.join("")}</ul>`;
  return {
    title: "Your apps",
    body: `${list}<form method="post" action="/sign-out"><p class="soft">Signed in as ${escapeHtml(name)}. <button class="plain">Sign out everywhere</button></p></form>`,
  };
}

/** A page that says what is so and what to do, with at most one link. */
export function notePage(title: string, sentences: string[], link: { url: string; text: string } | null): Page {
  const paragraphs = sentences.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join("");
  const action =
    link === null ? "" : `<p><a class="button" href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>`;
  return { title, body: `${paragraphs}${action}` };
}
