import assert from "node:assert/strict";
import { test } from "node:test";
import { alikeComplaints } from "../../store/alike-complaints.ts";

/** Who says what of which part; null: a thumb. */
type Said = [personId: string, words: string | null, part?: string];

const CASES: { says: string; said: Said[]; alike: string[] }[] = [
  {
    says: "three thumbs on what one run posts",
    said: [
      ["A", null],
      ["B", null],
      ["C", null],
    ],
    alike: ["A", "B", "C"],
  },
  {
    says: "three thumbs, each on another part",
    said: [
      ["A", null, "post-summary"],
      ["B", null, "remind"],
      ["C", null, "version"],
    ],
    alike: ["A"],
  },
  {
    says: "one thing in three ways",
    said: [
      ["A", "the total is wrong"],
      ["B", "This doesn't add up: the totals are off"],
      ["C", "wrong, look at the TOTAL"],
    ],
    alike: ["A", "B", "C"],
  },
  {
    says: "three different things",
    said: [
      ["A", "wrong: ramen is there twice"],
      ["B", "this is wrong, it comes too late"],
      ["C", "the holidays are missing"],
    ],
    alike: ["A"],
  },
  {
    says: "two different things and a thumb",
    said: [
      ["A", "wrong: ramen is there twice"],
      ["B", "this is wrong, it comes too late"],
      ["C", null],
    ],
    alike: ["A", "C"],
  },
  {
    says: "one thing, and two who only say that something is wrong",
    said: [
      ["A", "wrong: ramen is there twice"],
      ["B", "this is wrong again"],
      ["C", null],
    ],
    alike: ["A", "B", "C"],
  },
  {
    says: "the same word of different parts, and a thumb elsewhere",
    said: [
      ["A", "the ramen is wrong"],
      ["B", "ramen is missing", "remind"],
      ["C", null, "version"],
    ],
    alike: ["A", "B"],
  },
  {
    says: "what only names the app and what it posts",
    said: [
      ["A", "the lunch summary is wrong"],
      ["B", "this lunch post is broken", "remind"],
    ],
    alike: ["A"],
  },
  {
    says: "eine Sache auf drei Arten",
    said: [
      ["A", "Die Summe stimmt nicht"],
      ["B", "falsch, die Summen passen nicht"],
      ["C", "das ist falsch: SUMME"],
    ],
    alike: ["A", "B", "C"],
  },
  {
    says: "drei verschiedene Sachen",
    said: [
      ["A", "falsch: Müller fehlt"],
      ["B", "das stimmt nicht, es kommt zu spät"],
      ["C", "die Feiertage sind falsch"],
    ],
    alike: ["A"],
  },
  {
    says: "one person in many words",
    said: [
      ["A", "the ramen is wrong"],
      ["A", "ramen again wrong"],
      ["A", "ramen"],
      ["B", "the time is off"],
    ],
    alike: ["A", "A", "A"],
  },
];

for (const { says, said, alike } of CASES)
  test(`alike is of what people say: ${says}`, () => {
    const complaints = said.map(([personId, words, part = "post-summary"]) => ({ personId, words, part }));
    assert.deepEqual(
      alikeComplaints(complaints, "lunch-orders").map(({ personId }) => personId),
      alike,
    );
  });
