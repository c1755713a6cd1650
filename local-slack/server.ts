import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { appMethods } from "./api/app.ts";
import { commonMethods } from "./api/call-method.ts";
import { apiRoutes } from "./api/routes.ts";
import { createChanges } from "./changes.ts";
import { controlRoutes } from "./control/routes.ts";
import { openDatabase } from "./database.ts";
import { createDelivery } from "./delivery.ts";
import { createFaults } from "./faults/faults.ts";
import { fileRoutes } from "./file-routes.ts";
import { createGaps } from "./gaps.ts";
import { guard } from "./guard.ts";
import { readOrMakeIdentity, writeTokens } from "./identity.ts";
import { createLimits, noLimits } from "./limits/limits.ts";
import { readManifest } from "./manifest.ts";
import { pageRoutes } from "./page-routes.ts";
import { responseRoutes } from "./response-routes.ts";
import { seed } from "./seed.ts";
import { serveSocketMode } from "./socket.ts";
import type { Workspace } from "./workspace.ts";

export interface LocalSlackOptions {
  /** The Slack app manifest, YAML or JSON: what the app is called, may do and hears of. */
  manifestFile: string;
  /** A folder of this Slack alone: everything said in it, and `tokens.json` for the app's process. */
  home: string;
  /** 0 takes any free port. */
  port: number;
  /** Milliseconds since the epoch. */
  now: () => number;
  log: (line: string) => void;
  /** How long an app may take to acknowledge, in milliseconds. Slack's three seconds unless told. */
  ackTimeoutMs?: number;
  /** False lets the bot call as often as it likes. Slack's rate limits hold unless told. */
  limits?: boolean;
  /** Of everybody in a new home, as `en-US`; each has one of their own unless told. */
  locale?: string;
}

/** Starts a Slack workspace on loopback. Throws if the manifest cannot be read or the port is taken. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<{ url: string; close(): Promise<void> }> {
  mkdirSync(options.home, { recursive: true });
  const db = openDatabase(join(options.home, "local-slack.db"));
  const { manifest, ofFile: manifestFile } = readManifest(options.manifestFile, db);
  const server = createServer();
  const workspace: Workspace = {
    db,
    home: options.home,
    now: options.now,
    url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ manifest, manifestFile },
    identity: readOrMakeIdentity(db),
    changes: createChanges(),
    gaps: createGaps(options.log),
    log: options.log,
  };
  seed(workspace, options.locale);
  writeTokens(options.home, workspace.identity);

  const faults = createFaults();
  const limits = options.limits === false ? noLimits : createLimits(options.now);
  const delivery = createDelivery(workspace, { ackTimeoutMs: options.ackTimeoutMs ?? 3000, faults: faults.events });
  const socketMode = serveSocketMode(workspace, delivery, server);
  const site = new Hono();
  site.use(guard);
  const methods = { ...commonMethods, ...appMethods(socketMode) };
  site.route("/api", apiRoutes(workspace, methods, { limits, faults: faults.calls }));
  site.route("/control", controlRoutes(workspace, delivery, faults));
  site.route("/response", responseRoutes(workspace));
  site.route("/", fileRoutes(workspace));
  site.route("/", pageRoutes());
  server.on("request", getRequestListener(site.fetch, { overrideGlobalObjects: false }));

  const close = async (): Promise<void> => {
    delivery.close();
    await socketMode.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
    db.close();
  };
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(options.port, "127.0.0.1", resolve);
    });
  } catch (error) {
    delivery.close();
    db.close();
    throw error;
  }
  return { url: workspace.url(), close };
}
