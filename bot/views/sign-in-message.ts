import { type Content, context, link, section } from "./pieces.ts";

/** A one-time link, as a direct message. Looking at it, as link previews do, uses nothing up. */
export function signInMessage({ url, name }: { url: string; name: string }): Content {
  return {
    text: `Somebody asked to sign in to Toolroom as you. If it was you, open ${url} in the same browser within five minutes. If not, do nothing.`,
    blocks: [
      section(`*Somebody asked to sign in to Toolroom as you*\nIf it was you: ${link(url, `Sign in as ${name}`)}`),
      context("It works for five minutes, in the browser that asked. If it was not you, do nothing."),
    ],
  };
}
