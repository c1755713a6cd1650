import { createHanded } from "../handed-over.ts";
import { fact } from "./facts.ts";
import { DESK } from "./handed-desk.ts";
import { FAILURES } from "./handed-failures.ts";
import { WORK } from "./handed-work.ts";

const said = createHanded({ ...DESK, ...WORK, ...FAILURES }, fact);

export function handed(english: string): string {
  return said(english).replaceAll("{date_short_pretty} at {time}|earlier>", "{date_short_pretty} um {time}|vorhin>");
}
