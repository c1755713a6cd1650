import type { Answers } from "./languages/answers.ts";

/** Questions about Toolroom itself, answered at once; null: it is something else. */
export function answerTo(text: string, answers: Answers): string | null {
  const plain = text.toLowerCase().trim();
  if (plain.length > 200) return null;
  if (
    /^(?:who (?:owns|made|built|is responsible for) .{0,60}(?:app|tool|bot|this|it)\b|whose (?:app|tool) is|wem geh(?:ö|oe)rt|wer hat .{1,40} (?:gebaut|gemacht)|wer ist .{1,40}zust(?:ä|ae)ndig)/.test(
      plain,
    )
  )
    return answers.who;
  if (
    /^(?:what (?:can|could) (?:you|this|toolroom|the bot) do|what (?:are|is) (?:you|this|toolroom)|help\b|help me\??$|can you help(?: me)?\??$|kannst du (?:mir )?helfen\??$|k(?:ö|oe)nnt ihr (?:mir |uns )?helfen\??$|was (?:kannst|k(?:ö|oe)nnt) (?:du|ihr)|was (?:bist|ist) (?:du|das|toolroom)|hilfe\b|who are you|wer bist du)/.test(
      plain,
    )
  )
    return answers.whatICan;
  if (
    /^(?:how (?:do|can|does|would) (?:i|we|this|it|you)|how to use|wie (?:funktioniert|geht|kann ich|benutze|nutze|mache))/.test(
      plain,
    ) &&
    !/\b(?:remind|track|erinner)/.test(plain)
  )
    return answers.how;
  return null;
}
