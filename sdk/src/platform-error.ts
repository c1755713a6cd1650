/**
 * What the platform refused or could not do. `code` is for the app's code, such as `not_bound`; the message says what is
 * wrong and how it is mended, which is also `fix` alone.
 */
export class PlatformError extends Error {
  readonly code: string;
  readonly fix: string;

  constructor(error: { code: string; message: string; fix: string }) {
    super(`${error.message} ${error.fix}`.trim());
    this.name = "PlatformError";
    this.code = error.code;
    this.fix = error.fix;
  }
}
