// Keys for people who record all day: / finds a child, Ctrl+Enter sends the page's main form, Ctrl+S saves.
// A single-character key must be possible to turn off (WCAG 2.1.4): <body data-shortcuts="off"> does, as the person chose.
export function startShortcuts(page) {
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "/" && !control) findChild(page, event);
    else if (event.key === "Enter" && control) press(primaryForm(page)?.querySelector("[data-primary-button], button[type=submit], button:not([type])"), event);
    else if (event.key.toLowerCase() === "s" && control && !event.shiftKey) save(page, event);
  });
}

function findChild(page, event) {
  const box = page.querySelector("[data-find-child]");
  if (!box || page.body.dataset.shortcuts === "off" || isTyping(event.target)) return;
  event.preventDefault();
  box.focus();
  box.select();
}

function isTyping(element) {
  return element.isContentEditable || ["TEXTAREA", "SELECT"].includes(element.tagName) || (element.tagName === "INPUT" && !["checkbox", "radio", "button", "submit"].includes(element.type));
}

function primaryForm(page) {
  return page.activeElement?.closest("form[data-primary-form]") ?? page.querySelector("form[data-primary-form]");
}

/** The form's own save button where it has one; otherwise its draft is saved. A page without either keeps the browser's Ctrl+S. */
function save(page, event) {
  const form = primaryForm(page);
  const button = form?.querySelector("[data-save-button]");
  if (button) {
    press(button, event);
  } else if (form?.dataset.autosaveUrl) {
    event.preventDefault();
    form.dispatchEvent(new Event("autosave-now"));
  }
}

function press(button, event) {
  if (!button) return;
  event.preventDefault();
  button.click();
}
