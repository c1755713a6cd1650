import type { SourceGrant } from "../../store/granted-table.ts";
import { type RoleMaker, roleOf } from "../../store/postgres/grant.ts";
import type { MadeRole } from "../../store/postgres/make-role.ts";

/** Logins that this process has made or set right: each once, also where many ask at the same time. */
export interface KeptRoles {
  has(role: string): boolean;
  make(maker: RoleMaker, grant: SourceGrant): Promise<MadeRole>;
  forget(roles: readonly string[]): void;
}

export function createKeptRoles(makeRole: (maker: RoleMaker, grant: SourceGrant) => Promise<MadeRole>): KeptRoles {
  const kept = new Map<string, Promise<MadeRole>>();
  return {
    has: (role) => kept.has(role),
    make: (maker, grant) => {
      const role = roleOf(maker, grant);
      const known = kept.get(role);
      if (known !== undefined) return known;
      const making = makeRole(maker, grant);
      kept.set(role, making);
      const drop = () => {
        if (kept.get(role) === making) kept.delete(role);
      };
      // What failed is tried again by the next who asks.
      making.then((made) => !made.ok && drop(), drop);
      return making;
    },
    forget: (roles) => {
      for (const role of roles) kept.delete(role);
    },
  };
}
