import { writeFileSync } from "node:fs";
import { madeNow } from "./made.ts";

// node test/cli/golden/write.ts: writes anew what golden.test.ts compares. Read the difference: programs rely on it.
for (const [name, text] of Object.entries(await madeNow())) writeFileSync(new URL(name, import.meta.url), text);
