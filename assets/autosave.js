// Keeps a draft of what is being typed.
//
//   <form data-autosave-url="/drafts/42" data-autosave-compare-url="/drafts/42/comparison"> … <p data-autosave-status role="status">
//
// The form's fields, files left out, are posted urlencoded. An answer may carry the header Draft-Version: it goes into the
// hidden field draft_version, so that the next save says which draft it follows. 409 means that the draft was changed
// elsewhere: nothing more is sent, and a link leads to both versions. Nothing is ever kept in the browser's own storage.
// data-autosave-page-url is where the draft is found again: unlocking leads there once something of it was saved.
const QUIET = 2_000;
const FIRST_RETRY = 5_000;
const LONGEST_RETRY = 60_000;

export function startAutosave(form) {
  const autosave = new Autosave(form);
  form.addEventListener("input", () => autosave.saveAfter(QUIET));
  form.addEventListener("change", () => autosave.saveAfter(QUIET));
  form.addEventListener("focusout", () => autosave.saveNow());
  form.addEventListener("autosave-now", () => autosave.saveNow());
  document.addEventListener("autosave-now", (event) => {
    const saved = autosave.saveNow();
    event.detail?.waitFor?.(saved);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") autosave.saveNow({ leaving: true });
  });
  window.addEventListener("online", () => autosave.saveNow());
  window.addEventListener("beforeunload", (event) => {
    if (autosave.wouldLoseText()) event.preventDefault();
  });
  // Another script may stop the submission; only one that goes ahead ends the drafting.
  window.addEventListener("submit", (event) => {
    if (event.target === form && !event.defaultPrevented) autosave.stop();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) autosave.resume();
  });
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.status = form.querySelector("[data-autosave-status]") ?? document.querySelector("[data-autosave-status]");
    this.saved = this.content();
    this.timer = null;
    this.sending = null;
    this.failures = 0;
    this.stopped = false;
  }

  /** The fields as they would be submitted, without the version, which is not the author's. */
  content() {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && name !== "draft_version") fields.append(name, value);
    }
    return fields.toString();
  }

  isChanged() {
    return !this.stopped && this.content() !== this.saved;
  }

  wouldLoseText() {
    return this.failures > 0 && this.isChanged();
  }

  saveAfter(wait) {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.saveNow(), wait);
  }

  /** Settles when what stood in the form has been answered for. */
  saveNow({ leaving = false } = {}) {
    clearTimeout(this.timer);
    if (!this.sending && this.isChanged()) this.sending = this.save(leaving).finally(() => (this.sending = null));
    return this.sending ?? Promise.resolve();
  }

  async save(leaving) {
    const content = this.content();
    const answer = await this.post(content, leaving);
    if (this.stopped) return;
    if (answer?.ok) this.wasSaved(content, answer);
    else if (answer?.status === 409) this.wasChangedElsewhere();
    else this.wasNotSaved();
  }

  async post(content, leaving) {
    const version = this.form.elements.namedItem("draft_version")?.value;
    const body = new URLSearchParams(content);
    if (version !== undefined) body.append("draft_version", version);
    try {
      // A redirect is the way to the sign-in page, never a saved draft: it counts as not saved.
      return await fetch(this.form.dataset.autosaveUrl, {
        method: "POST",
        body,
        headers: { Accept: "application/json" },
        redirect: "manual",
        keepalive: leaving && content.length < 60_000,
      });
    } catch {
      return null;
    }
  }

  wasSaved(content, answer) {
    this.saved = content;
    this.failures = 0;
    this.form.dataset.autosaved = "yes";
    const version = answer.headers.get("Draft-Version");
    const field = this.form.elements.namedItem("draft_version");
    if (version && field) field.value = version;
    this.say(`Draft saved at ${timeOfDay(new Date())}`);
    if (this.isChanged()) this.saveAfter(QUIET);
  }

  /** In sight from wherever the author is in the form: what they type from now on is kept nowhere. */
  wasChangedElsewhere() {
    this.stop();
    this.say("");
    const alert = document.createElement("div");
    alert.className = "app-changed-elsewhere";
    alert.setAttribute("role", "alert");
    const title = document.createElement("p");
    title.className = "app-changed-elsewhere__title";
    title.textContent = "Not saved: this draft was changed in another window.";
    const link = document.createElement("a");
    link.className = "govuk-link";
    link.href = this.form.dataset.autosaveCompareUrl ?? window.location.href;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Compare the two (opens in a new tab)";
    alert.append(title, "What you type here is no longer kept. ", link);
    this.form.append(alert);
  }

  wasNotSaved() {
    this.say("Not saved yet. We will keep trying.");
    this.saveAfter(Math.min(FIRST_RETRY * 2 ** this.failures, LONGEST_RETRY));
    this.failures += 1;
  }

  say(text) {
    this.status?.replaceChildren(text);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** The browser's Back button has brought the form back as it was left. */
  resume() {
    this.stopped = false;
    this.saveAfter(QUIET);
  }
}

/** 3:15pm, midday, midnight: as the pages write it, in London. */
function timeOfDay(at) {
  const parts = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "Europe/London" }).formatToParts(at);
  const [hour, minute] = ["hour", "minute"].map((type) => Number(parts.find((part) => part.type === type).value));
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? "midnight" : "midday";
  return `${hour % 12 || 12}:${String(minute).padStart(2, "0")}${hour < 12 ? "am" : "pm"}`;
}
