// Which file may include what (docs/map.md says why). Run by script/lint.
//
//   Parts     a part sees itself and the parts that CMakeLists.txt says it uses, directly or through another.
//   Roles     in care and returns a file's suffix says what it may see beyond base and records.
//   Sideways  another folder of theirs is seen through its headers of types and commands, and its pages through x_pages.hpp by
//             pages and routes alone; main wires all (docs/decisions/0007).
//   Libraries heavy or dangerous headers stay behind the part that tames them.
//
// script/lint_exceptions.txt lists what breaks a rule today, "file -> include"; a line that is no longer needed is an error,
// so the list only shrinks.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const CAPABILITY_PARTS = ["care", "returns"];
const ROLES = {
  header: ["store", "staff"], // x.hpp: types, and commands, which take a connection and an actor
  rules: ["staff"], // need to know is a rule, and takes its facts
  form: ["forms", "html", "http", "staff"], // parses what http read, draws with html
  commands: ["store", "ledger", "staff"], // x.cpp: what x.hpp declares
  store: ["store", "ledger", "staff"],
  pages: ["forms", "html", "staff"],
  routes: "all",
  test: "all",
};
const LIBRARIES = [
  { header: /^boost\/(asio|beast)/, home: /^src\/http\/server\.cpp$/ },
  { header: /^(soci\/|sqlite3)/, home: /^src\/store\// },
  { header: /^CLI\//, home: /^src\/main\// },
  { header: /^toml\+\+\//, home: /^src\/[a-z_/]+\.cpp$/ },
  { header: /^date\//, home: /^src\/base\/dates\.cpp$/ },
];

function partsAndUses() {
  const uses = new Map();
  const lists = readFileSync("CMakeLists.txt", "utf8");
  for (const [, name, rest] of lists.matchAll(/firsthand_part\((\w+)([^)]*)\)/g)) {
    const direct = rest.match(/USES((?:\s+[a-z_]+)+)/)?.[1].trim().split(/\s+/) ?? [];
    uses.set(name, new Set([name, ...direct.flatMap((part) => [...(uses.get(part) ?? [part])])]));
  }
  const [, direct] = lists.match(/firsthand_program\(firsthand FROM main USES([a-z_\s]+)/);
  uses.set("main", new Set(["main", ...direct.trim().split(/\s+/).flatMap((part) => [...uses.get(part)])]));
  return uses;
}

function sources(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(hpp|cpp)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function includesOf(file) {
  return [...readFileSync(file, "utf8").matchAll(/^\s*#\s*include\s+(["<])([^">]+)[">]/gm)].map(([, mark, name]) => ({ name, ours: mark === '"' }));
}

function roleOf(file) {
  const suffix = basename(file).match(/_([a-z]+)\.(hpp|cpp)$/)?.[1];
  if (suffix in ROLES) return suffix;
  return file.endsWith(".hpp") ? "header" : "commands";
}

/** The reason why this file may not include that header, or nothing. */
function objection(file, include, uses) {
  const part = file.split("/")[1];
  if (!include.ours) {
    const library = LIBRARIES.find(({ header }) => header.test(include.name));
    return library && !library.home.test(file) && roleOf(file) !== "test" ? "that library stays behind the part that tames it" : null;
  }
  const target = include.name.split("/")[0];
  if (!uses.has(target)) return null;
  if (!uses.get(part)?.has(target)) return `the part ${part} does not stand on ${target}`;
  return roleObjection(file, part, target) ?? sidewaysObjection(file, target, include.name);
}

function roleObjection(file, part, target) {
  if (!CAPABILITY_PARTS.includes(part) || CAPABILITY_PARTS.includes(target)) return null;
  const role = roleOf(file);
  const allowed = ROLES[role];
  if (allowed === "all" || ["base", "records", ...allowed].includes(target)) return null;
  return `a file with the role "${role}" sees ${["base", "records", ...allowed].join(", ")} and no more`;
}

function sidewaysObjection(file, target, name) {
  if (!CAPABILITY_PARTS.includes(target)) return null;
  const folder = dirname(name);
  if (`src/${folder}` === dirname(file) || file.startsWith("src/main/") || roleOf(file) === "test") return null;
  const role = roleOf(name);
  const shown = role === "header" || (role === "pages" && ["pages", "routes"].includes(roleOf(file)));
  return shown ? null : `the ${role} of another folder are its own`;
}

const listed = existsSync("script/lint_exceptions.txt") ? readFileSync("script/lint_exceptions.txt", "utf8").split("\n") : [];
const exceptions = new Set(listed.map((line) => line.trim()).filter((line) => line && !line.startsWith("#")));
const uses = partsAndUses();
let failed = false;
for (const file of sources("src")) {
  for (const include of includesOf(file)) {
    const why = objection(file, include, uses);
    if (why && !exceptions.delete(`${file} -> ${include.name}`)) {
      console.error(`${file} includes ${include.name}: ${why}`);
      failed = true;
    }
  }
}
for (const unneeded of exceptions) {
  console.error(`script/lint_exceptions.txt: no longer needed, remove it: ${unneeded}`);
  failed = true;
}
process.exit(failed ? 1 : 0);
