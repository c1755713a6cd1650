import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseConfigFile } from "../../lib/config-file.ts";
import { packagesOf } from "../../lib/config-packages.ts";

const PAGE = readFileSync(new URL("../../docs/packages.md", import.meta.url), "utf8");

test("the sample of packages is one that can be read", () => {
  const [, yaml = ""] = /```yaml\n([\s\S]*?)```/.exec(PAGE) ?? [];
  const { allow, registry } = packagesOf(parseConfigFile(yaml).packages);
  assert.deepEqual([allow, registry], [["@acme/*", "date-fns", "zod"], "https://npm.acme.example"]);
});

test("the page names every package of the usual list, and no other", () => {
  const [, named = "", types = ""] = /may be asked for: ([\s\S]*?); and @types\/ of ([\s\S]*?)\. What/.exec(PAGE) ?? [];
  const listed = named.split(/,\s+/).map((name) => name.trim());
  const typed = types.split(/,\s+|\s+and\s+/).map((name) => `@types/${name.trim()}`);
  assert.deepEqual([...listed, ...typed].sort(), packagesOf().allow);
});

test("a wrong line of packages is named, with what it should be", () => {
  const said = (yaml: string) => {
    try {
      return JSON.stringify(parseConfigFile(yaml));
    } catch (error) {
      return String(error);
    }
  };
  assert.match(said("packages:\n  allow: [Zod]\n"), /line 2: packages\.allow\[0\] is the name of a package/);
  assert.match(said("packages:\n  alow: []\n"), /packages\.alow is no setting/);
  assert.match(said("packages:\n  registry: ftp://x\n"), /packages\.registry is an address/);
  const withPassword = ["packages:\n  registry: https://me:", "pw@x.example\n"].join("");
  assert.match(said(withPassword), /secret|without a name, a password/);
});
