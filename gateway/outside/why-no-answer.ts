import { asKnown, explain, systemCode } from "../../lib/errors.ts";
import { type DoorRefusal, refusal } from "../../sdk/contract/door/door-answer.ts";

/** What Node says of a certificate that proves nothing (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const CERTIFICATE: Record<string, string> = {
  ERR_TLS_CERT_ALTNAME_INVALID: "it is another host's",
  CERT_HAS_EXPIRED: "it has expired",
  CERT_NOT_YET_VALID: "it is not valid yet",
  CERT_REVOKED: "it was taken back",
  DEPTH_ZERO_SELF_SIGNED_CERT: "it is signed by nobody but itself",
  SELF_SIGNED_CERT_IN_CHAIN: "it is of an authority that is not known here",
  UNABLE_TO_GET_ISSUER_CERT: "it is of an authority that is not known here",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "it is of an authority that is not known here",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "it is of an authority that is not known here",
};

/** Why a host gave no answer. Never with what was sent: an address may carry what is nobody else's. */
export function whyNoAnswer(error: unknown, host: string, signal: AbortSignal): DoorRefusal {
  const known = asKnown(error);
  if (known !== null) return refusal(known.code, known.message, known.next);
  if (signal.aborted) return refusal("too_slow", `${host} did not answer within 30 s.`, "Try again later.");
  const code = systemCode(error) ?? "";
  const wrong = CERTIFICATE[code];
  if (wrong !== undefined) {
    const fix =
      "Look whether the host's name is right, and tell whoever runs it. If it is of your company's own authority, the platform team starts Toolroom with NODE_EXTRA_CA_CERTS.";
    return refusal(
      "bad_certificate",
      `${host} does not prove that it is ${host}: its certificate, ${wrong}. Nothing was sent.`,
      fix,
    );
  }
  if (code === "ENOTFOUND")
    return refusal("no_answer", `There is no host ${host}.`, "Correct its name, in the code and in app.yaml.");
  return refusal("no_answer", `${host} cannot be reached: ${explain(error).slice(0, 200)}.`, "Try again later.");
}
