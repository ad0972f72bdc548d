// The entry of the visitor's page. It starts the engine and binds what the
// person does to what the page does. No part of it opens an address, and no
// request is made after the first answer but the one that a button tells of.

import { takeLink } from "./carry/arrive";
import type * as Carry from "./carry/carry";
import { byId } from "./dom";
import { Desk } from "./desk";
import { Engine, type Breakdown } from "./engine";
import { goTo, isControl } from "./form/controls";
import type { Typed } from "./form/typed";
import { Format } from "./format";
import { Keep } from "./keep";
import { Meter } from "./meter";
import { morph } from "./morph";
import { whatWasSaid } from "./said";
import { Text } from "./text";

const link = takeLink();
const main = byId("main");
const { module: url = "", moduleSize = "", moduleBrotli = "", moduleSha256 = "", worker = "", text: wordsUrl = "" } = main.dataset;

function makeEngine(): Engine {
  const size = Number(moduleSize);
  const travels = (Number(moduleBrotli) || size) / size;
  return new Engine({ module: { url, size, sha256: moduleSha256 }, worker }, {
    progress: (bytes) => desk?.card.loading(bytes * travels, size * travels),
    replaced: () => desk?.card.replaced(),
    failed: (why) => failed(why),
  });
}

let desk: Desk | undefined;
let out: Breakdown | undefined;

function failed(why: Breakdown): void {
  out = why;
  desk?.card.failed(why.reason);
}

const engine = makeEngine();
void engine.start();
// The rest of the program, asked for now so that nothing is later on.
const carry: Promise<typeof Carry> = import(main.dataset.carry ?? "");
carry.catch(() => undefined); // the calculator does without

async function words(): Promise<Record<string, unknown>> {
  const response = await fetch(wordsUrl);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

async function begin(found: Record<string, unknown>): Promise<void> {
  const format = new Format(document.documentElement.lang);
  const text = new Text(found, format);
  desk = new Desk(engine, text, format, new Meter(byId("meter"), text));
  bind(desk, link === undefined ? undefined : await opened(desk, link));
  if (out) desk.card.failed(out.reason);
}

/** What was typed into the page that a link comes from; undefined where it cannot be read, which is said. */
async function opened(at: Desk, held: string): Promise<Typed | undefined> {
  try {
    return await (await carry).open(at, held);
  } catch {
    const place = byId("opened");
    place.hidden = false;
    place.textContent = at.text.say("ui.carry.unread.program");
    return undefined;
  }
}

words().then(begin, () => {
  // Without words the page can say only what the server wrote for that.
  const sum = byId("sum");
  const fallback = document.getElementById("fallback");
  sum.classList.add("fallback");
  if (fallback instanceof HTMLTemplateElement) sum.append(fallback.content.cloneNode(true));
});

/** Goes to a heading. */
function show(title: HTMLElement): void {
  title.focus();
  title.scrollIntoView();
}

/** What is done in the part that ranks clinics; `changes` is told of each change. */
function bindRanking(at: Desk, changes: (change: () => void) => void): void {
  const { ranking } = at;
  if (!ranking) return;
  const { root, sieves } = ranking;
  sieves.form.addEventListener("submit", (event) => event.preventDefault());
  root.addEventListener("change", ({ target }) => {
    if (!isControl(target)) return;
    changes(() => {
      if (target.name === "clinics" && target instanceof HTMLInputElement) at.picked(target.value, target.checked);
      else void at.sifted();
    });
  });
  root.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>("[data-act]") : null;
    if (button?.dataset.act === "more-clinics") ranking.more();
    if (button?.dataset.act !== "loosen") return;
    changes(() => {
      ranking.loosen(button.dataset.sieve);
      void at.sifted();
    });
  });
}

