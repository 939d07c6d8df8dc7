// The published index, read file by file. internal/search/doc.go describes the files.

import { inflating } from "./late.js";
import { Reader } from "./reader.js";
import { damaged, offline, trouble } from "./trouble.js";

/** @import { Posting } from "./reader.js" */

/**
 * What a document is: a row of internal/facets/kinds.go.
 * @typedef {object} Kind
 * @property {string} name
 * @property {string} label
 * @property {number} home whether the box of the home page opens it
 */

/**
 * By what results are narrowed: a row of internal/facets/facets.go.
 * @typedef {object} FacetRow
 * @property {string} name
 * @property {string} label
 * @property {string} asked what may stand before the colon in a query, with blanks between
 * @property {number} apart whether its values are in a file of their own and are not offered
 * @property {string[]} also facets whose values a filter by it finds, too
 * @property {Kind[]} named documents whose names a filter may give
 */

/**
 * What is shown of a document, in one language.
 * @typedef {object} Doc
 * @property {Kind} kind
 * @property {string} path its address below the language
 * @property {string} title
 * @property {string} trail where it stands
 * @property {string} date
 * @property {string} status
 * @property {string} body
 */

/**
 * What the manifest of a language says.
 * @typedef {object} Manifest
 * @property {string} build asked for with every other file, so that no cache mixes two builds
 * @property {Kind[]} kinds
 * @property {FacetRow[]} facets
 * @property {number} size how many documents there are
 * @property {number} pairs blocks of terms of two words
 * @property {number} others blocks of the other terms
 * @property {number} chunks files of names
 * @property {Float64Array} damping what BM25 makes of the length of each document
 * @property {number[][]} packs the first document of each pack and the one after its last
 * @property {Int32Array} hot slots of terms that have a block of their own
 */

/** FNV-1a of a text in UTF-8. @param {string} text */
export function hash(text) {
  let value = 2166136261;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 16777619) >>> 0;
  return value;
}

/** The published files of one language, each fetched once. */
export class Index {
  /**
   * @param {string} root the address of the files
   * @param {string} lang
   */
  constructor(root, lang) {
    this.root = root;
    this.lang = lang;
    this.ready = /** @type {Promise<Index> | undefined} */ (undefined);
    this.files = new Map();
    this.manifest = /** @type {Manifest} */ ({});
  }

  /**
   * Reads the manifest, which says what else there is; once, until ready is taken away.
   * @returns {Promise<Index>}
   */
  open() {
    return this.ready ||= this.begin().catch((fault) => {
      this.ready = undefined;
      throw fault;
    });
  }

  /** @returns {Promise<Index>} */
  async begin() {
    this.numbering = ""; // of all files; those of another one do not belong to them
    this.files.clear();
    this.manifest = readManifest(await this.fetch(this.lang + ".bin", "M", { cache: "no-cache" }));
    return this;
  }

  /**
   * Reads a file: its magic, kind, version and numbering, then what it holds.
   * @param {string} name
   * @param {string} kind
   * @param {RequestInit} [options]
   */
  async fetch(name, kind, options) {
    const response = await fetch(this.root + name, options).catch(offline);
    if (!response.ok) trouble("stale");
    const bytes = new Uint8Array(await response.arrayBuffer().catch(offline));
    const head = String.fromCharCode(...bytes.subarray(0, 9));
    if (!head.startsWith(`GZS${kind}\x05${this.numbering}`)) trouble("stale");
    this.numbering ||= head.slice(5);
    return new Reader(await inflate(new Blob([bytes.subarray(9)])));
  }

  /**
   * Reads one of the files of this build, once.
   * @template T
   * @param {string} name
   * @param {string} kind
   * @param {(reader: Reader) => T} read
   * @returns {Promise<T>}
   */
  file(name, kind, read) {
    if (!this.files.has(name)) {
      const made = this.fetch(`${name}.bin?${this.manifest.build}`, kind).then((reader) => {
        const value = read(reader);
        return reader.more && !reader.bit ? damaged() : value;
      });
      this.files.set(name, made);
      made.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  /**
   * Where a term stands.
   * @param {string} term
   * @returns {Promise<Posting>}
   */
  async posting(term) {
    const { pairs, others, hot, size } = this.manifest, [first, second] = term.split("_");
    const code = hash(first), slot = code >>> 14;
    const block = second ? code % pairs : hot.includes(slot) ? "s" + slot : pairs + code % others;
    const postings = await this.file("t/" + block, "T", (reader) => {
      const terms = reader.sorted((key) => ({ key, documents: reader.number() })), language = +(this.lang !== "zh");
      return new Map(terms.map(({ key, documents }) => [key, documents && reader.posting(documents, size, language)]));
    });
    const found = postings.get(term);
    if (found === 0) trouble("stale"); // it has moved to the block of a hot slot, which our manifest does not say
    return found || { docs: [], frequencies: [] };
  }

  /** Reads a kind. @param {Reader} reader */
  kind(reader) {
    return this.manifest.kinds[reader.byte()] || damaged();
  }

  /**
   * What is shown of a document, in a language.
   * @param {number} number
   * @returns {Promise<Doc>}
   */
  async document(number, lang = this.lang) {
    const pack = this.manifest.packs.findIndex(([, end]) => number < end), [first, end] = this.manifest.packs[pack];
    const docs = await this.file(lang + "/d" + pack, "D", (reader) => {
      if (reader.number() !== first) trouble("stale");
      return reader.list(() => ({
        kind: this.kind(reader), path: reader.string(), title: reader.string(), trail: reader.string(),
        date: reader.string(), status: reader.string(), body: reader.string(),
      }), end - first);
    });
    return docs[number - first];
  }
}

/**
 * Reads what a manifest says.
 * @param {Reader} reader
 * @returns {Manifest}
 */
function readManifest(reader) {
  const build = reader.take(8).join("");
  const kinds = reader.list(() => ({ name: reader.string(), label: reader.string(), home: reader.byte() }));
  const facets = reader.list(() => ({
    name: reader.string(), label: reader.string(), asked: reader.string(), apart: reader.byte(),
    also: reader.list(() => reader.string()), named: reader.list(() => kinds[reader.byte()]),
  }));
  const [size, pairs, others, chunks, average] = reader.list(() => reader.number(), 5);
  if (size > 2 ** 22) damaged();
  const damping = reader.repeated(size).map((length) => 1.2 * (0.25 + 0.75 * length / average));
  let last = 0;
  const packs = Array.from(reader.repeated(size), (count) => [last, last += count]);
  if (damping.length < size || last !== size) damaged();
  const hot = reader.row(new Int32Array(reader.number()), 2 ** 18 - 1);
  return { build, kinds, facets, size, pairs, others, chunks, damping, packs, hot };
}

const MOST_BYTES = 2 ** 24; // that a file inflates to: one of another kind must not fill the memory

/**
 * Inflates a zlib stream, with a script of our own where the browser cannot.
 * @param {Blob} stream
 */
async function inflate(stream) {
  if (!globalThis.DecompressionStream) {
    return (await inflating()).inflate(new Uint8Array(await stream.arrayBuffer()), MOST_BYTES) || damaged();
  }
  let left = MOST_BYTES;
  const inflated = stream.stream().pipeThrough(new DecompressionStream("deflate")).pipeThrough(new TransformStream({
    transform: (part, out) => (left -= part.length) < 0 ? out.error() : out.enqueue(part),
  }));
  return new Uint8Array(await new Response(inflated).arrayBuffer().catch(damaged));
}
