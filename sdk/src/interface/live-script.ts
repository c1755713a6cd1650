import { existsSync, readFileSync } from "node:fs";

// Parts work without a script. With this one, a table is changed in its place instead of by opening its page anew.

/** htmx's own, with what it is to do here: the same bytes as long as the version stays. */
const VERSION = "4.0.1-1";

export const LIVE_PATH = "/_toolroom/htmx.js";

/** For the head of a page that has something live in it; "" for others. Nothing in it is made at run time, so no policy has to allow that. */
export function liveHead(markup: string): string {
  // What people wrote has its quotes escaped: it asks for nothing.
  if (!markup.includes(' hx-get="')) return "";
  return `<meta name="htmx-config" content='{"includeIndicatorCSS":false,"history":"reload"}'>
<script src="${LIVE_PATH}?v=${VERSION}" defer></script>
`;
}

/** The script as it is sent: read when it is asked for, so that no start of an app waits for it. */
export function liveScript(): Response {
  return new Response(`${readFileSync(scriptFile(), "utf8")}\n${OURS}`, {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "private, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    },
  });
}

/** In a box it lies beside the library; where the library runs from its sources, in its package. */
function scriptFile(): URL {
  const beside = new URL("./htmx.js", import.meta.url);
  return existsSync(beside) ? beside : new URL(import.meta.resolve("htmx.org/dist/htmx.min.js"));
}

/**
 * Where an answer is no page of the app, as when somebody was signed out meanwhile, the link is followed as it would be
 * without a script. The page's first entry in the history is marked as one to come back to.
 */
const OURS = `(() => {
  const contextOf = ({ detail }) => detail?.ctx?.sourceElement?.closest?.("section.table") ? detail.ctx : undefined;
  document.addEventListener("htmx:before:response", (event) => {
    const ctx = contextOf(event);
    if (ctx === undefined) return;
    const { raw, status } = ctx.response;
    if (status === 200 && !raw.redirected && /^text\\/html/.test(raw.headers.get("content-type") ?? "")) return;
    event.preventDefault();
    location.assign(ctx.request.action);
  });
  document.addEventListener("htmx:error", (event) => {
    const ctx = contextOf(event);
    if (ctx !== undefined) location.assign(ctx.request.action);
  });
  if (history.state === null) history.replaceState({ htmx: true }, "");
})();
`;
