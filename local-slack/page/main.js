import { takeDrops } from "./composer/composer.js";
import { byId, make, narrow } from "./frame/dom.js";
import { icon } from "./frame/icons.js";
import { keyWords } from "./frame/shortcuts.js";
import { toast } from "./frame/toast.js";
import { createInspector } from "./inspector/inspector.js";
import { createKeys } from "./keys.js";
import { placeAt } from "./places/address.js";
import { createDrawer } from "./places/drawer.js";
import { failed } from "./places/empty.js";
import { createWho } from "./places/who.js";
import { lookAround } from "./slack/client.js";
import { startVisit } from "./visit.js";

const remembered = "local-slack-me";

byId("menu").append(icon("menu"));
byId("thread-close").append(icon("close"));
byId("jump").append(icon("search"), make("span", {}, "Jump to"), make("kbd", {}, keyWords("Mod+K")));
byId("inspect").append(icon("inspect"), make("span", {}, "Inspector"));
byId("help-open").append(icon("help"), make("span", {}, "Help"));

await begin();

async function begin() {
  try {
    const workspace = await lookAround();
    byId("messages").replaceChildren();
    await furnish(workspace);
  } catch (error) {
    byId("messages").replaceChildren(failed(error, begin));
  }
}

async function furnish(workspace) {
  const ahead = workspace.now - Date.now();
  const nowMs = () => Date.now() + ahead;
  const drawer = createDrawer();
  let visit;
  /** By handle: where somebody was when one became somebody else. */
  const left = new Map();
  const inspector = createInspector(() => visit?.room);

  /** Becomes a person: leaves the one before, enters as this one, goes to `place` or to the first channel. */
  const be = async (handle, place) => {
    const before = visit;
    // Until somebody is there, no key and no file can act for who has just left.
    visit = undefined;
    before?.end();
    sessionStorage.setItem(remembered, handle);
    localStorage.setItem(remembered, handle);
    try {
      visit = await startVisit(workspace, handle, place, { nowMs, inspector, drawer });
      who.show(handle);
      if (inspector.isOpen()) inspector.reload();
    } catch (error) {
      byId("messages").replaceChildren(failed(error, () => be(handle, place)));
    }
  };

  /** Who was here already is where they were, who was not in the same place as the one before. */
  const become = (handle) => {
    if (visit) left.set(visit.room.me.handle, visit.here().place);
    return be(handle, left.get(handle) ?? samePlace(visit));
  };

  const who = createWho(workspace, nowMs, become);
  const named = new URLSearchParams(location.search).get("as");
  const wanted = [named, sessionStorage.getItem(remembered), localStorage.getItem(remembered)];
  const handle = wanted.find((one) => who.living.some((other) => other.handle === one)) ?? who.living[0]?.handle;
  if (!handle) throw new Error("Nobody is in this workspace.");
  await be(handle, placeAt(location.href));

  createKeys({ visit: () => visit, who, be: become, inspector, drawer });
  takeDrops(byId("room"), () => visit?.channel()?.composer);
  takeDrops(byId("thread"), () => visit?.thread()?.composer);
  addEventListener("popstate", () => {
    const place = placeAt(location.href);
    if (place) visit?.go(place, { isBack: true });
  });
  narrow.addEventListener("change", () => {
    drawer.close();
    byId("room").inert = narrow.matches && visit?.hasThread() === true;
  });
  addEventListener("unhandledrejection", (event) => toast(event.reason?.message ?? String(event.reason)));
}

/** Where somebody else would be in the same place: channels are shared, direct conversations are not. */
function samePlace(visit) {
  const { place, title } = visit?.here() ?? {};
  if (place?.channelId && !title.startsWith("#")) return undefined;
  return place?.channelId ? { channelId: place.channelId, isLeft: true } : place;
}
