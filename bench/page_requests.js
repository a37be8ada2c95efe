// What is measured: a request for the n-th child at hand, or by the n-th person of a role. Forms are fetched before their time is taken.

/** The fields of a telephone call, as its form asks for them. */
export const callOf = (words, finish = "complete") => ({
  "happened-day": "20", "happened-month": "11", "happened-year": "2026", "person-1-name": "Sam Field", "person-1-role": "Teacher", no_actions: "yes", interpreter: "not_needed",
  key_issues: words, seen_and_said: `${words} Sam Field rang to say that the week went well. `.repeat(4), why_here: "Covering today", finish,
});

async function saveEntry(child, number) {
  const form = `${child.path}/record/telephone_call`;
  await child.browser.get(form);
  await child.browser.post(form, callOf(`Call ${number}: the school is pleased with how the week went.`));
}

export const PAGES = [
  { title: "Home of a team leader", method: "GET", route: "/", role: "team_leader", ask: ({ browser }) => browser.get("/") },
  { title: "Home of a senior manager", method: "GET", route: "/", role: "service_manager", ask: ({ browser }) => browser.get("/") },
  { title: "Home of duty", method: "GET", route: "/", role: "duty", ask: ({ browser }) => browser.get("/") },
  { title: "A team", method: "GET", route: "/teams/{team}", role: "service_manager", ask: async (manager) => manager.browser.get((manager.team ??= await manager.browser.linkTo("/", /^\/teams\/\d+$/))) },
  { title: "Home of a worker", method: "GET", route: "/", ask: (child) => child.browser.get("/") },
  { title: "Find a child by name", method: "POST", route: "/find", ask: (child) => child.browser.post("/find", { words: child.name.split(" ").reverse().join(" ") }) },
  { title: "Child’s front page", method: "GET", route: "/children/{child}", ask: (child) => child.browser.get(child.path) },
  { title: "File", method: "GET", route: "/children/{child}/file", ask: (child) => child.browser.get(`${child.path}/file`) },
  { title: "Chronology", method: "GET", route: "/children/{child}/chronology", ask: (child) => child.browser.get(`${child.path}/chronology`) },
  { title: "Search in a child’s file", method: "POST", route: "/children/{child}/search", ask: (child) => child.browser.postPlain(`${child.path}/search`, { words: "school mum" }) },
  { title: "Search in all I may see", method: "POST", route: "/search", ask: (child) => child.browser.postPlain("/search", { words: "school mum" }) },
  { title: "Who has looked", method: "GET", route: "/children/{child}/readers", ask: (child) => child.browser.get(`${child.path}/readers`) },
  { title: "Entry", method: "GET", route: "/entries/{entry}", ask: async (child) => child.browser.get((child.entry ??= await child.browser.linkTo(`${child.path}/file`, /^\/entries\/\d+$/))) },
  { title: "Record form", method: "GET", route: "/children/{child}/record/{kind}", ask: (child) => child.browser.get(`${child.path}/record/telephone_call`) },
  { title: "Saving an entry", method: "POST", route: "/children/{child}/record/{kind}", ask: saveEntry },
];

export const pageTitled = (title) => PAGES.find((page) => page.title === title);
