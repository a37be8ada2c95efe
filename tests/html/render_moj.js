// Renders the samples beside this file with the published templates of the MOJ pattern library and prints them as JSON,
// so that our own markup can be held against them: the library ships no fixtures of its own.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

process.env.TZ = "Europe/London"; // the library writes times in the zone of the machine

const here = import.meta.dirname;
const packages = path.join(here, "../../node_modules");
const load = createRequire(path.join(packages, "."));
const nunjucks = load("nunjucks");
const filters = load(path.join(packages, "@ministryofjustice/frontend/moj/filters/all.js"))();

const folders = ["govuk-frontend/dist", "@ministryofjustice/frontend"].map((folder) => path.join(packages, folder));
const environment = nunjucks.configure(folders, { autoescape: true });
for (const [name, filter] of Object.entries(filters)) environment.addFilter(name, filter);

const samples = JSON.parse(fs.readFileSync(path.join(here, "moj_samples.json"), "utf8"));
for (const sample of samples) sample.html = environment.render(`moj/components/${sample.component}/template.njk`, { params: sample.options });
process.stdout.write(JSON.stringify(samples));
