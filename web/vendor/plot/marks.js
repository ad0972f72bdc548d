export { axisX, axisY, dot, gridX, line, plot, rect, ruleX, ruleY, text, tickX } from "@observablehq/plot";
