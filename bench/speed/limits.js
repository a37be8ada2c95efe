// What the machine allows: the bytes and the statements of the real program, sent and run by as little else as can be.
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import tls from "node:tls";
import { build, copyOf, kept, Served } from "../served.js";
import { closedLoop } from "./closed_loop.js";
import { agentOf, send } from "./paced.js";
import { KINDS, requestsOf } from "./requests.js";

/** The answer as it came over the wire, head and all. */
function bytesOf(port, { method, path, headers, body }) {
  return new Promise((resolve, reject) => {
    const head = [`${method} ${path} HTTP/1.1`, "host: localhost", "connection: close", ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
    const socket = tls.connect({ port, host: "localhost", ALPNProtocols: ["http/1.1"] }, () => socket.write(`${head.join("\r\n")}\r\n\r\n${body}`));
    const pieces = [];
    socket.on("data", (piece) => pieces.push(piece)).on("error", reject);
    socket.on("end", () => resolve(Buffer.from(Buffer.concat(pieces).toString("latin1").replace(/connection: close\r\n/i, ""), "latin1")));
  });
}

const fileOf = (kind, what) => join(kept, `${what}_${Object.keys(KINDS).indexOf(kind)}`);

/** Has the recording program answer each kind of page a while; keeps bytes and statements. */
export async function record(authority, kinds, secure, { requests = 100, workers = 5 } = {}) {
  const copy = copyOf(authority, "recorded");
  for (const kind of kinds) {
    const statements = fileOf(kind, "statements");
    writeFileSync(statements, "");
    const served = await Served.start(copy, { tls: secure, program: join(build, "firsthand_recording"), environment: { FIRSTHAND_STATEMENTS: statements } });
    const { port } = new URL(served.url), children = await served.childrenAtHand(workers), agent = agentOf();
    writeFileSync(statements, "");
    for (const request of requestsOf(kind, children, requests)) {
      const { status } = await send(agent, port, request);
      if (status >= 400) throw new Error(`${kind} was answered with ${status}`);
    }
    agent.destroy();
    const typical = await bytesOf(port, requestsOf(kind, children, 3)[2]);
    writeFileSync(fileOf(kind, "bytes"), typical);
    await served.stop();
  }
}

/** The bare server, while `use` is made of its port; with the statements of the page, or only its bytes. */
export async function withBareServer(kind, secure, hasStatements, use) {
  const words = [secure.certificate, secure.key, fileOf(kind, "bytes")];
  if (hasStatements) words.push(join(kept, "recorded/firsthand.db"), join(kept, "recorded.key"), fileOf(kind, "statements"));
  const server = spawn(join(build, "bare_server"), words);
  process.on("exit", () => server.kill());
  let said = "";
  server.stderr.on("data", (bytes) => (said += bytes));
  try {
    const port = await new Promise((resolve, reject) => {
      server.stdout.on("data", (bytes) => resolve(Number(String(bytes).match(/port (\d+)/)[1])));
      server.on("close", () => reject(new Error(`the bare server ended: ${said}`)));
    });
    return await use(port);
  } finally {
    server.kill();
  }
}

const NOTHING = [{ method: "GET", path: "/", headers: {}, body: "" }];
/** The statements of that kind, for bareSaves. */
export const openingsOf = (kind) => fileOf(kind, "statements");
export const limitOf = (kind, secure, hasStatements, how) => withBareServer(kind, secure, hasStatements, (port) => closedLoop(port, NOTHING, how));

/** { rate, p50, p95 } of the saves recorded, or of commits of one row, by so many writers on SQLite alone. */
export function bareSaves(writers, seconds, what = fileOf("Saving an entry", "statements")) {
  const words = [join(kept, "recorded/firsthand.db"), join(kept, "recorded.key"), what, String(writers), String(seconds)];
  const { status, stdout, stderr } = spawnSync(join(build, "bare_sqlite"), words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`bare_sqlite ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
