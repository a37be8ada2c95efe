// The forms of a page, read from its markup without a browser.
export const unescaped = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
export const attribute = (tag, name) => unescaped(tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? "");

/** One control: { name, kind, value, isChosen, choices }, where a select has choices and a radio or checkbox is a control of its own. */
function controlOf(tag, inside) {
  const name = attribute(tag, "name");
  if (tag.startsWith("<textarea")) return { name, kind: "textarea", value: unescaped(inside).replace(/^\n/, ""), isChosen: true };
  if (tag.startsWith("<select")) {
    const options = [...inside.matchAll(/<option\b[^>]*>/g)].map(([option]) => option);
    const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options[0] ?? "";
    return { name, kind: "select", value: attribute(chosen, "value"), isChosen: true, choices: options.map((option) => attribute(option, "value")) };
  }
  const kind = tag.startsWith("<button") ? "button" : attribute(tag, "type") || "text";
  return { name, kind, value: attribute(tag, "value"), isChosen: /^(checkbox|radio)$/.test(kind) ? /\schecked\b/.test(tag) : kind !== "button" };
}

const ENDS = { "<textarea": "</textarea>", "<select": "</select>" };
function controlsIn(markup) {
  return [...markup.matchAll(/<(?:input|button|textarea|select)\b[^>]*>/g)].map((found) => {
    const [tag] = found, from = found.index + tag.length, end = ENDS[tag.match(/^<\w+/)[0]];
    return { tag, ...controlOf(tag, end ? markup.slice(from, markup.indexOf(end, from)) : "") };
  });
}

/** Every form: { method, action, controls }, those that stand elsewhere on the page and name it by `form` among them. */
export function formsOf(text) {
  const outside = controlsIn(text).filter(({ tag }) => / form="/.test(tag));
  return [...text.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(([, open, inside]) => {
    const id = attribute(open, "id");
    const controls = [...controlsIn(inside).filter(({ tag }) => !/ form="/.test(tag)), ...outside.filter(({ tag }) => id && attribute(tag, "form") === id)];
    return { method: attribute(open, "method"), action: attribute(open, "action"), controls: controls.filter(({ name }) => name).map(({ tag, ...control }) => control) };
  });
}

/** The names that the form can send, each once. */
export const namesOf = ({ controls }) => [...new Set(controls.map(({ name }) => name))];
/** What it sends as it stands, without a button: [[name, value]]. */
export const asItStands = ({ controls }) => controls.filter(({ isChosen }) => isChosen).map(({ name, value }) => [name, value]);
