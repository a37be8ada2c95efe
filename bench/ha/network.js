// Machines on one computer: each is a network namespace with a card of its own on one bridge. The network is cut without a word, as a
// broken switch does it: whoever sends is given a wrong card's number for the other, and what it sends goes nowhere.
// Everything is made inside the namespaces that script/bench ha began in, and is gone with them.
import { spawn, spawnSync } from "node:child_process";

export const NUMBERS = { etcd: 1, db1: 11, db2: 12, app1: 21, app2: 22, proxy: 254 }; // of each machine; the proxy is where the bench itself is
export const addressOf = (machine) => `10.77.0.${NUMBERS[machine]}`;
const cardOf = (number) => `02:77:00:00:00:${number.toString(16).padStart(2, "0")}`;
const NOBODY = "02:77:00:00:00:ff";
const machines = Object.keys(NUMBERS);

function ip(...words) {
  const { status, stderr } = spawnSync("ip", words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`ip ${words.join(" ")}: ${stderr}`);
}
const at = (machine, ...words) => (machine === "proxy" ? ip(...words) : ip("-n", machine, ...words));
const cardAt = (machine) => (machine === "proxy" ? "lan" : "card");

/** What one machine's words to another are sent to: the other's card, or nobody's. */
const heard = (from, to, whether) =>
  at(from, "neigh", "replace", addressOf(to), "lladdr", whether ? cardOf(NUMBERS[to]) : NOBODY, "dev", cardAt(from), "nud", "permanent");

export function makeNetwork() {
  const folder = "/run/netns"; // where ip keeps them: a folder of our own is put over it
  for (const [command, words] of [["mkdir", ["-p", folder]], ["mount", ["-t", "tmpfs", "tmpfs", folder]]]) spawnSync(command, words);
  ip("link", "set", "lo", "up");
  ip("link", "add", "lan", "address", cardOf(NUMBERS.proxy), "type", "bridge");
  ip("addr", "add", `${addressOf("proxy")}/24`, "dev", "lan");
  ip("link", "set", "lan", "up");
  for (const machine of machines.slice(0, -1)) {
    ip("netns", "add", machine);
    ip("link", "add", `to_${machine}`, "type", "veth", "peer", "name", "card", "address", cardOf(NUMBERS[machine]), "netns", machine);
    ip("link", "set", `to_${machine}`, "master", "lan", "up");
    for (const device of ["lo", "card"]) at(machine, "link", "set", device, "up");
    at(machine, "addr", "add", `${addressOf(machine)}/24`, "dev", "card");
  }
  for (const from of machines) for (const to of machines) if (from !== to) heard(from, to, true);
}

/** From now on nothing of `from` reaches any of `to`. */
export const cut = (from, to) => to.filter((other) => other !== from).forEach((other) => heard(from, other, false));
export const cutFrom = (to, from) => from.filter((other) => other !== to).forEach((other) => heard(other, to, false));
export const everything = machines;
export const heal = (machine) => everything.filter((other) => other !== machine).forEach((other) => [heard(machine, other, true), heard(other, machine, true)]);

/** Starts a program on that machine, as that user; its output goes to `log`, or comes in pipes. */
export function startedAt(machine, user, command, words, options = {}) {
  const as = user === "root" ? [] : ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"];
  const [first, ...rest] = [...(machine === "proxy" ? [] : ["ip", "netns", "exec", machine]), ...as, command, ...words];
  return spawn(first, rest, { stdio: "ignore", cwd: "/", ...options });
}

/** The whole machine loses its power. */
export function powerOff(machine) {
  const { stdout } = spawnSync("ip", ["netns", "pids", machine], { encoding: "utf8" });
  for (const pid of stdout.split("\n").filter(Boolean).map(Number)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      continue; // it had ended already
    }
  }
}
