import type { Question, WouldPost } from "../../operator/announcer.ts";
import { ACTIONS, DECISION_ROW } from "./action-ids.ts";
import { actions, bullets, button, type Content, context, link, plain, section } from "./pieces.ts";

type Preview = Extract<Question, { kind: "preview" }>;

/** The asker tries it. The link leads through sign-in, and the preview has fresh data of its own, so it may stand in the thread. */
export function previewCard(preview: Preview): Content {
  const { approvalId, releaseNumber, url, changes, wouldPost, runs } = preview;
  const version = `v${releaseNumber}`;
  return {
    text: `A preview of ${version} is ready: is it right? ${plain(changes)}`,
    blocks: [
      section(`*Is this right? A preview of ${version}*\n${plain(changes)}`),
      ...(url === null ? [] : [section(`${link(url, "Open the preview")} (signed in; it has its own empty data)`)]),
      ...(runs.length === 0 ? [] : [section(`*What it does besides*\n${bullets(runs.map(plain))}`)]),
      ...wouldPost.map(wouldPostBlock),
      actions(
        DECISION_ROW,
        button(ACTIONS.yes, approvalId, "Looks right", { label: `${version} looks right`, style: "primary" }),
        button(ACTIONS.change, approvalId, "Change it", { label: "Say what is wrong with it" }),
      ),
      context("Or answer here: _looks right_, or what is wrong."),
    ],
  };
}

function wouldPostBlock({ channel, text }: WouldPost) {
  const quoted = plain(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
  return section(`*Would post in ${plain(channel)}*\n${quoted}`);
}
