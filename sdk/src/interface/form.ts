import type { PageRequest } from "../api.ts";
import { html } from "../html.ts";
import { Refusal } from "../refusal.ts";
import { drawForm, typedOf } from "./draw-form.ts";
import type { FieldSpec } from "./field-spec.ts";
import { specOf } from "./fields.ts";
import type { Form, FormFields, FormProblems, FormShown, FormValue, MakeForm, SentForm } from "./form-api.ts";
import type { PageContexts, TriedForm } from "./page-context.ts";
import { readField } from "./read-field.ts";
import type { Words } from "./words/english.ts";
import { WrongField, WrongForm } from "./wrong-form.ts";

type Sent = Pick<PageRequest, "form"> & Partial<Pick<PageRequest, "files" | "lists">>;

/** What apps import as `form`. */
export function createForms(around: { contexts: PageContexts; words: () => Words }): MakeForm {
  return <const Fields extends FormFields>(fields: Fields, options: { button?: string } = {}): Form<Fields> => {
    const specs = specsOf(fields);
    const read = (sent: Sent) => readSent<Fields>(specs, sent, around.words());
    const show = (shown: FormShown<Fields>) => {
      const tried = triedHere(made, shown, around.contexts);
      if (tried !== undefined) tried.isShown = true;
      return drawForm({ specs, shown: { ...options, ...shown }, tried, ...around });
    };
    const shownAgain = (request: PageRequest, wrong: Pick<TriedForm, "problems" | "message">) => {
      const action = new URL(request.request.url).pathname;
      const tried = { form: made, action, typed: typedOf(specs, request), isShown: false, ...wrong };
      const heading = options.button ?? around.words().save;
      return new WrongForm(tried, () => html`<h1>${heading}</h1>${show({ action })}`);
    };
    const made: Form<Fields> = {
      show,
      read,
      take: (act) => async (request) => {
        const sent = read(request);
        if (!sent.ok) throw shownAgain(request, { problems: sent.problems, message: undefined });
        const wrong = (field: string, sentence: string): never => {
          throw new WrongField(field, sentence);
        };
        try {
          return await act({ ...request, value: sent.value, wrong });
        } catch (error) {
          if (error instanceof WrongField)
            throw shownAgain(request, { problems: { [error.field]: error.message }, message: undefined });
          if (error instanceof Refusal && error.page === undefined)
            throw shownAgain(request, { problems: {}, message: error.message });
          throw error;
        }
      },
    };
    return made;
  };
}

/** Names are checked here once: nothing that is sent can reach a name that is not the form's own. */
function specsOf(fields: FormFields): ReadonlyMap<string, FieldSpec> {
  const specs = new Map<string, FieldSpec>();
  for (const [name, given] of Object.entries(fields)) {
    if (!/^[A-Za-z][A-Za-z0-9_]{0,62}$/.test(name) || name in {})
      throw new TypeError(
        `${JSON.stringify(name)} is no name for a field: use letters, digits and _, such as startDay.`,
      );
    specs.set(name, specOf(name, given));
  }
  return specs;
}

function readSent<Fields extends FormFields>(
  specs: ReadonlyMap<string, FieldSpec>,
  sent: Sent,
  words: Words,
): SentForm<Fields> {
  const value: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  const typed = typedOf(specs, sent);
  for (const [name, spec] of specs) {
    const file = sent.files !== undefined && Object.hasOwn(sent.files, name) ? sent.files[name] : undefined;
    const reading = readField(spec, { texts: typed[name] ?? [], file }, words);
    if ("problem" in reading) problems[name] = reading.problem;
    else value[name] = reading.value;
  }
  return Object.keys(problems).length === 0
    ? { ok: true, value: value as FormValue<Fields> }
    : { ok: false, problems: problems as FormProblems<Fields>, typed };
}

/** What was just sent of this form, and to where it is shown now: a page may show it several times. */
function triedHere<Fields extends FormFields>(
  form: Form<Fields>,
  { action, sent }: FormShown<Fields>,
  contexts: PageContexts,
): TriedForm | undefined {
  if (sent !== undefined) {
    if (sent.ok) return undefined;
    return { form, action, typed: sent.typed, problems: sent.problems, message: undefined, isShown: true };
  }
  const { tried } = contexts.current();
  // As a browser sends it: with what stands in a path otherwise, such as spaces, written as URLs have it.
  return tried?.form === form && tried.action === URL.parse(action, "http://app")?.pathname ? tried : undefined;
}
