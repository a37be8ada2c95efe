// Every form of every role and every route that takes one: each role on a copy of the authority of its own, since what is sent is kept.
import { readFileSync } from "node:fs";
import { crawl } from "../../tests/browser/crawl.js";
import { attackAddresses, attackRoute, expressionOf, placesSeen } from "./addresses.js";
import { Attacker } from "./attacker.js";
import { attackForms, inOrder, isOfTheSession } from "./forms.js";
import { NEVER } from "./injections.js";

const TRIED_OF_A_ROLE = 4;

/** The routes that what was sent came to, past the questions who it is and who may: from the access log, and from what was answered. */
function reached(logFile, attacker) {
  const lines = readFileSync(logFile, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const taking = new Set(lines.filter(({ method, refused, status }) => method === "POST" && !refused && status !== 400 && status !== 405).map(({ route }) => route));
  return [...taking].filter((route) => isOfTheSession(route) || [...attacker.cameTo].some((address) => expressionOf(route).test(address)));
}

/** Of the first people of a role the one who comes to most kinds of form. */
async function farthest(authority, role, later) {
  const tries = [];
  for (const user of authority.users.filter((one) => one.role === role).slice(0, TRIED_OF_A_ROLE)) {
    const attacker = new Attacker(authority.url, user, later);
    await attacker.signIn();
    tries.push({ attacker, crawled: await crawl(authority.url, attacker.cookie, { each: 2 }) });
  }
  return tries.sort((one, other) => other.crawled.forms.length - one.crawled.forms.length)[0];
}

/** What was kept must not come out as markup anywhere, nor break a page. */
async function lookAgain(authority, attacker) {
  await attacker.signIn();
  const { findings } = await crawl(authority.url, attacker.cookie, { each: 2, never: NEVER });
  for (const finding of findings.filter((one) => /was put in|answered with 5/.test(one))) attacker.findings.add(`afterwards: ${finding}`);
}

/**
 * `routes` are the program's, those that take a form: { pattern, fields }. `start(role)` answers an authority of its own with its logFile,
 * and later() moves the clock on.
 * Goes on from `known`, what this answered for other roles, and calls note(role, { tried, findings, note }) for each. Answers lists:
 * { forms, addresses, byForm, byName }, of which the last two are the patterns that were reached by a form of a page, and only by its names.
 */
export async function attackEveryForm({ roles, routes, start, later, until, note, known = {} }) {
  const done = { forms: new Set(known.forms), addresses: new Set(known.addresses) }, byForm = new Set(known.byForm), byName = new Set(known.byName);
  for (const role of roles) {
    const authority = await start(role);
    const { attacker, crawled } = await farthest(authority, role, later);
    const counts = await attackForms(attacker, crawled.forms, done.forms, until);
    const places = await attackAddresses(attacker, [...crawled.asking.map(({ address }) => address), ...crawled.addresses], done.addresses, until);
    for (const route of reached(authority.logFile, attacker)) byForm.add(route);
    const seen = placesSeen(routes, [...crawled.seen, ...crawled.forms.map(({ action }) => action)]);
    await attacker.signIn();
    for (const route of inOrder(routes, ({ pattern }) => pattern).filter(({ pattern }) => !byForm.has(pattern) && !byName.has(pattern))) {
      if (Date.now() > until) break;
      await attackRoute(attacker, route, seen);
    }
    for (const route of reached(authority.logFile, attacker)) if (!byForm.has(route)) byName.add(route);
    await lookAgain(authority, attacker);
    const left = counts.left > 0 ? `; no time for ${counts.left}` : "";
    note(role, { tried: attacker.sent, findings: [...attacker.findings], note: `${counts.forms} forms, ${counts.alone} of them field by field (${counts.fields} fields, ${counts.taken} forms taken as filled in); ${places} places of addresses${left}` });
    await authority.stop();
  }
  return { forms: [...done.forms], addresses: [...done.addresses], byForm: [...byForm], byName: [...byName].filter((pattern) => !byForm.has(pattern)) };
}
