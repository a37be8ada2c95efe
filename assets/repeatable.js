// Rows that can be added and removed: several people present, several addresses.
//
//   <fieldset data-repeatable="person">
//     <div data-repeatable-row> <span data-repeatable-number>1</span> <input name="person-1-name" id="person-1-name"> …
//       <button name="remove" value="person-1" data-repeatable-remove>Remove</button> </div>
//     <button name="add" value="person" data-repeatable-add>Add another person</button>
//   </fieldset>
//
// Both buttons submit the form where there is no script, and the server then adds or removes the row; so they are submit
// buttons and the page needs nothing else. Call before the GOV.UK components start: rows are copied as the server sent them.
const NUMBERED = ["name", "id", "for", "value", "aria-describedby", "aria-controls", "aria-labelledby", "data-aria-controls"];

export function startRepeatable(fieldset, startComponents) {
  const prefix = fieldset.dataset.repeatable;
  const model = rowsOf(fieldset).at(-1)?.cloneNode(true);
  const add = fieldset.querySelector("[data-repeatable-add]");
  if (!model || !add) return;
  empty(model);

  const status = document.createElement("p");
  status.className = "govuk-visually-hidden";
  status.setAttribute("role", "status");
  fieldset.append(status);

  add.addEventListener("click", (event) => {
    event.preventDefault();
    const row = model.cloneNode(true);
    rowsOf(fieldset).at(-1).after(row);
    renumber(fieldset, prefix);
    startComponents(row);
    firstField(row)?.focus();
    status.textContent = `Added. There are now ${rowsOf(fieldset).length}.`;
    announceChange(fieldset);
  });

  fieldset.addEventListener("click", (event) => {
    const row = event.target.closest("[data-repeatable-remove]")?.closest("[data-repeatable-row]");
    if (!row) return;
    event.preventDefault();
    // One row always stays, so that there is something to type into: the last one is emptied instead.
    if (rowsOf(fieldset).length === 1) empty(row);
    else row.remove();
    renumber(fieldset, prefix);
    add.focus();
    status.textContent = `Removed. There ${rowsOf(fieldset).length === 1 ? "is now 1" : `are now ${rowsOf(fieldset).length}`}.`;
    announceChange(fieldset);
  });
}

function rowsOf(fieldset) {
  return [...fieldset.querySelectorAll("[data-repeatable-row]")];
}

function firstField(row) {
  return row.querySelector("input:not([type=hidden]), select, textarea");
}

function renumber(fieldset, prefix) {
  const numbered = new RegExp(`(^|[\\s-])${prefix}-\\d+(?=$|\\s|-)`, "g");
  rowsOf(fieldset).forEach((row, index) => {
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const attribute of NUMBERED) {
        // The value of a field is what a person typed; only a button's value names its row.
        if (attribute === "value" && element.tagName !== "BUTTON") continue;
        const value = element.getAttribute(attribute);
        if (value !== null) element.setAttribute(attribute, value.replace(numbered, `$1${prefix}-${index + 1}`));
      }
    }
    for (const number of row.querySelectorAll("[data-repeatable-number]")) number.textContent = String(index + 1);
  });
}

function empty(row) {
  for (const field of row.querySelectorAll("input, select, textarea")) {
    if (field.type === "checkbox" || field.type === "radio") {
      field.checked = false;
      field.removeAttribute("checked");
    } else if (field.tagName === "SELECT") {
      field.selectedIndex = 0;
      for (const option of field.options) option.removeAttribute("selected");
    } else if (field.tagName === "TEXTAREA") {
      field.value = field.textContent = "";
    } else {
      field.value = "";
      field.removeAttribute("value");
    }
    field.classList.remove("govuk-input--error", "govuk-textarea--error", "govuk-select--error");
    field.removeAttribute("aria-invalid");
  }
  for (const message of row.querySelectorAll(".govuk-error-message")) message.remove();
  for (const group of row.querySelectorAll(".govuk-form-group--error")) group.classList.remove("govuk-form-group--error");
}

/** A removed row fires no input event of its own; the draft must follow all the same. */
function announceChange(fieldset) {
  fieldset.dispatchEvent(new Event("input", { bubbles: true }));
}