function bind(at: Desk, linked: Typed | undefined): void {
  let clean = true;
  const keep = new Keep(() => (clean ? undefined : at.typed()), (before) => at.walk.return(before?.walk?.at));
  const { form } = at.controls;
  const fill = (typed: Typed): void => {
    clean = false;
    main.dataset.typed = "";
    at.restore(typed);
  };
  const found = linked ?? Keep.found();
  const kept = at.kept.read();
  const before = found ?? kept;
  if (before) fill(before);
  if (linked) keep.now();
  at.recall(kept !== undefined && !found);
  at.moved = (on) => {
    clean = false;
    if (on) keep.next();
    else keep.now();
  };
  // What she had typed when she came back, until she types on.
  let returned: Typed | undefined;
  const changed = (event: Event, done: boolean): void => {
    clean = false;
    returned = undefined;
    at.changed(event.target, done);
    keep.soon();
  };
  form.addEventListener("input", (event) => changed(event, false));
  form.addEventListener("change", (event) => changed(event, true));
  form.addEventListener("focusout", (event) => at.left(event.target));
  form.addEventListener("submit", (event) => event.preventDefault());
  bindRanking(at, (change) => {
    clean = false;
    returned = undefined;
    change();
    keep.soon();
  });
  // WebKit brings a page back as it was left and then, at a moment after telling
  // so, empties every field that it is not to fill in by itself.
  addEventListener("pageshow", ({ persisted }) => {
    const typed = returned = persisted ? Keep.found() : undefined;
    const again = (): void => {
      if (typed && returned === typed) at.putBack(typed);
    };
    for (const after of [0, 50, 200, 1000]) window.setTimeout(again, after);
  });

  // Parts that open and close tell nobody above them, so they are listened to on the way down.
  document.addEventListener("toggle", (event) => {
    if (!(event.target instanceof HTMLDetailsElement)) return;
    const key = event.target.dataset.key ?? event.target.id;
    if (!key) return;
    if (event.target.open) at.open.add(key);
    else at.open.delete(key);
    at.walk.toggled(event.target);
    if (event.target.open) at.review();
    if (!clean) keep.soon();
  }, true);

  byId("results").addEventListener("change", (event) => {
    if (!isControl(event.target) || event.target.name !== "case") return;
    at.choice = { ...at.choice, case: Number(event.target.value) };
    at.draw();
  });

  byId("add-quote").addEventListener("click", () => {
    at.quotes.count++;
    at.controls.named(`own[${at.quotes.count - 1}].name`)[0]?.focus();
  });
  const clear = (): void => {
    clean = true;
    returned = undefined;
    byId("opened").hidden = true;
    at.clear();
    keep.forget();
  };
  byId("clear").addEventListener("click", clear);

  const acts: Record<string, (button: HTMLElement) => void> = {
    erase: clear,
    keep: () => at.keeps(true),
    forget: (button) => {
      const part = button.closest(".keeping:not(#kept)");
      at.keeps(false);
      (part?.querySelector("button") ?? byId("walk-all")).focus();
    },
    print: () => window.print(),
    bundle: (button) => {
      if (button instanceof HTMLButtonElement) void at.fetchClinics(button);
    },
    ranking: () => show(byId("ranking-title")),
    retry: () => {
      out = undefined;
      void at.restart(makeEngine());
    },
    visits: (button) => {
      at.choice = { offer: button.dataset.offer };
      at.draw();
      show(byId("visits-title"));
    },
    "remove-quote": (button) => {
      returned = undefined;
      const quotes = [...byId("quote-list").children];
      at.quotes.remove(quotes.findIndex((quote) => quote.contains(button)));
      byId("add-quote").focus();
      at.changed(null, true);
      keep.soon();
    },
  };
  document.addEventListener("click", (event) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const act = target.closest<HTMLElement>("[data-act]");
    if (act) acts[act.dataset.act ?? ""]?.(act);
    const go = target.closest<HTMLElement>("[data-goto]");
    if (!go) return;
    event.preventDefault();
    const name = go.dataset.goto ?? "";
    if (!at.walk.visit(name)) goTo(at.controls, name, (control) => at.walk.reach(control));
  });
  // A link that is pasted over this page's address loads nothing: it is opened here.
  addEventListener("hashchange", () => {
    const held = takeLink();
    if (held === undefined) return;
    void opened(at, held).then((typed) => {
      returned = undefined;
      if (typed) fill(typed);
      keep.now();
      if (typed) void at.update(true);
    });
  });
  carry.then((rest) => rest.bind(at), () => undefined);
  addEventListener("beforeprint", () => {
    morph(byId("said"), whatWasSaid(at.controls, at.text, at.format, moduleSha256));
  });
  void at.update(false);
}
