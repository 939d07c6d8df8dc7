// The search: what the search page loads at once, and every page that a result leads to. The parts that only some
// queries need (search/late.js) import this file, too, which keeps all that they share in one published file.

import { start } from "./search/page.js";

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-words]");
if (form) start(form);
