import { Hono } from "hono";
import type { Workspace } from "../workspace.ts";
import { messageLooks } from "./looks/messages.ts";
import { ownLooks } from "./looks/own.ts";
import { trafficLooks } from "./looks/traffic.ts";
import { workspaceLooks } from "./looks/workspace.ts";

/** What the page and scripts look at and the Web API has no method for. All change nothing. */
export function lookRoutes(workspace: Workspace): Hono {
  const routes = new Hono();
  for (const looks of [workspaceLooks, messageLooks, ownLooks, trafficLooks]) routes.route("/", looks(workspace));
  return routes;
}
