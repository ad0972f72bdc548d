// The files that she may keep: of the offer, way and case whose visits are shown.

import type { Answered } from "../calculator";
import { byId } from "../dom";
import { type Scene, shownCase } from "../result/scene";
import { caseNames } from "../result/visits";
import { OfferKind } from "../wire/message/offer-kind";
import { agenda, type Day, leavesHand } from "./agenda";
import { calendar, type Event, uidOf } from "./ics";
import { receipt } from "./receipt";
import { save } from "./save";
import { ledgerTable, visitsTable } from "./sheet";

const offerKinds: Record<number, string> = { [OfferKind.Regional]: "regional", [OfferKind.Own]: "own", [OfferKind.Clinic]: "clinic" };

/** Before it a spreadsheet knows that the letters are UTF-8. */
const mark = "\ufeff";

export class Files {
  #scene: Scene | undefined;
  #answered: Answered | undefined;

  constructor() {
    byId("carry-files").addEventListener("click", ({ target }) => {
      const button = target instanceof Element ? target.closest<HTMLElement>("[data-file]") : null;
      if (button) this.#keep(button.dataset.file ?? "");
    });
  }

  show(scene: Scene, answered: Answered): void {
    this.#scene = scene;
    this.#answered = answered;
    const { offer, shown } = shownCase(scene);
    byId("carry-files-status").textContent = "";
    for (const button of byId("carry-files").querySelectorAll<HTMLButtonElement>("[data-file]")) button.disabled = !offer || !shown;
  }

  #keep(file: string): void {
    const scene = this.#scene;
    const made = scene && this.#make(scene, file);
    if (!made) return;
    const name = `${scene.say("ui.carry.file")}${made.name}`;
    save(name, made.type, made.text);
    byId("carry-files-status").textContent = scene.say("ui.carry.saved", { name });
  }

  #make(scene: Scene, file: string): { name: string; type: string; text: string } | undefined {
    const { shown } = shownCase(scene);
    if (!shown) return undefined;
    const { plan, asOf } = scene.estimate;
    const words = (rule: string): string => scene.say(`rule.${rule}`);
    switch (file) {
      case "calendar":
        return { name: ".ics", type: "text/calendar;charset=utf-8", text: calendar(asOf, eventsOf(scene)) };
      case "visits":
        return { name: `-${scene.say("ui.carry.file.visits")}.csv`, type: "text/csv;charset=utf-8", text: mark + visitsTable(plan, shown) };
      case "ledger":
        return {
          name: `-${scene.say("ui.carry.file.ledger")}.csv`, type: "text/csv;charset=utf-8",
          text: mark + ledgerTable(shown, words, ({ item }) => (item < 0 ? "" : String(item))),
        };
      case "receipt":
        return { name: `-${scene.say("ui.carry.file.receipt")}.json`, type: "application/json", text: this.#receipt(scene) ?? "" };
    }
    return undefined;
  }

  #receipt(scene: Scene): string | undefined {
    const answered = this.#answered;
    if (!answered) return undefined;
    const { answers = "", moduleSha256 = "" } = byId("main").dataset;
    const lists = scene.request.clinics.flatMap((slug) => {
      const list = scene.lists.get(slug);
      return list ? [{ slug, revision: list.revision }] : [];
    });
    return receipt({ request: answered.bytes, reply: answered.reply, asOf: scene.estimate.asOf, version: answers, module: moduleSha256, lists });
  }
}

/** The days as events. What is said of them is what the command line says. */
function eventsOf(scene: Scene): Event[] {
  const { offer, way, shown } = shownCase(scene);
  if (!offer || !way || !shown) return [];
  const { plan, minutes, state } = scene.estimate;
  const course = `${offerKinds[offer.kind]}/${offer.kind === OfferKind.Regional ? state : offer.id}`;
  const certain = way.cases.every(({ total }) => total === way.cases[0]?.total);
  const event = ({ kind, day, number, amount }: Day): Event => {
    const values = { number, count: plan.visits.length, amount: scene.format.exact(amount), name: scene.name(offer), minutes };
    const says: string[] = [];
    if (kind === "payment") {
      const paid = shown.entries.filter((entry) => entry.date === day && leavesHand(entry));
      says.push(...paid.map((entry) => `${scene.format.exact(entry.amount)}: ${scene.say(`rule.${entry.rule}`)}`));
    }
    says.push(kind === "reassess" ? scene.say("note.plan.reassess") : scene.say(`ui.carry.day.${kind}.text`, values));
    if (kind === "visit") says.push(scene.say(amount > 0 ? "ui.carry.day.pay" : "ui.carry.day.nothing", values));
    if (amount > 0 && !certain) says.push(scene.say(`ui.carry.case.${caseNames[shown.kind]}`));
    return { uid: uidOf(course, kind, number), day, summary: scene.say(`ui.carry.day.${kind}`, values), description: says.join("\n") };
  };
  return agenda(plan, shown).map(event);
}
