// Search: the published index, read file by file, and Bleve's BM25 over it. internal/search/doc.go
// describes the files; both sides add in the same order.

const KINDS = "clause plan target task county region hospital term notice page".split(" ");

// A file that cannot be read is said to be "offline", "stale" (of another publication) or "damaged".
const trouble = (what) => { throw Error(what); };
const damaged = () => trouble("damaged"), offline = () => trouble("offline");

// A Reader takes numbers and strings from the bytes of a file, and from a place on single bits.
class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = this.bit = 0; this.text = new TextDecoder(); }
  get more() { return this.at < this.bytes.length; }
  take(n) { return this.at + n > this.bytes.length ? damaged() : this.bytes.subarray(this.at, this.at += n); }
  byte() { return this.take(1)[0]; }
  number() {
    for (let n = 0, shift = 1, b; ; shift *= 128) {
      n += ((b = this.byte()) & 127) * shift;
      if (b < 128) return n;
      if (shift > 2 ** 40) damaged();
    }
  }
  string() { return this.text.decode(this.take(this.number())); }
  list(read, n = this.number()) { return n > this.bytes.length * 8 ? damaged() : Array.from({ length: n }, read); }
  // sorted strings, each after the bytes it shares with the one before
  sorted(value) {
    let key = new Uint8Array();
    return this.list(() => {
      const shared = this.number(), rest = this.take(this.number()), next = new Uint8Array(shared + rest.length);
      next.set(key.subarray(0, shared));
      next.set(rest, shared);
      key = next;
      return value(this.text.decode(key));
    });
  }
  // what was written by runs of the like, of so many
  runs(n) {
    const all = new Float64Array(n);
    let at = 0;
    this.list(() => { const value = this.number(); all.fill(value, at, at += this.number()); });
    return at > n ? damaged() : all.subarray(0, at);
  }

  // bits reads a number of so many bits, the highest first.
  bits(n) {
    let v = 0;
    while (n) {
      const free = 8 - this.bit, k = Math.min(free, n);
      if (!this.more) damaged();
      v = v << k | this.bytes[this.at] >> free - k & (1 << k) - 1;
      this.bit += k;
      n -= k;
      if (this.bit > 7) { this.bit = 0; this.at++; }
    }
    return v;
  }
  below(limit) {
    const width = 31 - Math.clz32(limit), short = (2 << width) - limit;
    let v = this.bits(width);
    if (v >= short) v = (v << 1 | this.bits(1)) - short;
    return (v + (limit - short >> 1)) % limit;
  }
  // row reads n ascending numbers of lo to hi into a list from i on: the middle one first.
  row(list, i, n, lo, hi) {
    if (n > hi - lo) for (let k = 0; k < n; k++) list[i + k] = lo + k;
    else if (n) {
      const m = n >> 1, v = list[i + m] = lo + m + this.below(hi - lo - n + 2);
      this.row(list, i, m, lo, v - 1);
      this.row(list, i + m + 1, n - m - 1, v + 1, hi);
    }
    return list;
  }
  part(n) {
    const count = !this.bits(1) ? n : this.bits(1) ? 1 + this.below(n > 1 ? n - 1 : damaged()) : 0;
    return this.row(new Int32Array(count), 0, count, 0, n - 1);
  }
  // postings are the documents of a term and how often each has it, in the language at place l and in the other.
  postings(df, size, l) {
    if (!df || df > size) damaged();
    const docs = this.row(new Int32Array(df), 0, df, 0, size - 1), counts = [0, 1].map(() => {
      const count = new Int32Array(df), here = this.part(df), once = here.length ? this.part(here.length) : here;
      let next = 0;
      here.forEach((i, k) => {
        count[i] = 1;
        if (once[next] === k) next++;
        else for (count[i] = 4; this.bits(1) && count[i] < 2 ** 28;) count[i] *= 2;
      });
      return count;
    }), other = counts[1 - l];
    return { docs, tf: counts[l].map((own, i) => own * 4 + (other[i] > 1 ? 3 : other[i] ? 2 : own ? 0 : 1)) };
  }
}

function hash(s) {
  let h = 2166136261;
  for (const b of new TextEncoder().encode(s)) h = Math.imul(h ^ b, 16777619) >>> 0;
  return h;
}

// An Index is the published files of one language, each fetched once. parts are the addresses of the
// scripts that are loaded when they are needed.
class Index {
  constructor(root, lang, parts) { Object.assign(this, { root, lang, parts, files: new Map() }); }

  // open reads the manifest, which says what else there is.
  open() { return this.ready ||= this.manifest().catch((e) => { this.ready = undefined; throw e; }); }

  async manifest() {
    this.numbers = "";
    this.files.clear();
    return Object.assign(this, manifest(await this.fetch(this.lang + ".bin", "M", "", { cache: "no-cache" })));
  }

  // fetch reads a file: its magic, kind, version and numbering, then what it holds after a prefix.
  async fetch(name, kind, prefix = "", options) {
    const response = await fetch(this.root + name, options).catch(offline);
    if (!response.ok) trouble("stale");
    const bytes = new Uint8Array(await response.arrayBuffer().catch(offline)), head = String.fromCharCode(...bytes.subarray(0, 9));
    if (!head.startsWith(`GZS${kind}\x03${this.numbers}`)) trouble("stale");
    this.numbers ||= head.slice(5);
    return new Reader(await inflate(new Blob([prefix, bytes.subarray(9)]), this.parts));
  }

