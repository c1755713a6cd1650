import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { startedIn } from "./started.ts";

test("skills lists and prints the company's own beside Toolroom's, new begins with one, and Toolroom's names stay its own", async (t) => {
  const companySkillsFolder = mkdtempSync(join(tmpdir(), "tool-skills-"));
  t.after(() => rmSync(companySkillsFolder, { recursive: true, force: true }));
  const lay = (path: string, text: string) => {
    mkdirSync(dirname(join(companySkillsFolder, path)), { recursive: true });
    writeFileSync(join(companySkillsFolder, path), text);
  };
  lay("invoices/SKILL.md", "---\nname: invoices\ndescription: How we bill.\n---\nBill by month.\n");
  lay("invoices/template/app.yaml", "name: x\npurpose: Bills.\n");
  lay("web-app/SKILL.md", "---\nname: web-app\ndescription: Not theirs.\n---\nNo.\n");
  const { tool, folder } = startedIn(t, { companySkillsFolder });
  const listed = JSON.stringify((await tool("skills")).result);
  assert.match(listed, /\{"name":"invoices","description":"How we bill\."\}/);
  assert.match(listed, /"name":"web-app","description":"An app with pages/);
  assert.match(JSON.stringify((await tool("skills", "invoices")).result), /Bill by month\..*invoices\/template"/);
  assert.match((await tool("skills", "invoice")).error?.fix ?? "", /^Did you mean invoices\? Name one of: .*web-app/);
  assert.equal((await tool("new", "bills", "--skill", "invoices")).exitCode, 0);
  assert.match(readFileSync(join(folder, "bills/app.yaml"), "utf8"), /^name: bills\npurpose: Bills\.\ntitle: Bills/);
});
