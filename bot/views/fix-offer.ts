import type { Language } from "../words/language.ts";
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
export function fixOffer(
  offer: { releaseId: string; text: string; complaints: ShownComplaint[] },
  language: Language,
): Content {
  const { fix } = language;
  const { releaseId, complaints } = offer;
  const text = plain(language.handed(offer.text));
  const more = complaints.length - MOST_LINES;
  const lines = [
    ...complaints.slice(0, MOST_LINES).map((one) => lineOf(one, language)),
    ...(more > 0 ? [fix.more(more)] : []),
  ];
  return {
    text,
    blocks: [
      section(`*${text}*\n${bullets(lines)}`),
      section(fix.shallI),
      actions(
        FIX_ROW,
        button(ACTIONS.fix, releaseId, fix.fix, {
          label: fix.fixLabel,
          style: "primary",
        }),
        button(ACTIONS.leave, releaseId, fix.leave, { label: fix.leaveLabel }),
      ),
      context(fix.once),
    ],
  };
}

/** The same once it is decided, without its buttons. `shown` is the message as it stands. Null: it is settled already. */
export function decidedFixOffer(
  shown: Content,
  decided: { wants: boolean; byId: string; at: number; threadUrl: string | null },
  language: Language,
): Content | null {
  const { fix } = language;
  const row = shown.blocks.findIndex((block) => block.type === "actions" && block.block_id === FIX_ROW);
  if (row < 0) return null;
  const { wants, byId, at, threadUrl } = decided;
  const where = threadUrl === null ? "" : ` ${link(threadUrl, fix.see)}.`;
  const said = wants ? fix.asked : fix.left;
  const words = `${said(person(byId), moment(at, language))}${where}`;
  const body = shown.blocks.slice(0, 1).map(({ block_id: _, ...block }) => block as Content["blocks"][number]);
  return { text: `${words} ${shown.text}`, blocks: [...body, section(`*${words}*`)] };
}

/** In the App's thread, above the change that it begins. */
export function fixAsked(
  asked: { personId: string; appName: string; releaseNumber: number; people: number },
  { fix }: Language,
): Content {
  const { personId, appName, releaseNumber, people } = asked;
  const text = fix.wants(person(personId), people, `${plain(appName)} v${releaseNumber}`);
  return { text, blocks: [section(text)] };
}

function lineOf(complaint: ShownComplaint, language: Language): string {
  const { personId, words, isThumb, channel, url, isOfVersion } = complaint;
  const { fix } = language;
  const unsaid = isThumb ? ":-1:" : fix.inWords;
  if (isOfVersion) {
    const said = words === null ? ` ${unsaid}` : `: ${quoted(words.slice(0, MOST_WORDS), language)}`;
    return `${person(personId)}${said}${fix.ofVersion}`;
  }
  if (channel === null) return fix.inPrivate;
  const where = fix.ofPost(plain(channel));
  const place = url === null ? where : link(url, where);
  if (words !== null) return `${person(personId)}: ${quoted(words.slice(0, MOST_WORDS), language)}, ${place}`;
  return `${person(personId)} ${unsaid}, ${place}`;
}
