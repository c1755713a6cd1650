import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { scaffoldCandidate } from "../../../builder/base-source.ts";
import { createContextGit } from "../../../builder/context/fetch-repository.ts";
import { indexPages } from "../../../builder/context/index-pages.ts";
import type { Ask } from "../../../builder/planner.ts";
import { makePlan } from "../../../builder/planning.ts";
import { findSkill } from "../../../builder/skills/company-skills.ts";
import { readBundle } from "../../../builder/source/bundle.ts";
import { createGit } from "../../../builder/source/git.ts";
import { contextWords } from "../../../cli/serve/context-words.ts";
import { contextSchema } from "../../../lib/config-context.ts";
import { createTurns } from "../../../lib/turns.ts";
import { createStarter } from "../../../runners/host/starter/starter.ts";
import type { SourceFile } from "../../../runners/runner.ts";
import { companySkillNames, companySkillsOf, pinCompanySkills } from "../../../store/company-skills.ts";
import { beginContext, contextHashes, readContextState } from "../../../store/context-pages.ts";
import { NOON } from "../../fakes/registry.ts";
import { fails, openCoding, PLAN, type Play, wrote } from "../coding-stage.ts";
import { openRepository } from "./repository.ts";

const HEAD = "name: invoices\ndescription: How we bill.";

test("a company's skill goes from its repository to the planner, the app's first files and the box, in one version", async (t) => {
  const { coding, company, index, lay } = await setUp(t);
  lay("invoices", HEAD, "Bill by month.\n");
  company.write("skills/invoices/references/taxes.md", "Taxes are 19 %.");
  company.write("skills/invoices/template/app.yaml", "name: x\n");
  company.write("skills/invoices/template/app.ts", "// first\n");
  lay("words", "name: words\ndescription: How we say it.", "Say *colleague*.");
  company.write("handbook.md", "# Handbook");
  company.commit();
  await index();
  const { store, begin, code, tasks, lastBuild, deps } = coding;
  assert.deepEqual([...(await contextHashes(store)).keys()], ["handbook.md"]);

  const plan = { ...PLAN, skill: "invoices" };
  const requestId = await begin("req_1", { plan });
  assert.deepEqual(await offered(coding, requestId), [{ name: "invoices", description: "How we bill." }]);
  const laid: SourceFile[][] = [];
  const look = (last: Play): Play =>
    async function* (task, control) {
      const from = { folder: "/home/agent" as const, only: [".toolroom"] };
      laid.push(await task.sandbox.takeFiles({ maxFiles: 100, maxBytes: 1e6 }, from));
      yield* last(task, control);
    };
  const pinned = await pinCompanySkills(store, requestId);
  await code(requestId, look(fails("declined", "No.")));
  const paths = ["invoices/SKILL.md", "invoices/references/taxes.md", "invoices/template/app.ts"];
  const all = [...paths, "invoices/template/app.yaml", "words/SKILL.md"];
  assert.deepEqual(
    laid[0]?.map(({ path }) => path),
    all.map((path) => `.toolroom/company-skills/${path}`),
  );
  assert.match(tasks[0]?.skills.at(-1)?.text ?? "", /^Bill by month\.\n\nThe files .*company-skills\/invoices\.$/);
  assert.match(
    tasks[0]?.assignment ?? "",
    /`tool skills <name>`[\s\S]*- invoices: How we bill\.\n- words: How we say it\.$/,
  );
  assert.deepEqual((await lastBuild(requestId))?.materials?.skills.slice(-2), pinned);

  // The repository moves on, and loses one: who is at work keeps what it had, also in another try.
  lay("invoices", HEAD, "Bill by week.\n");
  company.write("skills/invoices/template/app.ts", "// second\n");
  company.git("rm", "--quiet", "-r", "skills/words");
  company.commit();
  await index();
  await code(requestId, look(wrote("done")), { attempt: 2 });
  assert.deepEqual(laid[1], laid[0]);
  assert.equal(tasks[1]?.skills.at(-1)?.text, tasks[0]?.skills.at(-1)?.text);
  const again = await begin("req_2", { plan, continuesId: requestId });
  assert.deepEqual(await pinCompanySkills(store, again), pinned);
  assert.equal(await firstFile(coding, requestId), "// first\n");

  const anew = await begin("req_3", { plan });
  assert.equal(await firstFile(coding, anew), "// second\n");
  assert.deepEqual(
    (await pinCompanySkills(store, anew)).map(({ name }) => name),
    ["invoices"],
  );
  await assert.rejects(findSkill(deps, anew, "words"), { code: "no_skill" });
});

