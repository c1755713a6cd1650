import { z } from "zod";
import type { Bindings } from "../bindings.ts";
import type { Given } from "../given.ts";
import { type DoorAnswer, refusal } from "./door-answer.ts";
import {
  type GroupMember,
  groupCallSchema,
  type HttpAnswer,
  type HttpCall,
  httpCallSchema,
  judgeAddress,
  judgeGroup,
  judgeModel,
  judgeSecret,
  secretCallSchema,
} from "./outside-calls.ts";

/** The world outside as app.yaml gives it, for an App that is only tried. `bindings`: null where there are none to judge by. */
export interface GivenWorld {
  bindings: Bindings | null;
  given: Given;
  /** Whom `asker` and `colleague` stand for. */
  people: Record<"asker" | "colleague", GroupMember>;
}

/** Answers these calls from what is given, the same in checks, an App's tests and `tool run`. undefined: it is none of them. */
export function givenAnswer(path: string, sent: unknown, world: GivenWorld): DoorAnswer | undefined {
  if (path === "/http") return answerHttp(sent, world);
  if (path === "/secret") return answerSecret(sent, world);
  if (path === "/group") return answerGroup(sent, world);
  return path === "/v1/messages" ? answerModel(sent, world) : undefined;
}

function answerHttp(sent: unknown, { bindings, given }: GivenWorld): DoorAnswer {
  const read = httpCallSchema.safeParse(sent);
  if (!read.success) return badCall("/http", read.error);
  const call = read.data;
  const judged = judgeAddress(call.url, bindings ?? { egress: [hostOf(call.url)] });
  if (!judged.ok) return judged;
  const address = judged.url.href;
  const found = given.http?.find((one) => (one.method ?? call.method) === call.method && fits(one.address, address));
  if (found === undefined)
    return notGiven(
      `${call.method} ${address}`,
      `http: [{ method: ${call.method}, address: "${address}", answers: … }]`,
    );
  return { ok: true, ...httpAnswer(found, call) };
}

/** Whole, or up to a `*` at its end. */
function fits(pattern: string, address: string): boolean {
  if (pattern.endsWith("*")) return address.startsWith(pattern.slice(0, -1));
  return pattern === address || (URL.canParse(pattern) && new URL(pattern).href === address);
}

function httpAnswer({ status = 200, answers }: NonNullable<Given["http"]>[number], call: HttpCall): HttpAnswer {
  const isText = typeof answers === "string";
  const type = isText ? "text/plain; charset=utf-8" : "application/json";
  const body = Buffer.from(isText ? answers : JSON.stringify(answers)).toString("base64");
  return { status, url: call.url, headers: { "content-type": type }, body };
}

function answerSecret(sent: unknown, { bindings, given }: GivenWorld): DoorAnswer {
  const read = secretCallSchema.safeParse(sent);
  if (!read.success) return badCall("/secret", read.error);
  const { name } = read.data;
  const refused = bindings === null ? null : judgeSecret(name, bindings);
  return refused ?? { ok: true, value: given.secrets?.[name] ?? `only-tried-${name}` };
}

function answerGroup(sent: unknown, { bindings, given, people }: GivenWorld): DoorAnswer {
  const read = groupCallSchema.safeParse(sent);
  if (!read.success) return badCall("/group", read.error);
  const { handle } = read.data;
  const refused = bindings === null ? null : judgeGroup(handle, bindings);
  if (refused !== null) return refused;
  const members = given.groups?.[handle];
  if (members === undefined) return notGiven(`who is in the group ${handle}`, `groups: { ${handle}: [asker] }`);
  return { ok: true, members: members.map((who) => people[who]) };
}

const askedSchema = z.looseObject({ messages: z.array(z.unknown()).min(1), system: z.unknown().optional() });

/** In the shape of the Messages API, whole also where a stream was asked for. */
function answerModel(sent: unknown, { bindings, given }: GivenWorld): DoorAnswer {
  const read = askedSchema.safeParse(sent);
  if (!read.success) return badCall("/v1/messages", read.error);
  const refused = bindings === null ? null : judgeModel(bindings);
  if (refused !== null) return refused;
  const asked = textsIn([read.data.system, read.data.messages]).join("\n");
  const found = given.llm?.find((one) => one.asked === undefined || asked.includes(one.asked));
  if (found === undefined) {
    const said = (textsIn(read.data.messages).at(-1) ?? "").slice(0, 200);
    return notGiven(`what a model answers to ${JSON.stringify(said)}`, 'llm: [{ asked: "…", answers: "…" }]');
  }
  const text = typeof found.answers === "string" ? found.answers : JSON.stringify(found.answers);
  return { ok: true, type: "message", content: [{ type: "text", text }], stop_reason: "end_turn" };
}

/** Every `text` or plain string in it. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === "text" || key === "content" ? textsIn(one) : []));
}

function notGiven(what: string, line: string): DoorAnswer {
  const fix = `Write under \`given\` in app.yaml what it answers where the app is only tried: ${line}.`;
  return refusal("not_given", `Nothing is given for ${what}.`, fix);
}

export function badCall(path: string, error: z.ZodError): ReturnType<typeof refusal> {
  const [issue] = error.issues;
  const what = [issue?.path.join("."), issue?.message].filter((word) => word !== undefined && word !== "").join(": ");
  return refusal("bad_call", `What was sent to ${path} does not read (${what}).`, "Use what @toolroom/app gives.");
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}
