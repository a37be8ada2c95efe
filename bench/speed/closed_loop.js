// As many requests as go: wrk sends the next when an answer came, over so many connections.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { kept } from "../served.js";

const quoted = (text) => JSON.stringify(text).replace(/\\u([0-9a-f]{4})/g, (_, digits) => `\\u{${digits}}`);

function script(requests) {
  const lines = requests.map(({ method, path, headers, body }) => {
    const fields = Object.entries(headers).filter(([name]) => name !== "content-length").map(([name, value]) => `[${quoted(name)}]=${quoted(value)}`);
    return `  list[#list+1] = wrk.format(${quoted(method)}, ${quoted(path)}, {["Host"]="localhost", ${fields.join(", ")}}, ${body ? quoted(body) : "nil"})`;
  });
  return `list, at = {}, 0
function init()
${lines.join("\n")}
end
function request() at = at % #list + 1; return list[at] end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('RESULT {"rate": %.1f, "errors": %d, "p50": %.3f, "p95": %.3f, "bytes": %.0f}\\n', summary.requests / summary.duration * 1e6,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50) / 1000, latency:percentile(95) / 1000, summary.bytes / summary.requests))
end
`;
}

/** { rate, errors, p50, p95, bytes } of sending these requests, over and over, to the server at that port. */
export async function closedLoop(port, requests, { connections = 16, seconds = 3 } = {}) {
  const file = join(kept, "requests.lua");
  writeFileSync(file, script(requests));
  const wrk = spawn("wrk", ["--threads", "1", "--connections", String(connections), "--duration", `${seconds}s`, "--timeout", "10s", "--script", file, `https://127.0.0.1:${port}`]);
  let said = "";
  for (const stream of [wrk.stdout, wrk.stderr]) stream.on("data", (bytes) => (said += bytes));
  await new Promise((resolve) => wrk.on("close", resolve));
  const result = said.match(/RESULT (.*)/)?.[1];
  if (!result) throw new Error(`wrk measured nothing: ${said}`);
  return JSON.parse(result);
}
