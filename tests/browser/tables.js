// What stands in every table of a PostgreSQL database, as a number of rows and a digest: to see what a deed changed.
import { spawnSync } from "node:child_process";

function asked(address, sql) {
  const { status, stdout, stderr } = spawnSync("psql", ["--quiet", "--tuples-only", "--no-align", "--command", sql, address], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** Of each table its rows and digest, by its name. */
export function tablesOf(address) {
  const names = asked(address, "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename").split("\n");
  const each = names.map((name) => `SELECT '${name}', count(*), coalesce(md5(string_agg(md5(t::text), '' ORDER BY t::text)), '') FROM "${name}" t`);
  return new Map(asked(address, each.join(" UNION ALL ")).split("\n").map((line) => [line.split("|")[0], line.split("|").slice(1).join(" ")]));
}

// What asking leaves behind: that it was asked and of which child, what is told of that, when the person was last there, and the writer's own notes of its last commit and id.
const OF_ASKING = ["ledger_event", "ledger_head", "ledger_node", "ledger_words", "ledger_checkpoint", "ledger_witness", "session", "child_opening", "access_alert", "unusual_opening", "unusual_sweep", "commit_mark", "id_given"];

/** The tables that differ by more than asking leaves behind. */
export const changed = (before, after) => [...after.keys()].filter((name) => before.get(name) !== after.get(name) && !OF_ASKING.includes(name));
