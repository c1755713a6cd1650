import type { App } from "../../store/apps.ts";
import { outboundMessageByKey } from "../../store/outbound-messages.ts";
import { liveRelease } from "../../store/releases.ts";
import type { ReceivedAsk, Replied } from "../desk.ts";
import { bareWords } from "./bare-words.ts";
import type { DeskDeps } from "./deps.ts";
import { started } from "./receive.ts";
import { goBack } from "./roll-back.ts";
import { undoData } from "./undo-rows.ts";

const ITS = "(?:(?:its|the|all|my|our|die|den|seine|alle|meine|unsere) )?";
const POLITE = "(?:ok|okay|yes|ja|no|nein|please|pls|bitte|then|dann|undo|undo it|but|aber|and|und)";
const LAST = "(?:too|as well|please|there|as it is|then|auch|bitte|dann|mit)";
const BACK = [
  `(?:put|bring|set|roll|take) (?:${ITS}data|it|them|that) back`,
  `(?:put|bring|set|roll|take) back ${ITS}data`,
  `(?:with|mit|restore|samt) ${ITS}(?:data|daten)`,
  `${ITS}data (?:back|too|as well)`,
  `${ITS}daten (?:auch )?(?:zurück|zurücksetzen|zurückholen|wiederherstellen)`,
  `${ITS}daten auch`,
  `(?:setz|setze|hol|hole|stell|stelle) ${ITS}daten (?:auch )?(?:zurück|wieder her)`,
].join("|");
const STAYS = [
  `(?:keep|leave) (?:${ITS}data|it|them)`,
  `(?:without|ohne) ${ITS}(?:data|daten)`,
  `${ITS}data (?:stays|should stay|remains)`,
  `${ITS}daten (?:behalten|bleiben|sollen bleiben|bleiben lassen|lassen)`,
  `(?:behalte?|lass) ${ITS}daten`,
].join("|");
const read = (forms: string) => new RegExp(`^(?:${POLITE} )*(?:${forms})(?: ${LAST})*$`);
const [PUTS_BACK, KEEPS] = [read(BACK), read(STAYS)];

/** Which of the two somebody chooses who was asked whether data goes back, too. null: the words say neither. */
export function readDataChoice(text: string): "back" | "stays" | null {
  const plain = bareWords(text, "gaps");
  if (KEEPS.test(plain)) return "stays";
  return PUTS_BACK.test(plain) ? "back" : null;
}

/** The question whether data goes back with this version, answered in words as by its buttons. null: nothing of that was asked. */
export async function chooseData(deps: DeskDeps, app: App, ask: ReceivedAsk): Promise<Replied | null> {
  const choice = readDataChoice(ask.text);
  const live = choice === null ? undefined : await liveRelease(deps.store, app.id);
  if (choice === null || live === undefined) return null;
  const question = await outboundMessageByKey(deps.store, `undo-data:${live.id}`);
  if (question === undefined || question.ts === null || Number(question.ts) > Number(ask.messageTs)) return null;
  if (choice === "stays") return goBack(deps, app, { to: "before", data: "stays" }, ask);
  const replied = started(await undoData(deps, live.id, ask));
  return replied.kind === "started" ? { ...replied, as: "back to the version before, with its data" } : replied;
}
