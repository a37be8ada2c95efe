// Builds what the browser is sent: script/node assets/build.js OUTPUT_FOLDER
// app.css, app.js, favicon.svg, and images/ with those pictures, and only those, that app.css names. Beside the folder, and not sent to
// anybody, OUTPUT_FOLDER.inputs.json lists the files that they were made from, for the list of parts of a release (script/parts.js).
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const sources = dirname(fileURLToPath(import.meta.url));
const root = dirname(sources);
const pictures = join(root, "node_modules/@ministryofjustice/frontend/moj/assets/images");

/** { css, loadedUrls } */
function stylesheet() {
  return sass.compile(join(sources, "app.scss"), {
    // MOJ Frontend names its copy of GOV.UK Frontend from the folder above node_modules.
    loadPaths: [join(root, "node_modules"), root],
    style: "compressed",
    quietDeps: true,
    // @import is what the two packages need (see app.scss); the warnings are about the packages' own insides.
    silenceDeprecations: ["import"],
    logger: sass.Logger.silent,
  });
}

function picturesIn(css) {
  return new Set([...css.matchAll(/url\("?\/assets\/images\/([\w.-]+)"?\)/g)].map((found) => found[1]));
}

function assertNothingForeign(css) {
  const foreign = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map((found) => found[1]).filter((address) => !address.startsWith("/assets/images/"));
  if (foreign.length > 0) throw new Error(`app.css names what is not ours to serve: ${foreign.join(", ")}`);
}

async function build(folder) {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join(unfinished, "images"), { recursive: true });

  const { css, loadedUrls } = stylesheet();
  assertNothingForeign(css);
  writeFileSync(join(unfinished, "app.css"), css);
  for (const picture of picturesIn(css)) copyFileSync(join(pictures, picture), join(unfinished, "images", picture));
  copyFileSync(join(sources, "favicon.svg"), join(unfinished, "favicon.svg"));
  const script = await esbuild.build({
    entryPoints: [join(sources, "app.js")],
    outfile: join(unfinished, "app.js"),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "linked",
    logLevel: "warning",
    metafile: true,
  });
  const inputs = [...loadedUrls.map((url) => relative(root, fileURLToPath(url))), ...Object.keys(script.metafile.inputs).map((path) => relative(root, resolve(path)))];
  writeFileSync(`${folder}.inputs.json`, JSON.stringify(inputs.concat(relative(root, pictures))));

  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

if (process.argv.length !== 3) {
  console.error("usage: script/node assets/build.js OUTPUT_FOLDER");
  process.exit(2);
}
await build(resolve(process.argv[2]));
