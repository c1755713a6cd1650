/** What an agent was given to work with, by the sha256 of its text; the company's own skills, by that of all their files (`company_skills`). */
export interface Materials {
  /** null: nobody knows which version of it there is. */
  harness: { name: string; version: string | null };
  promptSha256: string;
  skills: { name: string; sha256: string }[];
  contextPages: { name: string; sha256: string }[];
}
