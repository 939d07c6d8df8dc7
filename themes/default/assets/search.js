// The search: what the search page loads at once, and every page that a result leads to. What only some queries need
// is in search-*.js. Each of those imports this file, too, which keeps all that they share in one published file.

import { start } from "./search/page.js";

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form.asking");
if (form) start(form);
