import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Clock } from "../lib/clock.ts";
import { newSecret, sha256 } from "../lib/ids.ts";
import type { EntryAuthority } from "../operator/authority/entry.ts";
import { isTheirs } from "../operator/authority/opening.ts";
import type { Keys } from "../operator/signing-key.ts";
import type { Person } from "../store/people.ts";
import type { Route, RouteTarget } from "../store/routes.ts";
import { type Refusal, sendRedirect, wantsPage } from "./answers.ts";
import { type Cookies, readCookie, setCookie } from "./cookies.ts";
import { inboundHeaders } from "./headers.ts";
import type { Holds } from "./holds.ts";
import { type AppHost, appOrigin, ownOrigin } from "./hosts.ts";
import { identityHeader } from "./identity.ts";
import { isRepeatable, passRequest } from "./pass.ts";
import { passUpgrade, refuseUpgrade } from "./pass-upgrade.ts";
import { HEALTH_PATH, isProbe, PROBE_HEADER } from "./probe.ts";
import {
  noAccess,
  noAnswer,
  noPages,
  noSuchApp,
  notRunning,
  notSignedIn,
  previewAsleep,
  previewOver,
  refuse,
  starting,
} from "./refuse.ts";
import type { Routes } from "./routes.ts";
import type { Stays } from "./stays.ts";
import type { Traffic } from "./traffic.ts";
import type { Upstreams } from "./upstreams.ts";
import type { Visits } from "./visits.ts";
import type { WebSessions } from "./web-sessions.ts";

/** What answers on the Apps' hosts: sign-in, access, identity, then the App itself. */
export interface EdgeSite {
  answer(request: IncomingMessage, response: ServerResponse, host: AppHost): Promise<void>;
  answerUpgrade(request: IncomingMessage, socket: Duplex, firstBytes: Buffer, host: AppHost): Promise<void>;
}

export interface EdgeParts {
  /** Port people see in addresses. */
  port: number;
  overTls: boolean;
  clock: Clock;
  keys: Keys;
  cookies: Cookies;
  webSessions: WebSessions;
  routes: Routes;
  holds: Holds;
  traffic: Traffic;
  upstreams: Upstreams;
  visits: Visits;
  stays: Stays;
  authority: EntryAuthority;
}

/** Somebody who may go in; `person` is null for the platform's own probe. */
interface Admission {
  person: Person | null;
  route: Route;
}

type Admittance = { kind: "admitted"; admission: Admission } | { kind: "refused"; refusal: Refusal };

/** Where the browser comes back with its one-time code. Answered here; no App sees it. */
export const ENTER_PATH = "/_toolroom/enter";
/** How long a browser may take from the App's host through sign-in and back. */
const ASKING_SECONDS = 900;

