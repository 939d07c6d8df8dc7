// Makes pages more comfortable where scripts run; nothing on them needs it.

import { copyButtons } from "./site/copy.js";
import { filters } from "./site/filter.js";
import { keepContents } from "./site/reading.js";
import { keepPlace, leadOn, shorten } from "./site/place.js";
import { offerPlaces } from "./site/places.js";
import { unfoldOnPaper } from "./site/print.js";
import { sizes } from "./site/size.js";
import { sortTables } from "./site/sort.js";

leadOn();
sizes();
shorten();
keepPlace();
copyButtons();
keepContents();
sortTables();
filters();
offerPlaces();
unfoldOnPaper();

// The words that led here from the search are marked. What marks them needs the search, so both are asked for at once.
const asked = new URLSearchParams(location.search).get("q");
if (asked && !document.querySelector("form[data-words]")) {
  const { search, marking } = /** @type {Record<string, string>} */ (document.documentElement.dataset);
  const [, part] = [search, marking].map((address) => import(new URL(address, document.baseURI).href));
  part.then(({ highlight }) => highlight(document.querySelector("main"), asked));
}
