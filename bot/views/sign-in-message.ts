import type { Language } from "../words/language.ts";
import { type Content, context, link, section } from "./pieces.ts";

/** A one-time link, as a direct message. Looking at it, as link previews do, uses nothing up. */
export function signInMessage({ url, name }: { url: string; name: string }, { signIn }: Language): Content {
  return {
    text: signIn.text(url),
    blocks: [section(`*${signIn.asked}*\n${signIn.ifYou(link(url, signIn.as(name)))}`), context(signIn.works)],
  };
}
