import type { ServerResponse } from "node:http";
import { sendJson } from "./answers.ts";

/**
 * An error in the Messages API's own shape, so that any client of it reads ours like the provider's.
 * (https://platform.claude.com/docs/en/api/errors)
 */
export interface ModelError {
  status: number;
  type:
    | "invalid_request_error"
    | "authentication_error"
    | "billing_error"
    | "request_too_large"
    | "timeout_error"
    | "api_error";
  message: string;
}

export function sendModelError(response: ServerResponse, error: ModelError): void {
  sendJson(response, error.status, shape(error));
}

/** The error as the last event of a stream that had begun. */
export function modelErrorEvent(error: ModelError): string {
  return `event: error\ndata: ${JSON.stringify(shape(error))}\n\n`;
}

function shape(error: ModelError) {
  return { type: "error", error: { type: error.type, message: error.message } };
}
