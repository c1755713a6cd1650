import { installAgent } from "../cli/harness/install.ts";
import { AGENTS_HOME } from "./agents.ts";

/** Fetches coding agents for tests: `npm run test:agents -- [name …]`; those that `npm test` plays unless told. */
const [, , ...named] = process.argv;
for (const name of named.length > 0 ? named : ["claude-code", "codex"]) {
  const { version } = await installAgent(name, { home: AGENTS_HOME, env: process.env, progress: console.log });
  console.log(`${name} ${version} is there.`);
}
