import { explain } from "../../lib/errors.ts";
import { sha256 } from "../../lib/ids.ts";
import type { Sandbox } from "../../runners/runner.ts";
import type { Build } from "../../store/builds.ts";
import { noteMaterials } from "../../store/builds.ts";
import type { SkillVersion } from "../../store/company-skills.ts";
import type { Materials } from "../../store/materials.ts";
import { type ModelCall, modelCallsOfDoor } from "../../store/model-calls.ts";
import { type ReadCallRow, readCallsOfDoor } from "../../store/read-calls.ts";
import type { BuilderDeps } from "../deps.ts";
import type { Harness, HarnessEvent, HarnessTask } from "../harness.ts";
import { cutMiddle } from "../harnesses/cut-middle.ts";
import { readBundle } from "../source/bundle.ts";
import type { Coded } from "../work.ts";
import { changesBetween, type FileList, listFiles } from "./file-list.ts";
import { openTranscript } from "./open-transcript.ts";
import { linesOf, readTranscript } from "./read-transcripts.ts";
import { diffFiles } from "./source-diff.ts";

/** Writes down one attempt of an agent: what it was told, what it said and did, what that changed and cost. */
export interface WorkRecord {
  began(harness: Harness, task: HarnessTask, baseHash: string): Promise<void>;
  event(event: HarnessEvent): Promise<void>;
  /** What it came to; the step that failed or was stopped comes to nothing. */
  ended(coded: Coded | null): Promise<void>;
  close(): Promise<void>;
}

/** Most of a call's arguments and of its result, characters: the middle is left out and said so. */
const MOST_SHOWN = 8_000;

export async function openRecord(
  deps: BuilderDeps,
  build: Build,
  {
    sandbox,
    doorSessionId,
    laidSkills,
  }: { sandbox: Sandbox; doorSessionId: string; laidSkills: readonly SkillVersion[] },
): Promise<WorkRecord> {
  const { id: buildId, requestId } = build;
  const transcript = await openTranscript({ home: deps.home, buildId, clock: deps.clock });
  const seen = await callsBefore(deps, build, doorSessionId);
  const isLaid = (skill: string) => laidSkills.some(({ name }) => name === skill);
  let files: FileList | null = null;
  let base: string | null = null;
  let mayHaveChanged = false;

  async function noteCalls(): Promise<void> {
    for (const call of await modelCallsOfDoor(deps.store, doorSessionId)) {
      if (call.state === "under_way" || seen.has(call.id)) continue;
      seen.add(call.id);
      await transcript.append(costOf(call));
    }
    for (const call of await readCallsOfDoor(deps.store, doorSessionId)) {
      if (call.state === "under_way" || seen.has(call.id)) continue;
      seen.add(call.id);
      await transcript.append(readOf(call));
    }
  }

  async function noteChanges(): Promise<void> {
    if (!mayHaveChanged) return;
    mayHaveChanged = false;
    const now = await listed();
    if (now === null) return;
    const changes = files === null ? [] : changesBetween(files, now);
    files = now;
    if (changes.length > 0) await transcript.append({ kind: "changed", files: changes });
  }

  async function listed(): Promise<FileList | null> {
    try {
      return await listFiles(sandbox);
    } catch (error) {
      deps.log.warn("changed files not noted", { requestId, buildId, error: explain(error) });
      return null;
    }
  }

  return {
    began: async ({ name: harness }, { occasion, assignment, skills, contextPages, resume }, baseHash) => {
      base = baseHash;
      files = await listed();
      const materials: Materials = {
        harness: { name: harness, version: deps.harnessVersion(harness) },
        promptSha256: sha256(assignment),
        skills: [
          ...skills.flatMap(({ name, text }) => (isLaid(name) ? [] : [{ name, sha256: sha256(text) }])),
          ...laidSkills,
        ],
        contextPages: (contextPages ?? []).flatMap((page) =>
          page.text === null ? [] : [{ name: page.path, sha256: sha256(page.text) }],
        ),
      };
      await noteMaterials(deps.store, buildId, materials);
      const resumed = resume === null ? {} : { resumes: resume.harnessSessionId };
      await transcript.append({
        kind: "began",
        buildId,
        occasion,
        base,
        ...resumed,
        ...materials,
        assignment,
      });
    },
    event: async (event) => {
      if (event.kind === "listening") {
        await noteCalls();
        await noteChanges();
      }
      if (event.kind === "call_end") mayHaveChanged = true;
      await transcript.append(shortened(event));
    },
    ended: async (coded) => {
      await noteCalls();
      const candidate = coded !== null && "candidateHash" in coded ? coded.candidateHash : null;
      if (candidate !== null && base !== null && candidate !== base) {
        const [before, after] = await Promise.all([readBundle(deps.home, base), readBundle(deps.home, candidate)]);
        await transcript.append({ kind: "diff", from: base, to: candidate, diff: diffFiles(before, after) });
      }
      await transcript.append({ kind: "ended", as: coded?.kind ?? "broken off", candidate });
    },
    close: () => transcript.close(),
  };
}

/** What one request to a model took and cost; not what was said in it. */
function costOf({ id: callId, at, ...call }: ModelCall): { kind: string } & { [field: string]: unknown } {
  const { role, provider, model, state, status, refusal, durationMs, costUsd } = call;
  const { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens } = call;
  return {
    ...{ kind: "model_call", callId, role, provider, model, state, status, refusal: refusal?.code ?? null, durationMs },
    ...{ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd },
    endedAt: new Date(at).toISOString(),
  };
}

/** What was read through the door, in whose name, and how much it was; the text stands with the call's own end. */
function readOf({ id: callId, at, ...read }: ReadCallRow): { kind: string } & { [field: string]: unknown } {
  const { call, input, personId, refused, rows, bytes, durationMs } = read;
  const begunAt = new Date(at).toISOString();
  return { kind: "read_call", callId, call, input, personId, refused, rows, bytes, durationMs, begunAt };
}

/** Those of earlier attempts, and those that were written before a kill broke this one off. */
async function callsBefore(deps: BuilderDeps, build: Build, doorSessionId: string): Promise<Set<string>> {
  const all = [
    ...(await modelCallsOfDoor(deps.store, doorSessionId)),
    ...(await readCallsOfDoor(deps.store, doorSessionId)),
  ];
  const earlier = all.filter(({ at }) => at < build.createdAt);
  const written = linesOf((await readTranscript(deps.home, build.id)) ?? "");
  const ids = written.flatMap(({ kind, callId }) =>
    kind === "model_call" || kind === "read_call" ? [String(callId)] : [],
  );
  return new Set([...earlier.map(({ id }) => id), ...ids]);
}

/** A call's arguments as JSON: they may be any, and of any size. */
function shortened(event: HarnessEvent): { kind: string } {
  if (event.kind === "call_start" && event.input !== undefined)
    return { ...event, input: cutMiddle(asText(event.input), MOST_SHOWN) } as { kind: string };
  if (event.kind === "call_end" && event.output !== undefined)
    return { ...event, output: cutMiddle(event.output, MOST_SHOWN) } as { kind: string };
  return event;
}

function asText(input: unknown): string {
  return typeof input === "string" ? input : (JSON.stringify(input) ?? "");
}
