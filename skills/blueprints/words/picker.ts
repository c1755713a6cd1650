/** What a picker says, in English. */
export const words = {
  pick: "Pick one",
  picked: (one: string, name: string) => `${one}: ${name}`,
  said: (one: string, name: string) => `*${one}*: ${name}`,
  waiting: (waiting: number, all: number) => `${waiting} of ${all} are still to have their turn in this round.`,
  list: "Who is on the list",
  name: "Name",
  add: "Add",
  remove: "Remove",
  empty: "Nobody is on the list yet.",
  nobody: "There is nobody to pick: the list is empty.",
  nameNeeded: "Write a name.",
  pickedBy: (name: string) => `by ${name}`,
  notYours: (name: string) => `Only ${name}, whoever put the name here, or the owner of this app may take it off.`,
  known: (name: string) => `${name} is on the list already.`,
};
