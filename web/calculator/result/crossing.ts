// Where the plan's share of the visits changes in the way that is shown: a
// deductible that is met, a limit that is used up, January.

import type { Crossing } from "../estimate";
import { foldedPart, spoken } from "./fold";
import { type Scene, shownCase } from "./scene";

/** No visit has the share that is meant. */
const none = -1;

export function crossingPart(scene: Scene): HTMLElement | undefined {
  const { shown } = shownCase(scene);
  if (!shown || shown.crossings.length === 0) return undefined;
  return foldedPart(scene, "crossing", scene.say("ui.crossing.title"), spoken(shown.crossings.map((c) => [where(scene, c), [share(scene, c)]])));
}

function where(scene: Scene, { code, visit, date }: Crossing): string {
  const key = code === "cover.plan_year_begins" ? "ui.crossing.day" : "ui.crossing.visit";
  return scene.say(key, { date: scene.format.date(date), number: visit + 1, what: scene.say(`crossing.${code}`) });
}

function share(scene: Scene, { code, before, after }: Crossing): string {
  const { format } = scene;
  if (after === none) return scene.say("ui.crossing.last", { before: format.money(before) });
  const key = code === "cover.plan_year_begins" ? "ui.crossing.year" : "ui.crossing.share";
  return scene.say(key, { before: format.money(before), after: format.money(after) });
}
