import { daysOf } from "../fields/span.ts";
import { modelAt, modelBefore } from "../limits/modelled.ts";
import { gap, indexesOf, valuesIn, wholeOf } from "../words/scene.ts";
import { replacedValues } from "./replaced-values.ts";
import { type Change, partsOf, says, takeSaid, withPart } from "./wish.ts";

const MOST = 365;

/** Says that it is about how long something is lent. */
const LENGTH = "loan period|lending period|loan|keep|leihfrist|ausleihfrist|leihdauer|behalten|extend|verlängern";

/** "3 weeks instead of 14 days", "Leihfrist auf 30 Tage". */
export const loanDays: Change = (wish) => {
  const [lending] = partsOf(wish.parts, "lending");
  if (lending === undefined) return null;
  const old = replacedValues(wish);
  const said = valuesIn(wish, wholeOf(wish), "span").filter(({ index }) => !old.has(index));
  const [span] = said;
  const days = span === undefined ? null : daysOf(span.item.span);
  if (span === undefined || days === null || said.length > 1) return null;
  if (days < 1 || days > MOST) {
    gap(wish, "loan_days", span.item.text, true);
    return null;
  }
  // "remind them one day before it is due back": when something is said, not how long it is lent.
  const isAhead =
    indexesOf(wish, wholeOf(wish), "remind", "say", "before").length > 0 ||
    says(wish, wish.words.reminder) ||
    /\b(?:before|ahead|vor|vorher|zuvor|davor|anschreiben|anschreibst|bescheid|message|notify|nachricht)\b/i.test(
      wish.text,
    );
  if (isAhead && !says(wish, LENGTH)) return null;
  modelAt(wish, span.index);
  modelBefore(wish, span.index, "beforeSpan", "beforeTime", "restriction", "beforeNumber", "amount", "behindSpan");
  for (const limit of wish.limits)
    if (limit.from === span.index + 1 && limit.kind === "behindSpan") modelAt(wish, limit.from);
  takeSaid(wish, wish.words.loan);
  return withPart(wish.parts, lending, { ...lending, days });
};
