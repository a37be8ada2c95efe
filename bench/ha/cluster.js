// Two PostgreSQL nodes under Patroni, with etcd beside them: what a council would run on three machines, each with a folder of its own.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { addressOf, powerOff, startedAt } from "./network.js";

// What the figures were measured with; docs/operate/scale.md says why.
export const SETTINGS = { ttl: 20, loop_wait: 5, retry_timeout: 5, synchronous_mode: true, synchronous_mode_strict: false, failsafe_mode: true };
const PARAMETERS = { synchronous_commit: "on", wal_sender_timeout: "5s", wal_receiver_timeout: "5s", hot_standby: "on", max_connections: 60, shared_buffers: "64MB" };
const NODES = ["db1", "db2"];
const PATIENCE = 90_000;

// JSON is YAML.
const settingsOf = (name, folder) => JSON.stringify({
  scope: "firsthand", name,
  restapi: { listen: `${addressOf(name)}:8008`, connect_address: `${addressOf(name)}:8008` },
  etcd3: { host: `${addressOf("etcd")}:2379` },
  bootstrap: {
    dcs: { ...SETTINGS, postgresql: { use_pg_rewind: true, parameters: PARAMETERS } },
    initdb: [{ encoding: "UTF8" }, { locale: "C.UTF-8" }, { "lc-collate": "C" }, "data-checksums"],
  },
  postgresql: {
    listen: `${addressOf(name)}:5432`, connect_address: `${addressOf(name)}:5432`, data_dir: join(folder, "data"), bin_dir: "/usr/lib/postgresql/15/bin",
    pgpass: join(folder, "pgpass"), authentication: { superuser: { username: "firsthand" }, replication: { username: "replicator" } },
    parameters: { unix_socket_directories: folder, ssl: "on", ssl_cert_file: join(folder, "tls.pem"), ssl_key_file: join(folder, "tls.key") }, pg_hba: ["local all all trust", "host all all 10.77.0.0/24 trust", "host replication all 10.77.0.0/24 trust"],
  },
  tags: {},
});

export class Cluster {
  constructor(root) {
    this.root = root;
    this.url = `postgresql://firsthand@${NODES.map(addressOf).join(",")}/postgres?target_session_attrs=read-write&sslmode=verify-full&sslrootcert=${join(root, "tls.pem")}`;
    const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=database"];
    const names = `subjectAltName=${NODES.map((name) => `IP:${addressOf(name)}`).join(",")}`;
    const { status, stderr } = spawnSync("openssl", [...words, "-addext", names, "-keyout", join(root, "tls.key"), "-out", join(root, "tls.pem")]);
    if (status !== 0) throw new Error(`no certificate: ${stderr}`);
    for (const name of ["etcd", ...NODES]) {
      mkdirSync(join(root, name), { mode: 0o700 });
      for (const file of ["tls.pem", "tls.key"]) copyFileSync(join(root, file), join(root, name, file));
      spawnSync("chown", ["-R", "postgres:", join(root, name)]);
    }
  }

  async start() {
    const here = `http://${addressOf("etcd")}`;
    this.#run("etcd", "etcd", ["--data-dir", join(this.root, "etcd/data"), "--listen-client-urls", `${here}:2379`, "--advertise-client-urls", `${here}:2379`,
      "--listen-peer-urls", `${here}:2380`, "--initial-advertise-peer-urls", `${here}:2380`, "--initial-cluster", `default=${here}:2380`, "--logger", "zap", "--log-level", "error"]);
    this.startNode("db1");
    await until(async () => (await this.primary()) === "db1", "a first primary");
    this.startNode("db2");
    await this.whole();
  }

  startNode(name) {
    const settings = join(this.root, `${name}.yml`);
    writeFileSync(settings, settingsOf(name, join(this.root, name)));
    this.#run(name, "patroni", [settings]);
  }

  #run(machine, command, words) {
    const log = openSync(join(this.root, `${machine}.log`), "a");
    startedAt(machine, "postgres", command, words, { stdio: ["ignore", log, log] });
  }

  kill = powerOff;

  /** What Patroni says of its members, from whichever answers; none where it knows none. */
  async members() {
    for (const name of NODES) {
      try {
        const answer = await fetch(`http://${addressOf(name)}:8008/cluster`, { signal: AbortSignal.timeout(1_000) });
        return (await answer.json()).members ?? [];
      } catch {
        continue; // that one is not there
      }
    }
    return [];
  }

  async primary() {
    return (await this.members()).find(({ role, state }) => role === "leader" && state === "running")?.name;
  }

  async standby() {
    return NODES[1 - NODES.indexOf(await this.primary())];
  }

  /** Waits until both nodes run, and the one follows the other synchronously where it is asked to. */
  async whole({ is_synchronous = true } = {}) {
    const follows = is_synchronous ? "sync_standby" : "replica";
    const isWhole = (members) => members.length === 2 && members.every(({ role }) => ["leader", follows].includes(role)) && members[0].timeline === members[1].timeline;
    await until(async () => isWhole(await this.members()) && (await this.isFollowed(is_synchronous)), "both nodes");
  }

  /** Whether the server itself waits for its standby, or does not: Patroni writes of it a moment before. */
  async isFollowed(is_synchronous) {
    const primary = await this.primary();
    return primary !== undefined && ask(primary, "SELECT sync_state FROM pg_stat_replication").trim() === (is_synchronous ? "sync" : "async");
  }

  async change(settings) {
    const answer = await fetch(`http://${addressOf(await this.primary())}:8008/config`, { method: "PATCH", body: JSON.stringify(settings) });
    if (answer.status !== 200) throw new Error(`Patroni did not take ${JSON.stringify(settings)}: ${await answer.text()}`);
  }

  /** Why the two nodes do not hold the same, or nothing: the ledger's head, how many events and entries, and the timeline. */
  async fork(patience = 10_000) {
    const state = "SELECT (SELECT frontier FROM ledger_head), (SELECT count(*) FROM ledger_event), (SELECT count(*) FROM entry)";
    let states;
    for (const began = Date.now(); Date.now() - began < patience; await wait(200)) {
      states = NODES.map((name) => ask(name, state));
      if (states[0] === states[1] && states[0] !== "") break;
    }
    const timelines = (await this.members()).map(({ timeline }) => timeline);
    if (states[0] === "") return "a fork cannot be ruled out: the nodes do not answer";
    if (states[0] !== states[1]) return `a fork: the nodes hold ${states.map((text) => text.trim().slice(-24)).join(" and ")}`;
    return new Set(timelines).size === 1 ? "" : `a fork: the nodes are on timelines ${timelines}`;
  }
}

/** What a node answers to a query; "" where it does not. */
export function ask(node, sql, database = "postgres") {
  const url = `postgresql://firsthand@${addressOf(node)}/${database}?connect_timeout=2`;
  return spawnSync("psql", ["--no-psqlrc", "--tuples-only", "--no-align", "--command", sql, url], { encoding: "utf8", timeout: 10_000 }).stdout ?? "";
}

export async function until(holds, what, patience = PATIENCE) {
  for (const began = Date.now(); Date.now() - began < patience; await wait(200)) if (await holds()) return;
  throw new Error(`${what}: not within ${patience / 1000} s`);
}
