import assert from "node:assert/strict";
import { test } from "node:test";
import { changeComposition } from "../../../../builder/planners/rules/change.ts";
import { nameLists } from "../../../../builder/planners/rules/changes/name-list.ts";
import { type Composition, compositionSchema, type Part } from "../../../../sdk/contract/parts.ts";
import { WISHES } from "./known-wishes.ts";
import { APPS, type App, read } from "./live-apps.ts";
import { contextIn } from "./reading-fixture.ts";

/** Parts that none of the wishes are about. */
const BESIDE = {
  links: { part: "links", title: "Reading", tags: ["zebra", "quagga"] },
  checklist: {
    part: "checklist",
    title: "Fire drill",
    items: ["whistle", "torch"],
    noun: { one: "floor", many: "floors" },
  },
};

type Language = "en" | "de";

/** All names, choices and labels of an app. */
function namesOf({ language, parts }: Composition): string[] {
  const columns = parts.flatMap((part) => ("columns" in part && part.part !== "command" ? part.columns : []));
  return [
    ...nameLists({ parts, context: contextIn(language) }).flatMap(({ names }) => names),
    ...columns.map(({ label }) => label),
  ];
}

/** Whether all words of a name are said; small words of it may be ours. */
function isSaid(name: string, wish: string): boolean {
  const said = wish.toLowerCase();
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .every((word) => said.includes(word));
}

for (const [app, language, wish] of WISHES)
  test(`"${wish}" of ${app} brings no name that it does not say, and takes none`, () => {
    const { before, changed } = read(app, language, wish);
    if (changed.composition === null) return;
    const [old, now] = [namesOf(before), namesOf(changed.composition)];
    // A whole list that is said anew takes names without saying them, and so does the asker.
    const isOfAll = /\b(?:only|just|now|should be|nur noch|me|ich)\b/i.test(wish);
    const come = now.filter((name) => !old.includes(name) && !isSaid(name, wish) && name !== "Pat Lee");
    const gone = old.filter((name) => !now.includes(name) && !isSaid(name, wish));
    assert.deepEqual([come, isOfAll ? [] : gone], [[], []]);
  });

function beside(app: App, language: Language, part: Part, wish: string) {
  const before = compositionSchema.parse({ language, parts: [...APPS[app], part] });
  const { composition } = changeComposition(before, wish, { ...contextIn(language), asker: "Ana" });
  return composition;
}

for (const [kind, extra] of Object.entries(BESIDE))
  test(`a change of one part leaves ${kind} beside it as they were`, () => {
    for (const [app, language, wish] of WISHES) {
      const [part] = compositionSchema.parse({ language, parts: [extra] }).parts;
      assert.ok(part !== undefined);
      const isOwn =
        APPS[app].some((one) => one.part === kind) || /\b(?:list|step|steps|label|point|punkt)\b/i.test(wish);
      const after = isOwn ? null : beside(app, language, part, wish);
      if (after !== null)
        assert.ok(
          after.parts.some((one) => JSON.stringify(one) === JSON.stringify(part)),
          `${wish} of ${app}`,
        );
    }
  });

test("a change of when and where leaves columns, names and words, and a change of names leaves the post", () => {
  for (const [app, language, wish, expected] of WISHES) {
    const { before, changed } = read(app, language, wish);
    if (changed.composition === null) continue;
    const isTimed = /^(?:post )?(?:schedule|channel) [^;]*$/.test(expected);
    const isNames = /^(?:names|things|states|choices|items|tags|columns) [^;]*$/.test(expected);
    const posts = (parts: readonly Part[]) => JSON.stringify(parts).match(/"(?:schedule|channel)":"[^"]*"/g) ?? [];
    if (isTimed) assert.deepEqual(namesOf(changed.composition), namesOf(before), wish);
    if (isNames) assert.deepEqual(posts(changed.composition.parts), posts(before.parts), wish);
  }
});
