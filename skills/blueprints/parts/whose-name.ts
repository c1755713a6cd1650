import type { User } from "@toolroom/app";

/** Who asks for something. */
export interface Asker {
  user: User;
  isOwner: boolean;
}

/** A name or thing that somebody put on a list. `addedById` is null for what the app began with. */
export interface Listed {
  number: number;
  name: string;
  addedById: string | null;
}

/** Whether a name that somebody wrote means this person: all of it, its first word, their handle or id. */
export function isNameOf(name: string, { user }: Asker): boolean {
  const written = plain(name);
  return (
    written !== "" &&
    [plain(user.name), plain(user.name).split(" ")[0], plain(user.handle), plain(user.id)].includes(written)
  );
}

/** Whether this person speaks for a name on the list: it is theirs, they put it there, or the app is theirs. */
export function speaksFor(listed: Listed, asker: Asker): boolean {
  return isNameOf(listed.name, asker) || mayTakeOff(listed, asker);
}

/** The same of a thing: a thing is nobody's name. */
export function mayTakeOff({ addedById }: Listed, { user, isOwner }: Asker): boolean {
  return isOwner || addedById === user.id;
}

function plain(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").replace(/^@/, "").trim().toLocaleLowerCase();
}
