import assert from "node:assert/strict";
import { test } from "node:test";
import { LINES_OF, OUTLINE_WORDS } from "../../../builder/outline/keys.ts";
import type { Outline, OutlineKind, OutlineLanguage } from "../../../builder/outline/outline.ts";
import { readOutline } from "../../../builder/outline/read-outline.ts";
import { writeOutline } from "../../../builder/outline/write-outline.ts";

const LANGUAGES: OutlineLanguage[] = ["en", "de"];
const KINDS = Object.keys(LINES_OF).filter((kind): kind is OutlineKind => kind in LINES_OF);

test("lines become sections of known keys", () => {
  const read = readOutline("List: Hives\nDetails: Hive, Weight (number)\n\nPost: Hello\nwhen: every Monday 9:00");
  assert.deepEqual(read, {
    language: "en",
    outline: {
      title: null,
      isForOneself: false,
      sections: [
        { kind: "records", name: "Hives", lines: [{ key: "details", value: "Hive, Weight (number)" }] },
        { kind: "scheduled_post", name: "Hello", lines: [{ key: "when", value: "every Monday 9:00" }] },
      ],
      unknown: [],
    },
  });
});

test("German keys, without umlauts, in any case and in bold", () => {
  const read = readOutline("*LISTE:* Bienen\n*angaben:* Volk*, Frist (Datum)\nFaellig: Frist\nNur fuer mich: ja");
  assert.equal(read?.language, "de");
  assert.equal(read.outline.isForOneself, true);
  assert.deepEqual(read.outline.sections, [
    {
      kind: "records",
      name: "Bienen",
      lines: [
        { key: "details", value: "Volk*, Frist (Datum)" },
        { key: "due", value: "Frist" },
      ],
    },
  ]);
});

test("values go on in indented, listed and numbered lines", () => {
  const read = readOutline("Checklist: First day\nPoints:\n1. Laptop: order it\n2. Key\nFor: new colleague");
  assert.deepEqual(read?.outline.unknown, []);
  assert.deepEqual(read?.outline.sections[0]?.lines[0], { key: "points", value: "Laptop: order it\nKey" });
  const listed = readOutline("List: Hives\nDetails:\n- Hive\n- State: open\nDue: Day");
  assert.deepEqual(listed?.outline.sections[0]?.lines[0], { key: "details", value: "Hive\nState: open" });
});

test("the words of a post keep their lines and bullets", () => {
  const read = readOutline("Post: Standup!\n- what I did\nwhat is next\n\n  In: short\nWhen: weekdays 9:00");
  assert.equal(read?.outline.sections[0]?.name, "Standup!\n- what I did\nwhat is next\n\nIn: short");
});

test("what is not known, or belongs to nothing above, is named as written", () => {
  const read = readOutline("List: Hives\nDetails: Hive\nColour: red\nChoices: a, b\nthanks!");
  assert.deepEqual(read?.outline.unknown, ["Colour: red", "Choices: a, b", "thanks!"]);
});

for (const text of [
  "Post: hello",
  "List: milk, eggs and bread",
  "We need a list.\nList: Hives\nDetails: Hive",
  "Post: hello\nsee https://example.com",
  "Hello: you\nIn: #food",
  "Ana: when do we meet?\nBen: at ten",
  "I want to track hives: weight, yield",
])
  test(`it is no outline: ${JSON.stringify(text)}`, () => assert.equal(readOutline(text), null));

