import type { Part } from "../../../../sdk/contract/parts.ts";
import type { Ask, AskPerson } from "../../../planner.ts";
import type { ReadingContext } from "../context.ts";
import type { Answers } from "../languages/answers.ts";
import { makeScene } from "../words/make-scene.ts";
import { valuesIn, wholeOf } from "../words/scene.ts";
import { tokenize } from "../words/token.ts";

/** Who takes turns, is drawn or reminded, and is no longer here. */
export function leftPeople(parts: readonly Part[], people: readonly AskPerson[]): string[] {
  const gone = people
    .filter(({ isDeactivated }) => isDeactivated)
    .flatMap(({ name }) => [name, ...firstAlone(name, people)]);
  return [...new Set(gone)].filter((name) => parts.some((part) => names(part, name)));
}

/** "Jonas", where nobody else of that name is known. */
function firstAlone(name: string, people: readonly AskPerson[]): string[] {
  const first = name.split(" ")[0] ?? name;
  const same = people.filter((one) => one.name.split(" ")[0]?.toLowerCase() === first.toLowerCase());
  return same.length === 1 && first !== name ? [first] : [];
}

/** Of each of them the question who comes in their place; what is left out says the same. */
export function askedOfLeft(names: readonly string[], { channels }: Ask, { question }: Answers): string[] {
  return names.map((about) => question({ kind: "left", about, isEssential: false }, channels));
}

/** The parts with somebody else in their place, where the reply says only who. null: it does not, or nobody left. */
export function withSomebodyElse(parts: readonly Part[], reply: string, context: ReadingContext): Part[] | null {
  const [gone, ...others] = leftPeople(parts, context.people);
  const other = gone === undefined || others.length > 0 ? null : personIn(reply, context);
  if (gone === undefined || other === null || parts.some((part) => names(part, other))) return null;
  return parts.map((part): Part => {
    if (part.part === "scheduled_post" && names(part, gone))
      return { ...part, text: `${other}${part.text.slice(gone.length)}` };
    return "names" in part ? { ...part, names: part.names.map((name) => (name === gone ? other : name)) } : part;
  });
}

function names(part: Part, name: string): boolean {
  if (part.part === "scheduled_post") return part.text.startsWith(`${name}: `);
  return "names" in part && part.names.includes(name);
}

/** "@pat", "Pat instead", "dann Pat bitte". */
function personIn(reply: string, context: ReadingContext): string | null {
  const words: string[] = reply.match(/[\p{L}']+/gu) ?? [];
  const scene = makeScene(reply, tokenize(reply), context);
  const said = valuesIn(scene, wholeOf(scene), "person").flatMap(({ item }) => (item.hasLeft ? [] : [item.name]));
  const first = context.people.filter(
    ({ name, isDeactivated }) => !isDeactivated && words.includes(name.split(" ")[0] ?? name),
  );
  const [one, ...others] = new Set([...said, ...first.map(({ name }) => name)]);
  return one === undefined || others.length > 0 || words.length > MOST_WORDS ? null : one;
}

const MOST_WORDS = 5;
