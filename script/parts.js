// Lists the parts of a release as CycloneDX 1.6 (cyclonedx.org): script/node script/parts.js BUILD RELEASE > parts.cdx.json
// Nothing in it is kept by hand. Debian's packages are those whose files the programs were compiled from, linked with and load; those of
// npm are those that the build took files from. Ninja, the loader, dpkg and the lock file say which.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";

const [build, release] = process.argv.slice(2).map((path) => resolve(path));
const root = resolve(import.meta.dirname, "..");
const PROGRAMS = ["firsthand", "firsthand-verify"];

const run = (command, ...words) => execFileSync(command, words, { encoding: "utf8", maxBuffer: 2 ** 30 });
const ninja = (...words) => run("ninja", "-C", build, ...words);
const lines = (text) => text.split("\n").filter(Boolean);

/** Every header that went into the programs. */
function headersRead() {
  const objects = new Set(lines(ninja("-t", "inputs", ...PROGRAMS)));
  const headers = new Set();
  let is_ours = false;
  for (const line of lines(ninja("-t", "deps"))) {
    if (!line.startsWith(" ")) is_ours = objects.has(line.slice(0, line.indexOf(":"))) || line.includes("cmake_pch");
    else if (is_ours) headers.add(resolve(build, line.trim()));
  }
  return [...headers];
}

/** The libraries outside of the build that the linker was given. */
function librariesLinked() {
  const words = lines(ninja("-t", "commands", ...PROGRAMS)).filter((line) => PROGRAMS.some((program) => line.includes(` -o ${program} `))).flatMap((line) => line.split(/\s+/));
  return [...new Set(words.filter((word) => /^\/.*\.(a|so[\d.]*)$/.test(word)))];
}

/** Those that the loader puts together when a program starts, and those that they need in turn. */
const librariesLoaded = () => [...new Set(PROGRAMS.flatMap((program) => [...run("ldd", join(release, program)).matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path)))];

/** Debian's package of each file: a map of packages to files. A path is known with or without the link from /lib to /usr/lib. */
function packagesOf(files) {
  const names = new Map();
  for (const file of files) for (const name of [file, realpathSync(file)].flatMap((path) => [path, path.replace(/^\/usr\/lib/, "/lib"), path.replace(/^\/lib/, "/usr/lib")])) names.set(name, file);
  const found = new Map(), known = new Set();
  const { stdout } = spawnSync("dpkg-query", ["--search", ...names.keys()], { encoding: "utf8", maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: "C" } });
  for (const line of lines(stdout).filter((line) => !line.startsWith("diversion "))) {
    const [owners, path] = line.split(/: (?=\/)/);
    known.add(names.get(path));
    for (const owner of owners.split(", ")) found.set(owner, [...(found.get(owner) ?? []), path]);
  }
  const unknown = files.filter((file) => !known.has(file));
  if (unknown.length > 0) throw new Error(`no package of Debian holds ${unknown.slice(0, 5)}`);
  return found;
}

function debianParts() {
  const isDebian = (path) => path.startsWith("/usr/") || path.startsWith("/lib");
  const uses = [["compiled in", headersRead().filter(isDebian)], ["linked", librariesLinked().filter(isDebian)], ["loaded", librariesLoaded()]];
  const parts = new Map();
  for (const [use, files] of uses) {
    for (const [owner, paths] of packagesOf(files)) {
      const part = parts.get(owner) ?? { uses: [], libraries: new Set() };
      part.uses.push(use);
      if (use !== "compiled in") paths.forEach((path) => part.libraries.add(path.split("/").pop()));
      parts.set(owner, part);
    }
  }
  const facts = lines(run("dpkg-query", "--show", "--showformat", "${binary:Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\n", ...parts.keys()));
  return facts.map((line) => {
    const [owner, version, architecture, source, sourceVersion] = line.split("\t");
    const name = owner.split(":")[0], part = parts.get(owner) ?? parts.get(name);
    const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${architecture}&distro=debian-12`;
    const properties = [["use", part.uses.join(", ")], ["source", `${source} ${sourceVersion}`], ...[...part.libraries].sort().map((file) => ["library", file])];
    return { type: "library", "bom-ref": purl, name, version, purl, properties: properties.map(([fact, value]) => ({ name: `firsthand:${fact}`, value })) };
  });
}

const packageIn = (path) => path.match(/node_modules\/((?:@[^/"]+\/)?[^/"]+)/)?.[1];

/** What stylesheet and script were made from says the build; what the list of leaked passwords is made from, the script that makes it. */
function npmPackages() {
  const read = [...headersRead(), ...JSON.parse(readFileSync(join(build, "assets.inputs.json"), "utf8")), ...lines(readFileSync(join(root, "cmake/leaked_passwords.js"), "utf8"))];
  return [...new Set(read.map(packageIn).filter(Boolean))];
}

/** The amalgamation within its package: what is found wrong with SQLite is told of it by its own name. */
function sqliteIn(folder) {
  const header = readFileSync(join(folder, "deps/sqlite3/sqlite3.h"), "utf8");
  return [["sqlite", "SQLITE_VERSION"], ["sqlite3multipleciphers", "SQLITE3MC_VERSION_STRING"]].flatMap(([name, macro]) => {
    const version = header.match(new RegExp(`#define ${macro}\\s+"(?:[^"]* )?([\\d.]+)"`))?.[1];
    if (!version) throw new Error(`${macro} is not in sqlite3.h`);
    return [{ type: "library", "bom-ref": `pkg:generic/${name}@${version}`, name, version, purl: `pkg:generic/${name}@${version}` }];
  });
}

function npmParts() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return npmPackages().map((name) => {
    const { version, integrity, license } = packages[`node_modules/${name}`];
    const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    const part = { type: "library", "bom-ref": purl, name, version, purl, hashes: [{ alg: "SHA-512", content: Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex") }] };
    if (license) part.licenses = [{ license: { id: license } }];
    if (name === "better-sqlite3-multiple-ciphers") part.components = sqliteIn(join(root, "node_modules", name));
    return part;
  });
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)]));
}

const fileParts = () => files(release).map((path) => ({ type: "file", name: relative(release, path), hashes: [{ alg: "SHA-256", content: createHash("sha256").update(readFileSync(path)).digest("hex") }] }));

const byName = (one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
const version = process.env.FIRSTHAND_RELEASE ?? "unreleased";
const moment = process.env.SOURCE_DATE_EPOCH ? new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000) : statSync(join(release, PROGRAMS[0])).mtime;
const components = [...debianParts().sort(byName), ...npmParts().sort(byName), ...fileParts().sort(byName)];
const digest = createHash("sha256").update(JSON.stringify(components)).digest("hex");
process.stdout.write(`${JSON.stringify({
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  serialNumber: `urn:uuid:${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`,
  version: 1,
  metadata: { timestamp: moment.toISOString(), component: { type: "application", "bom-ref": "firsthand", name: "firsthand", version, licenses: [{ license: { id: "MIT" } }] } },
  components,
}, null, 1)}\n`);
