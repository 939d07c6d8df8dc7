// Search: the published index, read file by file, and Bleve's BM25 over it. internal/search/wire.go
// describes the files; both sides add in the same order.

const KINDS = "clause plan target task county region hospital term notice page".split(" ");

// A Trouble is a file that cannot be read: "offline", "stale" (of another publication) or "damaged".
class Trouble extends Error {}

// A Reader takes numbers and strings from the bytes of a file.
class Reader {
  constructor(bytes) { this.bytes = bytes; this.at = 0; this.text = new TextDecoder(); }
  get more() { return this.at < this.bytes.length; }
  take(n) {
    if (this.at + n > this.bytes.length) throw new Trouble("damaged");
    return this.bytes.subarray(this.at, this.at += n);
  }
  byte() { return this.take(1)[0]; }
  number() {
    let n = 0;
    for (let shift = 1, b; ; shift *= 128) {
      b = this.byte();
      n += (b & 127) * shift;
      if (b < 128) return n;
      if (shift > 2 ** 40) throw new Trouble("damaged");
    }
  }
  string() { return this.text.decode(this.take(this.number())); }
  list(read, n = this.number()) {
    if (n > this.bytes.length * 8) throw new Trouble("damaged");
    return Array.from({ length: n }, read);
  }
  gaps(n = this.number()) { let d = 0; return this.list(() => d += this.number(), n); }
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
}

function hash(s, blocks) {
  let h = 2166136261;
  for (const b of new TextEncoder().encode(s)) h = Math.imul(h ^ b, 16777619) >>> 0;
  return h % blocks;
}

// An Index is the published files of one language, each fetched once.
class Index {
  constructor(root, lang) { this.root = root; this.lang = lang; this.files = new Map(); }

  // open reads the manifest, which says what else there is.
  open() { return this.ready ||= this.manifest().catch((e) => { this.ready = undefined; throw e; }); }

  async manifest() {
    this.build = "";
    this.files.clear();
    const r = await this.fetch(this.lang + ".bin", "M", { cache: "no-cache" });
    this.size = r.number();
    this.blocks = r.number();
    this.chunks = r.number();
    this.average = r.number();
    this.lengths = new Float64Array(this.size);
    for (let d = 0; d < this.size;) {
      const length = r.number(), run = r.number();
      if (!run || d + run > this.size) throw new Trouble("damaged");
      this.lengths.fill(length, d, d += run);
    }
    let first = 0;
    this.packs = r.list(() => { const from = first; first += r.number(); return from; });
    return this;
  }

