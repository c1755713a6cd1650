import { createHash } from "node:crypto";
import type { Config } from "../../lib/config.ts";
import { line } from "./parts.ts";
import { slackConnection } from "./slack-connection.ts";

/** Of all it was started with, as a hash: one that was started with something else is not taken over. */
export function gatewaySettings(config: Config): string {
  const { port, model, approverGroup, clockFile } = config;
  const settings = JSON.stringify({ port, slack: slackConnection(config), model, approverGroup, clockFile });
  return createHash("sha256").update(settings).digest("hex");
}

/** What a gateway of these settings says of itself at the start. */
export function gatewayLines(config: Config, url: string): string[] {
  return [line("Apps and sign-in", url), line("Model", modelWords(config))];
}

function modelWords(config: Config): string {
  const { apiKey, baseUrl, plan, code } = config.model;
  if (apiKey === null)
    return "none: apps are put together from known parts, in English and German; set ANTHROPIC_API_KEY for all else";
  return `${plan} plans, ${code} codes, at ${new URL(baseUrl).host}`;
}
