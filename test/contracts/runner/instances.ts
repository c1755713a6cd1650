import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, openDoor, startAndWait, tell, until } from "../../runners/boxes.ts";
import type { RunnerStage } from "./stage.ts";

/** Long-running boxes: one to a name, asked to end before they are made to, listed, and reached by their sockets. */
export function instancesContract(stage: RunnerStage): void {
  stage.keeps("the same name twice is one box, at once or later; one that ended starts afresh", async () => {
    const spec = stage.instanceSpec({ name: "once" });
    await Promise.all([stage.runner.startInstance(spec), stage.runner.startInstance(spec)]);
    await until(() => ask(spec, { body: "return 1" }));
    await tell(spec, "globalThis.mark = 'same'");
    await stage.runner.startInstance(spec);
    assert.equal(await tell(spec, "return globalThis.mark"), "same");
    await assert.rejects(ask(spec, { body: "process.exit(3)" }));
    await until(async () => assert.equal((await stage.find("once"))?.stoppedBecause, "3"));
    await startAndWait(stage.runner, spec);
    assert.equal(await tell(spec, "return globalThis.mark ?? null"), null);
    await stage.runner.stopInstance("once", 0);
  });

  stage.keeps("stopping asks first and insists after the grace; of one that is gone it does nothing", async () => {
    const polite = stage.instanceSpec({ name: "polite" });
    await startAndWait(stage.runner, polite);
    await tell(polite, "process.on('SIGTERM', () => { fs.writeFileSync('/data/goodbye', 'said'); process.exit(); })");
    const askedAt = performance.now();
    await stage.runner.stopInstance("polite", 10_000);
    assert.ok(performance.now() - askedAt < 5_000);
    assert.equal(readFileSync(join(polite.dataFolder, "goodbye"), "utf8"), "said");
    const stubborn = stage.instanceSpec({ name: "stubborn" });
    await startAndWait(stage.runner, stubborn);
    await tell(stubborn, "process.on('SIGTERM', () => undefined)");
    const insistedAt = performance.now();
    await stage.runner.stopInstance("stubborn", 300);
    const tookMs = performance.now() - insistedAt;
    assert.ok(tookMs >= 300 && tookMs < 5_000, `took ${tookMs} ms`);
    await stage.runner.stopInstance("stubborn", 0);
    await stage.runner.stopInstance("never-was", 1_000);
  });

  stage.keeps("what it writes on both its outputs is kept, and told from the end, also once it has ended", async () => {
    const spec = stage.instanceSpec({ name: "talkative" });
    assert.equal(await stage.logs.read("talkative", 1_000), null);
    await startAndWait(stage.runner, spec);
    await tell(spec, "console.log('one é'); console.error('two')");
    for (const said of [/^one é$/m, /^two$/m])
      await until(async () => assert.match((await stage.logs.read("talkative", 1_000)) ?? "", said));
    await assert.rejects(ask(spec, { body: "throw setImmediate(() => { throw new Error('its end') })" }));
    await until(async () => assert.equal((await stage.find("talkative"))?.state, "stopped"));
    assert.match((await stage.logs.read("talkative", 100_000)) ?? "", /one é[\s\S]*Error: its end/);
    assert.match((await stage.logs.read("talkative", 20)) ?? "", /Node\.js v/);
    await stage.runner.stopInstance("talkative", 0);
    assert.equal(await stage.logs.read("talkative", 1_000), null);
  });

  stage.keeps("data stays when a box goes; its socket folder starts empty", async () => {
    const spec = stage.instanceSpec({ name: "stay" });
    await startAndWait(stage.runner, spec);
    await tell(spec, "fs.writeFileSync('/data/row', 'kept'); fs.writeFileSync('/app/junk', '')");
    await stage.runner.stopInstance("stay", 0);
    await startAndWait(stage.runner, spec);
    assert.equal(await tell(spec, "return fs.readFileSync('/data/row', 'utf8')"), "kept");
    assert.deepEqual(readdirSync(spec.appFolder), ["app.sock"]);
    for (const file of ["/bundle/x", "/door/x"])
      await assert.rejects(tell(spec, `fs.writeFileSync("${file}", "")`), /EROFS|EACCES/);
    await stage.runner.stopInstance("stay", 0);
  });

  stage.keeps(
    "of a file that lies stripped of types in the bundle, that is what runs; errors name the source",
    async () => {
      const spec = stage.instanceSpec({ name: "stripped" });
      const at = (path: string) => join(spec.bundleFolder, path);
      writeFileSync(at("lines.ts"), "\nexport const fail = (): never => { throw new Error('from types'); };\n");
      mkdirSync(at(".stripped"));
      writeFileSync(at(".stripped/lines.ts"), "\nexport const fail = ()        => { throw new Error('stripped'); };\n");
      writeFileSync(at("plain.ts"), "export const said: string = 'not stripped';\n");
      await startAndWait(stage.runner, spec);
      const stack = await tell(
        spec,
        "try { (await import('./lines.ts')).fail(); } catch (error) { return error.stack }",
      );
      assert.match(String(stack), /Error: stripped\n {4}at .*lines\.ts:2:42\)/);
      assert.equal(await tell(spec, "return (await import('./plain.ts')).said"), "not stripped");
      await stage.runner.stopInstance("stripped", 0);
    },
  );

  stage.keeps("every box is listed with its labels", async () => {
    const spec = stage.instanceSpec({ name: "listed", labels: { appId: "app_1", kind: "app" } });
    await startAndWait(stage.runner, spec);
    assert.deepEqual(await stage.find("listed"), {
      name: "listed",
      labels: { appId: "app_1", kind: "app" },
      state: "running",
    });
    await stage.runner.stopInstance("listed", 0);
    assert.equal(await stage.find("listed"), undefined);
  });

  stage.keeps("a box's processes are counted where they are asked for", async () => {
    const spec = stage.instanceSpec({ name: "counted" });
    await startAndWait(stage.runner, spec);
    const counted = (await stage.runner.list({ countsProcesses: true })).find((box) => box.name === "counted");
    assert.equal((counted?.processes ?? 0) > 0 && (counted?.processes ?? 0) <= spec.limits.pids, true);
    await stage.runner.stopInstance("counted", 0);
  });

  stage.keeps("what a box deleted and holds open is found, on the disk of its folder, until it lets go", async () => {
    const spec = stage.instanceSpec({ name: "holding" });
    await startAndWait(stage.runner, spec);
    const { dev: device } = statSync(spec.dataFolder);
    const held = async () => {
      const box = (await stage.runner.list({ countsProcesses: true })).find((one) => one.name === "holding");
      return box?.heldFiles?.filter((one) => one.device === device) ?? [];
    };
    assert.deepEqual(await held(), []);
    const take =
      "globalThis.held = fs.openSync('/data/x', 'w'); fs.unlinkSync('/data/x'); fs.writeSync(globalThis.held, Buffer.alloc(2_000_000, 1))";
    await tell(spec, take);
    const [found] = await held();
    assert.ok(found && found.bytes >= 2_000_000 && found.bytes < 2_100_000, JSON.stringify(found));
    await tell(spec, "fs.closeSync(globalThis.held)");
    assert.deepEqual(await held(), []);
    await stage.runner.stopInstance("holding", 0);
  });

  stage.keeps(
    "an app reaches its door by port and by socket, and is reached by its own socket, streaming",
    async (t) => {
      const door = await openDoor(t, stage.folder, "lunch");
      const spec = stage.instanceSpec({ name: "lunch", doorFolder: door });
      await startAndWait(stage.runner, spec);
      const get = (options: string) =>
        `return await new Promise((ok, no) => http.get(${options}, (a) => { let t = ""; a.on("data", (c) => { t += c }).on("end", () => ok(t)) }).on("error", no))`;
      assert.equal(await tell(spec, get('"http://127.0.0.1:8080/a"')), "door lunch GET /a");
      assert.equal(await tell(spec, get('{ socketPath: "/door/door.sock", path: "/b" }')), "door lunch GET /b");
      // The second event is sent only on a request made after the first arrived: a buffered answer would never end.
      let more: Promise<string> | undefined;
      const onPart = () => {
        more ??= ask(spec, { path: "/more" });
      };
      assert.equal(await ask(spec, { path: "/events", onPart }), "data: first\n\ndata: second\n\n");
      await more;
      await stage.runner.stopInstance("lunch", 0);
    },
  );

  stage.keeps("a program that knows only ports is reached by its socket all the same", async () => {
    const env = { TOOLROOM_FORWARD: "1", PORT: "3456" };
    const spec = stage.instanceSpec({ name: "ports", env });
    await startAndWait(stage.runner, spec);
    assert.equal(await tell(spec, "return process.env.PORT"), "3456");
    await stage.runner.stopInstance("ports", 0);
  });
}
