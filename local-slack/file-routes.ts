import { type Context, Hono } from "hono";
import { fileTypeOf } from "./file-types.ts";
import { bytesOf, receiveFile, visibleFile } from "./files.ts";
import { SlackError } from "./slack-error.ts";
import { callerOf } from "./tokens.ts";
import type { Workspace } from "./workspace.ts";

/** Where files' bytes come in (upload addresses, each good once) and go out (`url_private`, with a token). */
export function fileRoutes(workspace: Workspace): Hono {
  const routes = new Hono();

  routes.post("/upload/v1/:key", async (context) => {
    const bytes = await uploadedBytes(context);
    try {
      const file = receiveFile(workspace, context.req.param("key"), bytes);
      return file ? context.text(`OK - ${bytes.length}`) : context.text("no such upload", 404);
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return context.text(error.code, 400);
    }
  });

  const download = (context: Context): Response => {
    const [, fileId = ""] = (context.req.param("place") ?? "").split("-");
    const file = visibleFile(workspace, readerOf(workspace, context), fileId);
    // Without a token that may read the file, Slack does not refuse: it sends to its sign-in page, which is HTML.
    if (!file) return context.redirect(`/?redir=${encodeURIComponent(context.req.path)}`);
    return new Response(bytesOf(workspace, fileId), {
      headers: {
        "content-type": fileTypeOf(file.name).mimetype,
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        "content-security-policy": "default-src 'none'; sandbox",
      },
    });
  };
  routes.get("/files-pri/:place/:name", download);
  routes.get("/files-pri/:place/download/:name", download);
  return routes;
}

function readerOf(workspace: Workspace, context: Context): string {
  try {
    const token = /^Bearer\s+(.+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
    const caller = callerOf(workspace, token);
    const mayRead = caller.kind === "user" || caller.scopes.includes("files:read");
    return "userId" in caller && mayRead ? caller.userId : "";
  } catch (error) {
    if (error instanceof SlackError) return "";
    throw error;
  }
}

async function uploadedBytes(context: Context): Promise<Uint8Array> {
  const type = context.req.header("content-type") ?? "";
  if (!type.startsWith("multipart/form-data")) return new Uint8Array(await context.req.arrayBuffer());
  const parts = Object.values(await context.req.parseBody());
  const file = parts.find((part) => part instanceof File);
  if (file instanceof File) return new Uint8Array(await file.arrayBuffer());
  return new TextEncoder().encode(parts.filter((part) => typeof part === "string").join(""));
}
