// What each subject of the form could settle: the most that one of its answers is
// worth, and the most that one takes off the range.

import type { Unknown } from "../estimate";
import type { Controls } from "../form/controls";
import { controlOf } from "./facts";
import type { Scene } from "./scene";

export interface Weight { worth: number; narrowing: number }

/** By the id of the subject's part. */
export function weights(scene: Scene, controls: Controls): Map<string, Weight> {
  const all = new Map<string, Weight>();
  for (const unknown of scene.estimate.unknowns) {
    const id = subjectOf(scene, controls, unknown);
    const { worth, narrowing } = all.get(id) ?? { worth: 0, narrowing: 0 };
    all.set(id, { worth: Math.max(worth, unknown.worth), narrowing: Math.max(narrowing, unknown.narrowing) });
  }
  return all;
}

/** The part in which the answer is typed; where nothing can be, the one that it is about. */
export function subjectOf(scene: Scene, controls: Controls, unknown: Unknown): string {
  const control = controls.named(controlOf(scene, unknown) ?? "")[0];
  return control?.closest(".subject")?.id ?? (unknown.fact.startsWith("benefit.") ? "part-figures" : "part-clinics");
}
