import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, test } from "node:test";
import { packTar } from "../../../runners/archive.ts";
import type { PublishedPackage } from "../../fakes/package-registry.ts";
import type { RunnerUnderTest } from "../../runners/boxes.ts";
import { openPackagesStage, type PackagesStage, textAt } from "./packages-stage.ts";

const MARK =
  "process.mainModule; require('fs').writeFileSync('/tmp/was-run', '1'); require('fs').writeFileSync('/app-source/node_modules/money/was-run', '1')";

const GOOD: PublishedPackage[] = [
  {
    ...{ name: "money", version: "1.0.0", dependencies: { "@acme/digits": "^2" } },
    scripts: { preinstall: `node -e "${MARK}"`, install: `node -e "${MARK}"`, postinstall: `node -e "${MARK}"` },
    optionalDependencies: { "only-windows": "1" },
    files: { "index.js": "module.exports = (n) => require('@acme/digits')(n) + ' EUR';\n" },
  },
  {
    name: "money",
    version: "1.4.0",
    dependencies: { "@acme/digits": "^2" },
    files: { "index.js": "module.exports = 14" },
  },
  { name: "@acme/digits", version: "2.1.0", files: { "index.js": "module.exports = (n) => n.toFixed(2);\n" } },
  { name: "only-windows", version: "1.0.0", os: ["win32"] },
  { name: "stranger", version: "1.0.0" },
  { name: "away", version: "1.0.0", dependencies: { "away-too": "1" } },
  { name: "away-too", version: "1.0.0" },
];
const ALLOWED = ["money", "away", "bad", ...Array.from({ length: 20 }, (_, at) => `bad${at}`)];

const HOSTILE: [string, PublishedPackage, RegExp][] = [
  [
    "a native addon",
    { name: "bad", version: "1.0.0", files: { "build/x.node": "x" } },
    /^bad0 1\.0\.0 has native code/,
  ],
  ["an addon to compile", { name: "bad", version: "1.0.0", files: { "binding.gyp": "{}" } }, /has native code/],
  [
    "machine code under another name",
    { name: "bad", version: "1.0.0", files: { "a.txt": Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2]) } },
    /has native code/,
  ],
  [
    "what it calls the platform's library",
    { name: "bad", version: "1.0.0", dependencies: { "@toolroom/app": "npm:@acme/digits@^2" } },
    /^node_modules\/@toolroom\/app takes the place of the platform's own library/,
  ],
  ["a platform of its own", { name: "bad", version: "1.0.0", cpu: ["x64", "arm64"] }, /made for some machines only/],
  [
    "names that differ by case alone",
    { name: "bad", version: "1.0.0", files: { "Index.js": "1", "index.js": "2" } },
    /collides with/,
  ],
  [
    "packages inside of its own files",
    { name: "bad", version: "1.0.0", files: { "node_modules/evil/index.js": "1" } },
    /of a package that is not in package-lock\.json/,
  ],
  [
    "a repository inside",
    { name: "bad", version: "1.0.0", files: { "sub/.git/config": "x" } },
    /belongs to a git repository|^$/,
  ],
  [
    "ten thousand files",
    {
      name: "bad",
      version: "1.0.0",
      files: Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`f${at}.js`, ""])),
    },
    /one of more than 9500 files/,
  ],
  [
    "a bomb of zeros",
    { name: "bad", version: "1.0.0", files: { "zeros.bin": Buffer.alloc(120_000_000) } },
    /packages have more than there is room for|cannot lay them out/,
  ],
  ["more than an app may carry", { name: "bad", version: "1.0.0", files: { ...halfFull(5) } }, /beyond 64000000 bytes/],
];

