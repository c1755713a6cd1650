import type { SourceGrant } from "../../store/granted-table.ts";
import { type RoleMaker, roleOf } from "../../store/postgres/grant.ts";
import type { MadeRole } from "../../store/postgres/make-role.ts";

/** Logins that this process has made or set right: each once, also where many ask at the same time. */
export interface KeptRoles {
  make(maker: RoleMaker, grant: SourceGrant): Promise<MadeRole>;
  forget(roles: readonly string[]): void;
  /** It is made anew by the next who asks, where it is still this one. */
  outdated(role: string, made: MadeRole): void;
}

export function createKeptRoles(makeRole: (maker: RoleMaker, grant: SourceGrant) => Promise<MadeRole>): KeptRoles {
  const kept = new Map<string, { making: Promise<MadeRole>; made: MadeRole | null }>();
  return {
    make: (maker, grant) => {
      const role = roleOf(maker, grant);
      const known = kept.get(role);
      if (known !== undefined) return known.making;
      const one: { making: Promise<MadeRole>; made: MadeRole | null } = { making: makeRole(maker, grant), made: null };
      kept.set(role, one);
      const drop = () => {
        if (kept.get(role) === one) kept.delete(role);
      };
      one.making.then((made) => {
        one.made = made;
        // What failed is tried again by the next who asks.
        if (!made.ok) drop();
      }, drop);
      return one.making;
    },
    outdated: (role, made) => {
      if (kept.get(role)?.made === made) kept.delete(role);
    },
    forget: (roles) => {
      for (const role of roles) kept.delete(role);
    },
  };
}
