// Draws an answer: the card, the parts below it, and what could be settled in
// each section of the form.

import type { Card } from "./card";
import { byId } from "./dom";
import { morph } from "./morph";
import { sectionOf } from "./result/facts";
import type { Scene } from "./result/scene";
import { stopCard, stopLine } from "./result/signs";
import { sumCard, sumLine } from "./result/sum";
import { results } from "./result/view";

export function picture(card: Card, scene: Scene): void {
  const into = byId("results");
  // The table that needs no engine has done its work and stands last.
  if (!into.firstChild) (document.getElementById("carry") ?? into).after(byId("prices"));
  if (scene.estimate.screen.replace) card.show(stopCard(scene), stopLine(scene), true);
  else card.show(sumCard(scene), sumLine(scene), false);
  morph(into, results(scene));
  for (const mark of document.querySelectorAll<HTMLElement>("[data-worth]")) mark.textContent = worthOf(scene, mark.dataset.worth ?? "");
}

/** "could settle $412", or nothing. */
function worthOf(scene: Scene, section: string): string {
  const worths = scene.estimate.unknowns.filter((unknown) => sectionOf(scene, unknown) === section).map((unknown) => unknown.worth);
  const most = Math.max(0, ...worths);
  return most > 0 ? scene.say("ui.worth.section", { amount: scene.format.money(most) }) : "";
}

/** The answer in one short sentence, for ears. */
export function aloud(scene: Scene): string {
  const { screen, total } = scene.estimate;
  if (screen.replace) return scene.say("ui.live.stop");
  return total ? scene.say("ui.live.total", { total: scene.text.range(total), visits: scene.visits }) : scene.say("ui.sum.none");
}
