import type { Part, PartOf } from "../../../sdk/contract/parts.ts";
import { tableName } from "../../blueprints/tables.ts";
import { make, namedApart } from "./fields/column.ts";
import { nounFrom } from "./fields/names.ts";
import { readDigest } from "./frames/digest.ts";
import { isAddOn } from "./frames/records.ts";
import { readScheduledPosts } from "./frames/scheduled-post.ts";
import { lackingOf, unusedOf } from "./limits/unused.ts";
import {
  clauseOf,
  gap,
  has,
  indexes,
  indexesOf,
  isOpen,
  mark,
  type Range,
  type Scene,
  take,
  textOf,
  valuesIn,
  wholeOf,
} from "./words/scene.ts";

/** No thing to keep, only something to say: each clause that does is a post of its own. */
export function readPosts(scene: Scene): Part[] {
  const clauses = scene.clauses.filter(
    (clause) => isAddOn(scene, clause) || indexesOf(scene, clause, "say", "remind").length > 0,
  );
  const [first] = clauses;
  if (first === undefined) return postCore(scene) === null ? [] : readScheduledPosts(scene, wholeOf(scene));
  const about =
    valuesIn(scene, first, "quote").length > 0 || indexes(first).some((index) => mark(scene.items[index]) === ":");
  const digest = indexesOf(scene, first, "yesterday", "week", "open", "overdue", "digest").find(
    (index) => !has(scene.items[index], "say"),
  );
  if (!about && digest !== undefined && indexesOf(scene, first, "remind").length === 0)
    return readSourceless(scene, first, digest);
  // Everything after the first verb to say or remind is one message: its sentences are no posts of their own.
  const posts = readScheduledPosts(scene, wholeOf(scene));
  // "post the stock prices", "send me a text message": not with other words in their place.
  const isLacking = unusedOf(scene).some((range) => lackingOf(scene, range) !== null);
  if (isLacking && posts.length === 0) scene.gaps = [];
  return posts;
}

/**
 * What calls for a post: a verb, or words to be said whatever stands for saying them: in quotes, or behind a colon, beside a
 * channel, day or time ("8:45pm #food 'Has anyone fed Gertrude?'"). null: nothing does.
 */
export function postCore(scene: Scene): number | null {
  const whole = wholeOf(scene);
  const [said] = indexesOf(scene, whole, "say", "remind");
  if (said !== undefined) return said;
  const isWhen = (["recurrence", "time"] as const).some((kind) => valuesIn(scene, whole, kind).length > 0);
  const isWhere = valuesIn(scene, whole, "channel").length > 0;
  const [quote] = valuesIn(scene, whole, "quote");
  if ((isWhen || isWhere) && quote !== undefined) return quote.index;
  const colon = indexes(whole).find(
    (index) =>
      mark(scene.items[index]) === ":" &&
      indexes({ from: clauseOf(scene, index).from, to: index }).some((at) =>
        ["recurrence", "time", "channel"].includes(scene.items[at]?.kind ?? ""),
      ),
  );
  return isWhen && colon !== undefined ? colon : null;
}

/** "post yesterday's sales": a summary of something that is kept nowhere yet. Asked, and then kept by a form. */
function readSourceless(scene: Scene, clause: Range, digest: number): Part[] {
  const end =
    indexes({ from: digest + 1, to: clause.to }).find(
      (index) => !isOpen(scene.items[index]) || has(scene.items[index], "in", "of"),
    ) ?? clause.to;
  const about = textOf(scene, { from: digest + 1, to: end });
  if (scene.context.answered.text === "")
    gap(scene, "source", about === "" ? textOf(scene, { from: digest, to: digest + 1 }) : about, false);
  take(scene, { from: digest, to: end });
  const noun = nounFrom(scene, about === "" ? (scene.context.lexicon.language.names.entry ?? "entry") : about);
  const { columns } = scene.context.answered;
  const [first, ...rest] = namedApart(columns.length > 0 ? columns : [make(noun.one, "text", {})]);
  if (first === undefined) return [];
  const kept: PartOf<"records"> = {
    part: "records",
    table: tableName(noun.many),
    noun,
    columns: [{ ...first, isRequired: true }, ...rest],
    scope: "all",
    mayChange: "anybody",
  };
  const { parts, records } = readDigest(scene, clause, kept, 0);
  return [records, ...parts];
}
