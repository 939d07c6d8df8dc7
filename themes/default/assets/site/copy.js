// A button beside each text that is there to be copied.

import { buttonOf, say } from "./words.js";

/** @param {string} text @param {string} label */
function copyButton(text, label) {
  const button = buttonOf(label);
  button.className = "screen-only";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = say("已复制", "Copied");
    setTimeout(() => { button.textContent = label; }, 2000);
  });
  return button;
}

/** Puts a button behind each [data-copy]. */
export function copyButtons() {
  if (!navigator.clipboard) return;
  for (const text of document.querySelectorAll("[data-copy]")) {
    text.after(copyButton(text.textContent, say("复制", "Copy")));
  }
}
