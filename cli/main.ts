#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// What was compiled once is read the next time, types taken out: `tool --help` is to be there at once.
enableCompileCache();
const { startTool } = await import("./start-tool.ts");

// The one place of this program that reads its environment: each part gets its share of it.
await startTool(process.argv.slice(2), process.env);
