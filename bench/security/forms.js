// Every form of every page that a role comes to: what it takes is found by trial, and then each of its fields is attacked in turn.
import { formKindOf } from "../../tests/browser/crawl.js";
import { formsOf, namesOf } from "../../tests/browser/page_forms.js";
import { injections, markup } from "./injections.js";

const OF_THE_SESSION = /^\/(sign-in|sign-out|lock|unlock|confirmation|enrolment)\b/;
export const isOfTheSession = (address) => OF_THE_SESSION.test(address);
/** The many kinds of entry come after what is there once; last what may shut its own attacker out, and at the very end what that could not come back from. */
const LAST = [/\/record\//, /leaving|sessions/, OF_THE_SESSION, /password|factor|authenticator|passkey/, /sign-in-rule|staff\/sign-in/];
const rank = (address) => LAST.findLastIndex((pattern) => pattern.test(address));
/** In the order in which they can be attacked; `addressOf` answers where each is sent. */
export const inOrder = (all, addressOf) => [...all].sort((one, other) => rank(addressOf(one)) - rank(addressOf(other)));
const TOKENS = ["csrf", "draft", "not_sent"];
const WORDS = ["Words of an attack", "23", "11", "2026", "10:30am", "1", "MB1 1AA", ""];
const MOST_TRIALS = 6;

/** What somebody may give in answer to one control, the likeliest first. */
function candidates(name, controls) {
  const [first] = controls;
  if (first.kind === "hidden") return [first.value];
  if (first.kind === "select") return [first.value, ...first.choices.filter(Boolean)].filter((value, at) => value || at > 0);
  if (first.kind === "radio" || first.kind === "checkbox") return [controls.find(({ isChosen }) => isChosen)?.value, ...controls.map(({ value }) => value)].filter(Boolean);
  if (first.value) return [first.value, ...WORDS];
  if (/-day$/.test(name)) return ["23", "24", ""];
  if (/-month$/.test(name)) return ["11", "12", ""];
  if (/-year$/.test(name)) return ["2026", "2027", ""];
  return WORDS;
}

/** One value for each name, at so many steps from the likeliest: [[name, value]]. */
function filled(form, steps) {
  const pairs = [];
  for (const name of namesOf(form)) {
    const controls = form.controls.filter((control) => control.name === name);
    if (controls[0].kind === "button") continue;
    const all = candidates(name, controls);
    if (all.length > 0) pairs.push([name, all[(steps.get(name) ?? 0) % all.length]]);
  }
  const button = form.controls.find(({ kind, value }) => kind === "button" && value);
  return button && !pairs.some(([name]) => name === button.name) ? [...pairs, [button.name, button.value]] : pairs;
}

/** The form as the page has it now; as it was where the page has it no more. */
async function fresh(attacker, form) {
  const { text } = await attacker.page(form.page);
  return formsOf(text).find((one) => formKindOf(one) === formKindOf(form)) ?? form;
}

/** Tries until it is taken, changing what the answer complains of: { pairs, isTaken }. */
async function taken(attacker, form) {
  const steps = new Map();
  let pairs = [];
  for (let trial = 0; trial < MOST_TRIALS; ++trial) {
    pairs = filled(await fresh(attacker, form), steps);
    const answer = await attacker.attack(`${form.action} as it should be`, form.action, pairs);
    if (answer.status < 400) return { pairs, isTaken: true };
    const wrong = [...answer.text.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id);
    const blamed = pairs.map(([name]) => name).filter((name) => wrong.some((id) => id === name || id.startsWith(`${name}-`) || name.startsWith(`${id}-`)));
    if (blamed.length === 0) break;
    for (const name of blamed) steps.set(name, (steps.get(name) ?? 0) + 1);
  }
  return { pairs, isTaken: false };
}

const withValue = (pairs, name, value) => (pairs.some(([one]) => one === name) ? pairs.map(([one, was]) => [one, one === name ? value : was]) : [...pairs, [name, value]]);
/** The same with what the page has now of tokens, such as a draft of its own. */
async function withTokens(attacker, form, pairs) {
  const now = new Map(filled(await fresh(attacker, form), new Map()));
  return pairs.map(([name, value]) => [name, TOKENS.includes(name) ? (now.get(name) ?? value) : value]);
}

async function attackFields(attacker, form, pairs) {
  let current = await withTokens(attacker, form, pairs);
  for (const name of namesOf(form).filter((one) => !TOKENS.includes(one))) {
    const answers = await Promise.all(injections().map(({ what, words }) => attacker.attack(`${form.action}, ${name}, ${what}:`, form.action, withValue(current, name, words))));
    // Some was taken, or ended the session: the next field needs what the page has now.
    if (answers.some(({ status }) => status < 400 || status === 403)) current = await withTokens(attacker, form, pairs);
  }
}

/** With markup in every field at once. */
async function attackAtOnce(attacker, form) {
  const pairs = filled(await fresh(attacker, form), new Map());
  await attacker.attack(`${form.action}, all fields:`, form.action, pairs.map(([name, value]) => (TOKENS.includes(name) ? [name, value] : [name, markup().words])));
}

/**
 * Attacks these forms until that moment; of a kind that `done` has, from another role, all fields at once only. Answers
 * { forms, alone, taken, fields, left }: how many, how many field by field, how many of those were taken as filled in, how many fields they had, and how many
 * forms there was no time for.
 */
export async function attackForms(attacker, forms, done, until) {
  const counts = { forms: 0, alone: 0, taken: 0, fields: 0, left: 0 };
  for (const form of inOrder(forms, ({ action }) => action)) {
    if (Date.now() > until) {
      ++counts.left;
      continue;
    }
    ++counts.forms;
    await attackAtOnce(attacker, form);
    if (done.has(formKindOf(form))) continue;
    done.add(formKindOf(form));
    ++counts.alone;
    const { pairs, isTaken } = await taken(attacker, form);
    counts.taken += isTaken;
    counts.fields += namesOf(form).length;
    await attackFields(attacker, form, pairs);
  }
  return counts;
}
