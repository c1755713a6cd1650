import type { Context, Hono } from "hono";
import { escapeHtml } from "../contract/escape-html.ts";
import type { IdentityToken } from "../contract/signed-token.ts";
import { IDENTITY_HEADER } from "../contract/wire.ts";
import type { PageAnswer, PageRequest, UploadedFile } from "./api.ts";
import { DataAway } from "./data-away.ts";
import { type Above, wholePage } from "./document.ts";
import { html, isHtml } from "./html.ts";
import { AnswerInstead } from "./interface/answer-instead.ts";
import { PAGE_FIELD, type PageContexts, type TriedForm } from "./interface/page-context.ts";
import { WrongForm } from "./interface/wrong-form.ts";
import type { Moment } from "./moment.ts";
import { Refusal } from "./refusal.ts";

export interface Pages {
  routes: Hono;
  appTitle: string;
  /** Of what the app's own pages say. */
  language: string;
  moment: Moment;
  contexts: PageContexts;
  report: (error: unknown) => void;
  identity: (header: string | undefined) => IdentityToken | undefined;
  notSignedIn: () => Response;
}

/** Adds one page or form. Only a person the platform vouches for gets an answer of the app's code. */
export function addPage<Path extends string>(
  pages: Pages,
  method: "GET" | "POST",
  path: Path,
  answer: (request: PageRequest<Path>) => PageAnswer | Promise<PageAnswer>,
): void {
  pages.routes.on(method, path, async (context: Context) => {
    const token = pages.identity(context.req.header(IDENTITY_HEADER));
    if (token === undefined) return pages.notSignedIn();
    if (method === "POST" && comesFromElsewhere(context.req.header("sec-fetch-site"))) {
      return refusalPage(403, "This form was sent from another site", pages.appTitle);
    }
    const sent = method === "POST" ? await readForm(context.req.raw).catch(() => null) : NOTHING_SENT;
    if (sent === null) return refusalPage(400, "What was sent cannot be read", pages.appTitle);
    try {
      const request = {
        user: token.user,
        isOwner: token.isOwner === true,
        params: context.req.param() as PageRequest<Path>["params"],
        query: context.req.query(),
        ...sent,
        request: context.req.raw,
      };
      const shown = { address: addressOf(context.req.raw, sent.form), tried: pages.contexts.current().tried };
      const given = await pages.contexts.during(shown, () =>
        pages.moment.during({ atMs: token.at, identity: context.req.header(IDENTITY_HEADER) }, async () =>
          answer(request),
        ),
      );
      return asResponse(given, pages, above(token));
    } catch (error) {
      if (error instanceof AnswerInstead) return error.response;
      if (error instanceof WrongForm) return shownAgain(error, pages, context.req.raw, sent.form, above(token));
      if (error instanceof Refusal) return refused(error, pages, above(token));
      pages.report(error);
      return failedPage(error, pages, above(token));
    }
  });
}

/** The page that a form was sent from, else where it was sent to: path and query. */
function addressOf(request: Request, form: SentForm["form"]): string {
  const { pathname, search } = new URL(request.url);
  return request.method === "POST" ? (ownAddress(form[PAGE_FIELD]) ?? pathname) : pathname + search;
}

/** What a form says of where it stands is the sender's word: it names a page of this app, or nothing. */
function ownAddress(written: string | undefined): string | undefined {
  if (written === undefined || written.length > MAX_ADDRESS || !/^\/(?![/\\])/.test(written)) return undefined;
  const address = URL.parse(written, "http://app");
  if (address === null || address.host !== "app" || address.pathname.startsWith("/_toolroom")) return undefined;
  return address.pathname + address.search;
}

/**
 * The page that a wrong form was sent from, with what was typed and what is wrong; the form alone where that page is none
 * or has it no longer. It is opened as its reader could open it: with the same signed identity, and nothing else.
 */
async function shownAgain(
  { tried, alone }: WrongForm,
  pages: Pages,
  request: Request,
  form: SentForm["form"],
  around: Above,
): Promise<Response> {
  const address = ownAddress(form[PAGE_FIELD]);
  const isFirst = pages.contexts.current().tried === undefined;
  if (address !== undefined && isFirst) {
    const again = await pageWith(tried, pages, new URL(address, request.url), request);
    if (again !== undefined) return again;
  }
  const markup = pages.contexts.during({ address: address ?? "/", tried }, alone);
  return page(wholePage(markup.toString(), pages.appTitle, pages.language, around), 403);
}

