import assert from "node:assert/strict";
import { test } from "node:test";
import { parseConfigFile } from "../../lib/config-file.ts";
import { explain } from "../../lib/errors.ts";

function saidOf(line: string): string {
  try {
    parseConfigFile(`context: ${line}\n`);
  } catch (error) {
    return explain(error);
  }
  return "nothing";
}

test("a context is an https: address or a path, a branch and a folder, and nothing that git would take for more", () => {
  const good = "repository: https://git.example.com/a.git";
  assert.deepEqual(parseConfigFile(`context: { ${good}, folder: a/b/ }`).context, {
    ...{ repository: "https://git.example.com/a.git", branch: "main", folder: "a/b", everyMinutes: 15 },
  });
  for (const address of [
    ...["http://x.example/a.git", "git@x.example:a.git", "ssh://x/a", "ext::sh -c id", "a/b", "--upload-pack=id"],
    ...["https://x.example/a.git?x=1", "https://x.example", "/srv/../etc", "file:///srv/a"],
  ])
    assert.match(saidOf(`{ repository: "${address}" }`), /context\.repository is the https: address/, address);
  assert.match(
    saidOf(`{ repository: "https://me:secret@x.example/a.git" }`),
    /a password in an address|https: address/,
  );
  for (const branch of ["-x", "a..b", "a b", "x.lock", "/a", "a/", "@{1}", "a//b", "a:b", "a*"])
    assert.match(saidOf(`{ ${good}, branch: "${branch}" }`), /context\.branch is the name of a branch/, branch);
  for (const folder of ["../a", "a/../..", "/etc", ".git", "a/.GIT/hooks", "", "a\\\\b"])
    assert.match(saidOf(`{ ${good}, folder: "${folder}" }`), /context\.folder is a folder of the repository/, folder);
  assert.match(saidOf(`{ ${good}, keyFrom: SLACK_BOT_TOKEN }`), /keyFrom names an environment variable/);
  assert.match(saidOf(`{ ${good}, everyMinutes: 0 }`), /everyMinutes is at least one minute/);
  assert.match(
    saidOf(`{ ${good}, brnch: x }`),
    /context\.brnch is no setting\. There are repository, branch, folder, /,
  );
});
