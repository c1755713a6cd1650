import type { Language } from "../words/language.ts";
import { type Content, context, moment, plain, section } from "./pieces.ts";

/** What somebody did at a terminal. */
export type ToolAct =
  | { kind: "handed_in"; appName: string; why: string | null }
  | { kind: "back"; appName: string; version: string }
  /** `at`: when the copy was taken, ms. */
  | { kind: "restore"; appName: string; version: string; at: number };

/** Said in the thread that it is about, so that everybody there knows who did it, and from where. */
export function byToolMessage(personId: string, act: ToolAct, language: Language): Content {
  const { byTool } = language;
  const who = `<@${personId}>`;
  const app = plain(act.appName);
  if (act.kind === "back") return said(byTool.back(who, app, plain(act.version)), null);
  if (act.kind === "restore") return said(byTool.restore(who, app, plain(act.version), moment(act.at, language)), null);
  return said(byTool.handedIn(who, app), act.why === null ? null : byTool.why(plain(act.why)));
}

function said(sentence: string, more: string | null): Content {
  return { text: sentence, blocks: [section(sentence), ...(more === null ? [] : [context(more)])] };
}
