import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestContext } from "node:test";

/** A company's repository on this machine, of a real git. */
export interface CompanyRepository {
  folder: string;
  write(path: string, content: string | Uint8Array): void;
  link(path: string, target: string): void;
  git(...args: string[]): string;
  /** Everything as it stands; the commit's id. */
  commit(): string;
}

export function openRepository(t: TestContext): CompanyRepository {
  const folder = mkdtempSync(join(tmpdir(), "toolroom-company-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const env = {
    ...process.env,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_DATE: "2026-01-01T00:00:00Z",
  };
  const git = (...args: string[]) =>
    execFileSync("git", ["-C", folder, "-c", "user.name=A", "-c", "user.email=a@b", ...args], {
      env,
      encoding: "utf8",
    });
  git("init", "--quiet", "--initial-branch=main");
  const at = (path: string): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    return join(folder, path);
  };
  return {
    folder,
    git,
    write: (path, content) => writeFileSync(at(path), content),
    link: (path, target) => symlinkSync(target, at(path)),
    commit: () => {
      git("add", "-A");
      git("commit", "--quiet", "--allow-empty", "-m", "As it stands");
      return git("rev-parse", "HEAD").trim();
    },
  };
}
