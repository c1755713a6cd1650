import { z } from "zod";
import type { Json } from "../json.ts";
import { explained, SlackError } from "../slack-error.ts";
import type { Workspace } from "../workspace.ts";

/** Whose token it is. A person may do all that people can; the bot what its manifest's scopes say. */
export type Caller =
  | { kind: "bot"; userId: string; scopes: readonly string[] }
  | { kind: "user"; userId: string; scopes: readonly string[] }
  | { kind: "app"; scopes: readonly string[] }
  /** What an app is, is its to say: nothing else. */
  | { kind: "config"; scopes: readonly string[] };

export interface Call<Args> {
  workspace: Workspace;
  caller: Caller;
  /** Who acts: the person, or the bot's user. Empty for tokens that are nobody's. */
  userId: string;
  args: Args;
}

export interface Method {
  /** It changes nothing, so an address that somebody opens may call it; all others want a POST. */
  isRead: boolean;
  /** One of these is needed by the bot; none means that every token may. */
  scopes: readonly string[];
  tokens: readonly Caller["kind"][];
  known: ReadonlySet<string>;
  answer(workspace: Workspace, caller: Caller, args: Json): Json | Promise<Json>;
}

/** A method of the Web API: what it needs, what it takes, what it answers beside `ok`. */
export function defineMethod<Shape extends z.ZodRawShape>(definition: {
  isRead?: true;
  scopes?: readonly string[];
  tokens?: readonly Caller["kind"][];
  args: Shape;
  run(call: Call<z.infer<z.ZodObject<Shape>>>): Json | Promise<Json>;
}): Method {
  const schema = z.object(definition.args);
  return {
    isRead: definition.isRead === true,
    scopes: definition.scopes ?? [],
    tokens: definition.tokens ?? ["bot", "user"],
    known: new Set(Object.keys(definition.args)),
    answer: (workspace, caller, args) => {
      const parsed = schema.safeParse(args);
      if (!parsed.success) throw explained("invalid_arguments", parsed.error.issues.map(sentenceOf));
      const userId = "userId" in caller ? caller.userId : "";
      return definition.run({ workspace, caller, userId, args: parsed.data as z.infer<z.ZodObject<Shape>> });
    },
  };
}

/** Throws `missing_scope` unless the caller is a person or the bot has the scope. */
export function requireScope(caller: Caller, needed: string): void {
  if (caller.kind === "user" || caller.scopes.includes(needed)) return;
  throw new SlackError("missing_scope", { needed, provided: caller.scopes.join(",") });
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const field = issue.path.join("/");
  const isMissing = issue.code === "invalid_type" && issue.message.endsWith("undefined");
  return isMissing ? `missing required field: ${field} [json-pointer:]` : `${issue.message} [json-pointer:/${field}]`;
}
