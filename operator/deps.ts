import type { KeyObject } from "node:crypto";
import { join } from "node:path";
import type { Clock } from "../lib/clock.ts";
import type { Log } from "../lib/log.ts";
import type { Runner } from "../runners/runner.ts";
import type { Store } from "../store/store.ts";
import type { Announcer } from "./announcer.ts";
import type { CallsUnderWay } from "./calls-under-way.ts";
import type { Doors } from "./doors.ts";
import type { Edge } from "./edge.ts";
import type { FreshDatabases } from "./fresh-databases.ts";
import type { InstanceTurns } from "./instance-turns.ts";

/** What the operator works with; `cli/serve.ts` hands it over. */
export interface OperatorDeps {
  store: Store;
  runner: Runner;
  doors: Doors;
  edge: Edge;
  announcer: Announcer;
  clock: Clock;
  log: Log;
  calls: CallsUnderWay;
  freshDatabases: FreshDatabases;
  instanceTurns: InstanceTurns;
  /** Call it when a Notice was written: it is told at once, not at the next look. */
  wakeNotices: () => void;
  /** Absolute: bundles/, data/ and backups/ are below it. */
  home: string;
  /** Absolute: DoorSessions' folders are at `d/<doorSessionId>` in it. */
  runtimeFolder: string;
  /** Port people reach the edge at, for links. */
  port: number;
  /** Ed25519: signs deliveries; its public half goes into every Instance. */
  privateKey: KeyObject;
}

export function bundleFolderOf(deps: Pick<OperatorDeps, "home">, bundleHash: string): string {
  return join(deps.home, "bundles", bundleHash);
}

/** `name` is an Instance row's `dataFolder`: the App's id, or a preview's own. */
export function dataFolderOf(deps: Pick<OperatorDeps, "home">, name: string): string {
  return join(deps.home, "data", name);
}

/** Folder the Instance's `app.sock` is made in. Hostile: only lib/hostile-folder.ts opens things there. */
export function appFolderOf(deps: Pick<OperatorDeps, "runtimeFolder">, doorSessionId: string): string {
  return join(deps.runtimeFolder, "d", doorSessionId, "app");
}

/** Folder on the host in which `door.sock` is, made by the gateway. */
export function doorFolderOf(deps: Pick<OperatorDeps, "runtimeFolder">, doorSessionId: string): string {
  return join(deps.runtimeFolder, "d", doorSessionId, "door");
}

export function appUrl(deps: Pick<OperatorDeps, "port">, appName: string): string {
  return `http://${appName}.localhost:${deps.port}`;
}
