/** Was eine Rangliste sagt, auf Deutsch. */
export const words = {
  place: "Platz",
  name: "Name",
  reason: "Wofür",
  give: "Punkte geben",
  add: "Hinzufügen",
  latest: "Zuletzt",
  by: (name: string) => `von ${name}`,
  takeBack: "Zurücknehmen",
  notYours: "Das kann nur zurücknehmen, wer es eingetragen hat.",
  between: (least: string, most: string) => `Gib eine Zahl zwischen ${least} und ${most} an.`,
  empty: "Noch hat niemand Punkte.",
  more: (count: number) => `Und ${count} weitere.`,
};
