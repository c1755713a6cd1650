import { indexes, type Range, type Scene } from "../words/scene.ts";

/** "in the last quarter", "dieses Jahr", "over the last 14 days": a time of which nothing was read. */
export function unreadPeriod(scene: Scene, clause: Range): Range | null {
  for (const index of indexes(clause)) {
    if (scene.modelled.has(index) || scene.used.has(index)) continue;
    const next = scene.items[index + 1];
    const second = scene.items[index + 2];
    const text = scene.items[index]?.text ?? "";
    if (ALONE.test(text)) return { from: index, to: index + 1 };
    if (!LAST.test(text)) continue;
    const isSpan = next?.kind === "span" || UNIT.test(next?.text ?? "");
    const isCounted = /^(?:\d+|\p{L}+)$/u.test(next?.text ?? "") && UNIT.test(second?.text ?? "");
    if (isSpan || isCounted) return { from: index, to: index + (isSpan ? 2 : 3) };
  }
  return null;
}

/** Times that need no "last" before them. */
const ALONE =
  /^(?:(?:the |this |last |past )?(?:fortnight|quarter|year)(?:'s)?|year to date|vorjahr(?:e?s)?|vorwoche|quartals?|halbjahre?s?|year-to-date|ytd)$/i;
/** Of "the last 14 days", "in den letzten zwei Quartalen" the words before the number and the unit, then the unit. */
const LAST =
  /^(?:(?:in |over |of |from |during |for )?(?:the )?(?:last|past|previous|this|current)|(?:in |aus |von )?(?:der |den |die |dem |des )?(?:letzte[nrsm]?|vergangene[nrsm]?|vorige[nrsm]?|diese[nrsm]?|laufende[nrsm]?))$/i;
const UNIT =
  /^(?:days?|weeks?|months?|quarters?|years?|weekends?|seasons?|semesters?|terms?|fortnights?|hours?|tage?n?|wochen?|monate?n?s?|quartale?n?s?|jahre?n?s?|wochenende?n?s?|saison|semesters?|halbjahre?s?|stunden?)$/i;
