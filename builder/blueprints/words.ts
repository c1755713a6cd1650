export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a thing is called of which nobody said what it is. */
export const THING = { en: "thing", de: "Gegenstand" } as const;

export function isNameless(noun: string): boolean {
  return Object.values(THING).some((word) => word.toLowerCase() === noun.toLowerCase());
}

/** Choices that say how things begin, where they are the first of several: "open / in progress / done". */
export const BEGINNING =
  /^(?:open|new|to ?-?do|todo|pending|waiting|not started|reported|requested|received|submitted|planned|expected|unpaid|draft|backlog|offen|neu|ausstehend|wartend|wartet|gemeldet|angefragt|eingegangen|eingereicht|geplant|erwartet|unbezahlt|entwurf|zu erledigen)$/i;
