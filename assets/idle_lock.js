// Locks the screen of somebody who has walked away; drafts are saved first. What was typed in a form that keeps no draft
// (data-kept-when-locked) goes along and comes back after the unlock.
//
//   <body data-keepalive-url="/session/keepalive"> … <form method="post" action="/lock" data-lock-form> hidden CSRF field, button
//
// data-idle-warn-after and data-idle-lock-after on the body change the times, in seconds. Work in one window keeps the
// others open. The server has its own clock and does not rely on this one.
const WARN_AFTER = 14 * 60;
const LOCK_AFTER = 15 * 60;
const PING_EVERY = 60;
const LOOK_EVERY = 1;
const LONGEST_WAIT_FOR_DRAFTS = 2_000; // then the lock matters more than the last words
const SIGNS_OF_WORK = ["keydown", "pointerdown", "wheel", "touchstart", "input"];

export function startIdleLock(body) {
  const form = body.querySelector("form[data-lock-form]");
  if (!form) return; // nobody is signed in
  const lock = new IdleLock(body, form);
  for (const sign of SIGNS_OF_WORK) body.addEventListener(sign, () => lock.work(), { passive: true, capture: true });
  // Timers sleep with the machine; a window that comes back is looked at before it can be read.
  body.addEventListener("input", (event) => lock.typedIn(event.target.form));
  document.addEventListener("visibilitychange", () => lock.look());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    lock.lockNow();
  });
  setInterval(() => lock.look(), LOOK_EVERY * 1_000);
}

class IdleLock {
  constructor(body, form) {
    this.body = body;
    this.form = form;
    this.warnAfter = Number(body.dataset.idleWarnAfter ?? WARN_AFTER) * 1_000;
    this.lockAfter = Number(body.dataset.idleLockAfter ?? LOCK_AFTER) * 1_000;
    this.lastTypedIn = null; // the form that is being filled in and that no draft keeps
    this.lastWork = Date.now();
    this.lastPing = Date.now();
    this.locked = false;
    this.warning = null;
    this.otherWindows = new BroadcastChannel("firsthand-work");
    this.otherWindows.onmessage = (message) => this.workedAt(message.data);
  }

  work() {
    const now = Date.now();
    // Returning to a machine that slept is no work: it is locked before anything can be read.
    if (now - this.lastWork >= this.lockAfter) return this.look();
    const isNews = now - this.lastWork > 1_000;
    this.workedAt(now);
    if (isNews) this.otherWindows.postMessage(now);
    if (now - this.lastPing >= PING_EVERY * 1_000) this.ping(now);
  }

  typedIn(form) {
    if (form?.matches("[data-kept-when-locked]")) this.lastTypedIn = form;
  }

  workedAt(moment) {
    this.lastWork = Math.max(this.lastWork, moment);
    this.warning?.close();
  }

  look() {
    const idle = Date.now() - this.lastWork;
    if (idle >= this.lockAfter) this.lockNow();
    else if (idle >= this.warnAfter) this.warn();
  }

  ping(now) {
    this.lastPing = now;
    if (!this.body.dataset.keepaliveUrl) return;
    const body = new URLSearchParams([...new FormData(this.form)]);
    // Without an answer the server's own clock runs on, and the next page asks to sign in: nothing to do here.
    fetch(this.body.dataset.keepaliveUrl, { method: "POST", body, redirect: "manual" }).catch(() => {});
  }

  warn() {
    if (this.warning?.open) return;
    document.dispatchEvent(new Event("autosave-now"));
    this.warning ??= this.makeWarning();
    this.warning.showModal();
  }

  makeWarning() {
    const dialog = document.createElement("dialog");
    dialog.className = "app-idle-warning";
    dialog.setAttribute("aria-labelledby", "idle-warning-title");
    dialog.append(
      written("h2", "govuk-heading-m", "Are you still there?"),
      written("p", "govuk-body", "Firsthand is about to lock, to keep children's records private. Your drafts are kept."),
      written("button", "govuk-button", "Keep working"),
    );
    dialog.querySelector("h2").id = "idle-warning-title";
    dialog.querySelector("button").type = "button";
    dialog.querySelector("button").addEventListener("click", () => this.work());
    return this.body.appendChild(dialog);
  }

  async lockNow() {
    if (this.locked) return;
    this.locked = true;
    await draftsSaved();
    this.returnToDraft();
    if (this.lastTypedIn) this.takeAlong(this.lastTypedIn);
    this.form.submit(); // not requestSubmit: nothing on the page may hold the lock up
  }

  /** What was typed goes to the server with the lock and comes back on the page that unlocks; nothing is kept in the browser. */
  takeAlong(form) {
    const typed = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
    typed.set("not_sent", "yes");
    const kept = document.createElement("input");
    kept.type = "hidden";
    kept.name = "resent_form";
    kept.value = typed.toString();
    this.form.append(kept);
    this.form.elements.namedItem("return").value = form.getAttribute("action");
  }

  returnToDraft() {
    const page = pageOfDraft();
    const field = this.form.elements.namedItem("return");
    if (page && field) field.value = page;
  }
}

/** The page of a new entry is empty when it is opened again; what was typed in it is on the page of its draft. */
function pageOfDraft() {
  return document.querySelector("form[data-autosaved][data-autosave-page-url]")?.dataset.autosavePageUrl;
}

/** The server takes no draft once it has locked: what was typed last goes first. */
function draftsSaved() {
  const saves = [];
  document.dispatchEvent(new CustomEvent("autosave-now", { detail: { waitFor: (save) => saves.push(save) } }));
  if (saves.length === 0) return Promise.resolve();
  const limit = new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_FOR_DRAFTS));
  return Promise.race([Promise.allSettled(saves), limit]);
}

function written(name, classes, text) {
  const element = document.createElement(name);
  element.className = classes;
  element.textContent = text;
  return element;
}
