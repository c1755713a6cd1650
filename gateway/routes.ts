import type { Clock } from "../lib/clock.ts";
import { KnownError } from "../lib/errors.ts";
import {
  type Route,
  type RouteTarget,
  readAppName,
  readAppRoute,
  readPreviewRoute,
  readTarget,
} from "../store/routes.ts";
import type { Store } from "../store/store.ts";
import type { AppHost } from "./hosts.ts";
import { createShortCache } from "./short-cache.ts";

/** Which Instance answers for a host: the registry's word, at most half a second old, or where `point` was called, that. */
export interface Routes {
  find(host: AppHost): Promise<Route | null>;
  /** From now on, until the registry says the same. Throws KnownError `no_such_instance`. */
  point(appId: string, instanceId: string): Promise<void>;
  /** Grows with every `point`: who looked a route up before must look again. */
  generation(): number;
  /** Forgets what was pointed and is meanwhile in the registry, and what the registry says no more. */
  settle(): Promise<void>;
}

export function createRoutes(store: Store, clock: Clock): Routes {
  const found = createShortCache<Route>(clock);
  const pointed = new Map<string, RouteTarget>();
  let generation = 0;

  const find = async (host: AppHost): Promise<Route | null> => {
    const { appName, previewNumber } = host;
    if (previewNumber !== null) {
      const preview = () => readPreviewRoute(store, appName, previewNumber, clock.now());
      return found.get(host.hostname, preview, (route) => route.target !== null);
    }
    const route = await found.get(host.hostname, () => readAppRoute(store, appName));
    if (route === null) return null;
    const target = pointed.get(route.appId);
    return target === undefined ? route : { ...route, target };
  };

  return {
    find,
    async point(appId, instanceId) {
      const target = await readTarget(store, instanceId);
      if (target === null || target.appId !== appId) {
        throw new KnownError(
          "no_such_instance",
          `Instance ${instanceId} of app ${appId} is not in the registry.`,
          "Start it first, then point to it.",
        );
      }
      pointed.set(appId, target);
      generation += 1;
      found.forget();
    },
    generation: () => generation,
    async settle() {
      for (const [appId, target] of pointed) {
        const appName = await readAppName(store, appId);
        const route = appName === null ? null : await readAppRoute(store, appName);
        const isCommitted = route?.target?.instanceId === target.instanceId;
        // A first release that failed is stopped, with nothing to point back to.
        const isWanted = (await readTarget(store, target.instanceId))?.wanted === true;
        if (route === null || isCommitted || !isWanted) {
          found.forget();
          pointed.delete(appId);
        }
      }
    },
  };
}
