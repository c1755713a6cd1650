import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { boxLayerFolder } from "../../../cli/serve/box-image.ts";
import { boxesOfHome, openHomeRunner } from "../../../cli/serve/home-runner.ts";
import { readConfig } from "../../../lib/config.ts";
import { KnownError } from "../../../lib/errors.ts";
import type { Runner } from "../../../runners/runner.ts";

const PROOF = "Proving that a box reaches its sockets.";
const image = { digest: "sha256:abc", sdkVersion: "1" };

test("the first start proves its runner once, and works on with the image that was proven", async (t) => {
  const { base, said, progress } = makeHome(t);
  const runners = { docker: refuses("docker"), bubblewrap: works("bubblewrap"), bare: works("bare") };
  const home = await openHomeRunner(base, runners, progress);
  assert.deepEqual([await home.image.get(), await home.image.get()], [image, image]);
  assert.deepEqual([home.runner.name, said], ["bubblewrap", [PROOF]]);
  assert.match(home.describe(), /Better would be docker/);
  assert.equal(readFileSync(join(base.config.home, "runner"), "utf8"), "bubblewrap\n");
});

test("a later start keeps the home's runner and proves it once, when the image is first asked for", async (t) => {
  const { base, said, progress } = makeHome(t);
  writeFileSync(join(base.config.home, "runner"), "bubblewrap\n");
  const runners = { docker: works("docker"), bubblewrap: works("bubblewrap"), bare: works("bare") };
  const home = await openHomeRunner(base, runners, progress);
  assert.deepEqual([home.runner.name, said], ["bubblewrap", []]);
  assert.deepEqual([await home.image.get(), await home.image.get()], [image, image]);
  assert.deepEqual(said, [PROOF]);
});

test("a home that was told its runner keeps it, and is not told otherwise by a later start", async (t) => {
  const { base, progress } = makeHome(t);
  const runners = { docker: works("docker"), bubblewrap: works("bubblewrap"), bare: works("bare") };
  await openHomeRunner({ config: { ...base.config, runner: "bare" } }, runners, progress);
  assert.equal((await openHomeRunner(base, runners, progress)).runner.name, "bare");
  await openHomeRunner({ config: { ...base.config, runner: "bubblewrap" } }, runners, progress);
  assert.equal((await openHomeRunner(base, runners, progress)).runner.name, "bare");
});

test("all boxes of a home are found, whichever runner a start was told; only a runner that it never had may be away", async (t) => {
  const { base } = makeHome(t);
  const stopped: string[] = [];
  const has = (name: Runner["name"], box: string) => () => ({
    ...works(name)(),
    list: async () => [{ name: box, labels: {}, state: "running" as const }],
    stopInstance: async (one: string) => void stopped.push(`${name} ${one}`),
  });
  const away = () => ({
    ...works("docker")(),
    list: async () => {
      throw new KnownError("runner_unavailable", "docker is not there.", "Start it.");
    },
  });
  const runners = { docker: away, bubblewrap: has("bubblewrap", "inst_1"), bare: has("bare", "inst_2") };
  for (const box of await boxesOfHome(base, runners)) await box.stop();
  assert.deepEqual(stopped, ["bubblewrap inst_1", "bare inst_2"]);
  writeFileSync(join(base.config.home, "runner"), "docker\n");
  await assert.rejects(boxesOfHome(base, runners), { code: "runner_unavailable" });
});

function makeHome(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-home-runner-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const config = readConfig({ TOOLROOM_HOME: folder });
  mkdirSync(boxLayerFolder(config.home), { recursive: true });
  const said: string[] = [];
  return {
    base: { config },
    said,
    progress: (sentence: string) => void said.push(sentence),
  };
}

function works(name: Runner["name"]): () => Runner {
  return runner(name, async (progress) => {
    progress(PROOF);
    return image;
  });
}

function refuses(name: Runner["name"]): () => Runner {
  return runner(name, () => {
    throw new KnownError("runner_unavailable", `${name} is not there.`, `Install ${name}.`);
  });
}

function runner(name: Runner["name"], prepare: Runner["prepare"]): () => Runner {
  const unused = async () => assert.fail("not asked here");
  return () => ({
    ...{ name, prepare: async (progress) => prepare(progress), list: async () => [] },
    ...{ startInstance: unused, stopInstance: unused, runTask: unused, openSandbox: unused, gpus: unused },
  });
}
