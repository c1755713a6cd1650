import { isTheirs } from "../../operator/authority/answerable.ts";
import type { Person } from "../../store/people.ts";
import type { Route, RouteTarget } from "../../store/routes.ts";
import type { Refusal } from "../answers.ts";
import { type AppHost, appOrigin, ownOrigin } from "../hosts.ts";
import { noPages, noSuchApp, notRunning, previewAsleep, previewOver, starting } from "../refuse.ts";
import { type Admission, type Refused, refused } from "./admission.ts";
import type { EdgeParts } from "./parts.ts";

/** Counted in at an Instance. Call `leave` when the request is over. */
export interface Entered {
  kind: "entered";
  target: RouteTarget;
  leave: () => void;
}

export type Enter = (host: AppHost, admission: Admission) => Promise<Entered | Refused>;

/**
 * Waits while the App is held, then counts the request in. Between the last look at hold and route and the count
 * nothing is awaited, so `drained` misses nobody.
 */
export function createEntry(parts: EdgeParts): Enter {
  const { port, routes, holds, traffic } = parts;
  const ownUrl = `${ownOrigin(port)}/`;

  return async (host, admission) => {
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
      if (target === null) return refused(notThere(port, route, admission.person));
      if (admission.person !== null && !target.hasPages) return refused(noPages(route.title, ownUrl));
      const keys = host.previewNumber === null ? [route.appId, target.instanceId] : [target.instanceId];
      return { kind: "entered", target, leave: traffic.enter(keys) };
    }
  };
}

/** Somebody who may go in where nothing answers. */
function notThere(port: number, route: Route, person: Person | null): Refusal {
  const ownUrl = `${ownOrigin(port)}/`;
  if (route.preview?.state === "sleeps") return previewAsleep(route.title, ownUrl);
  if (route.preview !== null) {
    const appUrl = route.status === "live" ? `${appOrigin(`${route.appName}.localhost`, port)}/` : null;
    return previewOver(route.title, { appUrl, isOpen: route.preview.isOpen, ownUrl });
  }
  return notRunning(route, person !== null && isTheirs(route, person.id), ownUrl);
}
