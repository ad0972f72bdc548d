// The script of the frame: it puts on the look that was asked for, tells the page
// around that it is here, fetches what it needs, shuts the door, and lets the
// engine answer. Whatever fails, what the server wrote stays as it is.

import type { Breakdown } from "../calculator/breakdown";
import { byId, el } from "../calculator/dom";
import { Engine } from "../calculator/engine";
import { Format } from "../calculator/format";
import { readHeld } from "../calculator/lists";
import { morph } from "../calculator/morph";
import { Op } from "../calculator/ops";
import { Text } from "../calculator/text";
import { Board } from "./board";
import { type Files, fetchAll, shutTheDoor } from "./files";
import { Host } from "./host";
import { onDarkness, place, wear, wishes } from "./look";
import { Share } from "./share";

const main = byId("main");
let board: Board | undefined;
const host = new Host(byId("frame"), () => board?.draw());

function look(): void {
  const wish = wishes(location.hash);
  host.key = wish.key;
  const wrong = wear(wish);
  if (wrong) host.error(wrong);
  const state = place(wish.location);
  if (wish.location !== "" && state === undefined) host.error("location");
  if (!board || state === undefined || board.state === state) return;
  board.state = state;
  void board.update(false);
}

document.documentElement.classList.add("scripted");
look();
addEventListener("hashchange", look);
onDarkness(look);
host.ready();
if (main.dataset.absent) host.error(main.dataset.absent);
else void begin();

/** From nothing to the first answer. */
async function begin(): Promise<void> {
  if (typeof WebAssembly === "undefined") return failed();
  try {
    const files = await fetchAll(main.dataset, loading);
    shutTheDoor();
    await start(files);
  } catch {
    failed(begin);
  }
}

async function start(files: Files): Promise<void> {
  let failure: Breakdown | undefined;
  const engine = new Engine({ module: files.module, worker: files.worker }, {
    failed: (why) => {
      failure = why;
      if (board) failed(() => start(files).catch(() => undefined));
    },
  });
  await engine.start();
  if (failure) throw failure;
  const held = readHeld(await engine.hand(Op.bundle, files.prices));
  const list = held.lists.find(({ slug }) => slug === main.dataset.slug);
  if (!list) throw new Error(held.faults[0]?.code ?? "no list");
  const format = new Format(document.documentElement.lang);
  if (board) board.engine = engine;
  else {
    board = new Board(engine, new Text(files.words, format), format, list, new Share(host));
    board.state = place(wishes(location.hash).location) ?? board.state;
  }
  await board.update(false);
}

/** How much is here, in the words that the server wrote. */
function loading(bytes: number, total: number): void {
  const travels = Number(main.dataset.moduleBrotli) / total;
  const kilobytes = (n: number): string => `${Math.max(1, Math.round((n * travels) / 1000))} KB`;
  const words = (main.dataset.loading ?? "").replace("{done}", kilobytes(bytes)).replace("{total}", kilobytes(total));
  morph(byId("sum"), el(
    "div", {},
    el("div", { class: "progress" }, el("label", { for: "loading-bar" }, words), el("progress", { id: "loading-bar", max: total, value: bytes })),
  ));
}

/** Says that there is no calculator; the prices stay, and what was answered. */
function failed(again?: () => void): void {
  host.error("engine");
  const notice = byId("failed") as HTMLTemplateElement;
  const sum = byId("sum");
  sum.querySelector(".failed")?.remove();
  sum.querySelector(".progress")?.remove();
  sum.querySelector(".waiting")?.remove();
  sum.append(notice.content.cloneNode(true));
  const button = sum.querySelector<HTMLButtonElement>(".failed button");
  if (!again) return button?.remove();
  button?.addEventListener("click", () => {
    sum.querySelector(".failed")?.remove();
    again();
  });
}
