// What happens to the machines: each fault puts itself and says how it is healed. `is_writing` tells from when on writing must go on:
// from the fault itself, or only from when it is healed.
import { setTimeout as wait } from "node:timers/promises";
import { cut, cutFrom, everything, heal } from "./network.js";

const STANDBY_AWAY = 10_000;
const powerBack = (cluster, node) => async () => cluster.startNode(node);

async function killPrimary({ cluster }) {
  const primary = await cluster.primary();
  return { now: () => cluster.kill(primary), heal: powerBack(cluster, primary) };
}

const cutPrimary = (...ways) => async ({ cluster }) => {
  const primary = await cluster.primary();
  return { now: () => ways.forEach((way) => way(primary, everything)), heal: async () => heal(primary) };
};

async function stopStandby({ cluster }) {
  const standby = await cluster.standby();
  return { now: () => cluster.kill(standby), heal: powerBack(cluster, standby) };
}

async function killApp({ service }, round) {
  const app = ["app1", "app2"][round % 2];
  return { now: () => service.killApp(app), heal: () => service.startApp(app) };
}

export const faults = [
  { name: "primary", title: "F10 the primary's machine dies", rounds: 3, put: killPrimary },
  { name: "both_ways", title: "F12 the primary is cut off, both ways", rounds: 3, put: cutPrimary(cut, cutFrom) },
  { name: "from_primary", title: "F12 nothing comes from the primary", rounds: 2, put: cutPrimary(cut) },
  { name: "to_primary", title: "F12 nothing comes to the primary", rounds: 2, put: cutPrimary(cutFrom) },
  { name: "standby", title: "F11 the standby dies", rounds: 3, put: stopStandby },
  { name: "standby_strict", title: "F11 the standby dies, strict", rounds: 2, put: stopStandby, settings: { synchronous_mode_strict: true }, away: STANDBY_AWAY },
  { name: "app", title: "an app's process dies", rounds: 4, put: killApp },
];

/** A control: without a synchronous standby, what was acknowledged while the standby heard nothing is lost with the primary. */
export async function loseAcknowledged({ cluster, workers }) {
  const primary = await cluster.primary(), standby = await cluster.standby();
  await cluster.change({ synchronous_mode: false });
  await cluster.whole({ is_synchronous: false });
  workers.begin();
  await wait(1_000);
  cut(primary, [standby]);
  const begun = Date.now(), saved = workers.saved.length;
  while (workers.saved.length < saved + 5 && Date.now() - begun < 4_000) await wait(50);
  cut(primary, everything); // what its network card still holds is gone with it
  cluster.kill(primary);
  while ((await cluster.primary()) !== standby && Date.now() - begun < 60_000) await wait(200);
  await workers.end();
  heal(primary);
  cluster.startNode(primary);
  await cluster.whole({ is_synchronous: false });
  await cluster.change({ synchronous_mode: true });
  await cluster.whole();
}
