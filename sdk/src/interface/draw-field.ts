import type { Html, HtmlValue } from "../api.ts";
import { html } from "../html.ts";
import { choicesOf, type FieldSpec, isNeeded, limitOf, maxBytes, maxLength } from "./field-spec.ts";
import { sizeOf } from "./shown-values.ts";
import type { Words } from "./words/english.ts";
import { readTick } from "./written-values.ts";

export interface DrawnField {
  spec: FieldSpec;
  name: string;
  /** Of the field in its page; a problem's link leads there. */
  id: string;
  /** What stands in it: several texts only of choices. */
  texts: readonly string[];
  problem: string | undefined;
  words: Words;
}

/** So few choices stand open; more are folded into a list. */
const OPEN_CHOICES = 4;

/** One field with its label, its hint and what is wrong with it. */
export function drawField(field: DrawnField): Html {
  const { spec, problem, id, words } = field;
  const isGroup = spec.kind === "choices" || (spec.kind === "choice" && choicesOf(spec).size <= OPEN_CHOICES);
  if (isGroup) return drawGroup(field);
  const said = saidOf(field);
  if (spec.kind === "tick") {
    return html`<div class="field"${wrong(problem)}>${problemOf(field)}<label class="tick"><input type="checkbox" id="${id}" name="${field.name}" value="yes"${checked(readTick(field.texts.at(-1) ?? ""))}${common(field, said)}> ${spec.label}</label>${hintOf(field)}</div>`;
  }
  const optional = !isNeeded(spec) && html` <span class="quiet">(${words.optional})</span>`;
  return html`<div class="field"${wrong(problem)}><label for="${id}">${spec.label}${unitOf(spec)}${optional}</label>${hintOf(field)}${problemOf(field)}${control(field, said)}</div>`;
}

function control(field: DrawnField, said: string): Html {
  const { spec, name, id, words } = field;
  const written = field.texts.at(-1) ?? "";
  const rest = html`id="${id}" name="${name}"${common(field, said)}`;
  switch (spec.kind) {
    case "longText":
      // A browser drops the first line break after the tag: this one, not one that was written.
      return html`<textarea ${rest} rows="4" maxlength="${maxLength(spec)}"${least(spec)}>\n${written}</textarea>`;
    case "number":
    case "money":
      return html`<input ${rest} class="number" inputmode="${spec.whole ? "numeric" : "decimal"}" autocomplete="off" value="${written}">`;
    case "date":
    case "time":
      return html`<input type="${spec.kind}" ${rest}${limits(spec)} value="${written}">`;
    case "choice": {
      const options = [...choicesOf(spec)].map(
        ([value, label]) => html`<option value="${value}"${value === written && html` selected`}>${label}</option>`,
      );
      return html`<select ${rest}><option value="">${words.choose}</option>${options}</select>`;
    }
    case "file": {
      const accept = spec.endings !== undefined && html` accept="${spec.endings.join(",")}"`;
      return html`<input type="file" ${rest}${accept}>`;
    }
    case "email":
      return html`<input type="email" ${rest} autocomplete="email" maxlength="${maxLength(spec)}" value="${written}">`;
    case "url":
      return html`<input ${rest} inputmode="url" maxlength="${maxLength(spec)}" value="${written}">`;
    default:
      return html`<input ${rest} maxlength="${maxLength(spec)}"${least(spec)}${patternOf(spec)} value="${written}">`;
  }
}

/** Choices that all stand open: one of them, or any of them. */
function drawGroup(field: DrawnField): Html {
  const { spec, name, id, texts, problem, words } = field;
  const isOne = spec.kind === "choice";
  const said = saidOf(field);
  const described = said !== "" && html` aria-describedby="${said}"`;
  const inputs = [...choicesOf(spec)].map(([value, label], at) => {
    const own = html`id="${at === 0 ? id : `${id}-${at + 1}`}" name="${name}" value="${value}"${checked(texts.includes(value))}`;
    return isOne
      ? html`<label class="tick"><input type="radio" ${own}${isNeeded(spec) && html` required`}> ${label}</label>`
      : html`<label class="tick"><input type="checkbox" ${own}${isWrong(problem)}> ${label}</label>`;
  });
  const none =
    isOne &&
    !isNeeded(spec) &&
    html`<label class="tick"><input type="radio" name="${name}" value=""${checked(texts.every((text) => text === ""))}> –</label>`;
  const optional = !isNeeded(spec) && html` <span class="quiet">(${words.optional})</span>`;
  const role = isOne && html` role="radiogroup"${isWrong(problem)}`;
  return html`<fieldset class="field"${wrong(problem)}${role}${described}><legend>${spec.label}${optional}</legend>${hintOf(field)}${problemOf(field)}<div class="open">${inputs}${none}</div></fieldset>`;
}

function common({ spec, problem }: DrawnField, said: string): HtmlValue {
  return [isNeeded(spec) && html` required`, isWrong(problem), said !== "" && html` aria-describedby="${said}"`];
}

/** What is said about the field beside its label, by id. */
function saidOf(field: DrawnField): string {
  const ids = [hint(field) !== undefined && `${field.id}-hint`, field.problem !== undefined && `${field.id}-problem`];
  return ids.filter((id) => id !== false).join(" ");
}

function hint({ spec, words }: DrawnField): string | undefined {
  if (spec.kind !== "file") return spec.hint;
  const limit = words.fileLimit(sizeOf(maxBytes(spec), words));
  return spec.hint === undefined ? `${limit}.` : `${spec.hint} ${limit}.`;
}

function hintOf(field: DrawnField): HtmlValue {
  const said = hint(field);
  return said !== undefined && html`<small id="${field.id}-hint">${said}</small>`;
}

function problemOf({ id, problem }: DrawnField): HtmlValue {
  return problem !== undefined && html`<strong class="wrong" id="${id}-problem">${problem}</strong>`;
}

function unitOf({ currency, unit }: FieldSpec): HtmlValue {
  const said = currency ?? unit;
  return said !== undefined && ` (${said})`;
}

function wrong(problem: string | undefined): HtmlValue {
  return problem !== undefined && html` data-wrong`;
}

function isWrong(problem: string | undefined): HtmlValue {
  return problem !== undefined && html` aria-invalid="true"`;
}

function checked(is: boolean): HtmlValue {
  return is && html` checked`;
}

function least({ min }: FieldSpec): HtmlValue {
  return typeof min === "number" && min > 0 && html` minlength="${min}"`;
}

function limits({ min, max }: FieldSpec): HtmlValue {
  const [first, last] = [limitOf(min), limitOf(max)];
  return [first !== undefined && html` min="${first}"`, last !== undefined && html` max="${last}"`];
}

/** Browsers know patterns without flags, in a grammar of their own: what they would not read stays with the server. */
function patternOf({ pattern }: FieldSpec): HtmlValue {
  if (pattern === undefined || pattern.is.flags.replace(/[uvgy]/g, "") !== "") return null;
  try {
    new RegExp(pattern.is.source, "v");
  } catch {
    return null;
  }
  return html` pattern="${pattern.is.source}" title="${pattern.say}"`;
}
