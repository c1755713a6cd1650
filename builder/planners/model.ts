import { z } from "zod";
import { explain, KnownError } from "../../lib/errors.ts";
import { type Plan, planSchema } from "../../sdk/contract/plan.ts";
import { createModelClient, type ModelCall } from "../model.ts";
import type { Ask, Intent, PlanAnswer, Planner } from "../planner.ts";
import { askContent } from "./ask-content.ts";
import { planProblems } from "./plan-problems.ts";
import { APP_SOURCES, planSystem, type SkillSummary, TRIAGE_SYSTEM } from "./prompts.ts";
import { askStructured, type Reading } from "./structured.ts";

export interface ModelPlannerOptions {
  /** Model ids for the small call and for the plan. */
  models: { triage: string; plan: string };
  skills: SkillSummary[];
  /** Tokens a plan may take, thinking included. */
  maxPlanTokens?: number;
  maxRetries?: number;
}

/** The Planner that asks a model. A model that cannot be reached is thrown as KnownError: `no_key`, `wrong_key`, `model_down`, `overloaded`, `budget`. */
export function createModelPlanner(options: ModelPlannerOptions): Planner {
  const clientFor = (ask: Ask) =>
    createModelClient({
      doorFolder: ask.doorFolder,
      ...(options.maxRetries === undefined ? {} : { maxRetries: options.maxRetries }),
    });
  return {
    name: "model",
    triage: async (ask, stop) => {
      try {
        return await askStructured({
          client: clientFor(ask),
          stop,
          model: options.models.triage,
          maxTokens: 4_000,
          system: TRIAGE_SYSTEM,
          content: askContent(ask),
          calls: [TRIAGE_CALL],
          read: (_call, input) => readIntent(input, ask),
          repairs: 1,
        });
      } catch (error) {
        if (isDeclined(error)) return { kind: "not_here", answer: explain(error) };
        throw error;
      }
    },
    plan: async (ask, stop) => {
      try {
        return await askStructured({
          client: clientFor(ask),
          stop,
          model: options.models.plan,
          maxTokens: options.maxPlanTokens ?? 16_000,
          system: planSystem({
            skills: startersFor(ask, options),
            mayAsk: ask.mayAsk,
            isAgreed: ask.agreed !== undefined,
          }),
          content: askContent(ask),
          calls: planCalls(ask),
          read: (call, input) => readPlanAnswer(call, input, ask, startersFor(ask, options)),
          repairs: 2,
        });
      } catch (error) {
        if (error instanceof KnownError && error.code === "model_unclear")
          return { kind: "cannot", reason: noPlan(error) };
        if (isDeclined(error)) return { kind: "cannot", reason: error.message };
        throw error;
      }
    },
  };
}

function startersFor({ companySkills = [] }: Ask, { skills }: ModelPlannerOptions): SkillSummary[] {
  return [...skills, ...companySkills];
}

/** A model's no is its answer: asked again, it says the same. */
function isDeclined(error: unknown): error is KnownError {
  return error instanceof KnownError && error.code === "model_declined";
}

function readIntent(input: unknown, ask: Ask): Reading<Intent> {
  const parsed = triageSchema.safeParse(input);
  if (!parsed.success) return { ok: false, problem: issues(parsed.error) };
  const { kind, answer, questions, sources } = parsed.data;
  // In the thread of an App a new one is another; without an App there is nothing to change, and no other.
  if (kind === "new_app" || kind === "change" || kind === "other_app") {
    if (ask.current === null) return { ok: true, value: { kind: "new_app" } };
    return { ok: true, value: { kind: kind === "change" ? "change" : "other_app" } };
  }
  if (kind === "unclear") {
    if (questions.length === 0) return { ok: false, problem: "questions: unclear needs at least one." };
    return { ok: true, value: { kind, questions } };
  }
  if (answer === "") return { ok: false, problem: `answer: ${kind} needs one.` };
  if (kind !== "question" || ask.current?.knowledge === undefined) return { ok: true, value: { kind, answer } };
  const known = [...APP_SOURCES, ...ask.current.knowledge.files.map(({ path }) => path)];
  const unknown = sources.filter((source) => !known.includes(source));
  if (sources.length === 0 || unknown.length > 0)
    return { ok: false, problem: `sources: name where the answer is from, of ${known.join(", ")}.` };
  return { ok: true, value: { kind, answer, sources: [...new Set(sources)] } };
}

