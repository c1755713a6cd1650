import { createHash } from "node:crypto";
import type { Config } from "../../lib/config.ts";
import { isUsable, type ModelPlatform } from "../../lib/model-platform.ts";
import { checkPostgres } from "../../store/postgres/check-source.ts";
import { line } from "./parts.ts";
import { slackConnection } from "./slack-connection.ts";

/** Of all it was started with, as a hash: one that was started with something else is not taken over. */
export function gatewaySettings(config: Config): string {
  const { port, approverGroup, clockFile, packages, sources, sourcePasswords, runner, dockerSocket, mcpServers } =
    config;
  const secretKeys = config.secretKeys?.map(({ id, key }) => [id, key.toString("base64")]);
  const models = ofGateway(config.models);
  const reading = { sources, sourcePasswords, runner, dockerSocket, mcpServers };
  const slack = slackConnection(config);
  const settings = JSON.stringify({ port, slack, models, packages, approverGroup, clockFile, reading, secretKeys });
  return createHash("sha256").update(settings).digest("hex");
}

/** What a gateway of these settings says of itself at the start. */
export function gatewayLines(config: Config, url: string, problems: readonly string[] = []): string[] {
  const reads = config.mcpServers.length === 0 ? [] : [line("Agents read", readWords(config))];
  const databases = problems.length === 0 ? [] : [line("Databases", problems.join(`\n${" ".repeat(20)}`))];
  return [line("Apps and sign-in", url), line("Model", modelWords(config)), ...reads, ...databases];
}

/** What keeps apps from databases of the company's: a sentence each. Takes a few seconds where one does not answer. */
export async function databaseProblems({ sources, sourcePasswords }: Config): Promise<string[]> {
  const found = await Promise.all(
    sources.map(async (source) => {
      const problems = await checkPostgres(source, sourcePasswords[source.name] ?? null);
      return problems.map((problem) => `${source.name}: ${problem}`);
    }),
  );
  return found.flat();
}

function readWords({ mcpServers }: Config): string {
  const missing = mcpServers.flatMap(({ key, keyFrom }) => (key === null && keyFrom !== null ? [keyFrom] : []));
  const names = mcpServers.map(({ name }) => name).join(", ");
  return missing.length === 0 ? names : `${names}; not set: ${missing.join(", ")}`;
}

/** What a request may spend is written with its door by the control plane. */
function ofGateway({ budgets, ...models }: ModelPlatform) {
  const { requestUsd: _, ...months } = budgets;
  return { ...models, months };
}

function modelWords({ file, models }: Config): string {
  if (!models.providers.some(isUsable)) {
    const [variable = "ANTHROPIC_API_KEY"] = models.providers.flatMap(({ keyFrom }) => keyFrom ?? []);
    return `none: apps are put together from known parts, in English and German; set ${variable} for all else`;
  }
  const { plan, code } = models.roles;
  const hosts = models.providers.filter(isUsable).map(({ baseUrl }) => new URL(baseUrl).host);
  const keyless = models.providers.filter((provider) => !isUsable(provider)).map(({ keyFrom }) => keyFrom);
  const missing = keyless.length === 0 ? "" : `; not set: ${keyless.join(", ")}`;
  const from = file === null ? "" : ` (${file})`;
  return `${plan[0]?.model} plans, ${code[0]?.model} codes, at ${hosts.join(", ")}${missing}${from}`;
}
