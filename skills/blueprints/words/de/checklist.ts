/** Was Checklisten sagen, auf Deutsch. */
export const words = {
  begin: (one: string) => `Liste beginnen (${one})`,
  name: "Name",
  start: "Beginnen",
  open: "Offene Listen",
  finished: "Fertige Listen",
  none: "Noch keine Liste.",
  progress: (done: number, all: number) => `${done} von ${all}`,
  tick: "Abhaken",
  untick: "Zurücknehmen",
  tickedBy: (by: string, day: string) => `${by}, ${day}`,
  remove: "Löschen",
  removeAsk: (name: string) => `Liste von ${name} löschen? Das lässt sich nicht rückgängig machen.`,
  onlyAuthor: (by: string) => `Diese Liste kann nur ${by} löschen.`,
  back: "Zurück zu allen Listen",
  needName: "Ein Name fehlt.",
  gone: "Das gibt es nicht mehr.",
};
