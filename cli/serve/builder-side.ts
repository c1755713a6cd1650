import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ComposedSources } from "../../builder/blueprints/composed-sources.ts";
import type { BuilderDeps } from "../../builder/deps.ts";
import { createBlueprintsHarness } from "../../builder/harnesses/blueprints.ts";
import { createHarnessByPlan } from "../../builder/harnesses/by-plan.ts";
import { createModelPlanner } from "../../builder/planners/model.ts";
import { createPlannerThread, type PlannerThread } from "../../builder/planners/rules/planner-thread.ts";
import { createPlannerWithFallback } from "../../builder/planners/with-fallback.ts";
import { readSkills } from "../../builder/skills/read-skills.ts";
import { createGit } from "../../builder/source/git.ts";
import type { Stripping } from "../../builder/source/stripping.ts";
import { createCompanySources } from "../../builder/sources/company-sources.ts";
import { createGatewayClient } from "../../gateway/control-client.ts";
import { createCallsUnderWay } from "../../operator/calls-under-way.ts";
import { appUrl, type OperatorDeps } from "../../operator/deps.ts";
import { createFreshDatabases } from "../../operator/fresh-databases.ts";
import { createInstanceTurns } from "../../operator/instance-turns.ts";
import { openKeys } from "../../operator/signing-key.ts";
import type { Runner } from "../../runners/runner.ts";
import { installedAgents } from "../harness/installed.ts";
import { toolroomVersion } from "../version.ts";
import type { Base } from "./base.ts";
import type { BoxImage } from "./box-image.ts";
import { codingHarness } from "./coding-harness.ts";
import { codingModels } from "./coding-models.ts";
import type { SlackSide } from "./slack-side.ts";

const SKILLS = fileURLToPath(new URL("../../skills", import.meta.url));

/** They are of this Toolroom's version. */
const OWN_HARNESSES = new Set(["built-in", "blueprints"]);

/** The operator's parts: containers, and the gateway that is reached over its socket. */
export function composeOperator(
  base: Base,
  { announcer }: SlackSide,
  runner: Runner,
  wakeNotices: () => void,
): OperatorDeps {
  const { config, clock, log, store } = base;
  const { home, runtimeFolder, port } = config;
  const gateway = createGatewayClient(join(runtimeFolder, "gateway.sock"), { clock });
  const { privateKey } = openKeys(home);
  const calls = createCallsUnderWay(clock);
  return {
    ...{ store, runner, announcer, clock, log, calls, wakeNotices, home, runtimeFolder, port, privateKey },
    freshDatabases: createFreshDatabases(),
    instanceTurns: createInstanceTurns(),
    doors: gateway,
    edge: gateway,
  };
}

/** The builder's parts: which planner, which harness, which image; and the planner that needs no model. */
export async function composeBuilder(
  base: Base,
  side: SlackSide,
  operator: OperatorDeps,
  { image, composed, stripping }: { image: BoxImage; composed: ComposedSources; stripping: Stripping },
): Promise<{ builder: BuilderDeps; rules: PlannerThread }> {
  const { config, clock, log, store, room, starter } = base;
  const { runner, doors, announcer } = operator;
  const { home } = config;
  // The gateway alone has the key.
  const { hasModelKey } = await createGatewayClient(join(config.runtimeFolder, "gateway.sock"), { clock }).ping();
  const rules = createPlannerThread({ platformChannel: config.platformChannel, clock, log });
  // Asked for by their roles: which models these are is the door's to say.
  const models = { triage: "plan", plan: "plan" };
  // An app begins with a template: the other skills teach, and the parts of blueprints are laid out as they are.
  const skills = (await readSkills(SKILLS)).filter(({ template }) => template.length > 0);
  const modelPlanner = createModelPlanner({ models, skills });
  const builder: BuilderDeps = {
    ...{ store, clock, log, home, composed, stripping, runner, doors, announcer, operator },
    git: createGit(starter),
    skillsFolder: SKILLS,
    planner: hasModelKey ? createPlannerWithFallback({ model: modelPlanner, rules, log }) : rules,
    harnessFor: createHarnessByPlan({
      composed: createBlueprintsHarness({ clock, composed }),
      written: (name) => codingHarness(config, clock, name),
    }),
    models: codingModels(config, codingHarness(config, clock).traits.api),
    agentFolders: () => installedAgents(home),
    harnessVersion: (name) => (OWN_HARNESSES.has(name) ? toolroomVersion() : versionOfAgent(home, name)),
    packages: config.packages,
    image: () => image.get(),
    channels: () => side.channels.names(),
    channelName: (channelId) => side.channels.nameOf(channelId),
    absentFrom: (names) => side.channels.absentFrom(names),
    sharedChannels: () => side.channels.sharedNames(),
    closedTo: (personId, channels) => side.channels.closedTo(personId, channels),
    slackKind: config.slack.kind,
    approverGroup: config.approverGroup,
    sources: createCompanySources({
      sources: config.sources,
      mayRead: async (personId, readers) => (await side.authority.mayDo(personId, "read_source", { readers })).yes,
    }),
    budgetUsd: config.budgetUsdPerRequest,
    requireRoom: () => room.require(),
    addressOf: (appName) => appUrl(config, appName),
  };
  return { builder, rules };
}

function versionOfAgent(home: string, name: string): string | null {
  return installedAgents(home).find((agent) => agent.name === name)?.version ?? null;
}
