// So many requests a second, whether or not the earlier ones were answered: what people do who do not wait for each other. A wait is
// counted from the moment the request was due, so a server that stalls is charged for those that queue behind.
import https from "node:https";
import { setTimeout as wait } from "node:timers/promises";
import { percentile } from "../figures.js";

export const agentOf = () => new https.Agent({ keepAlive: true, maxSockets: 200 });

/** Milliseconds until the whole answer was here; { milliseconds, status, bytes }. */
export function send(agent, port, { method, path, headers, body }, due = performance.now()) {
  return new Promise((resolve) => {
    const failed = (error) => resolve({ milliseconds: performance.now() - due, status: 0, bytes: 0, error: error.message });
    const asked = https.request({ agent, host: "localhost", port, method, path, headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece) => (bytes += piece.length)).on("error", failed);
      answer.on("end", () => resolve({ milliseconds: performance.now() - due, status: answer.statusCode, bytes }));
    });
    asked.on("error", failed).end(body);
  });
}

/** { rate, errors, p50, p95, p99 } of these requests, one after another at that rate. */
export async function paced(port, requests, rate) {
  const agent = agentOf(), began = performance.now(), answers = [];
  for (let i = 0; i < requests.length; ++i) {
    const due = began + (i * 1000) / rate;
    if (due > performance.now()) await wait(due - performance.now());
    answers.push(send(agent, port, requests[i], due));
  }
  const all = await Promise.all(answers), took = performance.now() - began;
  agent.destroy();
  const times = all.map(({ milliseconds }) => milliseconds);
  const bad = all.filter(({ status }) => status === 0 || status >= 400);
  return { rate: (all.length - bad.length) / (took / 1000), errors: bad.length, p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99), worst: bad[0] };
}
