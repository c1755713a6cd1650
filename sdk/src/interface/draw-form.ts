import type { Html, PageRequest } from "../api.ts";
import { html } from "../html.ts";
import { drawField } from "./draw-field.ts";
import type { FieldSpec } from "./field-spec.ts";
import type { FormFields, FormShown } from "./form-api.ts";
import { PAGE_FIELD, type PageContexts, type TriedForm } from "./page-context.ts";
import { writeNumber } from "./shown-values.ts";
import type { Words } from "./words/english.ts";

/** What is longer is shown again as far as that: no field takes as much, and its problem says so. */
const ECHOED_LENGTH = 200_000;

export interface DrawnForm {
  specs: ReadonlyMap<string, FieldSpec>;
  shown: FormShown<FormFields>;
  tried: TriedForm | undefined;
  contexts: PageContexts;
  words: () => Words;
}

export function drawForm({ specs, shown, tried, contexts, words: wordsNow }: DrawnForm): Html {
  const { action, button, look, layout, folded } = shown;
  if (!/^\/(?![/\\])/.test(action))
    throw new TypeError(`A form's action is a path of this app, such as "/orders", not ${action}.`);
  const words = wordsNow();
  const id = contexts.ownName(`form${action.split(/[?#]/)[0]?.replace(/[^A-Za-z0-9]+/g, "-")}`.replace(/-$/, ""));
  const typed = tried?.typed;
  const drawn = [...specs].map(([name, spec]) => {
    const texts =
      typed === undefined
        ? textsOf(spec, given(shown, name), words)
        : (typed[name] ?? []).map((text) => text.slice(0, ECHOED_LENGTH));
    return drawField({ spec, name, id: `${id}-${name}`, texts, problem: tried?.problems[name], words });
  });
  const hasFile = [...specs.values()].some(({ kind }) => kind === "file");
  const { address } = contexts.current();
  const drawnForm = html`<form method="post" action="${action}" id="${id}" class="made${layout === "bar" && " bar"}"${hasFile && html` enctype="multipart/form-data"`}>
${tried !== undefined && summary(id, tried, words)}${drawn}
${address !== "" && html`<input type="hidden" name="${PAGE_FIELD}" value="${address}">`}<button${look !== undefined && html` class="${look}"`}>${button ?? words.save}</button>
</form>`;
  if (folded === undefined) return drawnForm;
  return html`<details${tried !== undefined && html` open`}><summary>${folded}</summary>${drawnForm}</details>`;
}

/** What was sent of the fields, as it was typed. Files are not sent back: they are chosen again. */
export function typedOf(
  specs: ReadonlyMap<string, FieldSpec>,
  sent: Pick<PageRequest, "form"> & Partial<Pick<PageRequest, "lists">>,
): Record<string, readonly string[]> {
  const typed: Record<string, readonly string[]> = {};
  for (const name of specs.keys()) {
    const list = sent.lists !== undefined && Object.hasOwn(sent.lists, name) ? sent.lists[name] : undefined;
    const one = Object.hasOwn(sent.form, name) ? sent.form[name] : undefined;
    typed[name] = list ?? (one === undefined ? [] : [one]);
  }
  return typed;
}

/** Has the focus when the page is there, so that it is read out, and leads to each field that is wrong. */
function summary(id: string, { problems, message }: TriedForm, words: Words): Html {
  const links = Object.entries(problems)
    .filter(([, problem]) => problem !== undefined)
    .map(([name, problem]) => html`<li><a href="#${id}-${name}">${problem}</a></li>`);
  return html`<div class="problem" role="alert" tabindex="-1" autofocus><strong>${message ?? words.wrongForm}</strong>${links.length > 0 && html`<ul>${links}</ul>`}</div>
`;
}

function given({ values }: FormShown<FormFields>, name: string): unknown {
  return values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
}

/** A value as the field holds it; of one that is not given, what it starts as. */
function textsOf(spec: FieldSpec, value: unknown, words: Words): readonly string[] {
  const start: unknown = typeof spec.start === "function" ? spec.start() : spec.start;
  const held = value === undefined ? start : value;
  if (held === undefined || held === null) return [];
  if (Array.isArray(held)) return held.map(String);
  if (typeof held === "number" && spec.kind !== "tick") return [writeNumber(held, spec.kind === "money", words)];
  return [typeof held === "boolean" ? (held ? "yes" : "") : String(held)];
}
