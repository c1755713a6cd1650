import assert from "node:assert/strict";
import { test } from "node:test";
import { beginBuild, buildById, finishBuild, noteMaterials } from "../../../store/builds.ts";
import { beginContext, noteContext, removeContextPages, saveContextPage } from "../../../store/context-pages.ts";
import { openReading } from "./stage.ts";

test("a page that is read is kept by its hash with the build that is under way, once, and with no other", async (t) => {
  const { store, said } = await openReading(t);
  const given = [{ name: "a.md", sha256: "1" }];
  const materials = {
    ...{ harness: { name: "built-in", version: null }, promptSha256: "p", skills: [], contextPages: given },
  };
  const begin = (id: string, requestId: string) =>
    beginBuild(store, { id, requestId, round: 1, attempt: id === "bld_1" ? 1 : 2, harness: "built-in" }, 1);
  for (const [id, requestId] of [
    ["bld_1", "req_1"],
    ["bld_2", "req_1"],
    ["bld_3", "req_2"],
  ] as const)
    await begin(id, requestId);
  await finishBuild(store, "bld_1", { status: "failed", model: null, summary: null, candidateHash: null }, 2);
  for (const id of ["bld_1", "bld_3"]) await noteMaterials(store, id, materials);
  await saveContextPage(store, { path: 'b"c.md', title: "B", text: "B", sha256: "2" });
  const pagesOf = async (id: string) => (await buildById(store, id))?.materials?.contextPages;
  await said("read_context_page", { path: 'b"c.md' });
  assert.equal(await pagesOf("bld_2"), undefined, "its agent has not begun");
  await noteMaterials(store, "bld_2", materials);
  await said("read_context_page", { path: 'b"c.md' });
  await said("read_context_page", { path: 'b"c.md' });
  await saveContextPage(store, { path: "a.md", title: "A", text: "A", sha256: "1" });
  await said("read_context_page", { path: "a.md" });
  await said("read_context_page", { path: "none.md" });
  assert.deepEqual(await pagesOf("bld_2"), [...given, { name: 'b"c.md', sha256: "2" }]);
  for (const id of ["bld_1", "bld_3"]) assert.deepEqual(await pagesOf(id), given);
});

test("pages are searched and read by all of the company's people, and by nobody else", async (t) => {
  const { store, said, read } = await openReading(t);
  assert.equal(await said("search_context", { words: "lunch" }), "This company has no pages set up.");
  await beginContext(store, { source: "s", repository: "/r" });
  assert.match(await said("search_context", { words: "lunch" }), /not fetched yet/);
  const text = `We order ramen.\n${"Long. ".repeat(4_000)}The end.`;
  await saveContextPage(store, { path: "food/lunch.md", title: "Lunch", text, sha256: "abc" });
  await noteContext(store, "s", { commitId: "c", readAt: 1 });
  assert.deepEqual(JSON.parse(await said("search_context", { words: 'ramen "OR" )' })), {
    ...{ path: "food/lunch.md", title: "Lunch" },
    part: (await said("search_context", { words: "ramen" })).match(/(?<="part":")[^"]*/)?.[0],
  });
  assert.equal(await said("search_context", { words: "sushi" }), "No page has any of these words.");
  const first = await said("read_context_page", { path: "food/lunch.md" });
  assert.match(
    first,
    /^Lunch\n\(food\/lunch\.md, sha256 abc\)\n\nWe order ramen\.[\s\S]*ask again with from 16000; it has \d+ characters\.\]$/,
  );
  assert.match(await said("read_context_page", { path: "food/lunch.md", from: 16_000 }), /The end\.$/);
  for (const path of ["../food/lunch.md", "/etc/passwd", "food/lunch.md/..", "food"])
    assert.equal(await said("read_context_page", { path }), "There is no page of that path.");
  await removeContextPages(store, ["food/lunch.md"]);
  assert.equal((await read("read_context_page", { path: "food/lunch.md" })).ok, false);
  for (const name of ["search_context", "read_context_page"])
    assert.equal(
      (await read(name, { words: "a", path: "a" } as never, { personId: "GUEST" }).catch(() => null))?.ok ?? false,
      false,
    );
});
