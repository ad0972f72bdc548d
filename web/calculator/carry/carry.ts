// The entry of what a person takes with her. It is a file apart, because the first
// answer needs none of it; the page asks for it at its start, before anything can
// be typed.

import type { Answered } from "../calculator";
import type { Desk } from "../desk";
import { byId, el, fragment } from "../dom";
import type { Typed } from "../form/typed";
import { morph } from "../morph";
import type { Scene } from "../result/scene";
import { Files } from "./files";
import { readLink, UnreadLink } from "./link";
import { Print } from "./print";
import { Share } from "./share";
import { type Opened, unpack } from "./state";

/** Reads the link that the page was opened with, and says what came of it. */
export async function open(at: Desk, link: string): Promise<Typed | undefined> {
  try {
    const opened = unpack(await readLink(link), at.controls);
    if (!opened) throw new UnreadLink("damaged");
    told(at, opened);
    return opened.typed;
  } catch (error) {
    say(fragment(at.text.say(`ui.carry.unread.${error instanceof UnreadLink ? error.why : "damaged"}`)), true);
    return undefined;
  }
}

function told({ text }: Desk, { out, lost, typed }: Opened): void {
  const left = out.map((kind) => text.say(`ui.carry.kind.${kind}`)).join("; ");
  say(fragment(
    el("strong", {}, text.say("ui.carry.opened")), " ",
    text.say(out.length > 0 ? "ui.carry.opened.without" : "ui.carry.opened.whole", { left }),
    lost > 0 && ` ${text.say("ui.carry.opened.lost", { count: lost })}`,
    typed.clinics.length > 0 && ` ${text.say("ui.carry.opened.clinics")}`,
  ), false);
}

function say(words: DocumentFragment, wrong: boolean): void {
  const place = byId("opened");
  place.classList.toggle("warn", wrong);
  place.hidden = false;
  morph(place, words);
}

/** Offers what can be taken along of each answer, from the first one on. */
export function bind(at: Desk): void {
  const part = byId("carry");
  const share = new Share(at);
  const files = new Files();
  const print = new Print(at);
  at.onAnswer = (scene: Scene, answered: Answered): void => {
    part.hidden = scene.estimate.screen.replace;
    share.draw();
    files.show(scene, answered);
    print.show(scene);
  };
  at.draw();
}
