import type { ReplayNote } from "../../operator/announcer.ts";
import type { Language } from "../words/language.ts";
import { bullets, moment, plain, section } from "./pieces.ts";

const MOST_SHOWN = 6;

/** What other instructions make of what came before: how much is different, and the first of it with before and now. */
export function replayBlocks(replay: ReplayNote | null, language: Language) {
  if (replay === null) return [];
  const { preview, forms } = language;
  const { same, notTried, withoutModel = 0, differences } = replay;
  const counts = [
    ...(same === 0 ? [] : [preview.replayedSame(same)]),
    ...(differences.length === 0 ? [] : [preview.replayedOther(differences.length)]),
    ...(withoutModel === 0 ? [] : [preview.replayedWithoutModel(withoutModel)]),
    ...(notTried === 0 ? [] : [preview.notReplayed(notTried)]),
  ];
  if (counts.length === 0) return [];
  const shown = differences.slice(0, MOST_SHOWN).map((one) => differenceWords(one, language));
  const more = differences.length - shown.length;
  const lines = [...shown, ...(more === 0 ? [] : [forms.more(more)])];
  const counted = `*${preview.replayed}* ${counts.join(", ")}.`;
  return [section(lines.length === 0 ? counted : `${counted}\n${bullets(lines)}`)];
}

function differenceWords({ run, at, before, now }: ReplayNote["differences"][number], language: Language): string {
  const { preview } = language;
  const what = `${plain(run.replaceAll("-", " "))}, ${moment(at, language)}`;
  if (before === null && now === null) return `${what}: ${preview.replayPrivate}`;
  const side = (text: string | null) => (text === null ? preview.replayNothing : `“${oneLine(text)}”`);
  return `${what}: ${preview.replayBefore} ${side(before)}, ${preview.replayNow} ${side(now)}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return plain(line.length > 200 ? `${line.slice(0, 200)}…` : line);
}
