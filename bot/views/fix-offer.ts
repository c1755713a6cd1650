import { ACTIONS } from "./action-ids.ts";
import {
  actions,
  bullets,
  button,
  type Content,
  context,
  link,
  moment,
  person,
  plain,
  quoted,
  section,
} from "./pieces.ts";

/** One complaint as its line shows it; `url` leads to what it is about. */
export interface ShownComplaint {
  personId: string;
  words: string | null;
  isThumb: boolean;
  channel: string | null;
  url: string | null;
  /** Of the version as a whole, and no post. */
  isOfVersion: boolean;
}

const FIX_ROW = "fix";
/** Ten such lines fit into one block. */
const MOST_LINES = 10;
const MOST_WORDS = 150;

/** To an App's Owner: what people say is not right with a version, and whether to have it fixed. */
export function fixOffer(offer: { releaseId: string; text: string; complaints: ShownComplaint[] }): Content {
  const { releaseId, complaints } = offer;
  const text = plain(offer.text);
  const more = complaints.length - MOST_LINES;
  const lines = [
    ...complaints.slice(0, MOST_LINES).map(lineOf),
    ...(more > 0 ? [`and ${more === 1 ? "one more" : `${more} more`}`] : []),
  ];
  return {
    text,
    blocks: [
      section(`*${text}*\n${bullets(lines)}`),
      section(
        "Shall I have it fixed? I plan a change in its thread, with what they say and what it posted, and nothing is built before you agree to the plan.",
      ),
      actions(
        FIX_ROW,
        button(ACTIONS.fix, releaseId, "Have it fixed", {
          label: "Have it fixed: plan a change with what people say",
          style: "primary",
        }),
        button(ACTIONS.leave, releaseId, "Not now", { label: "Not now: leave it as it is" }),
      ),
      context("I ask this once for each version."),
    ],
  };
}

/** The same once it is decided, without its buttons. `shown` is the message as it stands. Null: it is settled already. */
export function decidedFixOffer(
  shown: Content,
  decided: { wants: boolean; byId: string; at: number; threadUrl: string | null },
): Content | null {
  const row = shown.blocks.findIndex((block) => block.type === "actions" && block.block_id === FIX_ROW);
  if (row < 0) return null;
  const { wants, byId, at, threadUrl } = decided;
  const where = threadUrl === null ? "" : ` ${link(threadUrl, "See its thread")}.`;
  const said = wants ? "A change is asked for" : "Left as it is";
  const words = `${said}, by ${person(byId)} ${moment(at)}.${where}`;
  const body = shown.blocks.slice(0, 1).map(({ block_id: _, ...block }) => block as Content["blocks"][number]);
  return { text: `${words} ${shown.text}`, blocks: [...body, section(`*${words}*`)] };
}

/** In the App's thread, above the change that it begins. */
export function fixAsked(asked: { personId: string; appName: string; releaseNumber: number; people: number }): Content {
  const { personId, appName, releaseNumber, people } = asked;
  const who = people === 1 ? "one person says" : `${people} people say`;
  const text = `${person(personId)} wants fixed what ${who} is not right with ${plain(appName)} v${releaseNumber}. What they say is attached to the ask.`;
  return { text, blocks: [section(text)] };
}

function lineOf({ personId, words, isThumb, channel, url, isOfVersion }: ShownComplaint): string {
  if (isOfVersion) {
    const said = words === null ? ` ${isThumb ? ":-1:" : "in words"}` : `: ${quoted(words.slice(0, MOST_WORDS))}`;
    return `${person(personId)}${said}, of this version as a whole`;
  }
  if (channel === null) return "somebody, of something it told them in private";
  const where = `of what it posted in ${plain(channel)}`;
  const place = url === null ? where : link(url, where);
  if (words !== null) return `${person(personId)}: ${quoted(words.slice(0, MOST_WORDS))}, ${place}`;
  return `${person(personId)} ${isThumb ? ":-1:" : "in words"}, ${place}`;
}
