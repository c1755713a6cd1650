import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Envelope } from "../../../sdk/contract/envelope.ts";
import type { ToolCall } from "../../../sdk/contract/tool-call.ts";
import { type Call, textOf } from "../call.ts";
import { failed, type Outcome } from "../outcome.ts";
import { postCall } from "../platform/post-call.ts";
import { forgetSignIn, keepSignIn, readAddress, readSignIn, USUAL_ADDRESS } from "../platform/sign-ins.ts";
import type { Surroundings } from "../surroundings.ts";

export const resultSchema = z.object({
  address: z.string(),
  /** Whom commands act for; null: nobody any more. */
  handle: z.string().nullable(),
  until: z.string().nullable(),
});

const answerSchema = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("waits"),
    /** Absent where it is waited for already. */
    token: z.string().optional(),
    code: z.string().optional(),
    /** How long the link works. No moment: this machine's clock need not be the platform's. */
    validMs: z.number().positive().optional(),
  }),
  z.object({ state: z.literal("signed_in"), name: z.string(), handle: z.string(), until: z.iso.datetime() }),
  z.object({ state: z.literal("signed_out") }),
]);

type Answer = z.infer<typeof answerSchema>;

/** Signs in to a running Toolroom: the link comes in Slack, and its page must show the code that stands here. */
export async function run(call: Call, around: Surroundings): Promise<Outcome> {
  const typed = textOf(call.args.address);
  const known = readSignIn(around, typed === undefined ? null : readAddress(typed));
  const address = typed === undefined ? (known?.address ?? USUAL_ADDRESS) : readAddress(typed);
  const handle = textOf(call.options.as);
  if (call.options["dry-run"] === true) return { result: { address, handle: handle ?? null, until: null } };
  const order = { address, command: "login", token: known?.token ?? null, signal: around.interrupted };
  const ask = async (asked: Partial<ToolCall>) =>
    read(await postCall({ ...order, call: { args: {}, options: {}, ...asked } }));

  if (call.options.out === true) {
    await ask({ options: { out: true } });
    forgetSignIn(around, address);
    around.hasChanged(signInAt(address));
    return {
      result: { address, handle: null, until: null },
      show: () => `Nobody is signed in to ${address} here now.`,
    };
  }
  const begun = await ask({ options: handle === undefined ? {} : { as: handle } });
  if ("refusal" in begun) return begun.refusal;
  if (begun.answer.state === "signed_in" && known !== null) return signedIn(address, begun.answer, around);
  if (begun.answer.state !== "waits" || begun.answer.token === undefined) return NO_SENSE;
  const { token, code = "", validMs = 0 } = begun.answer;
  const over = around.clock.now() + validMs;
  around.progress({ step: "A link came to you in Slack", state: "waits", words: `its page must show ${code}` });
  while (around.clock.now() < over) {
    const waited = await ask({ input: token });
    if ("refusal" in waited) return waited.refusal;
    if (waited.answer.state !== "signed_in") continue;
    keepSignIn(around, { address, token, handle: waited.answer.handle, until: waited.answer.until });
    around.hasChanged(signInAt(address));
    return signedIn(address, waited.answer, around);
  }
  return failed(
    "sign_in_expired",
    `Nobody pressed the button of the link within five minutes: is ${handle} your handle in Slack?`,
    "Run it again with your handle, and press the button of the link that Toolroom sends you in Slack.",
  );
}

function read(envelope: Envelope): { answer: Answer } | { refusal: Outcome } {
  if (envelope.error !== undefined) return { refusal: { error: envelope.error, next: envelope.next } };
  const read = answerSchema.safeParse(envelope.result);
  return read.success ? { answer: read.data } : { refusal: NO_SENSE };
}

function signedIn(
  address: string,
  { name, handle, until }: Extract<Answer, { state: "signed_in" }>,
  { folder }: Pick<Surroundings, "folder">,
): Outcome {
  const show = () => `Signed in to ${address} as ${name} (@${handle}), until ${until.slice(0, 10)}.`;
  const deploy = { command: "tool deploy", why: "to hand in the app of this folder" };
  const next = [
    ...(existsSync(join(folder, "app.yaml")) ? [deploy] : []),
    { command: "tool apps", why: "to see what there is" },
  ];
  return { result: { address, handle, until }, next, show };
}

/** What stands behind ± for a reader: commands go there, or no more. */
function signInAt(address: string): string {
  return `sign-in to ${address}, kept for this machine's user alone`;
}

const NO_SENSE = failed(
  "no_answer",
  "What answers there is no Toolroom of this version.",
  "Look at the address, and use the tool of that Toolroom's version.",
);
