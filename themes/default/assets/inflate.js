// Search, loaded only where a browser cannot read zlib streams (RFC 1950 and 1951) by itself.

// codes makes a table to read Huffman codes of: how many there are of each length, and their symbols in order.
function codes(lengths) {
  const count = new Uint16Array(16), symbols = [];
  for (const n of lengths) if (n) count[n]++;
  for (let n = 1; n < 16; n++) lengths.forEach((l, symbol) => { if (l === n) symbols.push(symbol); });
  return { count, symbols };
}

const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const fixed = () => [codes(Array.from({ length: 288 }, (_, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)), codes(Array(30).fill(5))];

// inflate gives the bytes of a zlib stream, or nothing when it is damaged.
export function inflate(input) {
  const out = [];
  let at = 2, bit = 0;
  const bits = (n) => {
    let v = 0;
    for (let i = 0; i < n; i++) {
      if (at >= input.length) throw new RangeError();
      v |= (input[at] >> bit & 1) << i;
      if (++bit > 7) { bit = 0; at++; }
    }
    return v;
  };
  const symbol = ({ count, symbols }) => {
    for (let n = 1, code = 0, first = 0, index = 0; n < 16; n++) {
      code |= bits(1);
      if (code - first < count[n]) return symbols[index + code - first];
      index += count[n];
      first = first + count[n] << 1;
      code <<= 1;
    }
    throw new RangeError();
  };
  const tables = () => {
    const literals = bits(5) + 257, distances = bits(5) + 1, lengths = Array(19).fill(0), all = [];
    for (let n = bits(4) + 4, i = 0; i < n; i++) lengths[order[i]] = bits(3);
    const code = codes(lengths);
    while (all.length < literals + distances) {
      const s = symbol(code);
      if (s < 16) all.push(s);
      else for (let n = s < 17 ? 3 + bits(2) : s < 18 ? 3 + bits(3) : 11 + bits(7), value = s < 17 ? all.at(-1) : 0; n; n--) all.push(value);
    }
    return [codes(all.slice(0, literals)), codes(all.slice(literals, literals + distances))];
  };
  const block = ([literals, distances]) => {
    for (let s; (s = symbol(literals)) !== 256;) {
      if (s < 256) { out.push(s); continue; }
      const l = s - 257, more = l < 8 || l > 27 ? 0 : (l >> 2) - 1, length = l > 27 ? 258 : l < 8 ? l + 3 : (4 + l % 4 << more) + 3 + bits(more);
      const d = symbol(distances), far = d < 4 ? 0 : (d >> 1) - 1, back = d < 4 ? d + 1 : (2 + d % 2 << far) + 1 + bits(far);
      if (!(back <= out.length)) throw new RangeError();
      for (let i = 0; i < length; i++) out.push(out[out.length - back]);
    }
  };
  try {
    for (let last = 0; !last;) {
      last = bits(1);
      const type = bits(2);
      if (type) block(type === 1 ? fixed() : type === 2 ? tables() : undefined);
      else {
        if (bit) { bit = 0; at++; }
        const n = input[at] | input[at + 1] << 8;
        if (at + 4 + n > input.length) return;
        out.push(...input.subarray(at + 4, at += 4 + n));
      }
    }
  } catch {
    return;
  }
  if (bit) at++;
  let a = 1, b = 0;
  for (const v of out) b = (b + (a = (a + v) % 65521)) % 65521;
  if ([b >> 8, b & 255, a >> 8, a & 255].every((v, i) => v === input[at + i])) return Uint8Array.from(out);
}