function planCalls({ agreed, mayAsk }: Ask): ModelCall[] {
  if (agreed !== undefined) return [PLAN_CALL, AGREED_CALL, CANNOT_CALL];
  return mayAsk ? [PLAN_CALL, QUESTIONS_CALL, CANNOT_CALL] : [PLAN_CALL, CANNOT_CALL];
}

function readPlanAnswer(call: string, input: unknown, ask: Ask, skills: SkillSummary[]): Reading<PlanAnswer> {
  if (call === CANNOT_CALL.name) return read(cannotSchema, input, ({ reason }) => ({ kind: "cannot", reason }));
  if (call === QUESTIONS_CALL.name && ask.mayAsk)
    return read(questionsSchema, input, ({ questions }) => ({ kind: "questions", questions }));
  if (call === AGREED_CALL.name && ask.agreed !== undefined)
    return { ok: true, value: { kind: "plan", plan: ask.agreed } };
  if (call !== PLAN_CALL.name) return { ok: false, problem: `There is no call ${call} now: use ${PLAN_CALL.name}.` };
  const reading = read(modelPlanSchema, input, (plan): Plan => plan);
  if (!reading.ok) return reading;
  const problems = planProblems(
    reading.value,
    ask,
    skills.map((skill) => skill.name),
  );
  if (problems.length > 0)
    return { ok: false, problem: `The plan does not hold together:\n- ${problems.join("\n- ")}` };
  return { ok: true, value: { kind: "plan", plan: reading.value } };
}

function read<T, R>(schema: z.ZodType<T>, input: unknown, make: (value: T) => R): Reading<R> {
  const parsed = schema.safeParse(input);
  return parsed.success ? { ok: true, value: make(parsed.data) } : { ok: false, problem: issues(parsed.error) };
}

function issues(error: z.ZodError): string {
  return `The arguments are wrong:\n${z.prettifyError(error)}`;
}

function noPlan(error: KnownError): string {
  return `I could not turn this into a plan that holds together. The last thing in the way: ${error.message}`;
}

const questionsSchema = z.strictObject({ questions: z.array(z.string().min(1).max(300)).min(1).max(3) });
const cannotSchema = z.strictObject({ reason: z.string().min(1).max(1000) });
const triageSchema = z.strictObject({
  kind: z.enum(["new_app", "change", "other_app", "question", "not_here", "unclear"]),
  answer: z.string().max(2000).default(""),
  questions: z.array(z.string().min(1).max(300)).max(2).default([]),
  sources: z.array(z.string().min(1).max(300)).max(5).default([]),
});

const TRIAGE_CALL = describe("triage", "Say what the requester wants.", triageSchema);
/** A model writes code: what is composed of known parts, it is not offered. Its summary says its defaults. */
const modelPlanSchema = planSchema.omit({ composition: true, remarks: true });
const PLAN_CALL = describe("give_plan", "The plan of the app, complete.", modelPlanSchema);
const AGREED_CALL = describe("as_agreed", "What was said since changes nothing of the manifest.", z.strictObject({}));
const QUESTIONS_CALL = describe("ask_questions", "The one round of questions.", questionsSchema);
const CANNOT_CALL = describe(
  "cannot",
  "Why no app can do this, in the requester's language, and what could.",
  cannotSchema,
);

function describe(name: string, description: string, schema: z.ZodType): ModelCall {
  const { $schema: _, ...input } = z.toJSONSchema(schema, { io: "input" });
  return { name, description, input_schema: { ...input, type: "object" } };
}