async function pageWith(tried: TriedForm, pages: Pages, url: URL, request: Request): Promise<Response | undefined> {
  const headers = { [IDENTITY_HEADER]: request.headers.get(IDENTITY_HEADER) ?? "" };
  const again = await pages.contexts.during({ address: url.pathname + url.search, tried }, () =>
    pages.routes.fetch(new Request(url, { headers })),
  );
  if (!tried.isShown || again.status !== 200) {
    await again.body?.cancel();
    return undefined;
  }
  return new Response(again.body, { status: 403, headers: again.headers });
}

/** What the platform knows of who asks, and says above the page. */
function above({ user, preview, account }: IdentityToken): Above {
  return { preview, signedIn: account === undefined ? undefined : { name: user.name, account } };
}

function refused({ message, page: shown }: Refusal, pages: Pages, around: Above): Response {
  const { appTitle, language } = pages;
  // Without a form there is nothing to go on with here: the app's first page is the way back.
  const markup = shown ?? html`<h1>${message}</h1><p><a href="/">← ${appTitle}</a></p>`;
  return page(wholePage(markup.toString(), appTitle, language, around), 403);
}

/** It says nothing of why: that is for whoever reads the log. */
function failedPage(error: unknown, { appTitle, language }: Pages, around: Above): Response {
  const words = FAILED[language] ?? FAILED.en;
  const isAway = error instanceof DataAway;
  const markup = isAway ? html`<h1>${words?.away}</h1><p>${words?.later}</p>` : html`<h1>${words?.fault}</h1>`;
  return page(wholePage(markup.toString(), appTitle, language, around), isAway ? 503 : 500);
}

const FAILED: Record<string, { fault: string; away: string; later: string }> = {
  en: {
    fault: "Something went wrong in this app",
    away: "The company's data does not answer right now",
    later: "The app itself is all right. Try again in a few minutes.",
  },
  de: {
    fault: "In dieser App ist etwas schiefgegangen",
    away: "Die Daten der Firma antworten gerade nicht",
    later: "Die App selbst ist in Ordnung. Versuche es in ein paar Minuten noch einmal.",
  },
};

export function refusalPage(status: number, message: string, appTitle: string): Response {
  return page(wholePage(html`<h1>${message}</h1>`.toString(), appTitle), status);
}

/** Another app of the company must not send forms in a person's name. Only browsers set this header. */
function comesFromElsewhere(site: string | undefined): boolean {
  return site !== undefined && site !== "same-origin" && site !== "none";
}

interface SentForm {
  form: Record<string, string | undefined>;
  files: Record<string, UploadedFile | undefined>;
  lists: Record<string, string[] | undefined>;
}

const NOTHING_SENT: SentForm = { form: {}, files: {}, lists: {} };
/** Longer addresses are none that somebody has open. */
const MAX_ADDRESS = 2_000;

/** The fields of a form; of a JSON body its top-level values as text. A file field that was left empty is none. */
async function readForm(request: Request): Promise<SentForm> {
  const type = request.headers.get("content-type") ?? "";
  const entries: [string, unknown][] = /^application\/json\b/i.test(type)
    ? Object.entries((await request.clone().json()) ?? {})
    : /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)
      ? [...(await request.clone().formData()).entries()]
      : [];
  const files = new Map<string, UploadedFile>();
  for (const [field, value] of entries) {
    if (!(value instanceof File) || (value.name === "" && value.size === 0)) continue;
    files.set(field, { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  const form = Object.fromEntries(entries.map(([field, value]) => [field, asText(value)]));
  return { form, files: Object.fromEntries(files), lists: listsOf(entries) };
}

/** Each field's values; what is no text is none. A Map first, as of files: whatever somebody calls a field, it is a key like others. */
function listsOf(entries: readonly [string, unknown][]): SentForm["lists"] {
  const lists = new Map<string, string[]>();
  for (const [field, value] of entries) {
    const texts = (Array.isArray(value) ? value : [value]).map(asText).filter((text) => text !== undefined);
    const list = lists.get(field) ?? [];
    list.push(...texts);
    lists.set(field, list);
  }
  return Object.fromEntries(lists);
}

function asText(value: unknown): string | undefined {
  if (value === null || typeof value === "object") return undefined;
  return String(value);
}

function asResponse(given: unknown, { appTitle, language }: Pages, around: Above): Response {
  if (given instanceof Response) return given;
  const whole = (markup: string) => page(wholePage(markup, appTitle, language, around), 200);
  if (isHtml(given)) return whole(given.toString());
  if (typeof given === "string") return whole(`<p>${escapeHtml(given)}</p>`);
  throw new TypeError("A page returned nothing to show: return html`…`, text, redirect(…) or a Response.");
}

function page(markup: string, status: number): Response {
  return new Response(markup, {
    status,
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": CONTENT_POLICY },
  });
}

/** A page loads from and sends to its own app only, so that what it shows cannot leave through a reader's browser. */
const CONTENT_POLICY =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
