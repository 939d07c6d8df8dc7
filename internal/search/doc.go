// Package search makes the site findable: it indexes every clause, target, task, county, hospital,
// term and page in both languages, with Bleve for the command and for others, and in small files that
// the browser asks. Both are made from one analysis and find the same entries.
//
// It stands after site, whose records it indexes ([Make]), beside render, whose pages it is tried on
// ([Made.SelfTest]), and before publish. Only this package knows Bleve. The client in the theme is
// written from the specification below.
//
// # Entries and terms
//
// An [entry] is one thing to be found, in both languages; its number is its place among all entries
// and the same in both. Its texts are cut into units once; [terms.Analyze] makes of them the terms of
// the browser's files, [terms.Spotter] those of the Bleve index.
//
// A term's count in a language is its occurrences in the body, and four times those in the title, the
// names and the keys; 64 / n times, if that is more, a title or name that makes n terms when it is asked
// for, so 64 times one that the term is the whole of; 64 / n² times a name of which it is one of n
// syllables in pinyin. It is rounded down to a power of two, and two to one; that of a function word is
// one at most. The frequency of a term for a reader of a language is
//
//	4 × the count in this language
//	+ 2 where the count in the other is one, 3 where it is more
//
// and 1 where both counts are zero and another form of a glossary's term brings it in. So a frequency
// below 4 says that the words stand only elsewhere. The number of a clause is the term "=" with the
// number. A length is the number of terms of the title, names and body, rounded up to ⌈2^(i/2)⌉; on a site
// of 4,000 entries or more, whose neighbours differ, then up to a power of four.
//
// # The Bleve index
//
// One index has both languages, an entry a document; its id is the address below the language. The
// mapping is of Bleve's own parts only, so that anyone's Bleve analyses a query as it must be: a char
// filter for each traditional character whose simplified one the texts have, then the tokenizer
// "unicode", cjk_width, to_lower, possessive_en, stemmer_porter, and cjk_bigram with single characters.
// The terms of the texts are given to it, not made by it, at positions as that chain counts them:
//
//	text   (the default) of titles, names, bodies, keys in pinyin and the glossary's other forms:
//	       each unit at its position, a word both as [terms.Stem] and as Bleve have it, a number also
//	       without its % and as written; each pair of Chinese characters, and of a Chinese character
//	       and what touches it, without a position. Marks that nobody types take no position, a full
//	       stop takes one, and so does what stands between two Chinese characters; texts are a hundred apart.
//	title  the same of titles and names; the larger the part of a name that a term is, the more it counts
//	ref    the number of a clause; kind; date; facet, such as "kind=clause"
//
// Stored are title_zh, title_en, body_zh and body_en, of these 120 characters. A term of a query that
// is one unit or two that touch is a term there; three in a row are a phrase.
//
// Entries are analysed in slices, each of which makes a segment; the index has them in order. With the
// version of the segment (15), the time in root.bolt and its page size fixed, the same entries make the
// same bytes, with any number of workers.
//
// # The answer to a query
//
// A [terms.Query] finds the entries that satisfy each of its groups and filters and none of its exclusions,
// in both indexes. The command shows them in Bleve's order, in which a title that has what is asked adds
// to the score. In the browser's files scores are BM25 as Bleve reckons it, in float64. For a term in df of N entries,
// k1 = 1.2, b = 0.75:
//
//	idf      = ln(1 + (N - df + 0.5) / (df + 0.5))
//	boost    = 2 for what is asked in quotation marks, else 1
//	norm     = 1 / √(Σ (boost × idf)², over every term of every alternative of every group)
//	term     = idf × √tf × k1 / (√tf + k1 × (1 - b + b × length / average)) × boost × idf × norm
//	altern.  = Σ of its terms, all of which must match
//	group    = Σ of the alternatives that match × those that match / all alternatives
//	score    = Σ of the groups
//
// Without groups every entry that remains scores 0; a query that asks nothing at all finds nothing.
// Results are ordered by the score in millionths, then by number. What weighs more: a title and a name
// by their count, a document number because it is one term that few entries have, a phrase by boost.
//
// The names of the places, the bodies and the kind of an entry and the words of its status count as one occurrence
// each where its texts lack them, and add nothing to its length ([entry] context).
//
// Where a query finds fewer than three, what has parts of it follows ([terms.Query.Relax]): any of its words, numbers
// and pairs of Chinese characters, of which an entry needs half, or a third where fewer than three have half. Names of
// places are taken out first ([terms.Query.CutNames]); what is of such a place or within it scores 4 times, of the
// places that it is in 3, 3 and 2.5 times, from the nearest; what is of a kind that the question asks for, twice. The
// entry of the place comes third at the latest.
//
// Terms are of three units at most. What they do not prove is verified on the texts, and changes no
// score: where [terms.Alternative].Phrase is set, that the units stand in a row in either language's title,
// body or trail ([terms.MatchPhrase]); else the same of each run of more than three units with Chinese
// characters among them, unless only the glossary leads to the entry.
//
// # The files
//
// Below search/ in the output; numbered files of one kind begin at 0:
//
//	bleve/        the Bleve index. SHA256SUMS is ours: a damaged index is noticed before Bleve trusts it
//	zh.bin        the manifest
//	t/7.bin       a block of terms with their postings, for both languages: first the blocks of pairs of
//	              words, then the others; t/s7.bin that of a hot slot, by its number
//	zh/d7.bin     a pack of documents
//	zh/n7.bin     a chunk of names for typing ahead
//	zh/f.bin      facets; zh/c.bin the facet of counties
//	w/h.bin       Latin words by their first letter (else w/other.bin) and, w/7.bin, by the second and
//	              third: their hash modulo 26. From these misspelt words are mended
//	p/0.bin       what a question may name: kinds of things, and places
//	x/7.bin       the traditional characters for the simplified ones that the texts have, by their code
//	              modulo 8
//
// A file keeps its name as long as there is one, so that an edit publishes those that it changes and no
// others. The manifest names the build, 8 bytes of the SHA-256 of all contents but Bleve's; the client asks for the
// other files with these, in decimal after a question mark, and no cache mixes two builds. Every file begins with
// "GZS", a letter for its kind (M T D N W F P X), the version 5 as a byte and 4 bytes of the numbering:
// of the SHA-256 of all paths in order, of the kinds and of how many blocks and chunks there are. Files of one
// numbering may be read together, whatever has changed in a text between them; those of another are stale. The
// rest is a zlib stream: a host that answers a missing file with a page, an old manifest and a damaged file are
// told apart by the magic, the numbering and the stream's checksum.
//
// In the streams u is an unsigned LEB128 number, s a string in UTF-8 after its length as u, "gaps" are
// ascending numbers, each less the one before, "runs" are u how many runs and for each u value, u length:
//
//	manifest   8 bytes build; u kinds, and for each: s name, s word for readers, byte 1 if the home page opens
//	           it by its name; u facets, and for each: s name, s word for readers, s what may stand before the
//	           colon in a query, with blanks between (none: it is only for order), byte 1 if it is in c.bin and
//	           is not offered, u and for each s: facets whose values a filter finds too, u and for each byte:
//	           kinds whose names a filter may give; u entries, u blocks of pairs, u others, u chunks, u average
//	           length; runs of the lengths of all entries; runs of how many entries are in each pack, in the order of
//	           their numbers; u hot slots; then bits: their row, of 2¹⁸ possible
//	block      u terms, and for each in byte order: u bytes shared with the one before, s the rest, u df;
//	           then bits
//	pack       u number of the first document; for each: byte kind (its place in the manifest), s path below the
//	           language, s title, s trail, s date, s status, s body
//	chunk      u rows, and for each in byte order of key: u shared, s rest of the key, s label, byte
//	           kind, u number
//	words      u words, and for each in byte order: u shared, s rest, u df
//	facets     u facets, and for each: s name, u values, and for each: s code, s label, u n, n gaps
//	places     u kinds, and for each s words by which a question asks for it, with bars between; u places, and for
//	           each: u the place that it is in, from one on, or 0; u its own entry; s what it is called, a line
//	           each; u n, n gaps: the entries that are of it and of nothing narrower
//	fold       s pairs of characters
//
// The bits of a block, the highest of a byte first, are for each term: its entries as a row of df
// numbers of all; then for Chinese and for English: as a part of df, those whose count is not zero;
// where there are any, as a part of these, those whose count is one; and for each of the others its
// binary logarithm, less two, as so many ones and a zero. A row of numbers from lo to hi is nothing when
// it is empty or full; else the one in the middle, of the values that leave room for the others, and
// the rows before and after it. A value of n possible is a truncated binary number whose shorter codes
// are given to the middle. A part of n is 0 for all, 10 for none, or 11, how many, less one, of n - 1
// possible, and their row.
//
// The hash of a term is FNV-1a (32 bits) of its UTF-8, its slot the hash's upper 18 bits. A term of the
// hot slot is in the block of that, another in pairs + its hash modulo others; a pair in that of its first
// word's hash modulo pairs. A block has the terms of hot slots that would else be in it too, with a df of 0 and no
// bits: a reader who has not heard of the slot has an old manifest. A key is in the chunk of the hash of its
// first character modulo chunks. A term that its block lacks is in no entry.
//
// History of the version: 1, 2026-11-23, the first. 2, 2026-11-25: one set of blocks for both languages
// with postings in bits, counts rounded, packs cut alike in both, names that stay. 3, 2026-11-25: two
// counted as one, pairs in blocks of their own, a dictionary for packs, words and traditional
// characters in small files. 4, 2026-11-26: places; no dictionary, which an edit changed, and with it all
// packs. 5, 2026-11-26: kinds and facets in the manifest and in the places; kinds in another order; blocks
// of hot slots by the number of the slot.
package search
