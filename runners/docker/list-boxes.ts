import { findHeldFiles, processesByContainer } from "../host/held-files.ts";
import type { Runner, RunningBox } from "../runner.ts";
import type { Container, ContainerInfo, Engine } from "./engine.ts";
import { ranOutOfMemory } from "./out-of-memory.ts";
import { HOME_LABEL, labelsOf, NAME_LABEL } from "./spec.ts";

export async function listBoxes(
  engine: Engine,
  homeLabel: string,
  look: Parameters<Runner["list"]>[0],
): Promise<RunningBox[]> {
  const { docker, call } = engine;
  const filters = { label: [`${HOME_LABEL}=${homeLabel}`] };
  const found = await call(() => docker.listContainers({ all: true, filters }));
  const seen = look?.countsProcesses === true ? await processesByContainer() : undefined;
  const boxes = await Promise.all(found.map((one) => describe(engine, one, seen)));
  return boxes.filter((box) => box !== undefined);
}

/** `seen`: processes by container, where what is inside is asked for. */
async function describe(
  engine: Engine,
  found: ContainerInfo,
  seen: Map<string, number[]> | undefined,
): Promise<RunningBox | undefined> {
  const { docker, call } = engine;
  const box = { name: found.Labels[NAME_LABEL] ?? found.Id, labels: labelsOf(found.Labels) };
  const container = docker.getContainer(found.Id);
  if (["running", "paused", "restarting"].includes(found.State))
    return { ...box, state: "running", ...(seen && (await lookInside(engine, container, seen.get(found.Id)))) };
  const inspected = await call(() => container.inspect(), [404]);
  if (!inspected) return undefined; // Removed since the list was made.
  const { State: state } = inspected;
  if (found.State === "created") return { ...box, state: "stopped" };
  const stoppedBecause = (await ranOutOfMemory(engine, found.Id, state)) ? "oom" : String(state.ExitCode);
  return { ...box, state: "stopped", stoppedBecause };
}

/** Of one that is stopped or gone: nothing. */
async function lookInside(
  { call }: Engine,
  container: Container,
  pids: number[] | undefined,
): Promise<Pick<RunningBox, "processes" | "heldFiles">> {
  const stats = await call(() => container.stats({ stream: false, "one-shot": true }), [404, 409]);
  const processes = stats?.pids_stats?.current;
  const heldFiles = pids === undefined ? undefined : await findHeldFiles(pids);
  return {
    ...(processes === undefined ? {} : { processes }),
    ...(heldFiles === undefined ? {} : { heldFiles }),
  };
}
