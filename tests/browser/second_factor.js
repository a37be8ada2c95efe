// An authenticator app, as far as tests need one: the codes of RFC 6238 from the key that the page shows for typing.
import { createHmac } from "node:crypto";
import { expect } from "@playwright/test";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

function bytesOf(key) {
  const bits = [...key].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

/** The code that the app shows at this moment: codeAt("GEZD GNBV …", "2026-11-23T09:00:00Z"). */
export function codeAt(key, instant) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(new Date(instant).getTime() / 30_000)));
  const hash = createHmac("sha1", bytesOf(key.replaceAll(" ", ""))).update(counter).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** On the page that sets the app up: answers { key, recoveryCodes }, with the codes still on the page. */
export async function setUpApp(page, instant) {
  await page.getByText("I cannot use the camera").click();
  const key = await page.locator("details code").innerText();
  await page.getByLabel("Code that the app shows now").fill(codeAt(key, instant));
  await page.getByRole("button", { name: "Set up this app" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your recovery codes");
  return { key, recoveryCodes: await page.locator(".app-recovery-codes code").allInnerTexts() };
}

/** On the page that asks for a code. */
export async function enterCode(page, code) {
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
}

export async function enterRecoveryCode(page, code) {
  const field = page.getByLabel("Recovery code");
  if (!(await field.isVisible())) await page.getByText(/^I do not have my (phone|passkey)$/).click();
  await field.fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
}
