import type { Clock } from "../lib/clock.ts";
import { explain } from "../lib/errors.ts";
import { newId } from "../lib/ids.ts";
import type { Log } from "../lib/log.ts";
import { maskSecretsIn } from "../lib/secrets.ts";
import { resultWithin } from "../lib/within.ts";
import { sayNo } from "../operator/authority/judgement.ts";
import type { Authority } from "../operator/authority.ts";
import type { ReadAnswer, Reader } from "../operator/reading/read-call.ts";
import { requestById } from "../store/app-requests.ts";
import { type DoorSession, readDoorSession } from "../store/door-sessions.ts";
import { beginReadCall, type EndedReadCall, endReadCall } from "../store/read-calls.ts";
import type { Store } from "../store/store.ts";
import type { OfferedCall, OfferSource, WrongArguments } from "./offered-call.ts";
import { asData } from "./read-words.ts";

/** What agents may read through their doors. Each call is judged, bounded and written down here, wherever its answer comes from. */
export interface Reading {
  /** What is offered to whoever the door is for; nothing to somebody who may not read. */
  offers(doorSession: DoorSession): Promise<OfferedCall[]>;
  call(doorSession: DoorSession, name: string, input: unknown): Promise<ReadOutcome>;
}

/** `text` is for the model: the answer, or what was wrong and what to do. */
export type ReadOutcome = { ok: true; text: string } | { ok: false; refused: Refused; text: string };

type Refused = NonNullable<EndedReadCall["refused"]>;

export interface ReadLimits {
  callsPerDoor: number;
  callMs: number;
}

const LIMITS: ReadLimits = { callsPerDoor: 300, callMs: 20_000 };
const MAX_INPUT_CHARS = 500;
const MAX_NAME_CHARS = 100;
const GO_ON = "Go on without it.";

interface Answered {
  answer: ReadAnswer | WrongArguments | "too_slow" | "failed";
}

export function createReading(options: {
  store: Store;
  clock: Clock;
  log: Log;
  authority: Authority;
  /** Asked each time anew. */
  sources: readonly OfferSource[];
  limits?: ReadLimits;
}): Reading {
  const { store, clock, log, authority, sources, limits = LIMITS } = options;

  const judge = async (reader: Reader) =>
    await authority.mayDo(reader.personId, "read", { requestId: reader.requestId, appId: reader.appId });

  const answerOf = async (offer: OfferedCall, input: unknown, reader: Reader): Promise<Answered["answer"]> => {
    try {
      const answer = await resultWithin(clock, limits.callMs, (over) => offer.read(input, reader, over));
      return answer ?? "too_slow";
    } catch (error) {
      log.error("read call failed", { requestId: reader.requestId, call: offer.name, error: explain(error) });
      return "failed";
    }
  };

  /** A source that fails is as one that has nothing: it must not take the others with it. */
  const offersOf = async (asked: readonly OfferSource[], reader: Reader): Promise<OfferedCall[]> => {
    const all = asked.map((source) =>
      source.offersFor(reader).catch((error: unknown) => {
        log.error("nothing offered by a source", { requestId: reader.requestId, error: explain(error) });
        return [];
      }),
    );
    return (await Promise.all(all)).flat();
  };

  const perform = async (doorSession: DoorSession, name: string, input: unknown): Promise<Performed> => {
    const reader = await readerOf(store, doorSession);
    const may = reader === null ? NOBODY : await judge(reader);
    if (reader === null || !may.yes) return refusal("may_not", `${may.yes ? "" : sayNo(may)} ${GO_ON}`.trim());
    const offers = await offersOf(
      sources.filter((source) => source.mayHave(name)),
      reader,
    );
    const offer = offers.find((one) => one.name === name);
    if (offer === undefined) {
      const names =
        forReader(await offersOf(sources, reader))
          .map((one) => one.name)
          .join(", ") || "none";
      return refusal("unknown_call", `There is no call ${name.slice(0, MAX_NAME_CHARS)}. There are: ${names}.`);
    }
    if (offer.mayNot !== null) return refusal("may_not", `${offer.mayNot} ${GO_ON}`);
    const outcome = outcomeOf(offer, await answerOf(offer, input, reader), limits);
    // Closed while it was read: what it gave is for nobody any more.
    if (await isOpen(doorSession.id)) return outcome;
    return refusal("door_closed", "This door was closed meanwhile: its build has ended.");
  };

  const isOpen = async (doorSessionId: string): Promise<boolean> => {
    const row = await readDoorSession(store, doorSessionId);
    return row?.closedAt === null && row.expiresAt > clock.now();
  };

  return {
    offers: async (doorSession) => {
      const reader = await readerOf(store, doorSession);
      return reader !== null && (await judge(reader)).yes ? forReader(await offersOf(sources, reader)) : [];
    },
    call: async (doorSession, name, input) => {
      const { id: doorSessionId, requestId, personId, appId } = doorSession;
      const at = clock.now();
      const call = name.slice(0, MAX_NAME_CHARS);
      const row = {
        id: newId("read", at),
        doorSessionId,
        requestId,
        personId,
        appId,
        call,
        input: shortened(input),
        at,
      };
      if (!(await beginReadCall(store, row, limits.callsPerDoor))) {
        const text = `This build has read ${limits.callsPerDoor} times, and that is all it may. Go on with what is known.`;
        return { ok: false, refused: "spent", text };
      }
      let performed: Performed = refusal("failed", FAILED);
      try {
        performed = await perform(doorSession, name, input);
      } finally {
        const { refused = null, rows, bytes } = performed;
        const durationMs = Math.max(0, clock.now() - at);
        await endReadCall(store, row.id, { refused, rows, bytes, durationMs });
        log.info("read", { doorSessionId, requestId, personId, call, refused, rows, bytes, durationMs });
      }
      const { refused, text } = performed;
      return refused === undefined ? { ok: true, text } : { ok: false, refused, text };
    },
  };
}

