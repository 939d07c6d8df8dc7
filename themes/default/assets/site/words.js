// What only scripts say, in the page's language; all else a layout says.

export const { lang } = document.documentElement;

const zh = lang.startsWith("zh");

/** One of two texts. @param {string} chinese @param {string} english */
export const say = (chinese, english) => zh ? chinese : english;

/** A button with some content. @param {(string | Node)[]} content */
export function buttonOf(...content) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...content);
  return button;
}
