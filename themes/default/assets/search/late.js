// The parts of the search that are loaded when they are needed.

import { offline } from "./trouble.js";

/** Figures, operators and numerals. */
export const reading = () => import("./reading.js").catch(offline);

/** Facets, filters and the order of dates. */
export const narrowing = () => import("./narrowing.js").catch(offline);

/** What terms do not prove, and passages of the other language. */
export const verifying = () => import("./verifying.js").catch(offline);

/** The box with suggestions, and misspelt words. */
export const typing = () => import("./typing.js").catch(offline);

/** What has parts of what is asked. */
export const relaxing = () => import("./relaxing.js").catch(offline);

/** What helps where nothing is found; by what results are narrowed, and what is said of how a query was read. */
export const helping = () => import("./helping.js").catch(offline);

/** Inflating where the browser cannot. */
export const inflating = () => import("./inflate.js").catch(offline);
