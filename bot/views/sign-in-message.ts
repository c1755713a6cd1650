import type { Language } from "../words/language.ts";
import { type Content, context, link, section } from "./pieces.ts";

/**
 * A one-time link, as a direct message; with the code of a terminal, for that. Looking at it, as link previews do, uses
 * nothing up.
 */
export function signInMessage(
  { url, name, terminal }: { url: string; name: string; terminal?: string },
  { signIn }: Language,
): Content {
  if (terminal !== undefined)
    return {
      text: signIn.terminalText(url, terminal),
      blocks: [
        section(`*${signIn.terminalAsked}*\n${signIn.terminalIfYou(terminal, link(url, signIn.terminalAs(name)))}`),
        context(signIn.terminalWorks),
      ],
    };
  return {
    text: signIn.text(url),
    blocks: [section(`*${signIn.asked}*\n${signIn.ifYou(link(url, signIn.as(name)))}`), context(signIn.works)],
  };
}
