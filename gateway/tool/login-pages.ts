import type { IncomingMessage, ServerResponse } from "node:http";
import { escapeHtml } from "../../sdk/contract/escape-html.ts";
import type { SendOwnPage } from "../own-page.ts";
import { notePage, type Page } from "../pages.ts";
import { type CliLogin, LOGIN_PATH } from "./cli-login.ts";

/** Answers of the page by which a person signs a terminal in. */
export interface LoginPages {
  showLink(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void>;
  useLink(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void>;
}

export function createLoginPages(login: CliLogin, page: SendOwnPage): LoginPages {
  return {
    async showLink(_request, response, secret) {
      const found = await login.look(secret);
      if (found === null) return page(response, 404, deadPage());
      page(response, 200, confirmPage(secret, found.person.name, found.code));
    },
    async useLink(_request, response, secret) {
      const used = await login.use(secret);
      if (used === null) return page(response, 404, deadPage());
      const { code, person } = used;
      const said = `The terminal that shows ${code} acts as ${person.name} for 30 days.`;
      page(response, 200, notePage("The terminal is signed in", [said, "You can close this page."], null));
    },
  };
}

/** The secret of a terminal's link; null: another path. */
export function loginSecretIn(pathname: string): string | null {
  if (!pathname.startsWith(LOGIN_PATH)) return null;
  return /^[A-Za-z0-9_-]{43}$/.exec(pathname.slice(LOGIN_PATH.length))?.[0] ?? null;
}

function confirmPage(secret: string, name: string, code: string): Page {
  return {
    title: `Sign in the terminal that shows ${code}?`,
    body: `<p>Somebody ran <strong>tool login</strong> as <strong>${escapeHtml(name)}</strong>. Look at your terminal: it must show <strong>${escapeHtml(code)}</strong>.</p>
<form method="post" action="${LOGIN_PATH}${escapeHtml(secret)}"><button>It shows ${escapeHtml(code)}: sign it in</button></form>
<p class="soft">It can then do with your apps what you can. If you ran no such command, or it shows something else, close this page: nothing happens.</p>`,
  };
}

function deadPage(): Page {
  const why = "It was used already, or is older than five minutes.";
  return notePage("This link does not work any more", [why, "Run tool login again for a new one."], null);
}
