/** Was neben dem gesagt wird, was ein anderes Programm geschickt hat, auf Deutsch. */
export const words = {
  empty: "Es kam etwas, ohne Inhalt.",
  more: (count: number) => `Und ${count} weitere Felder.`,
};
