import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { RouteTarget } from "../store/routes.ts";
import { wantsPage } from "./answers.ts";
import { type Admission, createAdmission } from "./edge/admission.ts";
import { createEntry } from "./edge/entry.ts";
import type { EdgeParts } from "./edge/parts.ts";
import { isReserved } from "./edge/reserved-paths.ts";
import { acceptCode, ENTER_PATH, sendToSignIn } from "./edge/way-to-sign-in.ts";
import { inboundHeaders } from "./headers.ts";
import { type AppHost, appOrigin, ownOrigin } from "./hosts.ts";
import { identityHeader } from "./identity.ts";
import { isRepeatable, passRequest } from "./pass.ts";
import { passUpgrade, refuseUpgrade } from "./pass-upgrade.ts";
import { noAnswer, refuse, starting } from "./refuse.ts";

/** What answers on the Apps' hosts: sign-in, access, identity, then the App itself. */
export interface EdgeSite {
  answer(request: IncomingMessage, response: ServerResponse, host: AppHost): Promise<void>;
  answerUpgrade(request: IncomingMessage, socket: Duplex, firstBytes: Buffer, host: AppHost): Promise<void>;
}

export function createEdgeSite(parts: EdgeParts): EdgeSite {
  const { port, clock, keys, upstreams, visits, stays } = parts;
  const ownUrl = `${ownOrigin(port)}/`;
  const judge = createAdmission(parts);
  const enter = createEntry(parts);

  /** Lets somebody stay as long as they may; the probe's own requests end by themselves. */
  const beginStay = (request: IncomingMessage, host: AppHost, { person }: Admission, cut: () => void) => {
    if (person === null) return () => undefined;
    return stays.begin({ mayStay: async () => (await judge(request, host)).kind === "admitted", cut });
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

  return {
    async answer(request, response, host) {
      const url = request.url ?? "/";
      const [path, search] = [url.split("?")[0], url.split("?").slice(1).join("?")];
      if (path === ENTER_PATH && request.method === "GET") {
        return acceptCode(parts, request, response, { host, query: new URLSearchParams(search) });
      }
      const judgement = await judge(request, host);
      if (judgement.kind === "admitted") {
        const endStay = beginStay(request, host, judgement.admission, () => response.destroy());
        return pass(request, response, host, judgement.admission).finally(endStay);
      }
      const { refusal } = judgement;
      const isVisit = wantsPage(request) && (request.method === "GET" || request.method === "HEAD");
      if (refusal.code === "not_signed_in" && isVisit && !isReserved(url))
        return sendToSignIn(parts, request, response, host);
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
