import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readSkillText } from "../../../builder/skills/skill-text.ts";

const front = (lines: string, body = "Write it so.") => `---\n${lines}\n---\n\n${body}\n`;

test("a skill is its name, what it is for, and what it teaches", () => {
  assert.deepEqual(
    readSkillText("invoices", front('name: invoices\ndescription: "How we bill: by month."\nlicense: MIT')),
    {
      ...{ ok: true, name: "invoices", description: "How we bill: by month.", text: "Write it so." },
    },
  );
});

test("what breaks the convention is named, all of it, with the fix", () => {
  const problems = (folder: string, text: string) => {
    const read = readSkillText(folder, text);
    return read.ok ? [] : read.problems;
  };
  assert.deepEqual(problems("x", "# No front matter"), [
    "line 1: there is no front matter: begin with ---, name, description, ---",
  ]);
  assert.deepEqual(problems("Our--Bills", front("name: Our--Bills")), [
    "name: has lower-case letters, digits and single hyphens",
    "description: it is missing, or of the wrong kind: write it as a text",
  ]);
  assert.deepEqual(problems("bills", front("name: invoices\ndescription: x", " ")), [
    "name: invoices is not the folder's: write `name: bills`",
    "there is nothing below the front matter: write what is taught",
  ]);
  assert.match(problems("x", front("name: x\ndescription: how: we bill"))[0] ?? "", /not YAML.*quotes/);
  assert.match(problems("x", front("name: x\ndescription: x", "a\n".repeat(600)))[0] ?? "", /keep it under 500/);
  assert.match(problems("x", front(`name: x\ndescription: ${"x".repeat(1100)}`))[0] ?? "", /1024/);
});

test("Toolroom's own keep the convention, are short, and name no skill and no file that there is not", () => {
  const names = readdirSync("skills");
  for (const name of names) {
    const written = readFileSync(`skills/${name}/SKILL.md`, "utf8");
    const read = readSkillText(name, written);
    assert.ok(read.ok, `${name}: ${read.ok ? "" : read.problems.join("; ")}`);
    assert.ok(written.split("\n").length <= 151, `${name} is longer than 150 lines`);
    for (const [, other = ""] of written.matchAll(/\b(?:the|The) skill ([a-z]+(?:-[a-z]+)*)/g))
      assert.ok(names.includes(other), `${name} names the skill ${other}`);
    for (const [path] of written.matchAll(/\breferences\/[\w-]+\.md/g))
      assert.ok(
        readdirSync(`skills/${name}/references`).includes(path.slice("references/".length)),
        `${name}: ${path}`,
      );
  }
});
