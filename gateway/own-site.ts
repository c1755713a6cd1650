import type { IncomingMessage, ServerResponse } from "node:http";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import { readLiveRoutes } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { sendRedirect } from "./answers.ts";
import { appOrigin, OWN_HOSTNAME, ownOrigin } from "./hosts.ts";
import { createOwnPage } from "./own-page.ts";
import { homePage, notePage, type Page } from "./pages.ts";
import { refuse, unknownHost } from "./refuse.ts";
import { createSignInPages, type SignInPagesParts } from "./sign-in-pages.ts";
import { type createSourceQueriesApi, queriesOf } from "./source-queries-api.ts";
import type { CliLogin } from "./tool/cli-login.ts";
import { createLoginPages, loginSecretIn } from "./tool/login-pages.ts";
import { type createTranscriptApi, transcriptOf } from "./transcript-api.ts";

export interface OwnSiteParts extends SignInPagesParts {
  store: Store;
  authority: EntryAuthority;
  transcripts: ReturnType<typeof createTranscriptApi>;
  queries: ReturnType<typeof createSourceQueriesApi>;
  cliLogin: CliLogin;
}

/** What answers on the gateway's own host: signing in and out, also of terminals, the list of what one may open, transcripts, queries. */
export function createOwnSite(
  parts: OwnSiteParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { port, webSessions, authority } = parts;
  const own = ownOrigin(port);
  const page = createOwnPage(port);
  const signInPages = createSignInPages(parts);
  const loginPages = createLoginPages(parts.cliLogin, page);

  const home = async (request: IncomingMessage, response: ServerResponse) => {
    const person = await webSessions.personOf(request.headers.cookie, OWN_HOSTNAME);
    if (person === null) return sendRedirect(response, `${own}/sign-in`);
    const apps = [];
    for (const route of await readLiveRoutes(parts.store, person.slackTeamId)) {
      if (route.target?.hasPages !== true || !(await authority.mayOpen(person, route)).yes) continue;
      const url = `${appOrigin(`${route.appName}.localhost`, port)}/`;
      apps.push({ title: route.title, url, ownerName: route.ownerName });
    }
    page(response, 200, homePage(person.name, apps));
  };

  return async (request, response) => {
    // Joined, not resolved: a path that begins with // would name another host.
    const url = new URL(`${own}${request.url}`);
    const secret = /^\/sign-in\/([A-Za-z0-9_-]{43})$/.exec(url.pathname)?.[1];
    const terminalSecret = loginSecretIn(url.pathname);
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead && url.pathname === "/") return home(request, response);
    const buildId = transcriptOf(url.pathname);
    if (isRead && buildId !== null) return parts.transcripts(request, response, buildId);
    const appName = queriesOf(url.pathname);
    if (isRead && appName !== null) return parts.queries(request, response, appName);
    if (isRead && url.pathname === "/sign-in") return signInPages.show(request, response, url.searchParams);
    if (isRead && secret !== undefined) return signInPages.showLink(request, response, secret);
    if (isRead && terminalSecret !== null) return loginPages.showLink(request, response, terminalSecret);
    if (request.method !== "POST") return refuse(request, response, unknownPage(own));
    if (!isFromOwnPage(request, own)) return page(response, 403, foreignFormPage());
    if (url.pathname === "/sign-in") return signInPages.askForLink(request, response);
    if (url.pathname === "/sign-out") return signInPages.signOut(request, response);
    if (secret !== undefined) return signInPages.useLink(request, response, secret);
    if (terminalSecret !== null) return loginPages.useLink(request, response, terminalSecret);
    refuse(request, response, unknownPage(own));
  };
}

/** Browsers always say where a form's page came from. */
function isFromOwnPage(request: IncomingMessage, own: string): boolean {
  return request.headers.origin === own;
}

function foreignFormPage(): Page {
  return notePage("That came from another page", ["Only Toolroom's own pages may do that.", "Start from here."], {
    url: "/",
    text: "Your apps",
  });
}

function unknownPage(own: string) {
  return { ...unknownHost(`${own}/`), status: 404, code: "unknown_page", message: "There is no such page here." };
}
