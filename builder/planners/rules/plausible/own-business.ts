const ENGLISH =
  /\b(?:we are|we're|i am|i'm|we run|i run|we own|i own|we manage|i manage|i work (?:for|at|in)|we work (?:for|at|in)) (?:just |only )?(?:a|an) ((?:[\p{L}-]+ ?){1,4})/giu;
const GERMAN =
  /(?<!\p{L})(?:wir sind|ich bin|wir betreiben|ich betreibe|wir leiten|ich leite|wir führen|ich führe|ich arbeite (?:in|bei)|wir arbeiten (?:in|bei)) (?:nur |hier )?(?:ein|eine|einen|einer|einem) ((?:[\p{L}-]+ ?){1,4})/giu;

/** "wir sind eine Tauchschule", "I run a vet practice": who asks, where nothing more is said of it; no list is called so. */
export function isOwnBusiness({ one, many }: { one: string; many: string }, text: string): boolean {
  const plain = text.toLowerCase();
  const said = [...plain.matchAll(ENGLISH), ...plain.matchAll(GERMAN)].map((match) => match[1]?.trim() ?? "");
  const names = [one, many].map((name) => name.toLowerCase());
  return said.some((words) => {
    const name = names.find((own) => words === own || words.startsWith(`${own} `) || words.endsWith(` ${own}`));
    return name !== undefined && plain.split(new RegExp(`(?<!\\p{L})${escaped(name)}`, "u")).length === 2;
  });
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