  // fetch reads a file: its magic, kind, version and build, then what it holds.
  async fetch(name, kind, options) {
    const response = await fetch(this.root + name, options).catch(() => { throw new Trouble("offline"); });
    if (!response.ok) throw new Trouble("stale");
    const bytes = new Uint8Array(await response.arrayBuffer().catch(() => { throw new Trouble("offline"); }));
    const build = Array.from(bytes.subarray(5, 13), (b) => b.toString(16).padStart(2, "0")).join("");
    if (String.fromCharCode(...bytes.subarray(0, 5)) !== `GZS${kind}\x01`) throw new Trouble("stale");
    this.build ||= build;
    if (this.build !== build) throw new Trouble("stale");
    const body = new Blob([bytes.subarray(13)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Reader(new Uint8Array(await new Response(body).arrayBuffer().catch(() => { throw new Trouble("damaged"); })));
  }

  // file reads one of the files of this build, once.
  file(name, kind, read) {
    if (!this.files.has(name)) {
      const made = this.fetch(`${this.lang}/${this.build}/${name}.bin`, kind).then((r) => {
        const value = read(r);
        if (r.more) throw new Trouble("damaged");
        return value;
      });
      this.files.set(name, made);
      made.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  // posting is where a term stands: {docs, tf}.
  async posting(term) {
    const block = await this.file("t" + hash(term, this.blocks), "T", (r) => new Map(r.sorted((t) => {
      const docs = r.gaps();
      return [t, { docs, tf: r.list(() => r.number(), docs.length) }];
    })));
    return block.get(term) || { docs: [], tf: [] };
  }

  // document is what is shown of a document.
  async document(d) {
    let n = 0;
    while (this.packs[n + 1] <= d) n++;
    const last = this.packs[n + 1] ?? this.size;
    const pack = await this.file("d" + n, "D", (r) => r.list(() => ({ kind: KINDS[r.byte()], path: r.string(), title: r.string(),
      trail: r.string(), date: r.string(), status: r.string(), body: r.string() }), last - this.packs[n]));
    return pack[d - this.packs[n]];
  }

  // names are the rows of the names that begin with a character: [{key, label, kind, doc}].
  names(first) {
    return this.file("n" + hash(first, this.chunks), "N", (r) => r.sorted((key) => ({ key, label: r.string(), kind: r.byte(), doc: r.number() })));
  }

  words() { return this.file("w", "W", (r) => new Map(r.sorted((w) => [w, r.number()]))); }

  // facets are [{name, values: [{code, label, docs}]}].
  facets(file) {
    return this.file(file, "F", (r) => r.list(() => ({ name: r.string(), values: r.list(() => ({ code: r.string(), label: r.string(), docs: r.gaps() })) })));
  }

  fold() { return this.file("fold", "X", (r) => r.string()); }

  // rank finds the documents that answer a query: {docs in order, score, tf: the least frequency of a term}.
  async rank(query) {
    const N = this.size, at = new Map(), every = [...query.groups, ...query.not].flat();
    await Promise.all(every.flatMap(keys).map(async (t) => at.set(t, await this.posting(t))));
    const idf = (t) => { const n = at.get(t).docs.length; return Math.log(1 + (N - n + 0.5) / (n + 0.5)); };
    const leaves = query.groups.flat().flatMap(keys);
    const norm = leaves.length === 1 ? 1 / idf(leaves[0]) : 1 / Math.sqrt(leaves.reduce((sum, t) => sum + idf(t) ** 2, 0));
    const score = new Float64Array(N), tf = new Float64Array(N), hits = new Uint8Array(N);
    let docs = !query.groups.length && (query.not.length || query.filters.length) ? Array.from(score, (_, d) => d) : [];
    query.groups.forEach((group, g) => {
      const sum = new Float64Array(N), matching = new Uint8Array(N), best = new Float64Array(N), touched = [];
      for (const a of group) {
        this.all(keys(a), at, idf, norm, (d, s, low) => {
          if (!matching[d]++) touched.push(d);
          sum[d] += s;
          best[d] = Math.max(best[d], low);
        });
      }
      docs = touched.filter((d) => {
        score[d] += group.length > 1 ? sum[d] * (matching[d] / group.length) : sum[d];
        tf[d] = g ? Math.min(tf[d], best[d]) : best[d];
        return ++hits[d] > g;
      });
    });
    for (const a of query.not.flat()) this.all(keys(a), at, idf, norm, (d) => { hits[d] = 255; });
    // Scores count in millionths. A number holds both the score and the document, and sorts fast.
    const places = 2 ** 24, order = Float64Array.from(docs.filter((d) => hits[d] < 255), (d) => d - Math.round(score[d] * 1e6) * places).sort();
    return { docs: Array.from(order, (n) => (n % places + places) % places), score, tf, at };
  }

  // all tells each document that has every term of a list: the document, its score, the least frequency.
  all(terms, at, idf, norm, tell) {
    const sum = new Float64Array(this.size), hits = new Uint8Array(this.size), low = new Float64Array(this.size);
    terms.forEach((t, n) => {
      const weight = idf(t), { docs, tf } = at.get(t);
      docs.forEach((d, i) => {
        if (hits[d] < n) return;
        const f = Math.sqrt(tf[i]);
        sum[d] += weight * (f * 1.2) / (f + 1.2 * (1 - 0.75 + 0.75 * this.lengths[d] / this.average)) * weight * norm;
        low[d] = hits[d]++ ? Math.min(low[d], tf[i]) : tf[i];
        if (hits[d] === terms.length) tell(d, sum[d], low[d]);
      });
    });
  }
}

// keys are an alternative's terms as the index has them.
const keys = (a) => a.field === "ref" ? a.terms.map((t) => "=" + t) : a.terms;

// edits are the words one edit away from a word, by their stems.
function edits(word) {
  const found = new Map(), put = (w) => found.has(stem(w)) || found.set(stem(w), w);
  for (let i = 0; i <= word.length; i++) {
    const a = word.slice(0, i), b = word.slice(i);
    put(a + b.slice(1));
    if (b.length > 1) put(a + b[1] + b[0] + b.slice(2));
    for (const c of "abcdefghijklmnopqrstuvwxyz") {
      put(a + c + b.slice(1));
      put(a + c + b);
    }
  }
  return found;
}
