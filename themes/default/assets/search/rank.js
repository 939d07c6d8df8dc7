// The documents that answer a query, by Bleve's BM25. internal/search/doc.go has the formulas; both sides add in the
// same order, so that the scores are the same to the last bit.

/** @import { Index } from "./index.js" */
/** @import { Alternative, Query } from "./query.js" */
/** @import { Posting } from "./reader.js" */

/**
 * Where the terms that are asked stand, with what each weighs.
 * @typedef {{get(term: string): Posting & {weight: number}}} Postings
 */

/**
 * What a query finds.
 * @typedef {object} Found
 * @property {number[]} docs in order
 * @property {Float64Array} score of every document
 * @property {Postings} postings
 */

const ENOUGH = 4; // a term this frequent stands in the document's own language

/** An alternative's terms as the index has them. @param {Alternative} alternative */
export const keys = ({ field, terms }) => field === "ref" ? terms.map((term) => "=" + term) : terms;

/**
 * Finds the documents that answer a query; filters are not its business.
 * @param {Index} index
 * @param {Query} query
 * @returns {Promise<Found>}
 */
export async function rank(index, { groups, not, filters, least = 1 }) {
  const { size, damping } = index.manifest;
  const postings = new Map();
  const score = new Float64Array(size), sum = new Float64Array(size), everything = () => [...score.keys()];
  await Promise.all([...groups, ...not].flat().flatMap(keys).map(async (term) => {
    const posting = await index.posting(term), count = posting.docs.length;
    postings.set(term, { ...posting, weight: Math.log(1 + (size - count + 0.5) / (count + 0.5)) });
  }));
  const squares = groups.flat().flatMap((asked) =>
    keys(asked).map((term) => (postings.get(term).weight * asked.boost) ** 2));
  const norm = 1 / Math.sqrt(squares.reduce((total, square) => total + square, 0));

  /**
   * The documents, of some or of all, that have every term of an alternative; their scores are then in sum.
   * @param {Alternative} asked
   * @param {number[]} [among]
   */
  const having = (asked, among) => {
    let first = true;
    for (const term of keys(asked)) {
      const { docs, frequencies, weight } = postings.get(term), boost = asked.boost * weight * norm, left = [];
      for (let i = 0, next = 0; i < docs.length; i++) {
        const doc = docs[i];
        if (among) {
          while (among[next] < doc) next++;
          if (among[next] !== doc) continue;
        }
        const root = Math.sqrt(frequencies[i]);
        sum[doc] = (first ? 0 : sum[doc]) + weight * (root * 1.2) / (root + damping[doc]) * boost;
        left.push(doc);
      }
      among = left;
      first = false;
    }
    return among || [];
  };

  /** @type {number[] | undefined} */
  let docs;
  for (const group of groups) {
    const total = new Float64Array(size), matching = new Uint8Array(size);
    for (const asked of group) for (const doc of having(asked, docs)) {
      matching[doc]++;
      total[doc] += sum[doc];
    }
    docs = (docs || everything()).filter((doc) => matching[doc] >= least);
    for (const doc of docs) score[doc] += total[doc] * (matching[doc] / group.length);
  }
  docs ||= not.length || filters.length ? everything() : [];
  const unwanted = new Set(not.flat().flatMap((asked) => having(asked)));
  // Scores count in millionths; those that are equal stay in the order of their numbers.
  const millionths = score.map((value) => Math.round(value * 1e6));
  docs = docs.filter((doc) => !unwanted.has(doc)).sort((a, b) => millionths[b] - millionths[a]);
  return { docs, score, postings };
}

/**
 * How often a document has each alternative of each group of a query: its least frequent term.
 * @param {{query: Query, postings: Postings}} answer
 * @param {number} doc
 */
export function frequencies({ query, postings }, doc) {
  return query.groups.map((group) => group.map((asked) => Math.min(...keys(asked).map((term) => {
    const posting = postings.get(term);
    return posting.frequencies[posting.docs.indexOf(doc)] || 0;
  }))));
}

/**
 * Tells whether a document is found only by its text in the other language or by the glossary.
 * @param {{query: Query, postings: Postings}} answer
 * @param {number} doc
 */
export const elsewhere = (answer, doc) =>
  frequencies(answer, doc).map((group) => Math.max(0, ...group)).some((most) => most && most < ENOUGH);

/**
 * The first word of an alternative that is in no document.
 * @param {Alternative} asked
 * @param {Postings} postings
 */
export const unknown = (asked, postings) =>
  asked.units.find((unit) => unit.word && postings.get(unit.term)?.docs.length === 0);
