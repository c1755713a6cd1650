import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { wantsPage } from "./answers.ts";
import { type Admission, createAdmission } from "./edge/admission.ts";
import { appHeaders } from "./edge/app-headers.ts";
import { createEntry } from "./edge/entry.ts";
import type { EdgeParts } from "./edge/parts.ts";
import { passToApp } from "./edge/pass-to-app.ts";
import { isReserved } from "./edge/reserved-paths.ts";
import { acceptCode, ENTER_PATH, sendToSignIn } from "./edge/way-to-sign-in.ts";
import { type AppHost, appOrigin } from "./hosts.ts";
import { passUpgrade, refuseUpgrade } from "./pass-upgrade.ts";
import { refuse } from "./refuse.ts";

/** What answers on the Apps' hosts: sign-in, access, identity, then the App itself. */
export interface EdgeSite {
  answer(request: IncomingMessage, response: ServerResponse, host: AppHost): Promise<void>;
  answerUpgrade(request: IncomingMessage, socket: Duplex, firstBytes: Buffer, host: AppHost): Promise<void>;
}

export function createEdgeSite(parts: EdgeParts): EdgeSite {
  const judge = createAdmission(parts);
  const enter = createEntry(parts);

  /** Lets somebody stay as long as they may; the probe's own requests end by themselves. */
  const beginStay = (request: IncomingMessage, host: AppHost, { person }: Admission, cut: () => void) => {
    if (person === null) return () => undefined;
    return parts.stays.begin({ mayStay: async () => (await judge(request, host)).kind === "admitted", cut });
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
        const { admission } = judgement;
        const endStay = beginStay(request, host, admission, () => response.destroy());
        return passToApp(parts, enter, { request, response, host, admission }).finally(endStay);
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
      if (origin !== undefined && origin !== appOrigin(host.hostname, parts.port)) return refuseUpgrade(socket, 403);
      const judgement = await judge(request, host);
      if (judgement.kind === "refused") return refuseUpgrade(socket, judgement.refusal.status);
      const { admission } = judgement;
      const entry = await enter(host, admission);
      if (entry.kind === "refused") return refuseUpgrade(socket, entry.refusal.status);
      const endStay = beginStay(request, host, admission, () => socket.destroy());
      try {
        await passUpgrade(request, socket, firstBytes, {
          dispatcher: parts.upstreams.of(entry.target),
          path: request.url ?? "/",
          headers: appHeaders(parts, request, host, admission, entry.target),
          joined: entry.leave, // like an event stream, it is waited for by nobody
        });
      } finally {
        entry.leave();
        endStay();
      }
    },
  };
}
