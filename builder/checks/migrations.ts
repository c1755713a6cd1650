import { sha256 } from "../../lib/ids.ts";
import { type CandidateFile, textOf } from "./candidate-files.ts";
import type { Problem } from "./problem.ts";

/** A migration of the live release: file name without its folder, and its content's hash. */
export interface KnownMigration {
  name: string;
  sha256: string;
}

export function knownMigrations(files: readonly CandidateFile[]): KnownMigration[] {
  return migrationFiles(files).map((file) => ({
    name: file.path.slice("migrations/".length),
    sha256: sha256(file.content),
  }));
}

/** Names and order of the migrations, what they may not say, and that none of the live release's was touched. */
export function migrationProblems(files: readonly CandidateFile[], previous: readonly KnownMigration[]): Problem[] {
  const present = knownMigrations(files);
  const problems: Problem[] = [];
  for (const file of migrationFiles(files)) problems.push(...contentProblems(file));
  present.forEach(({ name }, index) => {
    const number = String(index + 1).padStart(4, "0");
    if (!/^\d{4}_[a-z0-9_-]+\.sql$/.test(name)) {
      problems.push({
        file: `migrations/${name}`,
        message: "this is no name of a migration",
        fix: `call it ${number}_<what-it-does>.sql, in lower case`,
      });
    } else if (!name.startsWith(`${number}_`)) {
      problems.push({
        file: `migrations/${name}`,
        message: `its number should be ${number}`,
        fix: "number the migrations 0001, 0002, … without a gap or a repeat",
      });
    }
  });
  for (const live of previous) {
    const now = present.find((file) => file.name === live.name);
    if (now?.sha256 === live.sha256) continue;
    problems.push({
      file: `migrations/${live.name}`,
      message: now === undefined ? "a migration that is live is missing" : "a migration that is live was changed",
      fix: "put it back as it was, and write the change as a new migration",
    });
  }
  return problems;
}

function migrationFiles(files: readonly CandidateFile[]): CandidateFile[] {
  return files
    .filter((file) => file.path.startsWith("migrations/"))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Comments, texts and quoted names, in each of the ways that SQLite reads: sqlite.org/lang_keywords.html, sqlite.org/lang_comment.html. */
const SAYS_NOTHING = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]/g;

/** What would leave the transaction or the app's own database. */
function contentProblems(file: CandidateFile): Problem[] {
  const sql = textOf(file).replace(SAYS_NOTHING, (skipped) => skipped.replace(/[^\n]/g, " "));
  const forbidden =
    /\b(?:attach|detach|vacuum|pragma|commit|rollback|savepoint|load_extension)\b|\bbegin\s*(?:;|transaction|immediate|exclusive|deferred)/i.exec(
      sql,
    );
  if (forbidden === null) return [];
  const line = sql.slice(0, forbidden.index).split("\n").length;
  return [
    {
      file: file.path,
      line,
      message: `\`${forbidden[0].replace(/\s+/g, " ").trim()}\` is not allowed in a migration`,
      fix: "remove it: the platform runs each migration in a transaction of its own; a column of that name is written in double quotes",
    },
  ];
}
