/** An app of one page that says what it is for: what `tool new` lays out where no skill is named. `tool add` adds the rest. */
export function starterFiles(name: string, purpose: string): Record<string, string> {
  const title = titleOf(name);
  const shown = JSON.stringify(title);
  return {
    "app.yaml": `# The contract of this app: what it may do and what must hold. Unknown keys are errors; \`tool check\` names the line.
name: ${name}
title: ${shown}
# icon: ramen # an emoji of your Slack, for what it posts; without this line, one by its name
purpose: ${JSON.stringify(purpose)}
timeZone: ${Intl.DateTimeFormat().resolvedOptions().timeZone}
web: { access: company } # owner | group | company | { people: [U…] }
checks:
  - { visit: /, as: colleague, shows: ${shown} }
`,
    "app.ts": `import { app, html } from "@toolroom/app";

app.page("/", ({ user }) => html\`<h1>${title}</h1><p>Hello \${user.name}.</p>\`);
`,
    "test/app.test.ts": `import assert from "node:assert/strict";
import { test } from "node:test";
import { colleague, visit } from "@toolroom/app/test";
import "../app.ts";

test("the page greets whoever opens it", async () => {
  assert.match((await visit("/", { as: colleague })).text, /Hello Kim Colleague/);
});
`,
    "tsconfig.json": '{ "extends": "@toolroom/app/tsconfig.json" }\n',
  };
}

/** `inference-bot` as a title: Inference bot. */
export function titleOf(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1).replaceAll("-", " ")}`;
}
