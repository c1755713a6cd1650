/**
 * The npm that installs apps' packages: none is in the boxes' image, and this machine's own may be any. Fetched once, where the
 * first app wants a package, from the registry that is configured. Licence: Artistic-2.0.
 */
export const NPM_PIN = {
  name: "npm",
  version: "11.21.2",
  integrity: "sha512-7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==",
};

export type NpmPin = typeof NPM_PIN;
