// A page with every fault that the attack is to notice, so that finding nothing elsewhere says something.
import { createServer } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { formsOf } from "../../tests/browser/page_forms.js";
import { attackForms } from "./forms.js";
import { SLEEPS } from "./injections.js";

const PAGE = '<form method="post" action="/planted"><input name="words" value="a"></form>';
const TO_BE_NOTICED = ["markup that was put in", "an attribute that was put in", "an address of a script", "what a template reckoned", "a header", "answered with 500", "took "];

async function answered(asked, answer) {
  const words = new URLSearchParams((await asked.toArray()).join("")).get("words") ?? "";
  if (words.includes("pg_sleep")) await wait(SLEEPS * 1000);
  if (words.includes("X-Injected")) answer.setHeader("X-Injected", "yes");
  answer.writeHead(words.startsWith("'\");") ? 500 : 200, { "content-type": "text/html" });
  answer.end(`${PAGE}<p>${words}<a href="${words}">${words.includes("1337*1337") ? 1337 * 1337 : ""}</a></p>`);
}

/** What of it the attack does not notice, in words. `attackerOn(url)` answers one that need not sign in. */
export async function unnoticed(attackerOn) {
  const server = createServer(answered);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const attacker = attackerOn(`http://127.0.0.1:${server.address().port}`);
  await attackForms(attacker, formsOf(PAGE).map((form) => ({ ...form, page: "/" })), new Set(), Infinity);
  server.close();
  server.closeAllConnections();
  const findings = [...attacker.findings];
  return TO_BE_NOTICED.filter((fault) => !findings.some((finding) => finding.includes(fault))).map((fault) => `a planted fault was not noticed: ${fault}`);
}
