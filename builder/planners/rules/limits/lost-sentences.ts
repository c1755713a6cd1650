/**
 * Words that nobody understood, with a sentence said as one where its channel is among them and more of it: "Every Monday at 9
 * say in #general who is away this week" is one wish that is not built, and not three words.
 */
export function lostSentences(strange: readonly string[], text: string): string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).reduce<string[]>(
    (left, sentence) => {
      const own = left.filter((words) => sentence.includes(words));
      const isLost = own.length > 1 && own.some((words) => /^#\p{L}/u.test(words));
      const whole = sentence.trim().replace(/[.!?]+$/, "");
      if (!isLost || whole.length > MOST) return left;
      const first = left.findIndex((words) => own.includes(words));
      return left.flatMap((words, index) => (index === first ? whole : own.includes(words) ? [] : words));
    },
    [...strange],
  );
}

const MOST = 200;