/** Every promise of installing, in boxes of one Runner. */
export function packagesTests(
  make: () => Promise<RunnerUnderTest>,
  skip: string | false,
  which: "first" | "usual" | "all" = "usual",
): void {
  // One for all: a test's own end would be too early.
  const ends: (() => unknown)[] = [];
  let opened: Promise<PackagesStage & { made: RunnerUnderTest }> | null = null;
  const open = async () => {
    const made = await make();
    ends.push(made.close);
    const place = { after: (end: () => unknown) => void ends.push(end) };
    return { ...(await openPackagesStage(place, made, ALLOWED, GOOD)), made };
  };
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  const stage = () => {
    opened ??= open();
    return opened;
  };

  test("what an app asks for is installed as the lockfile says that comes with it, and nothing of it runs", {
    skip,
  }, async () => {
    const { bring, registry, made } = await stage();
    const brought = await bring({ money: "~1.0.0" });
    assert.ok(brought.kind === "brought", JSON.stringify(brought));
    const lock = textAt(brought.files, "package-lock.json") ?? "";
    assert.deepEqual(Object.keys(JSON.parse(lock).packages), [
      "",
      ...["node_modules/@acme/digits", "node_modules/money", "node_modules/only-windows"],
    ]);
    assert.doesNotMatch(lock, /127\.0\.0\.1/);
    const paths = brought.modules.map(({ path }) => path);
    assert.deepEqual(paths, [
      ...["node_modules/@acme/digits/index.js", "node_modules/@acme/digits/package.json"],
      ...["node_modules/money/index.js", "node_modules/money/package.json"],
    ]);
    const run = await made.runner.runTask({
      ...{ name: "use", labels: {}, env: {}, mounts: [], timeoutMs: 20_000 },
      limits: { memoryMb: 256, cpus: 1, pids: 64, fileSizeMb: 64, scratchMb: 64 },
      imageDigest: (await made.runner.prepare(() => undefined)).digest,
      command: ["node", "-e", "import('money').then(({default: money}) => console.log(money(3)))"],
      source: await packTar([...brought.files, ...brought.modules]),
    });
    assert.equal(run.stdout, "3.00 EUR\n", run.stderr);

    // The same lockfile once more: nobody is asked, also where the registry is away.
    const asked = registry.asked.length;
    registry.misbehave((response) => Boolean(response.writeHead(503).end()));
    const again = await bring({ money: "~1.0.0" }, lock);
    assert.deepEqual(again, { ...brought, files: again.kind === "brought" ? again.files : [] });
    assert.equal(textAt(again.kind === "brought" ? again.files : [], "package-lock.json"), lock);
    assert.equal(registry.asked.length, asked);
    assert.deepEqual(
      (await made.runner.list()).filter(({ labels }) => labels.kind === "packages"),
      [],
    );
    registry.misbehave(null);
  });

  // The rest is not the Runner's.
  if (which === "first") return;

  test("a lockfile that lies is refused with what is wrong in it", { skip }, async () => {
    const { bring, refusals, registry } = await stage();
    const brought = await bring({ money: "1.4.0" });
    assert.ok(brought.kind === "brought");
    const lock = JSON.parse(textAt(brought.files, "package-lock.json") ?? "");
    const changed = (change: (packages: Record<string, Record<string, unknown>>) => void) => {
      const copy = structuredClone(lock);
      change(copy.packages);
      return JSON.stringify(copy);
    };
    const other = `sha512-${randomBytes(64).toString("base64")}`;
    const wrong = changed((packages) => {
      packages["node_modules/money"] = { ...packages["node_modules/money"], integrity: other };
    });
    assert.match(
      (await refusals({ money: "1.4.0" }, wrong)).join(),
      /^money 1\.4\.0 has another checksum than the registry's/,
    );
    const smuggled = changed((packages) => {
      const integrity = registry.integrityOf("stranger", "1.0.0");
      const resolved = "https://registry.npmjs.org/stranger/-/stranger-1.0.0.tgz";
      packages["node_modules/stranger"] = { version: "1.0.0", resolved, integrity };
      packages["node_modules/money"] = { ...packages["node_modules/money"], dependencies: { stranger: "1.0.0" } };
    });
    assert.match(
      (await refusals({ money: "1.4.0" }, smuggled)).join(),
      /^nothing that is asked for depends on stranger/,
    );
    const gone = changed((packages) => {
      const resolved = "https://registry.npmjs.org/money/-/money-1.9.0.tgz";
      packages["node_modules/money"] = { ...packages["node_modules/money"], version: "1.9.0", resolved };
    });
    assert.match((await refusals({ money: "1.4.0" }, gone)).join(), /^money 1\.9\.0 is not in the registry/);
    // Names that nothing in the registry brings are not asked for again and again.
    const invented = changed((packages) => {
      packages["node_modules/money"] = { ...packages["node_modules/money"], dependencies: { stranger: "1.0.0" } };
    });
    const anew = await bring({ money: "^1.4.0" }, invented);
    assert.ok(anew.kind === "brought", JSON.stringify(anew));
    assert.doesNotMatch(textAt(anew.files, "package-lock.json") ?? "", /stranger/);
    // One of other wishes is made anew, and the registry's words for what is not there reach whoever asked.
    assert.match(
      (await refusals({ money: "^7" }, JSON.stringify(lock))).join(),
      /^npm has no version of them that fits \(.*money@\^7/,
    );
  });

  test("a registry that goes away is waited for, at every moment of the work", { skip }, async () => {
    const { bring, registry, made } = await stage();
    const away = { code: "registry_down" };
    const down = (of: RegExp) =>
      registry.misbehave((response, path) => of.test(path) && Boolean(response.writeHead(503).end()));
    for (const part of [/^away$/, /^away-too$/, /^away-too\/-/]) {
      down(part);
      await assert.rejects(bring({ away: "1.0.0" }), away, String(part));
    }
    registry.misbehave(null);
    assert.equal((await bring({ away: "1.0.0" })).kind, "brought");
    assert.deepEqual(
      (await made.runner.list()).filter(({ labels }) => labels.kind === "packages"),
      [],
    );
  });

  if (which === "usual") return;

  test("what a package may not hold is refused, and named", { skip }, async () => {
    const { refusals, registry } = await stage();
    for (const [index, [what, published, said]] of HOSTILE.entries()) {
      const name = `bad${index}`;
      await registry.publish({ ...published, name });
      assert.match((await refusals({ [name]: "1.0.0" })).join(), said, what);
    }
  });

  test("links and paths out of a package lead nowhere", { skip }, async () => {
    const { bring, registry } = await stage();
    const entries = [
      { name: "package/link.js", type: "symlink", linkname: "/etc/passwd" },
      { name: "package/hard.js", type: "link", linkname: "/etc/passwd" },
      { name: "package/../../out.js", type: "file", size: 7 },
      { name: "/abs.js", type: "file", size: 7 },
    ] as never;
    await registry.publish({ name: "bad", version: "1.0.0", files: { "index.js": "1" }, entries });
    const brought = await bring({ bad: "1.0.0" });
    const paths = brought.kind === "brought" ? brought.modules.map(({ path }) => path) : [];
    assert.deepEqual(
      paths.filter((path) => !/^node_modules\/bad\/(?:package\.json|index\.js|abs\.js|out\.js)$/.test(path)),
      [],
    );
    if (brought.kind === "refused") assert.match(brought.problems[0]?.message ?? "", /not taken|cannot lay/);
  });
}

/** What packs well, and not so well that npm itself takes it for a bomb. */
function halfFull(count: number): Record<string, Uint8Array> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`z${at}.bin`, Buffer.alloc(14_000_000, randomBytes(1_000))]),
  );
}
