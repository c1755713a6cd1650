import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Delivery } from "../contract/delivery.ts";
import { DELIVERY_HEADER, IDENTITY_HEADER } from "../contract/wire.ts";
import { createAgents } from "./agent.ts";
import type { App, Db } from "./api.ts";
import type { MakeAgent } from "./api-agent.ts";
import type { Data } from "./api-source.ts";
import { createAuthenticator } from "./authenticate.ts";
import { createData } from "./data-source.ts";
import { createDatabase } from "./database.ts";
import { type Act, createDeliveries } from "./deliveries.ts";
import { createDeliveryMemory } from "./delivery-memory.ts";
import { createHiddenSecrets } from "./hidden-secrets.ts";
import { html } from "./html.ts";
import type { Interface } from "./interface/interface.ts";
import { LIVE_PATH, liveScript } from "./interface/live-script.ts";
import { openInterface } from "./interface/open-interface.ts";
import { createPageContexts } from "./interface/page-context.ts";
import { createMoment, type Moment } from "./moment.ts";
import { addPage, type Pages, refusalPage } from "./pages.ts";
import { createPlatform, type Platform, type PlatformOptions } from "./platform.ts";
import { toldStack } from "./told-error.ts";

/** Room for a table of 5 MB that somebody uploads. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;

export interface AppOptions extends PlatformOptions {
  app: string;
  release: string;
  /** IANA name: `today()` and `timeOfDay()` are in it. */
  timeZone: string;
  publicKey: KeyObject;
  /** `on add-order`, `page /` or `post /orders`: does nothing. */
  without?: string | undefined;
  /** The app's own folder, with its `instructions/`. */
  appFolder: () => string;
  /** Takes what went wrong in the app's own code: told with where it was thrown, and without secrets. */
  report: (told: string) => void;
}

/** One app: what its code calls, and `answer`, which takes every HTTP request of the platform. */
export interface RunningApp extends Platform {
  app: App;
  db: Db;
  data: Data;
  moment: Moment;
  agent: MakeAgent;
  /** The parts that pages are made of. */
  parts: Interface;
  answer: (request: Request) => Response | Promise<Response>;
  /** Takes what went wrong where nobody waits for it, such as a promise that nobody awaits. */
  report: (error: unknown) => void;
  close: () => void;
}

export function createApp(options: AppOptions): RunningApp {
  const moment = createMoment(options);
  const hidden = createHiddenSecrets();
  const report = (error: unknown) => options.report(hidden.hide(toldStack(error)));
  const database = createDatabase(() => join(options.dataFolder(), "app.sqlite"));
  const memory = createDeliveryMemory(() => join(options.dataFolder(), ".toolroom.sqlite"));
  const authenticator = createAuthenticator(options);
  const contexts = createPageContexts();
  const acts = new Map<string, Act>();
  const deliver = createDeliveries({ ...options, report, hide: hidden.hide, acts, moment, memory });

  const routes = new Hono();
  routes.use(bodyLimit({ maxSize: MAX_BODY_BYTES }));
  routes.get("/_toolroom/health", (context) => context.json({ ok: true, release: options.release }));
  routes.post("/_toolroom/deliver", async (context) => {
    const body = await context.req.text();
    if (authenticator.delivery(context.req.header(DELIVERY_HEADER), body) === undefined) {
      return context.json({ ok: false, error: "This delivery is not signed by the platform for this release." }, 401);
    }
    return context.json(await deliver(JSON.parse(body) as Delivery));
  });
  routes.get(LIVE_PATH, () => liveScript());
  routes.all("/_toolroom/*", (context) => context.notFound());
  routes.notFound((context) => {
    const known = authenticator.identity(context.req.header(IDENTITY_HEADER)) !== undefined;
    return known ? refusalPage(404, "There is no such page", options.app) : notSignedIn(options.app);
  });

  const pages: Pages = {
    routes,
    appTitle: options.app,
    language: "en",
    moment,
    contexts,
    report,
    identity: authenticator.identity,
    notSignedIn: () => notSignedIn(options.app),
  };
  const isLeftOut = (what: string) => options.without === what;
  const platform = createPlatform(options, moment, hidden);
  return {
    app: {
      page: (path, show) => addPage(pages, "GET", path, isLeftOut(`page ${path}`) ? () => html`` : show),
      post: (path, take) => addPage(pages, "POST", path, isLeftOut(`post ${path}`) ? () => html`` : take),
      on: (run, act) => {
        if (acts.has(run)) throw new Error(`app.on("${run}", …) is there twice: keep one.`);
        acts.set(run, isLeftOut(`on ${run}`) ? () => undefined : act);
      },
      language: (tag) => {
        if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag))
          throw new TypeError(`${tag} is no language tag, such as "de".`);
        pages.language = tag;
      },
    },
    db: database,
    ...platform,
    agent: createAgents({
      folder: options.appFolder,
      ask: (prompt, schema, how) => platform.llm.object(prompt, schema, how),
      isLeftOut: (name) => isLeftOut(`agent ${name}`),
    }),
    data: createData(options.callDoor, moment),
    moment,
    parts: openInterface({ contexts, language: () => pages.language, timeZone: options.timeZone }),
    answer: (request) => routes.fetch(request),
    report,
    close: () => {
      database.close();
      memory.close();
    },
  };
}

function notSignedIn(app: string): Response {
  return refusalPage(401, "You are not signed in", app);
}
