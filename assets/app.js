// Everything here makes a page that already works more comfortable; no page needs it.
import {
  Accordion, Button, CharacterCount, Checkboxes, createAll, ErrorSummary, FileUpload, isSupported, NotificationBanner,
  PasswordInput, Radios, ServiceNavigation, SkipLink, Tabs,
} from "govuk-frontend";
import { Alert, ButtonMenu, DatePicker, MultiSelect, SortableTable } from "@ministryofjustice/frontend";
import { startAutosave } from "./autosave.js";
import { leaveRadiosAsTheyAre } from "./radios.js";
import { refuseSecondPress } from "./double_submit.js";
import { startIdleLock } from "./idle_lock.js";
import { startMarkingWords } from "./mark_words.js";
import { startPasskeys } from "./passkeys.js";
import { startPrintButton } from "./print_button.js";
import { startRepeatable } from "./repeatable.js";
import { startShortcuts } from "./shortcuts.js";

const COMPONENTS = [
  Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios, ServiceNavigation,
  SkipLink, Tabs, Alert, ButtonMenu, DatePicker, MultiSelect, SortableTable,
];

function startComponents(scope) {
  if (!isSupported()) return;
  // Which sections somebody unfolded is not kept in the browser's storage.
  createAll(Accordion, { rememberExpanded: false }, scope);
  for (const component of COMPONENTS) createAll(component, undefined, scope);
}

// GOV.UK's template sets these by a script within the page, which our content security policy refuses.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");

for (const fieldset of document.querySelectorAll("[data-repeatable]")) startRepeatable(fieldset, startComponents);
startComponents(document);
leaveRadiosAsTheyAre(document);
for (const form of document.querySelectorAll("form[data-autosave-url]")) startAutosave(form);
startMarkingWords(document);
startPasskeys(document);
refuseSecondPress(document);
startPrintButton(document);
startIdleLock(document.body);
startShortcuts(document);
