import { Hono } from "hono";
import { SlackError } from "../../slack-error.ts";
import { findPassage, listTraffic } from "../../traffic.ts";
import type { Workspace } from "../../workspace.ts";

const mostPassages = 200;
const noEnd = Number.MAX_SAFE_INTEGER;

/** What went to the app and came from it. */
export function trafficLooks(workspace: Workspace): Hono {
  const routes = new Hono();

  routes.get("/traffic", (context) => {
    const before = Number(context.req.query("before") ?? noEnd);
    const passages = listTraffic(workspace, {
      words: context.req.query("words") ?? "",
      kinds: (context.req.query("kinds") ?? "").split(","),
      before: Number.isSafeInteger(before) ? before : noEnd,
      limit: mostPassages,
    });
    return context.json({ ok: true, passages });
  });

  routes.get("/traffic/:seq{[0-9]+}", (context) => {
    const passage = findPassage(workspace, Number(context.req.param("seq")));
    if (!passage) throw new SlackError("passage_not_found", { message: "That is no longer kept." });
    return context.json({ ok: true, passage });
  });

  return routes;
}
