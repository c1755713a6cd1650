/** More at once nobody answers. */
export const MAX_QUESTIONS = 3;