export function createEdgeSite(parts: EdgeParts): EdgeSite {
  const { port, clock, keys, cookies, webSessions, authority, routes, holds, traffic, upstreams, visits, stays } =
    parts;
  const ownUrl = `${ownOrigin(port)}/`;

  /** Somebody who may go in where nothing answers. */
  const notThere = (route: Route, person: Person | null): Refusal => {
    if (route.preview?.state === "sleeps") return previewAsleep(route.title, ownUrl);
    if (route.preview !== null) {
      const appUrl = route.status === "live" ? `${appOrigin(`${route.appName}.localhost`, port)}/` : null;
      return previewOver(route.title, { appUrl, isOpen: route.preview.isOpen, ownUrl });
    }
    return notRunning(route, person !== null && isTheirs(route, person.id), ownUrl);
  };

  const judge = async (request: IncomingMessage, host: AppHost): Promise<Admittance> => {
    const path = request.url ?? "/";
    if (path === HEALTH_PATH && isProbe(request.headers[PROBE_HEADER], host.hostname, clock.now(), keys.probeKey)) {
      const probed = await routes.find(host);
      if (probed === null) return refused(noSuchApp(host.appName, ownUrl));
      return { kind: "admitted", admission: { person: null, route: probed } };
    }
    const person = await webSessions.personOf(request.headers.cookie, host.hostname);
    if (person === null) return refused(notSignedIn(ownUrl));
    const route = await routes.find(host);
    if (route === null || isReserved(path)) return refused(noSuchApp(host.appName, ownUrl));
    const may = await authority.mayOpen(person, route);
    if (!may.yes) return refused(noAccess(route.title, route.ownerName, may, ownUrl));
    return { kind: "admitted", admission: { person, route } };
  };

  /** Lets somebody stay as long as they may; the probe's own requests end by themselves. */
  const beginStay = (request: IncomingMessage, host: AppHost, { person }: Admission, cut: () => void) => {
    if (person === null) return () => undefined;
    return stays.begin({ mayStay: async () => (await judge(request, host)).kind === "admitted", cut });
  };

  /**
   * Waits while the App is held, then counts the request in. Between the last look at hold and route and the count
   * nothing is awaited, so `drained` misses nobody.
   */
  const enter = async (host: AppHost, admission: Admission) => {
    const { appId, title } = admission.route;
    // The platform's own probe sees what people are kept waiting for: they go on once it has.
    const maySee = () => admission.person === null || !holds.isHeld(appId);
    for (;;) {
      if (!maySee() && (await holds.wait(appId)) === "full")
        return refused(starting(title, "is being updated", ownUrl));
      const generation = routes.generation();
      const route = await routes.find(host);
      if (!maySee() || routes.generation() !== generation) continue;
      if (route === null) return refused(noSuchApp(host.appName, ownUrl));
      const { target } = route;
      if (target === null) return refused(notThere(route, admission.person));
      if (admission.person !== null && !target.hasPages) return refused(noPages(route.title, ownUrl));
      const keys = host.previewNumber === null ? [route.appId, target.instanceId] : [target.instanceId];
      return { kind: "entered" as const, target, leave: traffic.enter(keys) };
    }
  };

  const headersFor = (request: IncomingMessage, host: AppHost, admission: Admission, target: RouteTarget) => {
    const added = ["host", `${host.hostname}:${port}`, "x-forwarded-proto", parts.overTls ? "https" : "http"];
    if (admission.person !== null) {
      const { appName, ownerId, preview } = admission.route;
      const audience = { appName, releaseTag: target.releaseTag, ownerId, preview };
      added.push(...identityHeader(admission.person, audience, clock.now(), keys.privateKey));
    }
    return inboundHeaders(request.rawHeaders, added);
  };

  const pass = async (request: IncomingMessage, response: ServerResponse, host: AppHost, admission: Admission) => {
    for (let attempt = 1; ; attempt += 1) {
      const entry = await enter(host, admission);
      if (entry.kind === "refused") return refuse(request, response, entry.refusal);
      const { target, leave } = entry;
      try {
        if (response.destroyed) return;
        const passage = await passRequest(request, response, {
          dispatcher: upstreams.of(target),
          path: request.url ?? "/",
          headers: headersFor(request, host, admission, target),
          answered: (status, contentType) => {
            // It has no end of its own: a switch that waited for it would wait for ever.
            if (contentType.startsWith("text/event-stream")) leave();
            if (admission.person === null || request.method !== "GET" || host.previewNumber !== null) return;
            if (status < 400 && contentType.startsWith("text/html")) {
              visits.count(admission.route.appId, admission.person.id);
            }
          },
        });
        if (passage === "passed") return;
        // A kept connection may close just as we write on it, and an old Instance may stop just as we look it up.
        if (attempt === 1 && passage !== "late" && isRepeatable(request)) continue;
        const { title, ownerName } = admission.route;
        const isStarting = passage === "unreachable";
        const refusal = isStarting
          ? starting(title, "does not accept requests yet", ownUrl)
          : noAnswer(title, ownerName, ownUrl);
        return refuse(request, response, refusal);
      } finally {
        leave();
      }
    }
  };

  /** To the sign-in page and back; the cookie makes the way back good in this browser only. */
  const sendToSignIn = (request: IncomingMessage, response: ServerResponse, host: AppHost) => {
    const known = readCookie(request.headers.cookie, cookies.browser);
    const browser = known !== null && known.length >= 40 ? known : newSecret();
    const to = `${appOrigin(host.hostname, port)}${request.url ?? "/"}`;
    const query = new URLSearchParams({ to, state: sha256(browser) });
    const cookie = setCookie(cookies.browser, browser, ASKING_SECONDS, parts.overTls);
    sendRedirect(response, `${ownOrigin(port)}/sign-in?${query}`, [cookie]);
  };

  const acceptCode = async (
    request: IncomingMessage,
    response: ServerResponse,
    host: AppHost,
    query: URLSearchParams,
  ) => {
    const browser = readCookie(request.headers.cookie, cookies.browser);
    const path = query.get("path") ?? "/";
    const to = path.startsWith("/") && !path.startsWith("//") && !path.includes("\\") ? path : "/";
    const code = query.get("code") ?? "";
    const cookie = browser === null ? null : await webSessions.useCode(code, host.hostname, sha256(browser));
    // A dead code is no error to read about: the App's page starts the way anew.
    sendRedirect(response, `${appOrigin(host.hostname, port)}${to}`, cookie === null ? [] : [cookie]);
  };

  return {
    async answer(request, response, host) {
      const url = request.url ?? "/";
      const [path, search] = [url.split("?")[0], url.split("?").slice(1).join("?")];
      if (path === ENTER_PATH && request.method === "GET") {
        return acceptCode(request, response, host, new URLSearchParams(search));
      }
      const judgement = await judge(request, host);
      if (judgement.kind === "admitted") {
        const endStay = beginStay(request, host, judgement.admission, () => response.destroy());
        return pass(request, response, host, judgement.admission).finally(endStay);
      }
      const { refusal } = judgement;
      const isVisit = wantsPage(request) && (request.method === "GET" || request.method === "HEAD");
      if (refusal.code === "not_signed_in" && isVisit && !isReserved(url)) return sendToSignIn(request, response, host);
      refuse(request, response, refusal);
    },
    async answerUpgrade(request, socket, firstBytes, host) {
      const { origin } = request.headers;
      // Cookies alone would let another site's page open a connection in a person's name.
      if (origin !== undefined && origin !== appOrigin(host.hostname, port)) return refuseUpgrade(socket, 403);
      const judgement = await judge(request, host);
      if (judgement.kind === "refused") return refuseUpgrade(socket, judgement.refusal.status);
      const entry = await enter(host, judgement.admission);
      if (entry.kind === "refused") return refuseUpgrade(socket, entry.refusal.status);
      const endStay = beginStay(request, host, judgement.admission, () => socket.destroy());
      try {
        await passUpgrade(request, socket, firstBytes, {
          dispatcher: upstreams.of(entry.target),
          path: request.url ?? "/",
          headers: headersFor(request, host, judgement.admission, entry.target),
          joined: entry.leave, // like an event stream, it is waited for by nobody
        });
      } finally {
        entry.leave();
        endStay();
      }
    },
  };
}

function refused(refusal: Refusal): { kind: "refused"; refusal: Refusal } {
  return { kind: "refused", refusal };
}

/** Paths by which the platform calls an App: nobody outside may, however they are written. */
function isReserved(url: string): boolean {
  const path = url.split("?")[0] ?? "/";
  if (path.includes("#")) return true; // no browser sends it, and an App may cut there: /_toolroom/deliver#/../../x
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    return true; // no path a browser would write
  }
  const parts: string[] = [];
  for (const part of plain.toLowerCase().split(/[/\\]+/)) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts[0] === "_toolroom";
}
