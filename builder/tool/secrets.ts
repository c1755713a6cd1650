import { declaredSecrets, setAppSecret } from "../../operator/app-secrets.ts";
import { secretNameSchema } from "../../sdk/contract/bindings.ts";
import { appSecretNames, removeAppSecret } from "../../store/app-secrets.ts";
import type { App } from "../../store/apps.ts";
import { liveRelease } from "../../store/releases.ts";
import { findApp, handleOf } from "./find-app.ts";
import { argument, has, refused, type ToolAsk, type ToolOutcome } from "./tool-ask.ts";
import type { ToolDeps } from "./tool-deps.ts";

/**
 * An App's secrets: listed by name, entered from stdin, or taken away. No value is ever said back, and who did what stands in
 * the audit log.
 */
export async function secrets(deps: ToolDeps, ask: ToolAsk): Promise<ToolOutcome> {
  const action = argument(ask, "action");
  const { app, refusal } = await findApp(deps, ask, action === null ? "read_app" : "set_secret");
  if (app === null) return refusal;
  if (action === null) return { app: app.name, result: { app: app.name, secrets: await listed(deps, app) } };
  const name = argument(ask, "name");
  if (name === null || !secretNameSchema.safeParse(name).success) {
    const names = (await listed(deps, app)).map((one) => one.name).join(", ") || "none yet";
    const fix = `Write it like STRIPE_KEY. ${app.name} declares: ${names}.`;
    return refused("usage", "Which secret is meant?", fix, { app: app.name });
  }
  return {
    app: app.name,
    ...(action === "set" ? await set(deps, ask, app, name) : await remove(deps, ask, app, name)),
  };
}

async function set(deps: ToolDeps, ask: ToolAsk, app: App, name: string): Promise<ToolOutcome> {
  if (has(ask, "dry-run")) return { result: { app: app.name, name }, changed: [name] };
  // A file ends with a line break, and no secret does.
  const value = (ask.call.input ?? "").replace(/\r?\n$/, "");
  if (value === "") {
    const fix = `Give its value on stdin: tool secrets ${app.name} set ${name} < file`;
    return refused("needs_secret", `No value for ${name} came on stdin.`, fix);
  }
  const { store, clock, log } = deps.builder;
  const { authority, secretKeys: keys } = deps;
  await setAppSecret(
    { store, clock, log, authority, keys },
    {
      ...{ appId: app.id, name, value, personId: ask.personId, from: "tool" },
    },
  );
  const isDeclared = (await listed(deps, app)).some((one) => one.name === name && one.about !== null);
  const undeclared = `${app.name} does not declare ${name} yet, so it cannot ask for it: add it under bindings in app.yaml.`;
  return { result: { app: app.name, name }, changed: [name], warnings: isDeclared ? [] : [undeclared] };
}

async function remove(deps: ToolDeps, ask: ToolAsk, app: App, name: string): Promise<ToolOutcome> {
  const { store, clock } = deps.builder;
  const isThere = (await appSecretNames(store, app.id)).some((one) => one.name === name);
  const result = { app: app.name, name };
  if (!isThere) return { result: { ...result, said: "It is not there." } };
  if (has(ask, "dry-run")) return { result, changed: [name] };
  await removeAppSecret(store, { appId: app.id, name, by: ask.personId, at: clock.now(), from: "tool" });
  return { result, changed: [name] };
}

/** Those that its live release declares, and those that were entered and are declared no more. */
async function listed(deps: ToolDeps, app: App) {
  const { store } = deps.builder;
  const live = await liveRelease(store, app.id);
  const declared = await declaredSecrets(store, app.id, live?.manifest.bindings.secrets);
  const others = (await appSecretNames(store, app.id)).filter(({ name }) => !declared.some((one) => one.name === name));
  const all = [
    ...declared.map(({ name, about, set: entered }) => ({ name, about, entered })),
    ...others.map(({ name, setBy, setAt }) => ({ name, about: null, entered: { at: setAt, by: setBy } })),
  ];
  return Promise.all(
    all.map(async ({ name, about, entered }) => ({
      ...{ name, about },
      setAt: entered === null ? null : new Date(entered.at).toISOString(),
      setBy: entered === null ? null : await handleOf(deps, entered.by),
    })),
  );
}
