import { Hono } from "hono";
import type { Delivery } from "../delivery.ts";
import { armedFaults, armFaults } from "../faults/arm.ts";
import type { Faults } from "../faults/faults.ts";
import { isJson, type Json } from "../json.ts";
import { personCalled } from "../people.ts";
import { SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";
import { changePersonEntrance, type Entrance, entrances } from "./entrances.ts";
import { lookRoutes } from "./looks.ts";
import { streamFor } from "./stream.ts";

/** The control API: what no Web API offers, for scripts and for the page. Errors are `{ok: false, error, message?}`. */
export function controlRoutes(workspace: Workspace, delivery: Delivery, faults: Faults): Hono {
  const routes = new Hono();

  routes.onError((error, context) => {
    if (error instanceof SlackError) return context.json({ ok: false, error: error.code, ...error.extra });
    workspace.log(`BUG in ${context.req.path}: ${error.stack ?? error.message}`);
    return context.json({ ok: false, error: "internal_error", message: error.message }, 500);
  });

  routes.route("/", lookRoutes(workspace));
  routes.get("/stream", (context) => streamFor(workspace, personCalled(workspace, context.req.query("user") ?? "")));

  routes.get("/faults", (context) => context.json({ ok: true, armed: armedFaults(workspace, faults) }));
  routes.post("/faults", async (context) =>
    context.json({ ok: true, ...armFaults(workspace, delivery, faults, await bodyOf(context.req.raw)) }),
  );

  routes.post("/people/:handle", async (context) => {
    const body = await bodyOf(context.req.raw);
    return context.json(await answer(changePersonEntrance, body, context.req.param("handle")));
  });

  routes.post("/:name", async (context) => {
    const name = context.req.param("name");
    const entrance = Object.hasOwn(entrances, name) ? entrances[name] : undefined;
    if (!entrance) {
      workspace.gaps.note(`control ${name}`);
      throw new SlackError("unknown_control", { message: `There is no /control/${name}.` });
    }
    return context.json(await answer(entrance, await bodyOf(context.req.raw), name));
  });

  const answer = async (entrance: Entrance, body: Json, name: string): Promise<Json> => ({
    ok: true,
    ...(await entrance(workspace, delivery, body, name)),
  });

  return routes;
}

async function bodyOf(request: Request): Promise<Json> {
  const body: unknown = await request.json().catch(() => undefined);
  if (!isJson(body)) throw new SlackError("invalid_json", { message: "The body must be a JSON object." });
  return body;
}
