import assert from "node:assert/strict";
import { test } from "node:test";
import { beginContext, noteContext, removeContextPages, saveContextPage } from "../../../store/context-pages.ts";
import { openReading } from "./stage.ts";

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
