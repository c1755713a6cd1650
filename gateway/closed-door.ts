/** What a closed door answers, in the shapes of both kinds of door. */
export function closedAnswer() {
  const message = "This door is closed: its build or app has ended.";
  return {
    ok: false,
    type: "error",
    error: { type: "permission_error", code: "door_closed", message, fix: "Nothing more can be done from here." },
  };
}
