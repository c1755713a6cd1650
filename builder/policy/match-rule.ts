import { isDeepStrictEqual } from "node:util";
import type { Condition, Rule, Wanted } from "./rule.ts";
import type { Thing, ThingKind } from "./things.ts";

/** Something that a rule says of an App: the sentence, and what of the App it is about. */
export interface Finding {
  reason: string;
  things: Thing[];
}

/**
 * What a rule finds in an App that is not so in its live Release already. A rule applies where each of its conditions is met,
 * and finds what is new of it: with `per`, each new thing of that condition; with `once`, that it was not so at all; else, that
 * any of its things was not there. What was found once is granted, or grew up before the rule was.
 */
export function findNew(rule: Rule, now: readonly Thing[], before: readonly Thing[]): Finding[] {
  const found = matches(rule, now);
  if (found === null) return [];
  const earlier = matches(rule, before);
  const wasThere = (condition: string, thing: Thing) =>
    earlier?.get(condition)?.some((other) => other.kind === thing.kind && isDeepStrictEqual(other.what, thing.what)) ??
    false;
  const all = [...found.values()].flat();
  const { per } = rule;
  if (per !== undefined)
    return (found.get(per) ?? [])
      .filter((thing) => !wasThere(per, thing))
      .map((thing) => {
        const others = [...found].flatMap(([condition, things]) => (condition === per ? [] : things));
        return { reason: say(rule.because, new Map([...found, [per, [thing]]])), things: [thing, ...others] };
      });
  const isNew =
    earlier === null ||
    (!rule.once && [...found].some(([condition, things]) => things.some((thing) => !wasThere(condition, thing))));
  return isNew ? [{ reason: say(rule.because, found), things: all }] : [];
}

/** Whether an allowance is about all of these, each by every name of it: what it does not name, it does not let through. */
export function covers(rule: Rule, things: readonly Thing[], now: readonly Thing[]): boolean {
  if (matches(rule, now) === null) return false;
  return things.every((thing) =>
    conditionsOf(rule).some(
      ([condition, wanted]) => isOf(condition, thing, rule) && isMet(condition, wanted, thing, "every"),
    ),
  );
}

/** `{hosts}` of a sentence, filled in by what fits the rule's condition. */
export function say(template: string, found: ReadonlyMap<string, readonly Thing[]>): string {
  return template.replace(/\{(\w+)(?:\.(\w+))?\}/g, (whole, condition: string, word?: string) => {
    const things = found.get(condition);
    if (things === undefined) return whole;
    return things.map(({ names, words }) => (word === undefined ? names.join(", ") : (words?.[word] ?? ""))).join(", ");
  });
}

/** Of each condition the things that fit it; null: one has none. */
export function matches(rule: Rule, things: readonly Thing[]): Map<string, Thing[]> | null {
  const found = new Map<string, Thing[]>();
  for (const [condition, wanted] of conditionsOf(rule)) {
    const fitting = things.filter((thing) => isOf(condition, thing, rule) && isMet(condition, wanted, thing, "some"));
    if (fitting.length === 0) return null;
    found.set(condition, fitting);
  }
  return found;
}

function conditionsOf(rule: Rule): [Condition, Wanted][] {
  return Object.entries(rule.when).flatMap(([condition, wanted]) =>
    wanted === undefined ? [] : [[condition as Condition, wanted] as [Condition, Wanted]],
  );
}

const AMOUNT_OF: Partial<Record<Condition, { kind: ThingKind; amount: string }>> = {
  monthlyUsdOver: { kind: "model", amount: "monthlyUsd" },
  monthlyUsdUpTo: { kind: "model", amount: "monthlyUsd" },
  memoryMbOver: { kind: "compute", amount: "memoryMb" },
  cpusOver: { kind: "compute", amount: "cpus" },
  gpusOver: { kind: "compute", amount: "gpus" },
};

/** `channels` are those that another company reads, too; but to allow these, they are to be named as such. */
function isOf(condition: Condition, { kind }: Thing, { effect }: Rule): boolean {
  if (condition === "channels") return kind === "ownChannels" || (kind === "sharedChannels" && effect !== "allow");
  if (condition === "reactions") return kind === "reactionsPut" || kind === "reactionsTaken";
  return kind === (AMOUNT_OF[condition]?.kind ?? condition);
}

function isMet(condition: Condition, wanted: Wanted, thing: Thing, which: "some" | "every"): boolean {
  if (wanted === true) return true;
  if (typeof wanted === "number") {
    const has = thing.amounts?.[AMOUNT_OF[condition]?.amount ?? ""] ?? 0;
    return condition === "monthlyUsdUpTo" ? has <= wanted : has > wanted;
  }
  return thing.names[which]((name) => wanted.some((pattern) => fits(name, pattern)));
}

/** `*` stands for anything. In one pass over the name, whatever the pattern is. */
function fits(name: string, pattern: string): boolean {
  const [first = "", ...rest] = pattern.toLowerCase().split("*");
  const text = name.toLowerCase();
  if (!text.startsWith(first)) return false;
  if (rest.length === 0) return text === first;
  const last = rest.pop() ?? "";
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
