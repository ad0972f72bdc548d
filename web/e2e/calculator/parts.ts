// The parts of the page that can be judged without the engine, each on a small
// piece of a page of its own. calculator_test.go runs them in a browser and
// holds what is expected.

import { kinds } from "../../calculator/carry/kinds";
import { readLink, UnreadLink, writeLink } from "../../calculator/carry/link";
import { text as cell } from "../../calculator/carry/sheet";
import { pack, unpack } from "../../calculator/carry/state";
import { discountsPart, limitTicks, tick, ticked } from "../../calculator/discounts";
import { edition, ended } from "../../calculator/force";
import { Answers } from "../../calculator/form/answers";
import { compile } from "../../calculator/form/compile";
import { Controls } from "../../calculator/form/controls";
import { parent, placeFaults } from "../../calculator/form/faults";
import { findPlace } from "../../calculator/form/place";
import { Quotes } from "../../calculator/form/quotes";
import { asState, parseTyped, putValues, takeValues } from "../../calculator/form/typed";
import { fragment } from "../../calculator/dom";
import { Format, noDay, today } from "../../calculator/format";
import type { Discount, List } from "../../calculator/lists";
import { morph } from "../../calculator/morph";
import { steady } from "../../calculator/steady";
import { Text } from "../../calculator/text";

const stage = document.createElement("div");
document.body.append(stage);

/** Puts markup on the page and gives the form in it. */
function form(markup: string): Controls {
  stage.innerHTML = `<form>${markup}</form>`;
  return new Controls(stage.querySelector("form") as HTMLFormElement);
}

function input(name: string): HTMLInputElement {
  return document.getElementsByName(name)[0] as HTMLInputElement;
}

function options(): HTMLOptionElement[] {
  stage.innerHTML = `<datalist><option value="Washington" data-state="WA" data-also="Washington"><option value="New York" data-state="NY" data-also="Nueva York"></datalist>`;
  return [...stage.querySelectorAll("option")];
}

const rough = `
  <input name="d" data-read="money" data-path="benefit.d_cents" value="5">
  <input type="checkbox" name="d.rough" value="yes" checked>
  <span data-when="d.rough:yes"><input name="d.high" data-read="money" data-path="benefit.d_cents"></span>`;

const quote = (n: string): string => `
  <fieldset><legend>Place <span data-number>${n === "#" ? "" : Number(n) + 1}</span></legend>
  <input name="own[${n}].name" id="own[${n}].name" data-path="offers.own[${n}].name">
  <input type="checkbox" name="own[${n}].has" value="package">
  <p data-when="own[${n}].has:package" hidden><input name="own[${n}].package.visits" data-read="count" data-path="offers.own[${n}].packages[0].credits.count"></p></fieldset>`;

function quotes(): { controls: Controls; list: Quotes } {
  stage.innerHTML = `<form><div id="list">${quote("0")}</div></form><template>${quote("#")}</template><button></button>`;
  const controls = new Controls(stage.querySelector("form") as HTMLFormElement);
  const at = (selector: string): HTMLElement => stage.querySelector(selector) as HTMLElement;
  return { controls, list: new Quotes(at("#list"), at("template") as HTMLTemplateElement, at("button") as HTMLButtonElement, controls, "full") };
}

/** A little of each kind of answer. */
const carried = `
  <input name="place" maxlength="80" value=" Oregon ">
  <input type="radio" name="then" value="2"><input type="radio" name="then" value="4" checked>
  <input type="checkbox" name="signs" value="a" checked><input type="checkbox" name="signs" value="b" checked>
  <input type="radio" name="benefit.pays" value="yes" checked>
  <p hidden><input name="benefit.copay" maxlength="40" value="30"></p>
  <input name="goals.monthly" maxlength="40" value="120">
  <input name="other_payer.state" maxlength="80" value="Texas">
  <input name="own[0].name" maxlength="80" value="Main Street">
  <input name="own[0].price" maxlength="40" value="90">
  <input type="checkbox" name="own[0].has" value="package">
  <input type="checkbox" name="qualifies_for" value="TX:low" checked>`;

const fault = (path: string, code = "fault.too_large") => ({ path, code, low: 1, high: 9, other: "" });
const words = { plain: "as it is", "n#one": "{count} visit", "n#other": "{count} visits", "to": "{low} to {high}", "ui.range": "{low} to {high}",
  "ui.list.revision": "list {revision}", "ui.list.published": "published {date}", "ui.list.since": "since {date}", "ui.list.from": "from {date}",
  "ui.discounts.off": "{percent} off at {clinics}", "ui.discounts.more": "{count} more", "ui.discounts.proof.document": "by a paper",
  "ui.list.through": "through {date}", "ui.list.ended": "ended {date}",
};

