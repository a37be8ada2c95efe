// GOV.UK Frontend says on a radio that it unfolds a question. ARIA has no such thing for radios, and screen readers announce it
// wrongly or not at all; what unfolds follows the choice at once, so nothing needs saying.
export function leaveRadiosAsTheyAre(page) {
  const leave = () => {
    for (const radio of page.querySelectorAll('input[type="radio"][aria-expanded]')) radio.removeAttribute("aria-expanded");
  };
  leave();
  page.addEventListener("click", leave);
  window.addEventListener("pageshow", leave);
}