test("a skill that cannot be used is named with what to do, at the start as well, and the others are taken", async (t) => {
  const { coding, company, index, lay } = await setUp(t);
  lay("good", "name: good\ndescription: Good.", "Good.");
  lay("other", "name: another\ndescription: x", "x");
  lay("quick", "name: quick\ndescription: Mine now.", "x");
  lay("linked", "name: linked\ndescription: x", "x");
  company.link("skills/linked/references", "/etc");
  lay("secret", "name: secret\ndescription: x", `ghp_${"a1".repeat(15)}`);
  lay("large", "name: large\ndescription: x", "x");
  company.write("skills/large/video.bin", new Uint8Array(200_000));
  lay("much", "name: much\ndescription: x", "x");
  for (let at = 0; at < 6; at += 1) company.write(`skills/much/${at}.bin`, new Uint8Array(90_000));
  lay("many", "name: many\ndescription: x", "x");
  for (let at = 0; at < 100; at += 1) company.write(`skills/many/${at}.txt`, "x");
  lay("bare", "name: bare\ndescription: x", "x");
  company.write("skills/bare/template/app.ts", "export {};");
  lay("modules", "name: modules\ndescription: x", "x");
  company.write("skills/modules/template/app.yaml", "name: x");
  company.write("skills/modules/template/node_modules/a/index.js", "");
  lay("latin", "name: latin\ndescription: x", "x");
  company.write("skills/latin/references/a.md", Buffer.from("caf\xe9", "latin1"));
  lay("3d", "name: 3d\ndescription: x", "x");
  company.write("skills/cooking/how.md", "# No skill, a page");
  company.commit();
  await index();
  const { store } = coding;
  assert.deepEqual(await companySkillNames(store), ["good"]);
  assert.deepEqual([...(await contextHashes(store)).keys()], ["skills/cooking/how.md"]);
  const { leftOut = [] } = (await readContextState(store)) ?? {};
  assert.deepEqual(
    leftOut.map((one) => one.replace(/: .*/, "")),
    ["3d", "bare", "large", "latin", "linked", "many", "modules", "much", "other", "quick", "secret"].map(
      (name) => `skill "${name}"`,
    ),
  );
  const said = leftOut.join("\n");
  for (const words of [
    /"3d": its name begins with a digit: begin it with a letter/,
    /"bare": template\/ has no app\.yaml: add one/,
    /"large": "video\.bin" is larger than 100 kB/,
    /"latin": "references\/a\.md" is no text in UTF-8/,
    /"linked": "references" is a link/,
    /"many": it has 101 files: keep it to 100/,
    /"modules": .*is installed code/,
    /"much": it takes 541 kB: keep it to 500 kB/,
    /"other": SKILL\.md: name: another is not the folder's: write `name: other`/,
    /"quick": Toolroom has one of this name: give it another/,
    /"secret": "SKILL\.md" seems to hold a GitHub token: take it out/,
  ])
    assert.match(said, words);
  const context = { ...contextSchema.parse({ repository: company.folder }), token: null };
  const words = await contextWords(context, store);
  assert.match(words ?? "", /branch main; skills: good; not used: skill "3d": .*; not used: skill "bare": /);
});

test("skills below another folder are none; those of a repository that is configured no longer go, but where somebody works with them", async (t) => {
  const { coding, company, index, lay } = await setUp(t);
  const { store } = coding;
  lay("root", "name: root\ndescription: x", "x");
  lay("deep", "name: deep\ndescription: x", "x\u202e", "handbook/skills");
  company.commit();
  await index({ folder: "handbook" });
  assert.deepEqual(await companySkillNames(store), ["deep"]);
  const pinned = await pinCompanySkills(store, await coding.begin("req_1"));
  assert.match((await findSkill(coding.deps, "req_1", "deep")).text, /^x\n/);
  await beginContext(store, null);
  assert.deepEqual(await companySkillNames(store), []);
  assert.deepEqual(await pinCompanySkills(store, await coding.begin("req_2")), []);
  assert.equal((await companySkillsOf(store, pinned)).length, 1);
});

test("a version that no request was given is gone with the next one", async (t) => {
  const { coding, index, company, lay } = await setUp(t);
  const { store } = coding;
  const versions = [];
  for (const words of ["one", "two", "three"]) {
    lay("invoices", HEAD, words);
    company.commit();
    await index();
    const at = await pinCompanySkills(store, await coding.begin(`req_${words}`));
    versions.push(at);
    if (words === "two") store.orm.run("delete from pinned_skills where request_id = 'req_two'");
  }
  const kept = await Promise.all(versions.map(async (one) => (await companySkillsOf(store, one)).length));
  assert.deepEqual(kept, [1, 0, 1]);
});

async function setUp(t: TestContext) {
  const coding = await openCoding(t);
  const { store, folder, deps } = coding;
  const company = openRepository(t);
  const starter = createStarter();
  t.after(() => starter.close());
  const git = createGit(starter);
  const contextGit = createContextGit(starter, [folder]);
  const { skillsFolder } = deps;
  await beginContext(store, { source: "s", repository: company.folder });
  const index = async (given: object = {}) => {
    const context = { ...contextSchema.parse({ repository: company.folder, ...given }), token: null };
    const reading = { store, git, contextGit, turns: createTurns(), now: () => NOON, skillsFolder };
    const scratchFolder = join(folder, "context");
    return indexPages({ ...reading, scratchFolder }, "s", context, new AbortController().signal);
  };
  const lay = (name: string, front: string, body: string, below = "skills") =>
    company.write(`${below}/${name}/SKILL.md`, `---\n${front}\n---\n${body}`);
  return { coding, company, index, lay };
}

type Coding = Awaited<ReturnType<typeof openCoding>>;

/** What the planner is told that the company has. */
async function offered({ deps }: Coding, requestId: string): Promise<Ask["companySkills"]> {
  const asked: Ask[] = [];
  const plan = async (ask: Ask) => {
    asked.push(ask);
    return { kind: "cannot" as const, reason: "No." };
  };
  const triage = async () => ({ kind: "new_app" as const });
  await makePlan({ ...deps, channels: async () => [], planner: { name: "model", triage, plan } }, requestId);
  return asked[0]?.companySkills;
}

async function firstFile({ deps, folder }: Coding, requestId: string): Promise<string> {
  const files = await readBundle(folder, await scaffoldCandidate(deps, requestId, 1));
  return Buffer.from(files.find(({ path }) => path === "app.ts")?.content ?? "").toString("utf8");
}
