/**
 * "post in #general in the morning who has birthday today", "jeden Morgen um 9 in #general posten, wer heute Geburtstag hat":
 * told on the day itself, every year, and no summary of what was entered today. Said so where nothing else is said with it.
 */
export function withBirthdays(text: string): string {
  return text.replace(SENTENCE, (sentence: string) => {
    const way = [EN, DE].find(({ who }) => who.test(sentence));
    if (way === undefined) return sentence;
    const rest = sentence.replace(way.who, " ");
    const words = rest.match(/[^\s,]+/g) ?? [];
    const channel = /#[\p{L}\p{N}_-]+/u.exec(rest)?.[0];
    if (channel === undefined || !words.every((word) => SMALL.test(word))) return sentence;
    const [time = ""] = way.time.exec(rest) ?? [];
    return way.said(channel, time.trim());
  });
}

/** Up to its sign: "9.30" ends none. */
const SENTENCE = /(?:[^.!?;\n]|[.](?=\d))+/gu;

const EN = {
  who: /\b(?:who(?:ever)? has (?:(?:a|his|her|their|his or her) )?birthday(?: (?:on )?(?:today|that day|this day))?|whose birthdays? (?:it )?(?:is|are)(?: (?:on )?(?:today|that day|this day))?|today['’]?s birthdays|the birthdays (?:of (?:today|the day|that day)|today))/i,
  time: /\bat \d[\d:.]*(?: ?[ap]\.?m\.?\b)?|\bin the morning\b|\bat noon\b|\bevery morning\b/i,
  said: (channel: string, time: string) =>
    ` Remind us in ${channel} ${time.replace(/^every/i, "in the")} every year on the day itself`,
};
const DE = {
  who: /(?<!\p{L})(?:wer (?:(?:heute|an (?:dem|diesem) tag|gerade) )?(?:geburtstag hat|hat (?:heute )?geburtstag)|wer hat (?:heute )?geburtstag|wessen geburtstag heute ist|(?:die )?heutigen geburtstage|die geburtstage (?:von heute|des tages))(?!\p{L})/iu,
  time: /(?<!\p{L})um \d[\d:.]*(?: ?uhr)?|(?<!\p{L})morgens(?: um \d[\d:.]*(?: ?uhr)?)?|(?<!\p{L})mittags/iu,
  said: (channel: string, time: string) => ` Jedes Jahr am Tag selbst ${time} in ${channel} erinnern`,
};

const SMALL =
  /^(?:please|post|posts|tell|say|send|announce|show|write|us|it|in|to|into|the|every|each|day|daily|weekday|workday|morning|at|and|then|bitte|poste|posten|postet|sag|sage|sagen|schreib|schreibe|schreiben|schick|schicke|schicken|melde|melden|jeden|jede|tag|werktag|täglich|morgens?|um|uhr|und|dann|soll|sollen|es|man|der|die|das|bot|steht|stehen|im|am|pm|a\.?m\.?|p\.?m\.?|\d[\d:.]*(?:am|pm)?|#[\p{L}\p{N}_-]+|:)$/iu;
