import { z } from "zod";
import type { Field } from "./form.ts";

/** What stands in a form, by block: words, an id, a day, a time, or what is ticked or chosen of several. */
export const filledSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export type Filled = z.infer<typeof filledSchema>;

export const KIND = "kind";
/** Blocks of pickers that cannot hold what was said: it stands in the form as text instead. */
export const AS_TEXT = "as_text";
/** What the app is called. */
export const TITLE = "title";
/** Lines that no field is for. */
export const MORE = "more";

const optionSchema = z.object({ value: z.string() });

/** `view.state.values`: docs.slack.dev/reference/views/view-submission */
export const stateSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: optionSchema.nullish(),
      selected_options: z.array(optionSchema).nullish(),
      selected_users: z.array(z.string()).nullish(),
      selected_conversation: z.string().nullish(),
      selected_date: z.string().nullish(),
      selected_time: z.string().nullish(),
    }),
  ),
);

/** Every block of the form has its value; of what is empty, an empty one. */
export function filledIn(state: z.infer<typeof stateSchema>): Filled {
  return Object.fromEntries(
    Object.entries(state).map(([blockId, elements]) => {
      const [one] = Object.values(elements);
      const many = one?.selected_options?.map(({ value }) => value) ?? one?.selected_users;
      const single = one?.value ?? one?.selected_option?.value ?? one?.selected_conversation;
      return [blockId, many ?? single ?? one?.selected_date ?? one?.selected_time ?? ""];
    }),
  );
}

export function textAt(filled: Filled, blockId: string): string {
  const value = filled[blockId];
  return typeof value === "string" ? value.trim() : "";
}

export function severalAt(filled: Filled, blockId: string): string[] {
  const value = filled[blockId];
  return Array.isArray(value) ? value : [];
}

/** Where it stands as text, which a picker cannot hold. */
export function textBlockOf(blockId: string): string {
  return `${blockId}_said`;
}

/** The time of a moment has a block of its own, below its day. */
export function timeBlockOf({ blockId }: Field): string {
  return `${blockId}_at`;
}
