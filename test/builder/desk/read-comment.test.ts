import assert from "node:assert/strict";
import { test } from "node:test";
import { readComment } from "../../../builder/desk/read-comment.ts";

test("words that plainly say that an output is wrong are a complaint", () => {
  for (const text of [
    ...["wrong", "Wrong: it posts Saturdays too", "That's wrong.", "this is wrong, ramen stands there twice"],
    ...["The numbers are off", "the total isn't right", "it doesn't work", "The list is incomplete", "still wrong!"],
    ...[
      "hm, this total is wrong",
      "those dates are all wrong",
      "the names don't match",
      "yesterday's report was wrong",
    ],
    ...["the names are doubled, looks wrong", "looks wrong to me", "the dates are mixed up", "this is too late for us"],
    ...["die Namen sind doppelt", "Die Namen stehen da doppelt", "sieht falsch aus"],
    ...["Das stimmt nicht", "die Liste ist falsch", "falsch: Anna ist im Urlaub", "Die Zahlen stimmen nicht"],
    ...[":-1:", "👎🏽", ":thumbsdown::skin-tone-3:"],
  ])
    assert.equal(readComment(text), "complaint", text);
});

test("words that plainly say that it is right are praise", () => {
  for (const text of [
    ...["this is great", "Works great!", "love it", "very useful, thanks", "the list is perfect now"],
    ...["das ist super", "sehr hilfreich, danke", ":+1:", "👍"],
  ])
    assert.equal(readComment(text), "praise", text);
});

test("what people say to each other is neither", () => {
  for (const text of [
    ...["who has lunch?", "is this wrong?", "thanks", "great", "you are wrong", "nothing is wrong here"],
    ...["<@U0BOB> that is wrong", "@bob this is off", "I was wrong about Monday", "Bob is wrong", "what is off today"],
    ...["I am out of office", "let us meet where it is great", "I'll take the ramen", "nicht schlecht"],
    ...["", "ich bin krank", "this is Bob's order", "the order is for six people", "wrongly I ordered two"],
    ...["it is late", "the meeting is too long for me", "die Kinder sind doppelt so alt"],
  ])
    assert.equal(readComment(text), null, text);
});
