import { parse } from "yaml";
import { z } from "zod";
import { messageOf } from "../../lib/errors.ts";

/** As https://agentskills.io/specification has it; what else stands there is left to whoever knows it. */
const frontMatterSchema = z.looseObject({
  name: z
    .string()
    .max(64, "has at most 64 characters")
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "has lower-case letters, digits and single hyphens"),
  description: z.string().trim().min(1, "says what the skill is for and when").max(1024, "has at most 1024 characters"),
  license: z.string().optional(),
  compatibility: z.string().max(500, "has at most 500 characters").optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  "allowed-tools": z.string().optional(),
});

const MAX_LINES = 500;

export type SkillText =
  | { ok: true; name: string; description: string; text: string }
  | { ok: false; problems: string[] };

/** Reads a SKILL.md; `folder` is the name of the folder it is in. `text` is without the front matter. Each problem names the line and the fix. */
export function readSkillText(folder: string, written: string): SkillText {
  const [, frontMatter, body] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(written) ?? [];
  if (frontMatter === undefined || body === undefined)
    return refused("line 1: there is no front matter: begin with ---, name, description, ---");
  const read = readYaml(frontMatter);
  if (!read.ok)
    return refused(`the front matter is not YAML we can read (${read.why}): put the description into quotes`);
  const parsed = frontMatterSchema.safeParse(read.value);
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map(inWords) };
  const { name, description } = parsed.data;
  const lines = body.split("\n").length;
  const problems = [
    ...(name === folder ? [] : [`name: ${name} is not the folder's: write \`name: ${folder}\``]),
    ...(body.trim() === "" ? ["there is nothing below the front matter: write what is taught"] : []),
    ...(lines > MAX_LINES
      ? [`it has ${lines} lines: keep it under ${MAX_LINES}, and move details to references/`]
      : []),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, name, description, text: body.trim() };
}

function refused(problem: string): SkillText {
  return { ok: false, problems: [problem] };
}

function inWords({ path, message, code }: z.core.$ZodIssue): string {
  const key = path.map(String).join(".") || "the front matter";
  return code === "invalid_type"
    ? `${key}: it is missing, or of the wrong kind: write it as a text`
    : `${key}: ${message}`;
}

function readYaml(text: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: parse(text, { maxAliasCount: 0 }) };
  } catch (error) {
    return { ok: false, why: messageOf(error).split("\n")[0] ?? "" };
  }
}
