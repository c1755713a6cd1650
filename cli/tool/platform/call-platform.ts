import type { Command } from "../../../sdk/contract/command-tree.ts";
import type { ToolCall, ToolProgress } from "../../../sdk/contract/tool-call.ts";
import { failed, type Outcome } from "../outcome.ts";
import type { Surroundings } from "../surroundings.ts";
import { postCall } from "./post-call.ts";
import { readSignIn } from "./sign-ins.ts";

/** Told of long work as it goes; without it only what came of it. */
export type Tell = (step: ToolProgress["progress"]) => void;

/** Asks the Toolroom that one is signed in to, to do this command. Whoever is signed in to none is told how to be. */
export async function callPlatform(
  around: Surroundings,
  command: Pick<Command, "name">,
  call: ToolCall,
  tell?: Tell,
): Promise<Outcome> {
  const signIn = readSignIn(around, null);
  if (signIn === null) return notSignedIn(command);
  const { address, token } = signIn;
  const order = { address, token, command: command.name, call, signal: around.interrupted };
  const { ok: _, command: __, ...said } = await postCall({ ...order, ...(tell === undefined ? {} : { tell }) });
  for (const what of said.changed) if (call.options["dry-run"] !== true) around.hasChanged(what);
  const isOver = said.error !== undefined && OVER.includes(said.error.code);
  return isOver ? { ...said, next: [LOGIN] } : said;
}

function notSignedIn({ name }: Pick<Command, "name">): Outcome {
  return {
    ...failed(
      "not_signed_in",
      `\`tool ${name}\` is done by a running Toolroom, and you are signed in to none.`,
      "Run `tool login --as @handle`, with the address of another than http://127.0.0.1:3000 before --as.",
    ),
    next: [LOGIN],
  };
}

const OVER = ["not_signed_in", "sign_in_expired"];
const LOGIN = { command: "tool login --as @handle", why: "to sign in, by Slack" };
