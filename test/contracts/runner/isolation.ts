import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { packTar } from "../../../runners/archive.ts";
import type { RunnerStage } from "./stage.ts";

/** What a box sees of the host and of others, and what it may do: its own and no more. */
export function isolationContract(stage: RunnerStage): void {
  stage.keeps("a box has no network but its own loopback", async () => {
    const result = await stage.program(`
      import os from "node:os"; import net from "node:net"; import dns from "node:dns/promises";
      const connect = (host) => new Promise((done) => net.connect(80, host).on("error", (e) => done(e.code)).on("connect", () => done("connected")));
      console.log(JSON.stringify([Object.keys(os.networkInterfaces()), await connect("192.0.2.1"), await connect("172.17.0.1"),
        await dns.lookup("example.com").catch((e) => e.code)]));`);
    const [interfaces, far, bridge, lookup] = JSON.parse(result.stdout);
    assert.deepEqual([interfaces, far, bridge], [["lo"], "ENETUNREACH", "ENETUNREACH"]);
    assert.match(lookup, /^E/);
  });

  stage.keeps("a box has no rights: its own user, no capabilities, no way to gain any", async () => {
    const { stdout } = await stage.shell(
      "id -u; grep -E '^(Cap(Eff|Prm|Bnd)|NoNewPrivs|Seccomp):' /proc/self/status | tr -s '\\t' ' '",
    );
    const none = "0000000000000000";
    const expected = [
      `${stage.uid}`,
      `CapPrm: ${none}`,
      `CapEff: ${none}`,
      `CapBnd: ${none}`,
      "NoNewPrivs: 1",
      "Seccomp: 2",
    ];
    assert.deepEqual(stdout.trim().split("\n"), expected);
    const refused = await stage.shell(
      "unshare -Ur true || mount -t tmpfs none /tmp || mknod /tmp/device b 8 0 || echo all refused",
    );
    assert.match(refused.stdout, /all refused/);
  });

  stage.keeps("a box writes nowhere but in its own folders", async () => {
    const { stdout } = await stage.shell(
      "for f in / /usr /etc /opt/toolroom /home /app-source /var/tmp /dev /proc /sys /bundle /door /app /data /tmp; do touch $f/x 2>/dev/null && echo $f; done",
      { source: await packTar([]) },
    );
    assert.deepEqual(stdout.trim().split("\n"), ["/app-source", "/tmp"]);
  });

  stage.keeps("a box sees the environment of its spec and no more", async () => {
    process.env.TOOLROOM_CANARY = "secret";
    const { stdout } = await stage
      .shell("env | cut -d= -f1 | sort", { env: { TZ: "Europe/Paris" } })
      .finally(() => delete process.env.TOOLROOM_CANARY);
    const usual = ["HOME", "HOSTNAME", "LANG", "PATH", "PWD", "TZ"];
    assert.deepEqual(
      stdout
        .trim()
        .split("\n")
        .filter((key) => key !== "_" && key !== "OLDPWD" && key !== "SHLVL"),
      usual,
    );
  });

  stage.keeps("a box sees the folders it was given and no other's", async () => {
    const mine = join(stage.folder, "mine");
    const theirs = join(stage.folder, "theirs");
    for (const folder of [mine, theirs]) mkdirSync(folder);
    writeFileSync(join(mine, "note"), "mine");
    writeFileSync(join(theirs, "note"), "theirs");
    const mounts = [{ hostFolder: mine, inside: "/given", writable: false }];
    const { stdout } = await stage.shell(
      `cat /given/note; touch /given/x 2>/dev/null && echo written; ls ${theirs} ${stage.folder} 2>/dev/null; true`,
      { mounts },
    );
    assert.equal(stdout, "mine");
  });
}
