// Conveniences only: every page works without.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  // A file can be dropped on the whole area around its field.
  for (const area of document.querySelectorAll(".drop")) {
    const input = area.querySelector("input[type=file]");
    const over = on => event => { event.preventDefault(); area.classList.toggle("over", on); };
    area.addEventListener("dragover", over(true));
    area.addEventListener("dragleave", over(false));
    area.addEventListener("drop", event => {
      over(false)(event);
      if (event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
    });
  }
  // A second click must not send a form twice.
  document.addEventListener("submit", event => {
    const button = event.target.querySelector("button:not([type=button])");
    if (button) { button.setAttribute("aria-busy", "true"); setTimeout(() => { button.disabled = true; }, 0); }
  });
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button[aria-busy]")) { button.disabled = false; button.removeAttribute("aria-busy"); }
  });
});
