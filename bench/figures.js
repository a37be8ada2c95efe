// Figures, and the pages that tell them.
import { execFileSync } from "node:child_process";
import { cpus, totalmem } from "node:os";

export const median = (numbers) => percentile(numbers, 0.5);
export const percentile = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];

export const shown = (value) => (typeof value !== "number" ? value : value.toLocaleString("en-GB", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 }));

/** Rows of the same fields; columns of figures only stand to the right. */
export function table(rows) {
  const columns = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const isText = (column) => rows.some((row) => typeof row[column] === "string" && row[column] !== "");
  return [line(columns), line(columns.map((column, i) => (i === 0 || isText(column) ? "---" : "--:"))), ...rows.map((row) => line(columns.map((column) => shown(row[column]))))].join("\n");
}

export const machine = () => `${cpus().length} cores (${cpus()[0].model}), ${shown(totalmem() / 2 ** 30)} GiB of memory`;
export const commit = () => execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: new URL("..", import.meta.url).pathname, encoding: "utf8" }).trim();
export const date = () => new Date().toISOString().slice(0, 10);