  // file reads one of the files of this build, once.
  file(name, kind, read, prefix) {
    if (!this.files.has(name)) {
      const made = this.fetch(`${name}.bin?${this.build}`, kind, prefix).then((r) => {
        const value = read(r);
        return r.more && !r.bit ? damaged() : value;
      });
      this.files.set(name, made);
      made.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  // posting is where a term stands: {docs, tf}.
  async posting(term) {
    const l = this.lang === "zh" ? 0 : 1, [first, second] = term.split("_"), h = hash(first), hot = this.hot.indexOf(h >>> 14);
    const block = await this.file("t/" + (second ? h % this.pairs : this.pairs + (hot < 0 ? h % this.others : this.others + hot)), "T", (r) => new Map(r.sorted((t) => [t, r.number()]).map(([t, df]) => [t, r.postings(df, this.size, l)])));
    return block.get(term) || { docs: [], tf: [] };
  }

  // document is what is shown of a document, in a language.
  async document(d, lang = this.lang) {
    const n = this.packs.findIndex(([, end]) => d < end), [from, end] = this.packs[n], { common, prefix } = this.common && lang !== this.lang ? await this.file(lang, "M", manifest) : this;
    const pack = await this.file(lang + "/d" + n, "D", (r) => r.take(common) && r.number() !== from ? trouble("stale") : r.list(() => ({ kind: KINDS[r.byte()], path: r.string(), title: r.string(),
      trail: r.string(), date: r.string(), status: r.string(), body: r.string() }), end - from), prefix);
    return pack[d - from];
  }

  // rank finds the documents that answer a query: {docs in order, score, at: the postings}.
  async rank({ groups, not, filters }) {
    const N = this.size, at = new Map(), weight = new Map(), score = new Float64Array(N), out = new Uint8Array(N), sum = new Float64Array(N);
    await Promise.all([...groups, ...not].flat().flatMap(keys).map(async (t) => {
      at.set(t, await this.posting(t));
      const n = at.get(t).docs.length;
      weight.set(t, Math.log(1 + (N - n + 0.5) / (n + 0.5)));
    }));
    const norm = 1 / Math.sqrt(groups.flat().flatMap((a) => keys(a).map((t) => (weight.get(t) * a.boost) ** 2)).reduce((a, b) => a + b, 0));
    // all are the documents that have every term of an alternative, of some or of all; their scores are in sum.
    const all = (a, among) => {
      let n = 0;
      for (const t of keys(a)) {
        const w = weight.get(t), { docs, tf } = at.get(t), b = a.boost * w * norm, more = [];
        for (let i = 0, k = 0; i < docs.length; i++) {
          const d = docs[i];
          if (among) {
            while (among[k] < d) k++;
            if (among[k] !== d) continue;
          }
          const f = Math.sqrt(tf[i]);
          sum[d] = (n && sum[d]) + w * (f * 1.2) / (f + this.damping[d]) * b;
          more.push(d);
        }
        among = more;
        n++;
      }
      return among;
    };
    let docs = groups.length ? undefined : not.length || filters.length ? Array.from(score, (_, d) => d) : [];
    for (const group of groups) {
      if (group.length < 2) {
        docs = all(group[0], docs);
        for (const d of docs) score[d] += sum[d];
        continue;
      }
      const total = new Float64Array(N), matching = new Uint8Array(N);
      for (const a of group) for (const d of all(a, docs)) {
        matching[d]++;
        total[d] += sum[d];
      }
      docs = Array.from(score, (_, d) => d).filter((d) => matching[d]);
      for (const d of docs) score[d] += total[d] * (matching[d] / group.length);
    }
    for (const a of not.flat()) for (const d of all(a)) out[d] = 1;
    // Scores count in millionths. A number holds both the score and the document, and sorts fast.
    const places = 2 ** 24, sorted = [], order = new Float64Array(docs.length);
    let n = 0;
    for (const d of docs) if (!out[d]) order[n++] = d - Math.round(score[d] * 1e6) * places;
    for (const v of order.subarray(0, n).sort()) sorted.push(v + Math.ceil(-v / places) * places);
    return { docs: sorted, score, at };
  }
}

// manifest reads what a manifest says. The first line is one pattern: the minifier puts patterns before
// other constants of a statement, and the order of reading counts.
function manifest(r) {
  const [build, size, pairs, others, chunks, average] = [r.take(8).join(""), ...r.list(() => r.number(), 5)];
  if (size > 2 ** 22) damaged();
  const damping = r.runs(size).map((length) => 1.2 * (1 - 0.75 + 0.75 * length / average)); // what BM25 makes of the lengths
  let first = 0;
  const packs = Array.from(r.runs(size), (n) => [first, first += n]), common = r.number(), prefix = r.take(r.number()), n = r.number();
  if (damping.length < size || first !== size) damaged();
  return { build, size, pairs, others, chunks, damping, packs, common, prefix, hot: r.row(new Int32Array(n), 0, n, 0, 2 ** 18 - 1) };
}

// inflate takes a zlib stream apart, with a script of our own where the browser cannot.
async function inflate(blob, parts) {
  if (!window.DecompressionStream) return (await load(parts.inflate)).inflate(new Uint8Array(await blob.arrayBuffer())) || damaged();
  return new Uint8Array(await new Response(blob.stream().pipeThrough(new DecompressionStream("deflate"))).arrayBuffer().catch(damaged));
}

// load imports a part of the client, by its address for the page.
const load = (address) => import(new URL(address, document.baseURI)).catch(offline);

// keys are an alternative's terms as the index has them.
const keys = (a) => a.field === "ref" ? a.terms.map((t) => "=" + t) : a.terms;
