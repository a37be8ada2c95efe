// The page docs/measured/<date>_security.md.
import { date, machine, table } from "../figures.js";

/** The steps in the order of the page, and what each does. */
const STEPS = {
  crawl: `**The crawler** asks only, and then compares every table of the database with what it was: whatever changed besides the ledger and the
  times of sessions would be a finding.`,
  forms: `**Every form**: as each role, on a copy of the authority of its own, our own attack fills in every form that the crawler comes to by links, first with markup
  in all fields at once. Who comes to a record only by a search, such as duty, shows few of them. Each form is then attacked field by field once, by the first role that comes to it, on top of answers that the form takes
  where some were found: markup, attributes, script addresses, SQL that fails or waits two seconds, commands, templates, formats, paths, XML, headers,
  numbers beyond reason and long texts. Every number in an address and every part of a query is attacked so too. A finding is an answer of 500
  and more; one that takes longer than 1.5 seconds three times; markup that comes back as markup, there or on any page of a crawl afterwards; what a
  template, a command or a file would show; words of the database; a header put in; or a way to another site. Which routes were reached past the
  questions who it is and who may is read from the access log and compared with \`firsthand routes\`: one that nobody reached would be a finding.
  That the attack notices what it is to notice is tried before on a page of our own with faults planted in it.`,
  sqlmap: `**sqlmap** attacks forms and addresses with parts, at level 1 and risk 1, as far as its time goes.`,
  wapiti: `**wapiti** asks for and attacks the addresses of the kinds of page that the crawler came to, not their forms. It wants three headers that are
  left out with reason: X-Frame-Options and X-XSS-Protection, which the policy of content replaces, and HSTS, which is for TLS alone.`,
  ffuf: `**ffuf** asks for addresses that nobody links to.`,
  smuggling: `**The smuggling set** sends requests that two programs might measure differently, each with a second one behind it.`,
  tls: `**testssl.sh** examines a program that speaks TLS itself; what it calls medium or worse would be a finding. Left out are that nobody issued the
  certificate, and that pages are compressed, since no secret stands in them twice alike.`,
};

/** `parts`: of each step { commit, rows, findings: [{ of, finding }], known }. */
export function reportOf(parts) {
  const run = Object.keys(STEPS).filter((step) => parts[step]);
  const findings = run.flatMap((step) => parts[step].findings.map(({ of, finding }) => `- ${of}: ${finding}`));
  const byName = parts.forms?.known?.byName ?? [];
  return `# What scanners and our own attacks found

${date()}, by \`script/bench security\`: ${run.map((step) => `${step} on commit ${parts[step].commit}`).join(", ")}. Machine: ${machine()}.
On a database of 60 invented children, on this machine alone.

${table(run.flatMap((step) => parts[step].rows))}

"Tried" counts pages for the crawler, requests for the attack on every form and for the smuggling set, requests with every field in turn for
sqlmap, addresses for wapiti and ffuf, checks for testssl.sh.

${run.map((step) => `- ${STEPS[step]}`).join("\n")}
${byName.length === 0 ? "" : `\nRoutes that no page of the invented authority showed a form for, and that were attacked by the names of their fields:\n${byName.map((pattern) => `\`${pattern}\``).join(", ")}.\n`}
## Findings

${findings.length === 0 ? "None." : findings.join("\n")}
`;
}
