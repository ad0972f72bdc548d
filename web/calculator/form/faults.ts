// From what the engine names to what the person sees: a fault's path leads to
// the control whose own path is the longest beginning of it.

import type { Fault } from "../estimate";
import { type FieldFault, kindOf } from "./answers";
import { type Control, type Controls, isShown } from "./controls";

/** Finds the control of each fault, or the part of the form where there is none. */
export function placeFaults(faults: Fault[], controls: Controls, own: number[]): FieldFault[] {
  const inForm = (path: string): string => path.replace(/^offers\.own\[(\d+)\]/, (_, i: string) => `offers.own[${own[Number(i)] ?? i}]`);
  return faults.map((fault) => {
    const path = inForm(fault.path);
    const control = controlAt(path, controls);
    const other = fault.other ? controlAt(inForm(fault.other), controls)?.name : undefined;
    let { code } = fault;
    if (control && kindOf(control) !== undefined && control.value.trim() === "" && code === "fault.too_small") code = "fault.required";
    return { name: control?.name ?? groupOf(path), code, low: fault.low, high: fault.high, other };
  });
}

function controlAt(path: string, controls: Controls): Control | undefined {
  let best: Control | undefined;
  let length = -1;
  for (const control of controls.all()) {
    const own = control.dataset.path;
    if (own === undefined || control.name.endsWith(".high") || !isShown(control) || !leads(own, path)) continue;
    // Of two with one path the figure is meant, not the choice beside it.
    if (own.length > length || (own.length === length && kindOf(control) !== undefined)) {
      best = control;
      length = own.length;
    }
  }
  if (best && path.endsWith(".high")) {
    const other = controls.named(`${best.name}.high`)[0];
    if (other && isShown(other)) return other;
  }
  return best;
}

function leads(own: string, path: string): boolean {
  return path.startsWith(own) && (path.length === own.length || path[own.length] === "." || path[own.length] === "[");
}

/** The part of the form that a path without a control of its own belongs to. */
function groupOf(path: string): string {
  return /^offers\.(own\[\d\])/.exec(path)?.[1] ?? (/^(benefit|accounts|tax|other_payer)/.exec(path)?.[1] ?? "");
}

/** The next larger thing that may be left out when leaving a control out was not enough. */
export function parent(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? "" : name.slice(0, dot);
}
