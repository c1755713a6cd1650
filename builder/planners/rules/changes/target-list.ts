import { gap, type Range } from "../words/scene.ts";
import { type NameList, nameLists } from "./name-list.ts";
import { type SaidName, saidNames } from "./said-names.ts";
import { saidAll, type Wish } from "./wish.ts";

export interface Target {
  list: NameList;
  /** Words that call for it. */
  calls: Range[];
  /** Its names that are said. */
  said: SaidName[];
}

/** The list that a wish is about: the one whose names it says, else the one that it calls for, else the only one. null: none. */
export function targetList(wish: Wish, isNew = false): Target | null {
  const lists = nameLists(wish);
  const states = lists.some(({ kind }) => kind === "states") ? wish.words.calls.states.split("|") : [];
  const all = lists.map((list): Target => {
    const words = [list.called, wish.words.calls[list.kind]].flatMap((one) => one.split("|"));
    // Where things have states, a word for states never calls for things.
    const own = words.filter((one) => one !== "" && (list.kind === "states" || !states.includes(one)));
    return { list, calls: saidAll(wish, own.join("|")), said: saidNames(wish, list.names) };
  });
  const called = all.filter(({ calls }) => calls.length > 0);
  const byOwn = called.filter(({ list, calls }) =>
    saidAll(wish, list.called).some((range) => calls.some(({ from, to }) => from <= range.from && to >= range.to)),
  );
  const named = all.filter(({ said }) => said.length > 0);
  const aside = called.filter(({ list }) => list.isAside);
  const main = all.filter(({ list }) => !list.isAside);
  // "add a room": the list that is called so; "add a state" is not about the things that have one.
  const orders = isNew
    ? [byOwn, aside.length === 1 && byOwn.length === 0 ? aside : [], named, called, main]
    : [named.filter((one) => byOwn.includes(one)), named, byOwn, aside, called, main];
  const found = orders.find((some) => some.length === 1)?.[0] ?? null;
  if (found === null && named.length > 1)
    gap(wish, "which_list", named.map(({ said }) => said[0]?.name ?? "").join(" / "), true);
  return found;
}

/** Says that a name is not there, and which are. */
export function askName(wish: Wish, said: string, { names }: NameList): null {
  gap(wish, "not_there", [said, names.join(", ")].join(" | "), true);
  return null;
}
