import { SECRET_MODAL } from "../views/action-ids.ts";

/**
 * An envelope of the window that secrets are entered in, with everything typed in it sealed: it is committed before it is
 * acknowledged, and nobody who reads the registry may find a secret there. Others stay as they are.
 */
export function sealSecret(body: Record<string, unknown>, seal: (text: string) => string): Record<string, unknown> {
  const { view } = body;
  if (!isObject(view) || view.callback_id !== SECRET_MODAL) return body;
  const sealed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sealed);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        key === "value" && typeof one === "string" && one.trim() !== "" ? seal(one) : sealed(one),
      ]),
    );
  };
  // Slack sends the window's blocks as well; what is typed stands in its state alone.
  return {
    ...body,
    view: { ...view, state: sealed(view.state) },
    ...("actions" in body ? { actions: sealed(body.actions) } : {}),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
