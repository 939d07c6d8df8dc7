// A switch for the size of the text, in three steps that are remembered. The browser's own setting works as well.

import { say } from "./words.js";

const KEY = "text-size";
const SIZES = [say("标准", "normal"), say("大", "large"), say("特大", "largest")];
const root = document.documentElement;

/** What is remembered; nothing where the browser remembers nothing. */
function remembered() {
  try {
    return Number(localStorage.getItem(KEY)) || 0;
  } catch {
    return 0;
  }
}

/** @param {number} size */
function remember(size) {
  try {
    localStorage.setItem(KEY, String(size));
  } catch {
    // it holds for this page alone
  }
}

/** Makes the text as large as was chosen on any page, and the switch in the head work. */
export function sizes() {
  /** @type {HTMLElement | null} */
  const button = document.querySelector("[data-size-switch]");
  let size = remembered() % SIZES.length;
  const show = () => {
    root.dataset.size = String(size);
    if (button?.lastElementChild) button.lastElementChild.textContent = say("：", ": ") + SIZES[size];
  };
  button?.addEventListener("click", () => {
    size = (size + 1) % SIZES.length;
    remember(size);
    show();
  });
  show();
}
