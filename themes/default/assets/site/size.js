// A switch for the size of the text, in three steps that are remembered. The browser's own setting works as well.

import { buttonOf, say } from "./words.js";

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

/** Makes the text as large as was chosen on any page, and puts the switch into the head. */
export function sizes() {
  let size = remembered() % SIZES.length;
  const button = buttonOf(say("字号", "A"), "+");
  button.className = "size";
  const show = () => {
    root.dataset.size = String(size);
    button.title = say("字号：", "Text size: ") + SIZES[size];
    button.setAttribute("aria-label", button.title + say("，点按更换", ", press to change"));
  };
  button.addEventListener("click", () => {
    size = (size + 1) % SIZES.length;
    remember(size);
    show();
  });
  show();
  document.querySelector("[data-tools]")?.prepend(button);
}
