import { z } from "zod";
import { noteReadPage } from "../../store/builds.ts";
import { type ContextState, contextPage, readContextState, searchContext } from "../../store/context-pages.ts";
import { answerRows, defineCall, mayNot } from "./define-call.ts";
import type { ReadAnswer, ReadCall } from "./read-call.ts";
import type { ReadingDeps } from "./reading-deps.ts";

const MOST_FOUND = 10;
const PAGE_CHARS = 16_000;

/** The organisation's pages, which are for all of its people. */
export function contextCalls({ store, authority }: Pick<ReadingDeps, "store" | "authority">): ReadCall[] {
  return [
    defineCall({
      name: "search_context",
      description:
        "Finds pages of what the company has written down (handbook, conventions, how things are called here) by words in them. Worth asking before you guess a name, a rule or a format. Gives path, title and the place where the words are; read_context_page gives a page.",
      input: z.strictObject({
        words: z.string().min(1).max(300).describe("Words to look for; any of them, best first."),
      }),
      read: async ({ words }, { personId }) => {
        const may = await authority.mayDo(personId, "ask", {});
        if (!may.yes) return mayNot(may);
        const state = await readContextState(store);
        if (state === undefined || state.commitId === null) return noContext(state);
        const found = await searchContext(store, words, MOST_FOUND);
        return answerRows(
          found.map(({ path, title, part }) => ({ path, title, part })),
          { none: "No page has any of these words." },
        );
      },
    }),
    defineCall({
      name: "read_context_page",
      description:
        "Gives a page of what the company has written down, by the path that search_context found or that you were told.",
      input: z.strictObject({
        path: z.string().min(1).max(300).describe("As search_context gives it, such as apps/naming.md."),
        from: z
          .number()
          .int()
          .min(0)
          .max(1_000_000)
          .default(0)
          .describe("Where to begin, in characters: for long pages."),
      }),
      read: async ({ path, from }, { personId, requestId }) => {
        const may = await authority.mayDo(personId, "ask", {});
        if (!may.yes) return mayNot(may);
        const page = await contextPage(store, path);
        const fix = "Find it with search_context: pages are renamed and taken away.";
        if (page === undefined) return { ok: false, why: "There is no page of that path.", fix };
        const { title, text, sha256 } = page;
        await noteReadPage(store, requestId, { name: path, sha256 });
        const end = from + PAGE_CHARS;
        const more =
          text.length > end ? `\n[It goes on: ask again with from ${end}; it has ${text.length} characters.]` : "";
        return { ok: true, text: `${title}\n(${path}, sha256 ${sha256})\n\n${text.slice(from, end)}${more}`, rows: 1 };
      },
    }),
  ];
}

function noContext(state: ContextState | undefined): ReadAnswer {
  const why =
    state === undefined
      ? "This company has no pages set up."
      : "The company's pages were not fetched yet, or cannot be at the moment.";
  return { ok: false, why, fix: "Go on without them." };
}
