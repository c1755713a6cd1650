import type { IncomingMessage, ServerResponse } from "node:http";
import { newSecret } from "../lib/ids.ts";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import { readLiveRoutes } from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import { sendPage, sendRedirect } from "./answers.ts";
import { type Cookies, readCookie, setCookie } from "./cookies.ts";
import { ENTER_PATH } from "./edge/way-to-sign-in.ts";
import { appOrigin, OWN_HOSTNAME, ownOrigin, readReturnTo } from "./hosts.ts";
import { confirmPage, deadLinkPage, homePage, linkSentPage, notePage, type Page, signInPage } from "./pages.ts";
import { readBody } from "./read-body.ts";
import { refuse, unknownHost } from "./refuse.ts";
import type { SignIn } from "./sign-in.ts";
import type { WebSessions } from "./web-sessions.ts";

export interface OwnSiteParts {
  port: number;
  overTls: boolean;
  store: Store;
  cookies: Cookies;
  webSessions: WebSessions;
  signIn: SignIn;
  authority: EntryAuthority;
}

const BROWSER_SECONDS = 86_400;
const MAX_FORM_BYTES = 16 * 1024;

/** What answers on the gateway's own host: signing in and out, and the list of what one may open. */
export function createOwnSite(
  parts: OwnSiteParts,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { port, cookies, webSessions, signIn, authority } = parts;
  const own = ownOrigin(port);
  const formOrigins = `http://*.${OWN_HOSTNAME}:${port}`;

  const page = (response: ServerResponse, status: number, content: Page, setCookies: string[] = []) =>
    sendPage(response, status, content, {
      formOrigins,
      ...(setCookies.length > 0 ? { headers: { "set-cookie": setCookies } } : {}),
    });
  const browserOf = (request: IncomingMessage) => readCookie(request.headers.cookie, cookies.browser);

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

  /** Signed in already: on to the App with a one-time code. Else the form. */
  const showSignIn = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const [to, state] = [query.get("to") ?? "", query.get("state") ?? ""];
    const returnTo = readReturnTo(to, port);
    const person = await webSessions.personOf(request.headers.cookie, OWN_HOSTNAME);
    if (person !== null) {
      if (returnTo === null) return sendRedirect(response, `${own}/`);
      const code = await webSessions.makeCode(person.id, returnTo.host.hostname, state);
      const enter = new URLSearchParams({ code, path: returnTo.path });
      return sendRedirect(response, `${appOrigin(returnTo.host.hostname, port)}${ENTER_PATH}?${enter}`);
    }
    const known = browserOf(request);
    const setCookies = known === null ? [setCookie(cookies.browser, newSecret(), BROWSER_SECONDS, parts.overTls)] : [];
    page(response, 200, signInPage(returnTo === null ? "" : to, state, null), setCookies);
  };

  const askForLink = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams((await readBody(request, MAX_FORM_BYTES))?.toString("utf8") ?? "");
    const [handle, to, state] = [form.get("handle") ?? "", form.get("to") ?? "", form.get("state") ?? ""];
    const browser = browserOf(request);
    // Without the cookie the link could never be used: once more, so that the browser gets one.
    if (browser === null || browser.length < 40) return showSignIn(request, response, form);
    if (handle.trim() === "") return page(response, 400, signInPage(to, state, "Type your name."));
    const returnTo = readReturnTo(to, port) === null ? "/" : `/sign-in?${new URLSearchParams({ to, state })}`;
    const outcome = await signIn.ask(handle, browser, returnTo);
    if (outcome === "asked") return page(response, 200, linkSentPage(handle.trim().replace(/^@/, "")));
    page(response, 429, signInPage(to, state, "That was often. Wait ten minutes, then ask for a link again."));
  };

  const showLink = async (request: IncomingMessage, response: ServerResponse, secret: string) => {
    const person = await signIn.look(secret, browserOf(request) ?? "");
    if (person === null) return page(response, 404, deadLinkPage());
    page(response, 200, confirmPage(secret, person.name));
  };

  const useLink = async (request: IncomingMessage, response: ServerResponse, secret: string) => {
    const used = await signIn.use(secret, browserOf(request) ?? "");
    if (used === null) return page(response, 404, deadLinkPage());
    const cookie = await webSessions.start(used.person.id, OWN_HOSTNAME);
    sendRedirect(response, `${own}${used.returnTo}`, [cookie]);
  };

  const signOut = async (request: IncomingMessage, response: ServerResponse) => {
    const person = await webSessions.personOf(request.headers.cookie, OWN_HOSTNAME);
    if (person !== null) await webSessions.end(person.id);
    const gone = setCookie(cookies.signIn, "", 0, parts.overTls);
    sendRedirect(response, `${own}/sign-in`, [gone]);
  };

  return async (request, response) => {
    // Joined, not resolved: a path that begins with // would name another host.
    const url = new URL(`${own}${request.url}`);
    const secret = /^\/sign-in\/([A-Za-z0-9_-]{43})$/.exec(url.pathname)?.[1];
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead && url.pathname === "/") return home(request, response);
    if (isRead && url.pathname === "/sign-in") return showSignIn(request, response, url.searchParams);
    if (isRead && secret !== undefined) return showLink(request, response, secret);
    if (request.method !== "POST") return refuse(request, response, unknownPage(own));
    if (!isFromOwnPage(request, own)) return page(response, 403, foreignFormPage());
    if (url.pathname === "/sign-in") return askForLink(request, response);
    if (url.pathname === "/sign-out") return signOut(request, response);
    if (secret !== undefined) return useLink(request, response, secret);
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