const parts: Record<string, () => unknown> = {
  "places by name, letters and digits": () =>
    ["Washington", " wa ", "W.A.", "new   YORK", "Nueva York", "992", "99201", ""].map((text) => findPlace(text, options())),
  "places that are none": () => ["Wash", "9920", "99", "Atlantis", "992a"].map((text) => findPlace(text, options()) === undefined),

  "amounts": () => [0, 5, 100, 127500, 127550, 100000000].map((cents) => new Format("en").money(cents)),
  "amounts with their cents": () => [0, 127500].map((cents) => new Format("en").exact(cents)),
  "amounts in Spanish": () => new Format("es").exact(127550),
  "days": () => [new Format("en").date(20788), new Format("en").weekday(20788), new Format("es").date(20788)],
  "how old a price list is": () => {
    const text = new Text(words, new Format("en"));
    const list = { slug: "a", name: "A", city: "B", provider: 1, revision: 3, publishedOn: 20760, demonstration: false, from: 20788, until: 20848, discounts: [] };
    const on = (day: number, until = list.until): string => edition(text, new Format("en"), { ...list, until }, day);
    return [on(20787), on(20788, noDay), on(20847), on(20848), ended(list, 20847), ended(list, 20848), ended({ ...list, until: noDay }, 99999)];
  },
  "discounts of clinics": () => {
    const text = new Text(words, new Format("en"));
    const off = (id: string, eligibility: string, proof = 2): Discount => ({ id, eligibility, proof, off: 200000 });
    const list = (name: string, ...discounts: Discount[]): List => ({
      slug: name, name, city: "C", provider: 1, revision: 1, publishedOn: 20760, demonstration: false, from: 20788, until: noDay, discounts,
    });
    const lists = ["A", "B", "D", "E"].map((name) => list(name, off("low", "low income")));
    const part = (chosen: string[], more: List[] = []): HTMLElement | undefined =>
      discountsPart(text, new Format("en"), "TX", [...lists, list("F", off("low", "students", 3), off("old", "seniors", 0)), ...more], chosen);
    const none = discountsPart(text, new Format("en"), "TX", [list("A")], []) === undefined;
    stage.replaceChildren(part(["TX:old"]) ?? "");
    const seen = [...stage.querySelectorAll("label")].map((label) => [label.textContent, label.querySelector("input")?.checked]);
    tick(stage, ["TX:low", "WA:old"]);
    morph(stage, fragment(part(ticked(stage))));
    const kept = ticked(stage);
    const many = list("G", ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => off(`n-${n}`, "x")));
    morph(stage, fragment(part(kept, [many])));
    tick(stage, [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `TX:n-${n}`));
    limitTicks(stage);
    const closed = [...stage.querySelectorAll("input:disabled")].map((box) => box.id);
    morph(stage, fragment(discountsPart(text, new Format("en"), "TX", lists, ticked(stage))));
    return [none, seen, kept, closed, ticked(stage)];
  },
  "rates": () => [200000, 1048260, 1].map((ppm) => new Format("en").rate(ppm)),
  "the day where the person is": () => today(new Date(2026, 11, 1, 23, 59)),
  "texts": () => {
    const text = new Text(words, new Format("en"));
    return [text.say("plain"), text.say("n", { count: 1 }), text.say("n", { count: 1200 }), text.say("to", { low: "a" }), text.say("none"), text.has("n"), text.has("m")];
  },
  "ranges": () => {
    const text = new Text(words, new Format("en"));
    return [text.range({ low: 100, high: 200 }), text.range({ low: 100, high: 100 })];
  },

  "what is kept comes back": () => {
    const typed = { values: { a: ["1.200,50"], b: [] }, open: ["x"], quotes: 2, clinics: ["c"], discounts: ["TX:d"] };
    return JSON.stringify(parseTyped(JSON.parse(JSON.stringify(asState(typed))))) === JSON.stringify(typed);
  },
  "what is not ours is not kept": () => {
    const good = asState({ values: {}, open: [], quotes: 1, clinics: [], discounts: [] });
    return [null, 5, "x", [], {}, { ...good, format: "other" }, { ...good, quotes: 6 }, { ...good, quotes: 1.5 }, { ...good, open: [1] }, { ...good, discounts: [1] }, { ...good, values: [] }]
      .map((state) => parseTyped(state) === undefined);
  },
  "values go and come": () => {
    const controls = form(`<input name="t" value=" x "><input type="radio" name="r" value="1" checked><input type="radio" name="r" value="2">
      <input type="checkbox" name="c" value="a"><select name="s"><option value=""><option value="k"></select><input type="checkbox" name="clinics" value="z" checked>`);
    const first = takeValues(controls);
    putValues(controls, { r: ["2"], c: ["a"], s: ["k"] });
    return [first, takeValues(controls)];
  },

  "what a link holds": () => {
    const controls = form(carried);
    const typed = { values: {}, open: [], quotes: 1, clinics: ["a-clinic"], discounts: ["TX:low"] };
    return [pack(controls, typed, []), ...kinds.map((kind) => pack(controls, typed, [kind])), pack(controls, typed, kinds)];
  },
  "what a link brings": () => {
    const controls = form(carried);
    const seen = unpack({ "place": "Ohio", "benefit.pays": "yes", "own[1].price": "5", "own[1].has": ["package"], "clinics": ["b"], "-": ["health"] }, controls);
    return [seen?.typed.values, seen?.typed.quotes, seen?.typed.clinics, seen?.out, seen?.lost];
  },
  "a link of anybody's": () => {
    const controls = form(carried);
    const found = JSON.parse(`{"__proto__": {"place": "x"}, "constructor": "x", "nothing": "x", "benefit.pays": "maybe", "signs": ["a", "<b>"], "place": "${"x".repeat(81)}",
      "own[7].price": "1", "own[0].nothing": "1", "then": 4, "clinics": ["<img src=x>", "../x", "ok"], "qualifies_for": "WA:ok", "-": ["health", "all"]}`);
    const seen = unpack(found, controls);
    return [seen?.typed.values, seen?.typed.quotes, seen?.typed.clinics, seen?.typed.discounts, seen?.out, seen?.lost, "place" in {}];
  },
  "what is no link's": () => [unpack([], form(carried)), unpack(null, form(carried)), unpack("x", form(carried))].map((seen) => seen === undefined),
  "a field that was renamed": () => {
    const aliases = new Map([["state", { name: "place", values: { WA: "Washington" } }], ["own.cost", { name: "own.price" }]]);
    const seen = unpack({ "state": "WA", "own[1].cost": "7", "cost": "1" }, form(carried), aliases);
    return [seen?.typed.values.place, seen?.typed.values["own[1].price"], seen?.lost];
  },
  "letters of a link": async () => {
    const texts = ["", "a", "ab", "abc", "\u00e9\u{1f642}<b>", "x".repeat(3000)];
    const links = await Promise.all(texts.map(writeLink));
    const back = await Promise.all(links.map(readLink));
    return [links.every((link) => /^1\.z[\w-]*$/.test(link)), back.every((text, i) => text === texts[i]), (links[5]?.length ?? 0) < 100];
  },
  "links without a deflater": async () => [await readLink("1.jeyJhIjoi4oKsIn0"), await readLink("1.jeyJhIjoi4oKsIn0).")],
  "links that cannot be read": async () => {
    const bomb = await writeLink("x".repeat(40_000));
    const bad = ["", "1", "1.", "1.z", "1.zAAAA", "1.z%3Cb%3E", "1.jeyJ", "1.jgICA", "2.zabc", "1.qabc", `1.j${"A".repeat(9000)}`, bomb];
    return Promise.all(bad.map((link) => readLink(link).then(() => "read", (error: unknown) => (error instanceof UnreadLink ? error.why : String(error)))));
  },

  "cells of a table": () => ["", "Main Street", "Main, Street", 'the "best"', "two\nlines", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "a=1", "'"].map(cell),

  "what is shown": () => {
    const controls = form(`<input type="radio" name="p" value="yes"><input type="radio" name="p" value="no"><input type="checkbox" name="l" value="yes">
      <b data-when="p:yes|maybe"></b><b data-when="p:"></b><b data-when="p:yes l:"></b><b data-when="p:yes l:yes"></b>`);
    const look = (): string => {
      controls.reveal();
      return [...stage.querySelectorAll("b")].map((part) => (part.hidden ? "-" : "+")).join("");
    };
    const seen = [look()];
    input("p").checked = true;
    seen.push(look());
    input("l").checked = true;
    seen.push(look());
    return seen;
  },
  "what is hidden is not said": () => {
    const controls = form(`<p hidden><input name="h" value="x"></p><input name="v" value="  y "><details><input name="d" value="z"></details>`);
    return [controls.said("h"), controls.value("h"), controls.said("v"), controls.said("d")];
  },

  "both ends of a span": () => {
    const controls = form(rough);
    input("d.high").value = "9";
    return new Answers(controls, ["d", "d.high"], [{ value: 500 }, { value: 900 }], new Set()).span("d");
  },
  "one end of a span": () => {
    const answers = new Answers(form(rough), ["d"], [{ value: 500 }], new Set());
    return [answers.span("d") ?? null, answers.faults];
  },
  "an exact figure": () => {
    const controls = form(rough);
    input("d.rough").checked = false;
    return new Answers(controls, ["d"], [{ value: 500 }], new Set()).span("d");
  },
  "what is left out": () => new Answers(form(rough), ["d"], [{ value: 500 }], new Set(["d"])).figure("d") ?? null,
  "a text that is no figure": () => new Answers(form(rough), ["d"], [{ fault: "money.minus" }], new Set()).faults,

  "the empty request": () => {
    const controls = form("");
    return compile(new Answers(controls, [], [], new Set()), { places: [], asOf: 20788, unnamed: String }).request;
  },
  "what few plans have": () => {
    const controls = form(`<select name="benefit.family"><option value="aggregate"></select><input name="benefit.family.deductible" value="3000">
      <input name="benefit.year_cents" value="500"><input type="radio" name="benefit.referral" value="yes" checked><input name="benefit.referral_visits" value="12">
      <input type="radio" name="benefit.outside" value="no" checked><select name="benefit.copay_at_end"><option value="waived"></select>
      <input type="checkbox" name="benefit.only_paid" value="yes" checked>`);
    const names = ["benefit.family.deductible", "benefit.year_cents", "benefit.referral_visits"];
    const made = (without: string[]) => {
      const answers = new Answers(controls, names, [{ value: 300000 }, { value: 50000 }, { value: 12 }], new Set(without));
      const { family, limits, referral, authorisation, outside, settings } = compile(answers, { places: [], asOf: 20788, unnamed: String }).request.benefit ?? {};
      return { family, limits, referral, authorisation, outside, settings };
    };
    return [made([]), made(["benefit.family", "benefit.year_cents", "benefit.referral", "benefit.outside", "benefit.copay_at_end", "benefit.only_paid"])];
  },
  "somebody else who pays": () => {
    const controls = form(`<select name="other_payer.kind"><option value="veterans"></select><input name="other_payer.copay" value="0">
      <input type="radio" name="other_payer.authorisation" value="yes" checked><input name="other_payer.authorisation_visits" value="12">
      <div hidden><input name="other_payer.state" value="nowhere"></div>`);
    const made = (without: string[]) => {
      const answers = new Answers(controls, ["other_payer.copay", "other_payer.authorisation_visits"], [{ value: 0 }, { value: 12 }], new Set(without));
      const { kind, copay, authorisation, referral, visitsUsed } = compile(answers, { places: [], asOf: 20788, unnamed: String }).request.otherPayer ?? {};
      return { kind, copay, authorisation, referral, visitsUsed, faults: answers.faults };
    };
    return [made([]), made(["other_payer.copay", "other_payer"])];
  },
  "what few quotes say": () => {
    const controls = form(`<input type="checkbox" name="own[0].has" value="package" checked><input type="checkbox" name="own[0].has" value="membership" checked>
      <input name="own[0].package.price" value="400"><select name="own[0].package.unit"><option value="minute"></select>
      <div hidden><input name="own[0].package.visits" value="5"></div><input name="own[0].package.minutes" value="300">
      <select name="own[0].package.refund"><option value="unused_less_fee"></select><input name="own[0].package.refund_fee" value="25">
      <input type="checkbox" name="own[0].package.first_only" value="yes" checked>
      <input name="own[0].membership.fee" value="60"><select name="own[0].membership.interval"><option value="week_4"></select>
      <input type="radio" name="own[0].membership.unused" value="accumulate" checked><input name="own[0].membership.notice" value="30">
      <input name="own[0].card" value="3"><select name="own[0].tips"><option value="no"></select>`);
    const names = ["package.price", "package.minutes", "package.refund_fee", "membership.fee", "membership.notice", "card"].map((name) => `own[0].${name}`);
    const figures = [40000, 300, 2500, 6000, 30, 30000].map((value) => ({ value }));
    const made = (without: string[]) => {
      const [quote] = compile(new Answers(controls, names, figures, new Set(without)), { places: [], asOf: 20788, unnamed: String }).request.own;
      if (!quote) return [];
      const { packages, memberships, handsOn, card, salesTax, tips } = quote;
      return [...packages, ...memberships, { handsOn, card, salesTax, tips }];
    };
    return [...made([]), ...made(["own[0].package.refund_fee", "own[0].membership.notice", "own[0].card"])];
  },
  "no weekly visits are not a year of them": () => {
    const controls = form(`<input type="radio" name="first" value="other" checked><input name="first.other" data-read="count" value="0">`);
    const answers = new Answers(controls, ["first.other"], [{ value: 0 }], new Set());
    return [compile(answers, { places: [], asOf: 20788, unnamed: String }).request.phases[0]?.visits, answers.faults];
  },

  "faults find their control": () => {
    const { controls, list } = quotes();
    list.count = 2;
    input("own[1].has").checked = true;
    controls.reveal();
    return placeFaults([
      fault("offers.own[0].packages[0].credits.count", "fault.too_small"), fault("offers.own[0].name"), fault("offers.own[0].services"), fault("benefit.payer"), fault("as_of"),
    ], controls, [1]).map(({ name, code }) => `${name} ${code}`);
  },
  "a fault names the control of the other answer": () => {
    const controls = form(`<input name="m" data-read="money" data-path="benefit.m_cents"><input name="own[2].price" data-read="money" data-path="offers.own[2].services[0].price_cents">`);
    return placeFaults([
      { ...fault("benefit.m_cents", "fault.contradicts"), other: "offers.own[0].services[0].price_cents" },
      { ...fault("benefit.m_cents", "fault.contradicts"), other: "benefit.k" },
    ], controls, [2]).map(({ name, other }) => [name, other ?? null]);
  },
  "faults find the end of a span": () => {
    const controls = form(rough);
    return placeFaults([fault("benefit.d_cents"), fault("benefit.d_cents.low"), fault("benefit.d_cents.high")], controls, []).map(({ name }) => name);
  },
  "what is larger": () => ["own[0].package.visits", "own[0].package", "own[0]"].map(parent),

  "a quote more, at most five": () => {
    const { list } = quotes();
    list.count = 9;
    return [list.count, stage.querySelectorAll("[data-number]")[4]?.textContent, document.getElementById("own[4].name") !== null, stage.querySelector("button")?.disabled, stage.querySelector(".hint")?.textContent];
  },
  "a quote less, those after it move up": () => {
    const { controls, list } = quotes();
    list.count = 3;
    input("own[0].name").value = "a";
    input("own[1].name").value = "b";
    input("own[2].name").value = "c";
    input("own[1].has").checked = true;
    list.remove(1);
    return [list.count, takeValues(controls)];
  },
  "the only quote is emptied": () => {
    const { controls, list } = quotes();
    input("own[0].name").value = "a";
    input("own[0].has").checked = true;
    list.remove(0);
    return [list.count, takeValues(controls)];
  },

  "what is open stays open, the focus stays": () => {
    stage.innerHTML = `<ul><li data-key="a"><details><summary>a</summary></details></li><li data-key="b"><button>old</button></li></ul>`;
    const list = stage.querySelector("ul") as HTMLElement;
    (list.querySelector("details") as HTMLDetailsElement).open = true;
    const button = list.querySelector("button") as HTMLElement;
    button.focus();
    const wanted = document.createElement("ul");
    wanted.innerHTML = `<li data-key="c">new</li><li data-key="b"><button>new</button></li><li data-key="a"><details><summary>a2</summary></details></li>`;
    morph(list, wanted);
    return [list.textContent, list.querySelector("details")?.open, document.activeElement === button, button.textContent];
  },
  "what is gone is gone": () => {
    stage.innerHTML = `<p class="x" title="t">one<b>two</b>three</p>`;
    const wanted = document.createElement("div");
    wanted.innerHTML = `<p id="n">one</p>`;
    morph(stage, wanted);
    return stage.innerHTML;
  },
  "nothing jumps": () => {
    stage.innerHTML = `<div style="height:900px"></div><i></i><input><div style="height:3000px"></div>`;
    const field = stage.querySelector("input") as HTMLElement;
    field.focus();
    scrollTo(0, 600);
    const before = field.getBoundingClientRect().top;
    steady(() => ((stage.querySelector("i") as HTMLElement).innerHTML = `<div style="height:210px"></div>`));
    const moved = Math.round(field.getBoundingClientRect().top - before);
    stage.replaceChildren();
    return moved;
  },
};

Object.assign(globalThis, {
  partNames: Object.keys(parts),
  judge: async (name: string): Promise<string> => JSON.stringify((await parts[name]?.()) ?? null),
});
