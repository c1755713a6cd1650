import type { Column, PartOf } from "../../../../sdk/contract/parts.ts";
import { modelAt } from "../limits/modelled.ts";
import { gap, indexes } from "../words/scene.ts";
import { type SaidName, saidNames } from "./said-names.ts";
import { takeSaid, type Wish } from "./wish.ts";

export type Listed = PartOf<"records"> | PartOf<"approval">;

export interface SaidColumns {
  part: Listed;
  columns: Column[];
  said: SaidName[];
}

/** The columns whose labels a wish says, of the part that has them; null: there are none at all. */
export function saidColumns(wish: Wish): SaidColumns | null {
  const listed = wish.parts.filter((part): part is Listed => part.part === "records" || part.part === "approval");
  const all = listed.map((part): SaidColumns => {
    const said = saidNames(
      wish,
      part.columns.map(({ label }) => label),
    );
    return { part, said, columns: said.flatMap(({ name }) => part.columns.find(({ label }) => label === name) ?? []) };
  });
  return all.find(({ said }) => said.length > 0) ?? all[0] ?? null;
}

/** Takes the labels, and the words for columns. */
export function takeColumns(wish: Wish, { said }: SaidColumns, verbs: string): void {
  for (const { range } of said) modelAt(wish, ...indexes(range));
  takeSaid(wish, [verbs, wish.words.column, wish.words.filler].join("|"));
}

export function askColumn(wish: Wish, said: string, part: Listed): null {
  gap(wish, "not_there", `${said} | ${part.columns.map(({ label }) => label).join(", ")}`, true);
  return null;
}
