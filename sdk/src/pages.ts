import type { Context, Hono } from "hono";
import { escapeHtml } from "../contract/escape-html.ts";
import type { IdentityToken } from "../contract/signed-token.ts";
import { IDENTITY_HEADER } from "../contract/wire.ts";
import type { PageAnswer, PageRequest, UploadedFile } from "./api.ts";
import { type Above, wholePage } from "./document.ts";
import { html, isHtml } from "./html.ts";
import type { Moment } from "./moment.ts";
import { Refusal } from "./refusal.ts";

export interface Pages {
  routes: Hono;
  appTitle: string;
  /** Of what the app's own pages say. */
  language: string;
  moment: Moment;
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
      const given = await pages.moment.during({ atMs: token.at }, async () => answer(request));
      return asResponse(given, pages, above(token));
    } catch (error) {
      if (error instanceof Refusal) return refused(error, pages, above(token));
      pages.report(error);
      return refusalPage(500, "Something went wrong in this app", pages.appTitle);
    }
  });
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
}

const NOTHING_SENT: SentForm = { form: {}, files: {} };

/** The fields of a form; of a JSON body its top-level values as text. A file field that was left empty is none. */
async function readForm(request: Request): Promise<SentForm> {
  const type = request.headers.get("content-type") ?? "";
  const entries: [string, unknown][] = /^application\/json\b/i.test(type)
    ? Object.entries((await request.clone().json()) ?? {})
    : /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)
      ? [...(await request.clone().formData()).entries()]
      : [];
  const files: SentForm["files"] = {};
  for (const [field, value] of entries) {
    if (!(value instanceof File) || (value.name === "" && value.size === 0)) continue;
    files[field] = { name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) };
  }
  return { form: Object.fromEntries(entries.map(([field, value]) => [field, asText(value)])), files };
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
