import type { Draft } from "./draft.ts";
import type { Json } from "./json.ts";
import { allPeople } from "./people.ts";
import { SlackError } from "./slack-error.ts";
import { requireBlocks } from "./validators/blocks.ts";
import { limits } from "./validators/limits.ts";
import { storedBlocks } from "./validators/stored-blocks.ts";
import type { Workspace } from "./workspace.ts";

interface Contents {
  text?: string | undefined;
  markdown_text?: string | undefined;
  blocks?: unknown;
  attachments?: Json[] | undefined;
  link_names?: boolean | undefined;
}

/** Checks what a message says and brings it into the shape in which it is stored. */
export function requireContents(workspace: Workspace, args: Contents): Pick<Draft, "text" | "blocks" | "attachments"> {
  if (args.markdown_text !== undefined) {
    if (args.text !== undefined || args.blocks !== undefined) throw new SlackError("markdown_text_conflict");
    if (args.markdown_text.length > limits.markdownText) throw new SlackError("msg_too_long");
  }
  const source = args.markdown_text === undefined ? args.blocks : [{ type: "markdown", text: args.markdown_text }];
  const blocks = source === undefined ? undefined : storedBlocks(requireBlocks(source));
  const plain = args.text ?? args.markdown_text ?? "";
  if (plain.length > limits.messageText) throw new SlackError("msg_too_long");
  if (plain.trim() === "" && !blocks?.length && !args.attachments?.length) throw new SlackError("no_text");
  return {
    text: args.link_names ? linked(workspace, plain) : plain,
    ...(blocks ? { blocks } : {}),
    ...(args.attachments ? { attachments: args.attachments } : {}),
  };
}

/** `@handle` as a mention, as Slack does with `link_names`. */
function linked(workspace: Workspace, plain: string): string {
  const people = new Map(allPeople(workspace).map((person) => [person.handle, person.userId]));
  return plain.replace(/(?<![\w<])@([a-z0-9._-]+)/g, (whole, handle: string) => {
    const userId = people.get(handle);
    return userId ? `<@${userId}>` : whole;
  });
}
