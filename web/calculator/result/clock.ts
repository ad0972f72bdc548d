// By when what the shown way buys ahead has to be used, and how far behind she may
// fall before a visit of it lapses.

import type { Bought, Tenure } from "../estimate";
import { forever, noDay } from "../format";
import { foldedPart, spoken } from "./fold";
import { type Scene, shownCase } from "./scene";

export function clockPart(scene: Scene): HTMLElement | undefined {
  const { shown } = shownCase(scene);
  if (!shown || shown.packages.length + shown.memberships.length === 0) return undefined;
  const day = (at: number): string => scene.format.date(at);
  return foldedPart(scene, "clock", scene.say("ui.clock.title"), spoken([
    ...shown.packages.map((b): [string, string[]] => [scene.say("ui.clock.package", { visits: b.holds, date: day(b.on) }), ofPackage(scene, b)]),
    ...shown.memberships.map((m): [string, string[]] => [scene.say("ui.clock.membership", { date: day(m.joined) }), ofMembership(scene, m)]),
  ]));
}

function ofPackage(scene: Scene, b: Bought): string[] {
  const { format, estimate: { plan } } = scene;
  const end = plan.visits[plan.visits.length - 1]?.date ?? plan.start;
  const unused = b.holds - b.drawn;
  const says = [b.last === forever ? scene.say("ui.clock.never") : scene.say("ui.clock.until", { date: format.date(b.last) })];
  if (b.latest !== noDay) says.push(scene.say("ui.clock.used", { count: b.drawn, date: format.date(b.latest) }));
  if (unused > 0) says.push(scene.say(b.last < end ? "ui.clock.lapsed" : "ui.clock.left", { count: unused }));
  if (b.back > 0) says.push(scene.say("ui.clock.back", { amount: format.money(b.back) }));
  if (b.lost > 0) says.push(scene.say("ui.clock.lost", { amount: format.money(b.lost) }));
  if (b.slack === 0) says.push(scene.say("ui.clock.tight"));
  if (b.slack > 0) says.push(scene.say("ui.clock.slack", { count: b.slack }));
  return says;
}

function ofMembership(scene: Scene, m: Tenure): string[] {
  const { format } = scene;
  const says = [
    scene.say("ui.clock.bound", { date: format.date(m.bound) }),
    scene.say("ui.clock.paid", { count: m.paid, date: format.date(m.until) }),
  ];
  const lost = m.granted - m.used;
  if (m.granted > 0) says.push(scene.say(lost > 0 ? "ui.clock.credits" : "ui.clock.credits.all", { count: m.granted, used: m.used, lost }));
  return says;
}
