/** A bundle's migrations, run by a runtime image. */
export interface Migrating {
  bundleHash: string;
  imageDigest: string;
}

/** What migrations made of nothing: the same bundle needs it for its checks, its preview and its first release. */
export interface FreshDatabases {
  of(migrating: Migrating): Uint8Array | undefined;
  remember(migrating: Migrating, content: Uint8Array): void;
}

const REMEMBERED = 20;
export const MAX_FRESH_BYTES = 1_000_000;

/** In memory: what is forgotten is made again. */
export function createFreshDatabases(): FreshDatabases {
  const known = new Map<string, Uint8Array>();
  const keyOf = ({ bundleHash, imageDigest }: Migrating) => `${bundleHash} ${imageDigest}`;
  return {
    of: (migrating) => known.get(keyOf(migrating)),
    remember: (migrating, content) => {
      if (content.length > MAX_FRESH_BYTES) return;
      known.set(keyOf(migrating), content);
      const [oldest] = known.keys();
      if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    },
  };
}
