import { globSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import Docker from "dockerode";
import { boundRunner } from "../../cli/serve/home-runner.ts";
import { type Config, readConfig } from "../../lib/config.ts";
import { createBoxRecords, isRunning, readBootId } from "../../runners/host/box-records.ts";
import { verifyAudit } from "../../store/audit.ts";
import { openStore } from "../../store/store.ts";
import { type Message, type Person, type Stage, until } from "./stage.ts";

/** Rows of the registry, as they stand. */
export function rows(stage: Stage, sql: string, ...values: string[]): Record<string, unknown>[] {
  const registry = new DatabaseSync(join(stage.home, "registry.db"), { readOnly: true, timeout: 5000 });
  try {
    return registry.prepare(sql).all(...values);
  } finally {
    registry.close();
  }
}

/** Whether the request's workflow is over: its end was told and everything of it is cleared away. */
export function hasRunOut(home: string, requestId: string): boolean {
  const workflows = new DatabaseSync(join(home, "workflows.db"), { readOnly: true, timeout: 5000 });
  try {
    const run = workflows.prepare("select status from workflow_runs where idempotency_key = ?").get(requestId);
    return run?.status === "completed";
  } finally {
    workflows.close();
  }
}

/** Waits for the end of the newest request of a thread, and of its workflow; its row. */
export function ended(stage: Stage, threadTs: string, patienceMs = 60_000): Promise<Record<string, unknown>> {
  return until(
    `the end of the request in ${threadTs}`,
    async () => {
      const [last] = rows(
        stage,
        "select id, status, outcome from app_requests where thread_ts = ? order by id desc limit 1",
        threadTs,
      );
      if (last === undefined || last.status === "open") return undefined;
      return hasRunOut(stage.home, String(last.id)) ? last : undefined;
    },
    patienceMs,
  );
}

/**
 * Presses, all of them at once, until it is decided: while nobody listens they are told so, and press again. A press that was
 * told to be lost may count all the same, and take the button away: nobody waits for that one.
 */
export async function pressUntil(
  isDecided: () => boolean,
  presses: readonly (() => Promise<boolean>)[],
): Promise<void> {
  await until("a press that is taken", async () => {
    await Promise.all(presses.map((press) => press()));
    return isDecided() ? true : undefined;
  });
}

/** Decisions of a thread's requests, such as `plan yes`. */
export function decisions(stage: Stage, threadTs: string): string[] {
  const found = rows(
    stage,
    `select a.kind, a.status from approvals a join app_requests r on r.id = a.request_id
     where r.thread_ts = ? and a.decided_by is not null order by a.created_at`,
    threadTs,
  );
  return found.map((row) => `${row.kind} ${row.status}`);
}

/** How often somebody's act stands in the audit. */
export function audited(stage: Stage, verb: string, subjectOf: string): number {
  return rows(stage, "select seq from audit_log where verb = ? and subject = ?", verb, subjectOf).length;
}

export async function auditHolds(stage: Stage): Promise<boolean> {
  const store = openStore(join(stage.home, "registry.db"), { migrates: false });
  try {
    return (await verifyAudit(store)).ok;
  } finally {
    store.close();
  }
}

/** Waits until no box is left but live apps'. */
export function untilBoxes(stage: Stage, count: number, patienceMs = 20_000): Promise<true> {
  return until(`${count} boxes`, async () => ((await boxesOf(stage)).length === count ? true : undefined), patienceMs);
}

/** All boxes of this Toolroom, such as `inst_1 running`, as the engine or the machine itself shows them; sorted. */
export async function boxesOf(stage: Stage): Promise<string[]> {
  const config = readConfig(stage.environment);
  const runner = config.runner ?? boundRunner(config.home);
  return (await (runner === "docker" ? containersOf(config) : keptBoxesOf(config))).toSorted();
}

async function containersOf({ homeLabel }: Config): Promise<string[]> {
  const filters = { label: [`toolroom.home=${homeLabel}`] };
  const found = await new Docker().listContainers({ all: true, filters });
  return found.map((box) => `${box.Labels["toolroom.name"]} ${box.State}`);
}

/** Without an engine: what is written of each box and the processes of it, and control groups that nothing is written of. */
async function keptBoxesOf({ homeLabel, runtimeFolder }: Config): Promise<string[]> {
  const records = await createBoxRecords(join(runtimeFolder, "boxes")).all();
  const bootId = await readBootId();
  const names = new Set(records.map(({ facts }) => facts.name));
  const groups = new Set(globSync(`/sys/fs/cgroup/{,*/}toolroom-${homeLabel}/*/`).map((folder) => basename(folder)));
  return [
    ...(await Promise.all(
      records.map(async (record) => `${record.facts.name} ${(await isRunning(record, bootId)) ? "running" : "ended"}`),
    )),
    ...[...groups.difference(names)].map((name) => `${name} without a record`),
  ];
}

/** What only this person has read, in order. */
export function untilWhispered(person: Person, words: RegExp): Promise<Message> {
  return until(`“${words}” to ${person.handle} alone`, async () =>
    (await person.ephemerals()).find((message) => words.test(message.text)),
  ).catch(async (error: unknown) => {
    const heard = (await person.ephemerals()).map((message) => `- ${message.text}`).join("\n");
    throw new Error(`${String(error)}\nThey heard:\n${heard}`);
  });
}

/** Process id of a part of this Toolroom. */
export function pidOf(stage: Pick<Stage, "home">, part: string): number | undefined {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      if (command.at(-2) !== part || command.at(-3) !== "--part") continue;
      if (readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(`TOOLROOM_HOME=${stage.home}`))
        return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return undefined;
}
