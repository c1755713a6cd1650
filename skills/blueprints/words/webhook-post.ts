/** What is said beside what another program sent, in English. */
export const words = {
  empty: "Something came, without content.",
  more: (count: number) => `And ${count} more fields.`,
};
