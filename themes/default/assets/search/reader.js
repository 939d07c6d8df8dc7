// The bytes of the published files read as numbers and strings. internal/search/doc.go describes the files.

import { damaged } from "./trouble.js";

/** A Reader takes numbers and strings from the bytes of a file, and from a place on single bits. */
export class Reader {
  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.place = this.bit = 0;
    this.decoder = new TextDecoder();
  }

  get more() { return this.place < this.bytes.length; }

  /** @param {number} count */
  take(count) {
    return this.place + count > this.bytes.length ? damaged() : this.bytes.subarray(this.place, this.place += count);
  }

  byte() { return this.take(1)[0]; }

  number() {
    for (let value = 0, weight = 1; ; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      if (weight > 2 ** 40) damaged();
    }
  }

  string() { return this.decoder.decode(this.take(this.number())); }

  /**
   * So many things, read one after the other.
   * @template T
   * @param {() => T} read
   * @returns {T[]}
   */
  list(read, count = this.number()) {
    return count > this.bytes.length * 8 ? damaged() : Array.from({ length: count }, read);
  }

  /**
   * Things with a string each, in the order of the strings: each lacks what it shares with the one before.
   * @template T
   * @param {(key: string) => T} read
   */
  sorted(read) {
    let key = new Uint8Array();
    return this.list(() => {
      const shared = this.number(), rest = this.take(this.number()), next = new Uint8Array(shared + rest.length);
      next.set(key.subarray(0, shared));
      next.set(rest, shared);
      key = next;
      return read(this.decoder.decode(key));
    });
  }

  /**
   * At most so many numbers, written as runs of the same.
   * @param {number} most
   */
  repeated(most) {
    const all = new Float64Array(most);
    let end = 0;
    this.list(() => {
      const value = this.number();
      all.fill(value, end, end += this.number());
    });
    return end > most ? damaged() : all.subarray(0, end);
  }

  /**
   * A number of so many bits, the highest first.
   * @param {number} count
   */
  bits(count) {
    let value = 0;
    while (count) {
      const free = 8 - this.bit, taken = Math.min(free, count);
      if (!this.more) damaged();
      value = value << taken | this.bytes[this.place] >> free - taken & (1 << taken) - 1;
      this.bit += taken;
      count -= taken;
      if (this.bit > 7) { this.bit = 0; this.place++; }
    }
    return value;
  }

  /**
   * A number below a limit: a truncated binary code whose shorter words are for the middle.
   * @param {number} limit
   */
  below(limit) {
    const width = 31 - Math.clz32(limit), short = (2 << width) - limit;
    let value = this.bits(width);
    if (value >= short) value = (value << 1 | this.bits(1)) - short;
    return (value + (limit - short >> 1)) % limit;
  }

  /**
   * Ascending numbers of low to high, put into a list: the middle one first, then those before and after it.
   * @param {Int32Array} list
   * @param {number} high
   */
  row(list, high, low = 0, from = 0, count = list.length) {
    if (count > high - low) for (let i = 0; i < count; i++) list[from + i] = low + i;
    else if (count) {
      const half = count >> 1, middle = list[from + half] = low + half + this.below(high - low - count + 2);
      this.row(list, middle - 1, low, from, half);
      this.row(list, high, middle + 1, from + half + 1, count - half - 1);
    }
    return list;
  }

  /**
   * Some of so many numbers from 0: all, none, or how many and which.
   * @param {number} all
   */
  part(all) {
    const count = !this.bits(1) ? all : this.bits(1) ? 1 + this.below(all > 1 ? all - 1 : damaged()) : 0;
    return this.row(new Int32Array(count), all - 1);
  }

  /**
   * How often each of so many documents has a term: not at all, once, or a power of two from four on.
   * @param {number} documents
   */
  counts(documents) {
    const all = new Int32Array(documents), having = this.part(documents);
    const once = having.length ? this.part(having.length) : having;
    let next = 0;
    having.forEach((place, i) => {
      all[place] = 1;
      if (once[next] === i) next++;
      else for (all[place] = 4; this.bits(1) && all[place] < 2 ** 28;) all[place] *= 2;
    });
    return all;
  }

  /**
   * The documents of a term and its frequency in each: four times the count in the language that is asked (first or
   * second of the file), and a little for the other. Where neither has it, the glossary brings it in.
   * @param {number} documents that have the term
   * @param {number} size documents in all
   * @param {number} language
   * @returns {Posting}
   */
  posting(documents, size, language) {
    if (!documents || documents > size) damaged();
    const docs = this.row(new Int32Array(documents), size - 1);
    const counts = [this.counts(documents), this.counts(documents)], other = counts[1 - language];
    const frequencies = counts[language].map((own, i) => own * 4 + (other[i] > 1 ? 3 : other[i] ? 2 : own ? 0 : 1));
    return { docs, frequencies };
  }
}

/**
 * The documents of a term, ascending, with its frequency in each.
 * @typedef {object} Posting
 * @property {number[] | Int32Array} docs
 * @property {number[] | Int32Array} frequencies
 */
