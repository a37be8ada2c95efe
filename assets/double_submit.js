// One press, one submission. The server refuses repeats as well; this spares the person the wait and the surprise.
// The button is not disabled, since a disabled button would not send its name and value.
const LET_GO_AFTER = 8_000; // a form answered by a download leaves the page standing: it must work again

export function refuseSecondPress(page) {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.submitted) {
      event.preventDefault();
      return;
    }
    form.dataset.submitted = "yes";
    event.submitter?.setAttribute("aria-disabled", "true");
    setTimeout(() => letGo(form), LET_GO_AFTER);
  });
  // The browser's Back button shows the page as it was left.
  window.addEventListener("pageshow", () => {
    for (const form of page.querySelectorAll("form[data-submitted]")) letGo(form);
  });
}

function letGo(form) {
  delete form.dataset.submitted;
  for (const button of form.querySelectorAll("button[aria-disabled]")) button.removeAttribute("aria-disabled");
}
