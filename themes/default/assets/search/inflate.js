// Search, loaded only where a browser cannot read zlib streams (RFC 1950 and 1951) by itself.

/**
 * A Huffman code: how many codes there are of each length, and their symbols in order.
 * @typedef {{count: Uint16Array, symbols: number[]}} Code
 */

/**
 * The code with so long a word for each symbol.
 * @param {number[]} lengths
 * @returns {Code}
 */
function codeOf(lengths) {
  const count = new Uint16Array(16);
  /** @type {number[]} */
  const symbols = [];
  for (const length of lengths) if (length) count[length]++;
  for (let length = 1; length < 16; length++) {
    lengths.forEach((own, symbol) => { if (own === length) symbols.push(symbol); });
  }
  return { count, symbols };
}

const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const fixed = () => [
  codeOf(Array.from({ length: 288 }, (_, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)),
  codeOf(Array(30).fill(5)),
];

/** Adler-32 of bytes, in the order of a zlib stream. @param {number[]} bytes */
function checksum(bytes) {
  let low = 1, high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return [high >> 8, high & 255, low >> 8, low & 255];
}

/** A Stream takes the bits of a deflate stream and keeps what they make. */
class Stream {
  /**
   * @param {Uint8Array} bytes
   * @param {number} most bytes that it may make
   */
  constructor(bytes, most) {
    this.bytes = bytes;
    this.most = most;
    this.place = 2;
    this.bit = 0;
    /** @type {number[]} */
    this.made = [];
  }

  /**
   * A number of so many bits, the lowest first.
   * @param {number} count
   */
  bits(count) {
    let value = 0;
    for (let i = 0; i < count; i++) {
      if (this.place >= this.bytes.length) throw new RangeError();
      value |= (this.bytes[this.place] >> this.bit & 1) << i;
      if (++this.bit > 7) this.align();
    }
    return value;
  }

  /** Goes on at the next byte. */
  align() {
    if (this.bit) this.place++;
    this.bit = 0;
  }

  /** @param {Code} code */
  symbol({ count, symbols }) {
    for (let length = 1, word = 0, first = 0, index = 0; length < 16; length++) {
      word |= this.bits(1);
      if (word - first < count[length]) return symbols[index + word - first];
      index += count[length];
      first = first + count[length] << 1;
      word <<= 1;
    }
    throw new RangeError();
  }

  /** The codes that a block brings along. */
  codes() {
    const literals = this.bits(5) + 257, distances = this.bits(5) + 1, count = this.bits(4) + 4;
    const lengths = Array(19).fill(0);
    /** @type {number[]} */
    const all = [];
    for (let i = 0; i < count; i++) lengths[ORDER[i]] = this.bits(3);
    const code = codeOf(lengths);
    while (all.length < literals + distances) {
      const symbol = this.symbol(code), last = all[all.length - 1];
      if (symbol < 16) all.push(symbol);
      else if (symbol === 16) all.push(...Array(3 + this.bits(2)).fill(last));
      else all.push(...Array(symbol === 17 ? 3 + this.bits(3) : 11 + this.bits(7)).fill(0));
    }
    return [codeOf(all.slice(0, literals)), codeOf(all.slice(literals, literals + distances))];
  }

  /** @param {Code[]} codes */
  block([literals, distances]) {
    for (let symbol; (symbol = this.symbol(literals)) !== 256;) {
      if (symbol < 256) {
        this.made.push(symbol);
        continue;
      }
      const length = this.length(symbol - 257), back = this.distance(this.symbol(distances));
      if (!(back <= this.made.length) || this.made.length > this.most) throw new RangeError();
      for (let i = 0; i < length; i++) this.made.push(this.made[this.made.length - back]);
    }
  }

  /** @param {number} step */
  length(step) {
    if (step < 8) return step + 3;
    const more = (step >> 2) - 1;
    return step > 27 ? 258 : (4 + step % 4 << more) + 3 + this.bits(more);
  }

  /** @param {number} step */
  distance(step) {
    if (step < 4) return step + 1;
    const more = (step >> 1) - 1;
    return (2 + step % 2 << more) + 1 + this.bits(more);
  }

  stored() {
    this.align();
    const from = this.place + 4, count = this.bytes[this.place] | this.bytes[this.place + 1] << 8;
    this.place = from + count;
    if (this.place > this.bytes.length) throw new RangeError();
    this.made.push(...this.bytes.subarray(from, this.place));
  }

  /** The whole stream. */
  inflate() {
    for (let last = 0; !last;) {
      last = this.bits(1);
      const kind = this.bits(2);
      if (!kind) this.stored();
      else if (kind < 3) this.block(kind === 1 ? fixed() : this.codes());
      else throw new RangeError();
    }
    this.align();
    const sound = checksum(this.made).every((byte, i) => byte === this.bytes[this.place + i]);
    return sound ? Uint8Array.from(this.made) : undefined;
  }
}

/**
 * The bytes of a zlib stream, or nothing when it is damaged or has more.
 * @param {Uint8Array} bytes
 * @param {number} most
 */
export function inflate(bytes, most = Infinity) {
  try {
    return new Stream(bytes, most).inflate();
  } catch {
    return undefined;
  }
}
