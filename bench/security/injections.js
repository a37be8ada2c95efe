// What is put into a field, a part of an address or a place in a path, and how it shows in the answer that something came of it.
export const SLEEPS = 2; // seconds
const LONGEST = 1_500; // milliseconds; an answer takes a few, so one that waits for SLEEPS stands out

/** [what it tries, the words]. MARK is a word of its own for each, so that what is kept can be told from where it came. */
const INJECTIONS = [
  ["markup", `'"></textarea></title></option><xss-MARK>`],
  ["an attribute", `" onfocus="xss-MARK" autofocus x="`],
  ["an address of a script", "javascript:xss-MARK//"],
  ["SQL", `'");--`],
  ["SQL", `MARK' OR '1'='1' --`],
  ["SQL", `1' AND (SELECT 1 FROM pg_sleep(${SLEEPS})) IS NOT NULL --`],
  ["SQL", `'||(SELECT pg_sleep(${SLEEPS}))||'`],
  ["SQL", `1); SELECT pg_sleep(${SLEEPS}); --`],
  ["SQL", `1 OR (SELECT pg_sleep(${SLEEPS})) IS NULL`],
  ["a command", `$(sleep ${SLEEPS})\`sleep ${SLEEPS}\`;sleep ${SLEEPS};id|sleep ${SLEEPS}&`],
  ["a template", "{{1337*1337}}${1337*1337}<%=1337*1337%>#{1337*1337}"],
  ["a format", "{} {0} {:s} %s%s%n%p"],
  ["a path", "../../../../../../../../etc/passwd"],
  ["XML", `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`],
  ["a header", "MARK\r\nX-Injected: yes\r\n\r\n<xss-MARK>"],
  ["a number", "-1"],
  ["a number", "9223372036854775808"],
  ["a long text", "\u202eA\u0301".repeat(4_000)],
];
let marks = 0;
const marked = ([what, words]) => ({ what, words: words.replaceAll("MARK", String(++marks)) });

/** All of them, each marked anew. */
export const injections = () => INJECTIONS.map(marked);
/** The one that breaks out of every sort of markup. */
export const markup = () => marked(INJECTIONS[0]);

/** What no page may hold, wherever it was put in: for the crawler (tests/browser/crawl.js). */
export const NEVER = [
  [/<xss-\d+/, "markup that was put in"],
  [/onfocus="xss-\d+/, "an attribute that was put in"],
  [/(?:href|src|action)="\s*javascript:/i, "an address of a script that was put in"],
];
const SHOWN = [
  ...NEVER,
  [/1787569/, "what a template reckoned"],
  [/root:x?:0:0:/, "a file of the machine"],
  [/uid=\d+\(/, "what a command said"],
  [/syntax error at|unterminated quoted|SQLSTATE|invalid input syntax|operator does not exist|soci::|std::|terminate called/i, "words of the machinery"],
];

/** What shows in an answer that something came of it; `took` in milliseconds. */
export function faultsOf({ status, headers, text, took }) {
  const faults = [];
  if (status >= 500) faults.push(`was answered with ${status}`);
  if (took > LONGEST) faults.push(`took ${Math.round(took)} ms`);
  if (headers.has("x-injected")) faults.push("put a header into the answer");
  if (/^(https?:)?\/\//.test(headers.get("location") ?? "")) faults.push(`led to ${headers.get("location").slice(0, 60)}`);
  if ((headers.get("content-type") ?? "").startsWith("text/html")) for (const [pattern, what] of SHOWN) if (pattern.test(text)) faults.push(`showed ${what}: ${text.match(pattern)[0].slice(0, 80)}`);
  return faults;
}
