// Below each text of a recording form: a button that marks words which came from, or are about, somebody else than the child.
//
//   <form class="app-composer"> … <textarea>
//
// Select words and press it; the question who they are from stands below the box until it is answered. The mark is part of the
// text, [[words | who]], and can be typed without any of this.
const HELP = "Select words that came from, or are about, somebody other than the child, then press this.";
const NOTHING_CHOSEN = "Nothing is selected. Select the words in the box above, then press this again.";
const MARKED_ALREADY = "These words are marked already, or in part. Select words without a mark.";

export function startMarkingWords(scope) {
  for (const area of scope.querySelectorAll("form.app-composer textarea")) new Marking(area);
}

class Marking {
  constructor(area) {
    this.area = area;
    this.box = element("div", "app-mark-words");
    this.button = button("app-mark-words__button", "Mark words about somebody else");
    this.help = element("p", "govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-0", HELP);
    this.help.id = `${area.id}-mark-help`;
    this.help.setAttribute("role", "status");
    this.button.setAttribute("aria-describedby", this.help.id);
    this.button.addEventListener("click", () => this.ask());
    this.box.append(this.button, this.help);
    this.show();
    area.addEventListener("input", () => this.show());
    area.addEventListener("select", () => this.show());
    area.after(this.box);
  }

  /** There is nothing to mark in an empty box. */
  show() {
    this.box.hidden = this.area.value.trim() === "";
  }

  /** The words that are selected, without the spaces about them. */
  selected() {
    const { value, selectionStart, selectionEnd } = this.area;
    const words = value.slice(selectionStart, selectionEnd);
    return { start: selectionStart + words.length - words.trimStart().length, end: selectionEnd - words.length + words.trimEnd().length, words: words.trim() };
  }

  ask() {
    const chosen = this.selected();
    const fault = chosen.words === "" ? NOTHING_CHOSEN : /\[\[|\]\]/.test(chosen.words) ? MARKED_ALREADY : null;
    this.help.textContent = fault ?? HELP;
    if (fault) {
      this.area.focus();
      return;
    }
    this.panel?.remove();
    this.panel = this.question(chosen);
    this.box.append(this.panel);
    this.panel.querySelector("input").focus();
  }

  question(chosen) {
    const panel = element("div", "app-mark-words__who");
    const group = element("div", "govuk-form-group");
    const label = element("label", "govuk-label", `Who said “${shortened(chosen.words)}”, or whom is it about?`);
    const who = element("input", "govuk-input govuk-!-width-two-thirds");
    who.id = `${this.area.id}-mark-who`;
    who.autocomplete = "off";
    label.htmlFor = who.id;
    const hint = element("div", "govuk-hint", "Name and part, for example Mrs Khan, neighbour. Leave it empty if you do not know.");
    hint.id = `${who.id}-hint`;
    who.setAttribute("aria-describedby", hint.id);
    const mark = button("govuk-button govuk-button--secondary", "Mark the words");
    const cancel = button("app-mark-words__button", "Cancel");
    mark.addEventListener("click", () => this.mark(chosen, who.value));
    cancel.addEventListener("click", () => this.close(chosen.start, chosen.end));
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") cancel.click();
      // Enter would send the whole form.
      if (event.key === "Enter" && event.target === who) {
        event.preventDefault();
        mark.click();
      }
    });
    const buttons = element("div", "govuk-button-group");
    buttons.append(mark, cancel);
    group.append(label, hint, who);
    panel.append(group, buttons);
    return panel;
  }

  mark(chosen, typed) {
    if (this.area.value.slice(chosen.start, chosen.end) !== chosen.words) {
      this.close(this.area.value.length, this.area.value.length);
      this.help.textContent = "The text was changed meanwhile. Select the words again.";
      return;
    }
    const who = typed.replaceAll(/[[\]|]/g, " ").replaceAll(/\s+/g, " ").trim();
    const marked = who === "" ? `[[${chosen.words}]]` : `[[${chosen.words} | ${who}]]`;
    this.area.setRangeText(marked, chosen.start, chosen.end, "end");
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    this.close(chosen.start + marked.length, chosen.start + marked.length);
    this.help.textContent = "Marked.";
  }

  close(start, end) {
    this.panel.remove();
    this.panel = null;
    this.area.focus();
    this.area.setSelectionRange(start, end);
  }
}

function element(name, classes, text = "") {
  const made = document.createElement(name);
  made.className = classes;
  if (text) made.textContent = text;
  return made;
}

function button(classes, text) {
  const made = element("button", classes, text);
  made.type = "button";
  return made;
}

const shortened = (words) => (words.length > 40 ? `${words.slice(0, 40).trimEnd()}…` : words);
