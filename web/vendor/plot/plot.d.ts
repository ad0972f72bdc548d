// The part of Observable Plot's interface that the pictures use.

export type Options = Record<string, unknown>;
export type Mark = object;

export function plot(options: Options): SVGSVGElement | HTMLElement;
export function axisX(data: readonly unknown[] | Options, options?: Options): Mark;
export function axisY(data: readonly unknown[] | Options, options?: Options): Mark;
export function gridX(options?: Options): Mark;
export function dot(data: readonly unknown[], options?: Options): Mark;
export function line(data: readonly unknown[], options?: Options): Mark;
export function rect(data: readonly unknown[], options?: Options): Mark;
export function ruleX(data: readonly unknown[], options?: Options): Mark;
export function ruleY(data: readonly unknown[], options?: Options): Mark;
export function text(data: readonly unknown[], options?: Options): Mark;
export function tickX(data: readonly unknown[], options?: Options): Mark;
