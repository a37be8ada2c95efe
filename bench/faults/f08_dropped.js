// F8: the client goes away in the middle of sending, or before the answer. Sending again makes no second record.
import { connect } from "node:net";
import { checkAll } from "./checker.js";
import { callOf } from "../page_requests.js";
import { tells, withLoad } from "./trial.js";

export const title = "F8 client drops, sends again";
export const rounds = { short: 40, long: 500 };
export const on_postgresql = true;

/** Sends a share of the request's bytes and hangs up; all of them at 1. */
function dropped({ worker, path, body }, url, share) {
  const head = [`POST ${path} HTTP/1.1`, `Host: ${new URL(url).host}`, `Cookie: ${worker.browser.cookie}`, "Content-Type: application/x-www-form-urlencoded",
    "Sec-Fetch-Site: same-origin", `Content-Length: ${Buffer.byteLength(body)}`, "", ""].join("\r\n");
  const bytes = Buffer.from(head + body);
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: new URL(url).port }, () => socket.write(bytes.subarray(0, Math.ceil(bytes.length * share)), () => setImmediate(() => socket.destroy())));
    socket.on("close", resolve).on("error", () => {});
  });
}

export const run = ({ seed, rounds, until }) =>
  withLoad(seed, async ({ authority, load, before }) => {
    let done = 0;
    for (; done < rounds && Date.now() < until; done += 1) {
      const call = await load.filledCall(load.workers[done % load.workers.length]);
      await dropped(call, authority.url, done % 2 === 0 ? 1 : load.random(1000) / 1000);
      load.unanswered.push(call);
    }
    await authority.stop();
    const found = await checkAll(authority, load, before);
    return { rounds: done, found, ready: authority.ready, entries: load.saved.length };
  });

/** The form is opened anew before it is sent again, so that it is another act of writing: a duplicate, which must be told. */
export const control = (seed) =>
  withLoad(seed, async ({ authority, load, before }) => {
    const call = await load.filledCall(load.workers[0]);
    await call.worker.browser.send(call.path, call.body);
    await load.read(call.worker, call.path);
    load.unanswered.push({ ...call, body: call.worker.browser.filled(callOf(call.words)) });
    await authority.stop();
    return tells(await checkAll(authority, load, before), ["I2"]);
  });
