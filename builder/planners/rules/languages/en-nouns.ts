/** One of several, in English: by what is known, else by its ending. */
export function englishSingular(noun: string): string {
  const known = ONE.get(noun.toLowerCase());
  if (known !== undefined) return known;
  if (/shelves$/i.test(noun)) return noun.replace(/ves$/i, "f");
  if (/(?:ss|us|is|series)$/i.test(noun)) return noun;
  if (/ies$/i.test(noun) && noun.length > 4) return noun.replace(/ies$/i, "y");
  if (/(?:ch|sh|x|ss|zz)es$/i.test(noun)) return noun.replace(/es$/i, "");
  return /s$/i.test(noun) && noun.length > 3 ? noun.slice(0, -1) : noun;
}

export function englishPlural(noun: string): string {
  const known = SEVERAL.get(noun.toLowerCase());
  if (known !== undefined) return known;
  if (/shelf$/i.test(noun)) return noun.replace(/f$/i, "ves");
  if (/[^aeiou]y$/i.test(noun)) return noun.replace(/y$/i, "ies");
  if (/(?:ch|sh|x|s|z)$/i.test(noun)) return `${noun}es`;
  return `${noun}s`;
}

const IRREGULAR: readonly (readonly [one: string, several: string])[] = [
  ["person", "people"],
  ["child", "children"],
  ["man", "men"],
  ["woman", "women"],
  ["mouse", "mice"],
  ["foot", "feet"],
  ["shelf", "shelves"],
  ["knife", "knives"],
];

const UNCOUNTED = [
  "news",
  "cash",
  "money",
  "stock",
  "mileage",
  "waste",
  "laundry",
  "post",
  "fuel",
  "glassware",
  "baggage",
  "luggage",
];

const ONE = new Map([
  ...IRREGULAR.map(([one, several]) => [several, one] as const),
  ...same([...UNCOUNTED, "species"]),
  ["keys", "key"],
]);

/** Nothing at the end of the added ones says several: their singular needs no list. */
const SEVERAL = new Map([
  ...IRREGULAR,
  ...same([...UNCOUNTED, "feedback", "equipment", "inventory", "software", "hardware", "furniture", "maintenance"]),
]);

function same(nouns: readonly string[]): (readonly [string, string])[] {
  return nouns.map((noun) => [noun, noun]);
}
