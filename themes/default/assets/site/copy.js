// Buttons that copy a text: with its citation, the citation alone, its address alone; the code of an embed.

import { buttonOf, lang, say } from "./words.js";

/**
 * A button that copies what it is asked for at that moment.
 * @param {string} label
 * @param {() => string} text
 */
function copyButton(label, text) {
  const button = buttonOf(label);
  button.className = "screen-only";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text());
    button.textContent = say("已复制", "Copied");
    setTimeout(() => { button.textContent = label; }, 2000);
  });
  return button;
}

/** The day on which somebody reads the page, as the page writes days. */
const today = () => new Date().toLocaleDateString(lang.startsWith("zh") ? lang : "en-GB",
  { year: "numeric", month: "long", day: "numeric" });

/** The text of a clause, without what stands aside of it. @param {Element} clause */
const textOf = (clause) => [.../** @type {HTMLCollectionOf<HTMLElement>} */ (clause.children)]
  .filter((part) => !("aside" in part.dataset)).map((part) => part.innerText.trim()).join("\n");

/**
 * Puts buttons around each [data-copy], the citation of a clause, which says from then on when it was read, and one
 * below each [data-copy-code], the code of an embed.
 */
export function copyButtons() {
  if (!navigator.clipboard) return;
  for (const code of document.querySelectorAll("[data-copy-code]")) {
    code.closest("pre")?.after(copyButton(say("复制代码", "Copy code"), () => code.textContent));
  }
  for (const citation of document.querySelectorAll("[data-copy]")) {
    citation.append(say("，", ", accessed "), today(), say("访问", ""));
    const words = () => citation.textContent.trim();
    const clause = citation.closest("[data-here]");
    citation.after(copyButton(say("复制引用", "Copy citation"), words));
    if (!clause) continue;
    const address = () => location.href.replace(/#.*/, "") + "#" + clause.id;
    citation.nextElementSibling?.after(" ", copyButton(say("复制网址", "Copy address"), address));
    const both = () => `${textOf(clause)}\n——${words()}`;
    citation.closest("details")?.before(copyButton(say("复制条文和引用", "Copy text with citation"), both));
  }
}
