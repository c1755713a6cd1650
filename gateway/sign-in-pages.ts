import type { IncomingMessage, ServerResponse } from "node:http";
import { newSecret } from "../lib/ids.ts";
import { sendRedirect } from "./answers.ts";
import { type Cookies, readCookie, setCookie } from "./cookies.ts";
import { ENTER_PATH } from "./edge/way-to-sign-in.ts";
import { appOrigin, OWN_HOSTNAME, ownOrigin, readReturnTo } from "./hosts.ts";
import { createOwnPage } from "./own-page.ts";
import { confirmPage, deadLinkPage, linkSentPage, signInPage } from "./pages.ts";
import { type BodyPatience, readBodyInTime } from "./read-body.ts";
import type { SignIn } from "./sign-in.ts";
import type { WebSessions } from "./web-sessions.ts";

export interface SignInPagesParts extends BodyPatience {
  port: number;
  overTls: boolean;
  cookies: Cookies;
  webSessions: WebSessions;
  signIn: SignIn;
}

/** Answers of the pages by which a person signs in and out, each to one kind of request. */
export interface SignInPages {
  show(request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void>;
  askForLink(request: IncomingMessage, response: ServerResponse): Promise<void>;
  showLink(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void>;
  useLink(request: IncomingMessage, response: ServerResponse, secret: string): Promise<void>;
  signOut(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

const BROWSER_SECONDS = 86_400;
const MAX_FORM_BYTES = 16 * 1024;

export function createSignInPages(parts: SignInPagesParts): SignInPages {
  const { port, overTls, cookies, webSessions, signIn } = parts;
  const own = ownOrigin(port);
  const page = createOwnPage(port);
  const browserOf = (request: IncomingMessage) => readCookie(request.headers.cookie, cookies.browser);

  /** Signed in already: on to the App with a one-time code. Else the form. */
  const show = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
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
    const setCookies = known === null ? [setCookie(cookies.browser, newSecret(), BROWSER_SECONDS, overTls)] : [];
    page(response, 200, signInPage(returnTo === null ? "" : to, state, null), setCookies);
  };

  const askForLink = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBodyInTime(request, MAX_FORM_BYTES, parts);
    // The rest is not read, and would be taken for the next request.
    if (typeof body === "string") response.setHeader("connection", "close");
    const form = new URLSearchParams(typeof body === "string" ? "" : body.toString("utf8"));
    const [handle, to, state] = [form.get("handle") ?? "", form.get("to") ?? "", form.get("state") ?? ""];
    const browser = browserOf(request);
    // Without the cookie the link could never be used: once more, so that the browser gets one.
    if (browser === null || browser.length < 40) return show(request, response, form);
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
    const gone = setCookie(cookies.signIn, "", 0, overTls);
    sendRedirect(response, `${own}/sign-in`, [gone]);
  };

  return { show, askForLink, showLink, useLink, signOut };
}
