// Packs what is built, as script/package does with a build of its own: the same bytes twice, a list with every part, and no change unseen.
//   script/node tests/operate/release.js BUILD
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";

const root = new URL("../..", import.meta.url).pathname;
const build = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), "firsthand-release-"));
const at = (name) => join(folder, name);
const run = (command, ...words) => execFileSync(command, words, { encoding: "utf8", maxBuffer: 2 ** 28 });
const packing = (...words) => spawnSync(join(root, "script/package"), words, { encoding: "utf8" });
const text = (path) => readFileSync(join(root, path), "utf8");

function packed(name) {
  const made = packing("--key", at("key"), "--from", build, "--to", at(name));
  assert.equal(made.status, 0, made.stderr);
  return made.stdout.trim();
}

/** Names of shared libraries that a program asks for, as its own header says. */
const needed = (program) => [...run("readelf", "--dynamic", program).matchAll(/\(NEEDED\).*\[(.+)\]/g)].map(([, name]) => name);

/** The archives of Debian on the line that links the program, as Ninja keeps it. */
const linkedStatically = () => [...new Set(readFileSync(join(build, "build.ninja"), "utf8").match(/build firsthand: [^]*?\n\n/)[0].match(/\/usr\/lib\/[^\s|]+\.a\b/g) ?? [])];

/** Packages of npm that the sources of what is shipped name. */
const namedPackages = () => ["assets/app.scss", "assets/app.js", "cmake/sqlite.cmake", "cmake/leaked_passwords.js"].flatMap((path) => [...text(path).matchAll(/(?:node_modules\/|["'])(@ministryofjustice\/frontend|govuk-frontend|better-sqlite3[\w-]*|password-[\w-]+)/g)].map(([, name]) => name));

/** By the format's own schema. */
async function checkFormat(list) {
  const faults = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(list);
  assert.equal(faults, null, JSON.stringify(faults));
  const broken = JSON.stringify({ ...JSON.parse(list), components: [{ type: "no such type", name: "a" }] });
  assert.notEqual(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(broken), null, "the schema refuses nothing");
}

function checkParts(parts, release) {
  const debian = parts.components.filter(({ purl }) => purl?.startsWith("pkg:deb/"));
  const libraries = new Set(debian.flatMap(({ properties }) => properties.filter(({ name }) => name === "firsthand:library").map(({ value }) => value)));
  const names = ["firsthand", "firsthand-verify"].flatMap((program) => needed(join(release, program)));
  assert.ok(names.length > 10, "the program asks for shared libraries");
  const isListed = (name) => libraries.has(name) || [...libraries].some((file) => file.startsWith(`${name}.`)); // libpq.so.5 is libpq.so.5.15
  for (const name of names) assert.ok(isListed(name), `${name} is not in the list`);
  assert.ok(linkedStatically().length > 2, "the program is linked with archives");
  for (const path of linkedStatically()) assert.ok(libraries.has(path.split("/").pop()), `${path} is not in the list`);
  for (const { name, version, properties } of debian) {
    assert.equal(run("dpkg-query", "--show", "--showformat", "${Version}\n", name).split("\n")[0], version);
    assert.ok(properties.some((property) => property.name === "firsthand:source"));
  }
  const npm = new Map(parts.components.filter(({ purl }) => purl?.startsWith("pkg:npm/")).map(({ name, version }) => [name, version]));
  const lock = JSON.parse(text("package-lock.json")).packages;
  assert.ok(new Set(namedPackages()).size >= 4);
  for (const name of namedPackages()) assert.equal(npm.get(name), lock[`node_modules/${name}`].version, `${name} is not in the list as it is locked`);
  for (const tool of ["esbuild", "sass", "@playwright/test"]) assert.ok(!npm.has(tool), `${tool} is no part of what is shipped`);
  const inside = readdirSync(release, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(release.length + 1));
  const listed = parts.components.filter(({ type }) => type === "file");
  assert.deepEqual(listed.map(({ name }) => name).sort(), inside.filter((name) => name !== "parts.cdx.json").sort());
  for (const { name, hashes } of listed) assert.equal(hashes[0].content, createHash("sha256").update(readFileSync(join(release, name))).digest("hex"));
}

function checkSignature(archive) {
  const status = (key) => packing("--check", archive, "--key", key).status;
  assert.equal(status(at("key.pub")), 0);
  packing("--keys", at("other"));
  assert.equal(status(at("other.pub")), 1, "another's key accepts it");
  const whole = readFileSync(archive);
  for (const place of [0, 4, whole.length >> 1, whole.length - 1]) {
    const changed = Buffer.from(whole);
    changed[place] ^= 1;
    writeFileSync(archive, changed);
    assert.equal(status(at("key.pub")), 1, `byte ${place} was changed unseen`);
  }
  writeFileSync(archive, whole.subarray(0, -1));
  assert.equal(status(at("key.pub")), 1, "a byte less was not seen");
}

try {
  assert.equal(packing("--keys", at("key")).status, 0);
  assert.equal(packing("--keys", at("key")).status, 1, "a key was overwritten");
  assert.notEqual(packing("--from", build).status, 0, "it was packed without a key");
  const [first, second] = [packed("one"), packed("two")];
  assert.ok(readFileSync(first).equals(readFileSync(second)), "packed twice, the bytes differ");
  run("tar", "--extract", "--file", first, "--directory", folder);
  const release = at(first.split("/").pop().replace(".tar.gz", ""));
  const list = readFileSync(join(release, "parts.cdx.json"), "utf8");
  await checkFormat(list);
  checkParts(JSON.parse(list), release);
  checkSignature(first);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
