// Requests that two programs might measure or read differently, over a socket of their own, each with a second request behind it: what is
// smuggled shows as a second answer. None may have one, and each is refused or measured in one way only (RFC 9112 §6, §11.2).
import { connect } from "node:net";

const HOST = "Host: localhost\r\n";
const post = (headers, body) => `POST /sign-in HTTP/1.1\r\n${HOST}Content-Type: application/x-www-form-urlencoded\r\n${headers}\r\n${body}`;
const get = (line, headers = "") => `${line}\r\n${HOST}${headers}\r\n`;
const CHUNKS = "0\r\n\r\n";

const SET = {
  "CL.TE": post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", CHUNKS),
  "TE.CL": post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", `1\r\nZ\r\n${CHUNKS}`),
  "TE.TE, one unknown": post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", CHUNKS),
  "TE with a tab": post("Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n", CHUNKS),
  "TE misspelt": post("Transfer-Encoding: xchunked\r\n", CHUNKS),
  "TE with a space before the colon": post("Transfer-Encoding : chunked\r\n", CHUNKS),
  "TE folded": post("Transfer-Encoding:\r\n chunked\r\n", CHUNKS),
  "TE after a bare line feed": post("X: y\nTransfer-Encoding: chunked\r\n", CHUNKS),
  "TE after a bare carriage return": post("X: y\rTransfer-Encoding: chunked\r\n", CHUNKS),
  "TE in quotation marks": post('Transfer-Encoding: "chunked"\r\n', CHUNKS),
  "TE with a parameter": post("Transfer-Encoding: chunked;q=1\r\n", CHUNKS),
  "TE in HTTP/1.0": `POST / HTTP/1.0\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n${CHUNKS}`,
  "two lengths": post("Content-Length: 0\r\nContent-Length: 5\r\n", "a=b&c"),
  "two lengths alike": post("Content-Length: 5\r\nContent-Length: 5\r\n", "a=b&c"),
  "lengths in a list": post("Content-Length: 5, 0\r\n", "a=b&c"),
  "a length with a sign": post("Content-Length: +5\r\n", "a=b&c"),
  "a length in hexadecimal": post("Content-Length: 0x5\r\n", "a=b&c"),
  "a length with a space inside": post("Content-Length: 5 0\r\n", "a=b&c"),
  "a length that is negative": post("Content-Length: -1\r\n", ""),
  "a length beyond 64 bits": post("Content-Length: 18446744073709551621\r\n", "a=b&c"),
  "a chunk's size with a sign": post("Transfer-Encoding: chunked\r\n", "+1\r\na\r\n0\r\n\r\n"),
  "a chunk's size in 0x": post("Transfer-Encoding: chunked\r\n", "0x1\r\na\r\n0\r\n\r\n"),
  "a chunk's size beyond 64 bits": post("Transfer-Encoding: chunked\r\n", "10000000000000001\r\na\r\n0\r\n\r\n"),
  "a chunk's end in a bare line feed": post("Transfer-Encoding: chunked\r\n", "1\na\n0\n\n"),
  "a chunk longer than it says": post("Transfer-Encoding: chunked\r\n", `1\r\nab\r\n${CHUNKS}`),
  "a chunk's extension with a line feed": post("Transfer-Encoding: chunked\r\n", `1;x\ny\r\na\r\n${CHUNKS}`),
  "a body of a GET": get("GET / HTTP/1.1", "Content-Length: 3\r\n") + "a=b",
  "chunks of a GET": get("GET / HTTP/1.1", "Transfer-Encoding: chunked\r\n") + CHUNKS,
  "an absolute address": get("GET http://elsewhere/ HTTP/1.1"),
  "two Hosts": get("GET / HTTP/1.1", "Host: elsewhere\r\n"),
  "a Host in a folded line": get("GET / HTTP/1.1", "X: y\r\n Host: elsewhere\r\n"),
  "a line feed in the target": get("GET /a\nb HTTP/1.1"),
  "HTTP/0.9": "GET /\r\n\r\n",
  "another version": get("GET / HTTP/1.2"),
  "a lone carriage return before the headers": `GET / HTTP/1.1\r\r\n${HOST}\r\n`,
  "a NUL in a header": get("GET / HTTP/1.1", "X: a\0b\r\n"),
  "Upgrade to HTTP/2": get("GET / HTTP/1.1", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"),
};
// Odd, but with one meaning: taken, after which the second request is a second one of right.
const ONE_MEANING = ["Upgrade to HTTP/2"];

function said(url, bytes) {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(bytes, "latin1"));
    socket.setTimeout(3_000, () => socket.destroy());
    socket.on("data", (more) => (answer += more)).on("close", () => resolve(answer)).on("error", (error) => (error.code === "ECONNRESET" ? resolve(answer) : reject(error)));
  });
}

/** { tried, findings } */
export async function smuggle(url) {
  const findings = [];
  for (const [name, bytes] of Object.entries(SET)) {
    const answer = await said(url, `${bytes}GET /smuggled HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
    if (ONE_MEANING.includes(name) ? statuses.length !== 2 : statuses.length !== 1 || statuses[0] < 400 || (statuses[0] >= 500 && statuses[0] !== 505)) {
      findings.push(`${name} was answered with ${statuses.join(" and ") || "nothing"}`);
    }
  }
  return { tried: Object.keys(SET).length, findings };
}