for (const language of LANGUAGES) {
  test(`every kind is read as it was written (${language})`, () => {
    for (const kind of KINDS) {
      const { needs, may } = LINES_OF[kind];
      const lines = [...needs, ...may].map((key) => ({ key, value: `a ${key}, b\nIn: c` }));
      const outline: Outline = {
        title: "Our app",
        isForOneself: true,
        sections: [{ kind, name: "Some: words\n\nIn: two lines", lines }],
        unknown: [],
      };
      if (kind !== "scheduled_post" && outline.sections[0] !== undefined) outline.sections[0].name = "Some: words";
      assert.deepEqual(readOutline(writeOutline(outline, language), language), { language, outline });
    }
  });

  test(`a lone head is written with a title (${language})`, () => {
    const outline = {
      title: null,
      isForOneself: false,
      sections: [{ kind: "links" as const, name: "Reading", lines: [] }],
      unknown: [],
    };
    assert.equal(readOutline(writeOutline(outline, language))?.outline.sections.length, 1);
  });

  test(`no two keys are spelled alike where both could be meant (${language})`, () => {
    const { heads, keys } = OUTLINE_WORDS[language];
    const all = [...Object.values(heads), ...Object.values(keys)].flat().map((one) => one.toLowerCase());
    assert.deepEqual(
      all.filter((one, at) => all.indexOf(one) !== at),
      [],
    );
  });
}

test("what is too long for an ask is not read, and a long one takes no time", () => {
  assert.equal(readOutline(`List: x\nDetails: a\n${"a: b\n".repeat(20_000)}`), null);
  const text = `List: x\nDetails: a\n${"a:\n".repeat(3_900)}`.slice(0, 12_000);
  const before = process.cpuUsage().user;
  assert.ok(readOutline(text) !== null);
  const tookMs = (process.cpuUsage().user - before) / 1_000;
  assert.ok(tookMs < 150, `${tookMs} ms`);
});

for (const end of ["\u2028", "\u2029", "\r", "\r\n", "\u0085"])
  test(`a value with ${JSON.stringify(end)} in it goes through lines as one that ends a line`, () => {
    const section = { kind: "scheduled_post" as const, name: `Tea!${end}Request: x`, lines: [] };
    const outline = { title: null, isForOneself: false, sections: [section], unknown: [] };
    const withWhen = [{ ...section, lines: [{ key: "when" as const, value: "weekdays 9:00" }] }];
    const read = readOutline(writeOutline({ ...outline, sections: withWhen }, "en"));
    assert.deepEqual(
      read?.outline.sections.map(({ kind, name }) => [kind, name]),
      [["scheduled_post", "Tea!\nRequest: x"]],
    );
  });

test("letters that nobody sees are none, but those that make one picture of two", () => {
  const read = readOutline("List: \u202Eab\u0000c\u202C\nDetails: \u200BGu\u200Best\uFEFF, 👩‍💻");
  assert.deepEqual(read?.outline.sections, [
    { kind: "records", name: "abc", lines: [{ key: "details", value: "Guest, 👩‍💻" }] },
  ]);
});

for (const [value, read] of [
  ["1. Pizza\n  2. Ramen", "Pizza\nRamen"],
  ["\n1. Pizza\n2. Ramen", "Pizza\nRamen"],
  ["- Pizza\n  - Ramen", "Pizza\nRamen"],
  ["Pizza\n- Ramen", "Pizza\nRamen"],
  ["\n  1. Oktober\n  2. Oktober", "1. Oktober\n2. Oktober"],
  ["10. Oktober\n  11. Oktober", "10. Oktober\n11. Oktober"],
  ["\n1. May\n2. June", "1. May\n2. June"],
  ["\n  1. floor\n  2. floor", "1. floor\n2. floor"],
  ["\n9. Stock\n10. Keller", "9. Stock\n10. Keller"],
  ["\n  1. Pizza\n  Ramen", "1. Pizza\nRamen"],
  ["1. Liga, 2. Liga", "1. Liga, 2. Liga"],
] as const)
  test(`${JSON.stringify(value)} is the value ${JSON.stringify(read)}`, () => {
    const outline = readOutline(`Vote: Which?\nChoices: ${value}`)?.outline;
    assert.equal(outline?.sections[0]?.lines[0]?.value, read);
  });

test("a lone head of a long name gets no title that nobody wrote", () => {
  const name = "Useful links for everybody who is new here and wonders where to begin";
  const outline = {
    title: null,
    isForOneself: false,
    sections: [{ kind: "links" as const, name, lines: [] }],
    unknown: [],
  };
  assert.deepEqual(readOutline(writeOutline(outline, "en"))?.outline, outline);
});
