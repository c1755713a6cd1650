import type { FieldParser } from "./field-parser.ts";

export interface SaidPerson {
  /** null: nobody of that name is there. */
  personId: string | null;
  name: string;
  hasLeft: boolean;
}

/** `@ana (U123)`, `<@U123>`, `@ana`, and the full name of somebody who is there. A first name alone is only a name. */
export const parsePerson: FieldParser<SaidPerson> = (tokens, start, { people }) => {
  const token = tokens[start];
  if (token?.kind === "mention") {
    const known =
      people.find((person) => person.personId === token.inner) ??
      people.find((person) => person.handle.toLowerCase() === token.inner.toLowerCase());
    const isSlackId = /^[UW][A-Z0-9]{2,}$/.test(token.inner);
    if (known === undefined && !isSlackId && GROUPS.has(token.inner.toLowerCase())) return null;
    return {
      value: {
        personId: known?.personId ?? (isSlackId ? token.inner : null),
        name: known?.name ?? token.inner,
        hasLeft: known?.isDeactivated ?? false,
      },
      length: 1,
    };
  }
  if (token?.kind !== "word") return null;
  for (const person of people) {
    const words = person.name.toLowerCase().split(" ");
    if (words.length < 2 || !words.every((word, offset) => tokens[start + offset]?.word === word)) continue;
    const { personId, name, isDeactivated } = person;
    return { value: { personId, name, hasLeft: isDeactivated }, length: words.length };
  }
  return null;
};

const GROUPS = new Set(["channel", "here", "everyone", "all"]);
