// From what stands in the form to what stands in the answer: the texts are read
// by the engine, the request is made and estimated, and what is at fault is left
// out until there is an estimate of the rest. A newer change overtakes an older.

import type { Engine } from "./engine";
import { type Estimate, readReply } from "./estimate";
import { type FieldFault, Answers, badDates, figuresOf } from "./form/answers";
import { type Compiled, compile, type Setting } from "./form/compile";
import type { Controls } from "./form/controls";
import { parent, placeFaults } from "./form/faults";
import { Op } from "./ops";
import { type Figure, readFigures, writeTexts } from "./reading";
import { pieces, type Ranked, readRanked, type Wanted, writeRanking } from "./ranking/ranked";
import { writeRequest } from "./request";

export interface Answered {
  compiled: Compiled;
  /** None where even the rest of the answers came to nothing. */
  estimate?: Estimate;
  faults: FieldFault[];
  /** The request as it was sent, and what came back. */
  bytes: Uint8Array;
  reply: Uint8Array;
}

/** How often parts may be left out before giving up: each time at least one more is. */
const mostRounds = 24;

/** Answers the form; undefined where a newer question overtook this one. */
export async function answer(engine: Engine, controls: Controls, setting: Setting): Promise<Answered | undefined> {
  const typed = figuresOf(controls);
  let figures: Figure[] = [];
  if (typed.length > 0) {
    const read = await engine.callLatest(Op.read, writeTexts(typed.map((one) => one.typed)));
    if (!read) return undefined;
    figures = readFigures(read);
  }
  const names = typed.map((one) => one.name);
  const faults = new Map<string, FieldFault>();
  const without = new Set<string>();
  const note = (found: FieldFault[]): void => {
    for (const fault of found) if (!faults.has(fault.name)) faults.set(fault.name, fault);
  };
  note(badDates(controls));
  for (let round = 1; ; round++) {
    const answers = new Answers(controls, names, figures, without);
    const compiled = compile(answers, setting);
    note(answers.faults);
    const bytes = writeRequest(compiled.request);
    const reply = await engine.callLatest(Op.estimate, bytes);
    if (!reply) return undefined;
    const { estimate, faults: wrong } = readReply(reply);
    if (estimate || round === mostRounds) return { compiled, estimate, faults: [...faults.values()], bytes, reply };
    const found = placeFaults(wrong, controls, compiled.own);
    note(found);
    if (!leaveOut(found, without)) return { compiled, faults: [...faults.values()], bytes, reply };
  }
}

/** Leaves out each control at fault; one that is out already, the part that it belongs to. */
function leaveOut(found: FieldFault[], without: Set<string>): boolean {
  const before = without.size;
  for (const { name } of found) {
    let part = name;
    while (part !== "" && without.has(part)) part = parent(part);
    if (part !== "") without.add(part);
  }
  return without.size > before;
}

/** The same request against every clinic of the state that the engine holds; undefined where another question overtook it. */
export async function rank(engine: Engine, bytes: Uint8Array, wanted: Wanted): Promise<Ranked | undefined> {
  const reply = await engine.callLatest(Op.rank, writeRanking(bytes, wanted), pieces);
  return reply && readRanked(reply);
}
