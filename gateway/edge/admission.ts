import type { IncomingMessage } from "node:http";
import type { Person } from "../../store/people.ts";
import type { Route } from "../../store/routes.ts";
import type { Refusal } from "../answers.ts";
import { type AppHost, ownOrigin } from "../hosts.ts";
import { HEALTH_PATH, isProbe, PROBE_HEADER } from "../probe.ts";
import { noAccess, noSuchApp, notSignedIn } from "../refuse.ts";
import type { EdgeParts } from "./parts.ts";
import { isReserved } from "./reserved-paths.ts";

/** Somebody who may go in; `person` is null for the platform's own probe. */
export interface Admission {
  person: Person | null;
  route: Route;
}

export type Admittance = { kind: "admitted"; admission: Admission } | Refused;

export interface Refused {
  kind: "refused";
  refusal: Refusal;
}

export type JudgeAdmission = (request: IncomingMessage, host: AppHost) => Promise<Admittance>;

/** Who asks, whether the App is there, and whether they may go in, as it stands now. */
export function createAdmission(parts: EdgeParts): JudgeAdmission {
  const { clock, keys, webSessions, authority, routes } = parts;
  const ownUrl = `${ownOrigin(parts.port)}/`;

  return async (request, host) => {
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
}

export function refused(refusal: Refusal): Refused {
  return { kind: "refused", refusal };
}
