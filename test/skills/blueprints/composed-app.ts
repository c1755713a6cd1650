import assert from "node:assert/strict";
import { join } from "node:path";
import { composeManifest } from "../../../builder/blueprints/compose-manifest.ts";
import { composeSource } from "../../../builder/blueprints/compose-source.ts";
import { manifestYaml } from "../../../builder/scaffold.ts";
import type { Manifest } from "../../../sdk/contract/manifest.ts";
import { type Composition, compositionSchema, type Part } from "../../../sdk/contract/parts.ts";
import { builtLayer, run } from "../../builder/built-layer.ts";

/** A part with what a composition may leave out. */
export type LoosePart = { part: Part["part"] } & Record<string, unknown>;

export const AT = new Date("2026-03-02T08:00:00Z");

export function compositionOf(parts: LoosePart[], language: Composition["language"] = "en"): Composition {
  return compositionSchema.parse({ language, parts });
}

export function manifestOf(composition: Composition, title = "Test app"): Manifest {
  const purpose = "Shows that composed apps work.";
  return composeManifest(composition, { name: "test-app", title, purpose, timeZone: "Europe/Berlin", at: AT });
}

/** All files of the app, as text by path. */
export function filesOf(composition: Composition, manifest = manifestOf(composition)): Record<string, string> {
  const source = composeSource(composition, manifest);
  const texts = source.map(({ path, content }) => [path, new TextDecoder().decode(content)]);
  return { ...Object.fromEntries(texts), "app.yaml": manifestYaml(manifest) };
}

/** For all tests of a file: lays composed apps into a folder and checks them as a Candidate is checked. */
export function composedApps() {
  const layer = builtLayer();
  /** Passes types, linter, formatter and all its Checks, and `tests`, the text of a file that drives the app. */
  const passes = async (composition: Composition, tests?: string, files = filesOf(composition)): Promise<void> => {
    layer.layApp({ ...files, ...(tests === undefined ? {} : { "test/app.test.ts": tests }) });
    const checked = JSON.parse((await layer.tool("check")).stdout);
    const problems = checked.result?.problems ?? checked;
    const failed = (checked.result?.checks ?? []).filter((check: { ok: boolean }) => !check.ok);
    assert.deepEqual({ problems, failed }, { problems: [], failed: [] }, files["app.ts"]);
    assert.equal(checked.result.checks.length, manifestOf(composition).checks.length);
    await isFormatted(layer.app);
  };
  /** The app without some of its code no longer passes: gives what is wrong with it. */
  const failsWithout = async (
    composition: Composition,
    change: (files: Record<string, string>) => Record<string, string>,
  ) => {
    layer.layApp(change(filesOf(composition)));
    const { ok, result } = JSON.parse((await layer.tool("check")).stdout);
    assert.equal(ok, false);
    return JSON.stringify([result.problems, result.checks.filter((check: { ok: boolean }) => !check.ok)]);
  };
  return { layer, passes, failsWithout };
}

async function isFormatted(folder: string): Promise<void> {
  const biome = join(process.cwd(), "node_modules/.bin/biome");
  const options = ["format", "--indent-style=space", "--line-width=120", "--vcs-enabled=false", "--colors=off"];
  const { exitCode, stderr, stdout } = await run(biome, [...options, "app.ts", "parts", "words"], folder);
  assert.equal(exitCode, 0, `${stdout}${stderr}`);
}
