// What testssl.sh (Debian) says of the program's TLS, with a certificate made for the occasion.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const GRAVE = ["MEDIUM", "HIGH", "CRITICAL"];
// cert_…: the certificate is one that nobody issued. BREACH: pages are compressed, and hold no secret that is twice the same (masked(),
// src/staff/tokens.hpp).
const LEFT_OUT = /^(cert|BREACH|DNS_CAArecord|OCSP)/;

/** Two PEM files in that folder: { certificate, key }. */
export function certificateIn(folder) {
  const made = { certificate: join(folder, "tls.pem"), key: join(folder, "tls.key") };
  const words = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost"];
  const { status, stderr } = spawnSync("openssl", [...words, "-addext", "subjectAltName=DNS:localhost", "-keyout", made.key, "-out", made.certificate], { encoding: "utf8" });
  if (status !== 0) throw new Error(`no certificate: ${stderr}`);
  return made;
}

/** { tried, findings, note }: every check of testssl.sh, and those it calls medium or worse. */
export function testTls(url, folder) {
  const said = join(folder, "testssl.json");
  const words = ["--quiet", "--color", "0", "--warnings", "off", "--ip", "127.0.0.1", "--openssl-timeout", "5", "--jsonfile", said];
  const { stdout } = spawnSync("testssl", [...words, `localhost:${new URL(url).port}`], { encoding: "utf8", timeout: 600_000, maxBuffer: 2 ** 26 });
  const checks = JSON.parse(readFileSync(said, "utf8"));
  if (checks.length < 50) throw new Error(`testssl.sh did not finish: ${stdout.slice(-500)}`);
  const grave = checks.filter(({ id, severity }) => GRAVE.includes(severity) && !LEFT_OUT.test(id));
  const offered = checks.filter(({ id, severity }) => /^(SSLv|TLS1)/.test(id) && severity === "OK").map(({ id }) => id);
  return { tried: checks.length, findings: grave.map(({ id, severity, finding }) => `${id}, ${severity}: ${finding}`), note: `well with ${offered.join(", ")}` };
}
