/** What all migrations of an app may take together, everywhere that they are applied: while they are, people wait for the app. */
export const MIGRATIONS_MS = 4_000;

/** What the program that applies them prints as it begins each, a line of JSON: cli/box/migrate.ts. */
export interface MigrationBegun {
  begins: string;
}

/** Of one that did not end in that time. */
export function endlessMigration(file: string, limitMs: number): { problem: string; fix: string } {
  return {
    problem: `migrations/${file} does not end within ${(limitMs / 1000).toFixed(1)} s`,
    fix: "Give it an end: a `with recursive` stops only by a `where` or a `limit` of its own; and let none go through the same rows more than once, because the app stands still meanwhile",
  };
}

/** The last migration that was begun, by what the program printed; undefined: none was. */
export function lastBegun(stdout: string): string | undefined {
  return /.*"begins":"([^"]+)"/s.exec(stdout)?.[1];
}
