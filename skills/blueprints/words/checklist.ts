/** What checklists say, in English. */
export const words = {
  begin: (one: string) => `Begin a list for a ${one}`,
  name: "Name",
  start: "Begin",
  open: "Open lists",
  finished: "Finished lists",
  none: "No list yet.",
  progress: (done: number, all: number) => `${done} of ${all}`,
  tick: "Tick off",
  untick: "Undo",
  tickedBy: (by: string, day: string) => `${by}, ${day}`,
  remove: "Remove",
  removeAsk: (name: string) => `Remove the list of ${name}? It cannot be brought back.`,
  onlyAuthor: (by: string) => `Only ${by} may remove this list.`,
  back: "Back to all lists",
  needName: "A name is needed.",
  gone: "It is no longer there.",
};
