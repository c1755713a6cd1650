import { KnownError } from "../../../../lib/errors.ts";
import { textOf } from "../../call.ts";
import type { Addition, AddKind, AppNow } from "../addition.ts";
import { asRun, quoted, runOf } from "../option-of.ts";
import { pageCode, requirePages } from "./page.ts";

const USAGE = "Write: tool add event --from lunch-orders/ordered, or --emit ordered";

/** `tool add event --from lunch-orders/ordered`, `tool add event --emit ordered` */
export const addEvent: AddKind = (call, now) => {
  const event = textOf(call.options.from);
  const emitted = textOf(call.options.emit);
  if (event !== undefined && emitted !== undefined)
    throw new KnownError("usage", "Only one of --from and --emit at a time.", USAGE);
  if (emitted !== undefined) return emitting(emitted, now);
  if (event === undefined) throw new KnownError("usage", "It is not said which event.", USAGE);
  const run = runOf(call, "on", event.split("/").at(-1) ?? event);
  return {
    about: `event ${event}`,
    triggers: [{ event, run }],
    checks: [{ fire: run, body: { what: "a sample" }, posted: "a sample" }],
    code: [
      {
        calls: [`app.on ${run}`],
        imports: [],
        text: `// Another app sends it: look at what it is before you use it.
app.on(${quoted(run)}, ({ payload }) => \`Heard: \${JSON.stringify(payload)}\`);`,
      },
    ],
  };
};

/** A page whose form tells the other apps. */
function emitting(event: string, now: AppNow): Addition {
  requirePages(now, "tool add event --from <app>/<event>");
  const path = `/tell-${asRun(event)}`;
  return {
    about: `emits ${event}: other apps act on ${now.manifest.name}/${event}`,
    bindings: [{ path: ["emits"], value: event, isListed: true }],
    checks: [
      { visit: path, as: "colleague", shows: `Emit ${event}` },
      { visit: path, with: { text: "a sample" }, shows: "The other apps know: a sample" },
    ],
    code: [
      pageCode({
        path,
        title: `Emit ${event}`,
        form: '<label>What <input name="text" required></label><button>Tell other apps</button>',
        take: `async ({ form, user }) => {
  const what = form.text ?? "";
  await emit(${quoted(event)}, { what, who: user.name });
  return html\`<h1>Emit ${event}</h1><p>The other apps know: \${what}</p>\`;
}`,
        imports: ["emit"],
      }),
    ],
  };
}
