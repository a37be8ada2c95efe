// A copy's own button to print it.
//
//   <span data-print hidden><button type="button">Print this page</button></span>
//   <span data-print-advice>Print this page with your browser …</span>
//
// Only a script can open the browser's printing, so the button shows where this runs, and the advice where it does not.
export function startPrintButton(page) {
  for (const place of page.querySelectorAll("[data-print]")) {
    place.hidden = false;
    place.addEventListener("click", () => window.print());
  }
  for (const advice of page.querySelectorAll("[data-print-advice]")) advice.hidden = true;
}
