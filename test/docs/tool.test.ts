import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { argumentsOf } from "../../cli/tool/usage.ts";
import { COMMANDS, SECTIONS } from "../../sdk/contract/command-tree.ts";
import { EXIT_CODES } from "../../sdk/contract/exit-codes.ts";

const page = readFileSync("docs/tool.md", "utf8");

test("docs/tool.md has every command, in the sections of help", () => {
  const rows = SECTIONS.flatMap(({ title, names }) => [
    `**${title}**`,
    ...names.map((name) => {
      const command = COMMANDS.find((one) => one.name === name) ?? assert.fail(name);
      return `| \`${["tool", name, ...argumentsOf(command)].join(" ").replaceAll("|", "\\|")}\` | ${command.about} |`;
    }),
  ]);
  const missing = rows.filter((row) => !page.includes(`\n${row}\n`));
  assert.deepEqual(missing, [], `Put these lines into docs/tool.md:\n${missing.join("\n")}`);
});

test("docs/tool.md has every exit code", () => {
  for (const code of Object.values(EXIT_CODES)) assert.match(page, new RegExp(`\\n\\| ${code} \\| `));
});
