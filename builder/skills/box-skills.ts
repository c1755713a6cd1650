/** Where a company's own skills lie in a box, below the agent's home: a folder each, as the repository has it. */
export const COMPANY_SKILLS = ".toolroom/company-skills";
