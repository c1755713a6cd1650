import type { IncomingMessage, ServerResponse } from "node:http";
import { type AppHost, ownOrigin } from "../hosts.ts";
import { isRepeatable, passRequest } from "../pass.ts";
import { noAnswer, refuse, starting } from "../refuse.ts";
import type { Admission } from "./admission.ts";
import { appHeaders } from "./app-headers.ts";
import type { Enter } from "./entry.ts";
import type { EdgeParts } from "./parts.ts";

/** Passes a request to the App and its answer back, or says why there is none. */
export async function passToApp(
  parts: EdgeParts,
  enter: Enter,
  visit: { request: IncomingMessage; response: ServerResponse; host: AppHost; admission: Admission },
): Promise<void> {
  const { request, response, host, admission } = visit;
  const ownUrl = `${ownOrigin(parts.port)}/`;
  for (let attempt = 1; ; attempt += 1) {
    const entry = await enter(host, admission);
    if (entry.kind === "refused") return refuse(request, response, entry.refusal);
    const { target, leave } = entry;
    try {
      if (response.destroyed) return;
      const passage = await passRequest(request, response, {
        dispatcher: parts.upstreams.of(target),
        path: request.url ?? "/",
        headers: appHeaders(parts, request, host, admission, target),
        answered: (status, contentType) => {
          // It has no end of its own: a switch that waited for it would wait for ever.
          if (contentType.startsWith("text/event-stream")) leave();
          const isPage = request.method === "GET" && status < 400 && contentType.startsWith("text/html");
          if (isPage) countVisit(parts, host, admission);
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
}

/** A look at a Preview is none, and the platform's own probe neither. */
function countVisit({ visits }: EdgeParts, host: AppHost, { person, route }: Admission): void {
  if (person !== null && host.previewNumber === null) visits.count(route.appId, person.id);
}