function forReader(offers: readonly OfferedCall[]): OfferedCall[] {
  return offers.filter(({ mayNot }) => mayNot === null);
}

type Performed = { refused?: Refused; text: string; rows: number; bytes: number };

const FAILED = `It failed on Toolroom's side. Try once more; if it stays, ${GO_ON.toLowerCase()}`;
const NOBODY = { yes: false as const, why: "This door is for no request.", askWhom: "" };

function refusal(refused: Refused, text: string): Performed {
  return { refused, text, rows: 0, bytes: 0 };
}

function outcomeOf({ name, inputSchema }: OfferedCall, answer: Answered["answer"], { callMs }: ReadLimits): Performed {
  if (answer === "failed") return refusal("failed", FAILED);
  if (answer === "too_slow")
    return refusal(
      "too_slow",
      `${name} did not answer within ${callMs / 1000} s. Ask for less, or: ${GO_ON.toLowerCase()}`,
    );
  if (answer.ok === "wrong_arguments") {
    const words = `The arguments are wrong, nothing was read. Correct them and call again:\n${answer.problems}\n${name} takes ${fieldsOf(inputSchema)}.`;
    return refusal("wrong_arguments", words);
  }
  // Why may quote what it was asked for, or somebody else's words.
  if (!answer.ok) return refusal("not_given", asData(name, `${answer.why} ${answer.fix}`.trim()));
  return { text: asData(name, answer.text), rows: answer.rows, bytes: Buffer.byteLength(answer.text) };
}

function fieldsOf({ properties, required }: OfferedCall["inputSchema"]): string {
  const names = Object.keys(typeof properties === "object" && properties !== null ? properties : {});
  const needed = Array.isArray(required) ? required : [];
  const said = names.map((name) => (needed.includes(name) ? name : `${name} (may be left away)`));
  return said.length === 0 ? "no arguments" : said.join(", ");
}

/** In whose name: as the door's row says, and no argument or header. Null: it is for no request. */
async function readerOf(store: Store, { personId, requestId, appId }: DoorSession): Promise<Reader | null> {
  if (requestId === null) return null;
  // A new App gets its row while it is built.
  const request = await requestById(store, requestId);
  return request === undefined ? null : { personId, requestId, appId: request.appId ?? appId };
}

function shortened(input: unknown): string {
  const text = JSON.stringify(maskSecretsIn(input ?? null));
  return text.length <= MAX_INPUT_CHARS ? text : `${text.slice(0, MAX_INPUT_CHARS)}…`;
}
