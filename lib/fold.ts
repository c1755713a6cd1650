/** Small, without accents: as words are compared that people write one way or another. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replaceAll("ß", "ss")
    .toLowerCase();
}

/** Whether both are forms of one word: "orders" and "ordered", "Buchungen" and "gebucht". Both folded. */
export function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [stem(one), stem(other)];
  if (a === b) return a.length >= 3;
  const shorter = Math.min(a.length, b.length);
  const isSame = (length: number) => a.slice(0, length) === b.slice(0, length);
  return shorter >= 4 && isSame(Math.max(4, shorter - 2));
}

function stem(word: string): string {
  const bare = /^ge\p{Letter}{4,}t$/u.test(word) ? word.slice(2) : word;
  return bare.length > 3 ? bare.replace(/(?:ungen|ung|ings|ing|ern|ed|es|en|er|et|e|n|s|t)$/, "") : bare;
}

/** Whether a folded text says this folded word, or these, and not as part of a longer one. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1], text[at + word.length]];
    if (!isOfWord(before) && !isOfWord(after)) return true;
  }
  return false;
}

function isOfWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{Letter}\p{Number}]/u.test(sign);
}
