/** `why` and `askWhom` are sentences for the person who asked; `askWhom` says who could do it, or is empty. */
export type Judgement = { yes: true } | No;

export interface No {
  yes: false;
  why: string;
  askWhom: string;
}

export const YES: Judgement = { yes: true };

export function no(why: string, whom?: string): No {
  return { yes: false, why, askWhom: whom === undefined ? "" : `Ask ${whom}.` };
}

/** To the person who may not: why, and whom to ask. */
export function sayNo({ why, askWhom }: No): string {
  return `${why} ${askWhom}`.trim();
}
