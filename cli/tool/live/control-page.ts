import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { messageOf } from "../../../lib/errors.ts";
import type { AppRun } from "./app-run.ts";
import { foreignness } from "./own-origin.ts";
import { type PageParts, wholePage } from "./page.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { PAGE_STYLE } from "./page-style.ts";

const wishSchema = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("fire"), trigger: z.number().int().min(0), text: z.string().max(1_000_000) }),
  z.strictObject({ do: z.literal("as"), as: z.enum(["asker", "colleague", "stranger"]) }),
  z.strictObject({ do: z.literal("restart") }),
  z.strictObject({ do: z.literal("empty") }),
]);

export type Wish = z.infer<typeof wishSchema>;

export interface ControlPage {
  server: Server;
  /** Sends what is different to every page that is open. */
  refresh(): void;
}

/** The page that fires triggers, and what it asks: on loopback, for itself alone. */
export function createControlPage(options: {
  run: AppRun;
  parts: () => PageParts;
  as: () => "asker" | "colleague" | "stranger";
  take: (wish: Wish) => Promise<unknown>;
}): ControlPage {
  const { run, parts, as, take } = options;
  const open = new Map<ServerResponse, PageParts>();

  const refresh = (): void => {
    if (open.size === 0) return;
    const now = parts();
    for (const [response, shown] of open) {
      const different = Object.entries(now).filter(([id, markup]) => shown[id as keyof PageParts] !== markup);
      if (different.length === 0) continue;
      open.set(response, now);
      response.write(`data: ${JSON.stringify(Object.fromEntries(different))}\n\n`);
    }
  };

  const pages: Record<string, (response: ServerResponse) => void> = {
    "/": (response) =>
      send(
        response,
        "text/html",
        wholePage(run.current()?.manifest.title ?? run.current()?.manifest.name ?? "The app", as(), parts()),
      ),
    "/page.css": (response) => send(response, "text/css", PAGE_STYLE),
    "/page.js": (response) => send(response, "text/javascript", PAGE_SCRIPT),
    "/events": (response) => {
      response.writeHead(200, { ...SAFE, "content-type": "text/event-stream", "cache-control": "no-store" });
      const now = parts();
      open.set(response, now);
      response.write(`data: ${JSON.stringify(now)}\n\n`);
      response.on("close", () => open.delete(response));
    },
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const foreign = foreignness(request, true);
    if (foreign !== null) return send(response, "text/plain", foreign, 403);
    if (request.method === "GET") {
      const page = pages[request.url ?? "/"];
      return page === undefined ? send(response, "text/plain", "Here is no page.", 404) : page(response);
    }
    if (request.method !== "POST" || request.url !== "/do")
      return send(response, "text/plain", "This is not taken.", 405);
    const wish = wishSchema.safeParse(await json(request).catch(() => undefined));
    if (!wish.success) return send(response, "application/json", '{"ok":false}', 400);
    send(response, "application/json", JSON.stringify({ ok: true, answer: (await take(wish.data)) ?? null }));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => send(response, "text/plain", messageOf(error), 500));
  });
  return { server, refresh };
}

const SAFE = {
  "content-security-policy":
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

function send(response: ServerResponse, type: string, body: string, status = 200): void {
  response
    .writeHead(status, { ...SAFE, "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" })
    .end(body);
}
