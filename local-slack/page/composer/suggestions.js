import { findEmoji } from "../blocks/emoji.js";
import { make } from "../frame/dom.js";
import { face } from "../frame/face.js";

const most = 8;

/**
 * What may be meant by what stands before the cursor.
 * @param {string} before all text before the cursor
 * @returns {Promise<{length: number, items: {insert: string, words: string, detail?: string, picture?: Node}[]} | undefined>}
 *   `length` is how many characters before the cursor a choice replaces
 */
export async function suggestionsFor(room, before, target) {
  const command = /^\/[^\n]*$/.exec(before);
  if (command && !target.threadTs) return { length: before.length, items: await commands(room, before) };
  const [, mark, letters] = /(?:^|[\s(])([@#:])([\p{L}\p{N}._+-]*)$/u.exec(before) ?? [];
  if (mark === "@") return { length: letters.length + 1, items: people(room, letters) };
  if (mark === "#") return { length: letters.length + 1, items: channels(room, letters) };
  if (mark === ":" && letters.length > 1) return { length: letters.length + 1, items: pictures(letters) };
  return undefined;
}

async function commands(room, before) {
  const known = await room.client.look("commands");
  const typed = before.toLowerCase();
  return known.commands
    .filter((one) => one.text.toLowerCase().startsWith(typed.trimEnd()) && one.text.length >= typed.trimEnd().length)
    .slice(0, most + 4)
    .map((one) => ({ insert: `${one.text} `, words: one.text, detail: one.hint }));
}

function people(room, letters) {
  const wanted = letters.toLowerCase();
  const fits = (one) =>
    one.name.toLowerCase().startsWith(wanted) ||
    one.real_name
      .toLowerCase()
      .split(" ")
      .some((part) => part.startsWith(wanted));
  const { bot, groups } = room.workspace;
  const found = room.people.filter((one) => !one.deleted && fits(one));
  const ordered = found.sort((one, other) => Number(other.id === bot.user_id) - Number(one.id === bot.user_id));
  const persons = ordered.map((one) => ({
    insert: `@${one.name} `,
    words: one.real_name,
    detail: one.id === bot.user_id ? "App: say what tool you wish you had" : `@${one.name} · ${one.profile.title}`,
    picture: face({ name: one.real_name, isToolroom: one.id === bot.user_id }, "tiny"),
  }));
  const called = groups
    .filter((one) => one.handle.startsWith(wanted))
    .map((one) => ({ insert: `@${one.handle} `, words: `@${one.handle}`, detail: one.name, picture: sign("@") }));
  return [...persons, ...called].slice(0, most);
}

function channels(room, letters) {
  return room.channels
    .filter((one) => !one.is_im && one.name.includes(letters.toLowerCase()))
    .slice(0, most)
    .map((one) => ({ insert: `#${one.name} `, words: `#${one.name}`, detail: one.purpose?.value, picture: sign("#") }));
}

function pictures(letters) {
  return findEmoji(letters, most).map(({ name, picture }) => ({
    insert: `:${name}: `,
    words: `:${name}:`,
    picture: sign(picture),
  }));
}

function sign(text) {
  return make("span", { class: "face tiny", "data-hue": "sign", "aria-hidden": "true" }, text);
}
