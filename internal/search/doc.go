// Package search makes the site findable: it indexes every clause, target, task, county, hospital,
// term and page in both languages with Bleve, and writes from that index, through Bleve's public
// reader, the small files that the browser asks. Both give the same answers with the same scores.
//
// It stands after site, whose records it indexes ([Make]), beside render, whose pages it is tried on
// ([Made.SelfTest]), and before publish. Only this package knows Bleve. The client in the theme is
// written from the specification below; testdata/analysis.json holds vectors for both.
//
// # Entries and terms
//
// An [entry] is one thing to be found, in both languages; its number is its place among all entries
// and the same in both. [Analyze] makes the terms of its texts; Bleve gets terms and frequencies and
// analyses nothing, so there is one analysis. A term's frequency in an entry is
//
//	4 × (occurrences in the body + 4 × occurrences in the title and names) + min(occurrences elsewhere, 3)
//
// where elsewhere is the entry's text in the other language and the other forms of the glossary's
// terms that stand in it. So a frequency below 4 says that the words stand only there. The number of
// a clause is the term "=" with the number. A length is the number of terms of the title, names and
// body, rounded up to ⌈2^(i/2)⌉.
//
// # The answer to a query
//
// A [Query] finds the entries that satisfy each of its groups and filters and none of its exclusions.
// Scores are Bleve's BM25 with the true average length, in float64. For a term in df of N entries,
// k1 = 1.2, b = 0.75:
//
//	idf      = ln(1 + (N - df + 0.5) / (df + 0.5))
//	norm     = 1 / √(Σ idf², over every term of every alternative of every group)
//	term     = idf × √tf × k1 / (√tf + k1 × (1 - b + b × length / average)) × idf × norm
//	altern.  = Σ of its terms, all of which must match
//	group    = Σ of the alternatives that match × those that match / all alternatives
//	score    = Σ of the groups
//
// Without groups every entry that remains scores 0; a query that asks nothing at all finds nothing. Results are ordered by the score in millionths,
// then by number. Where [Alternative].Phrase is set, entries are kept that have the units in a row in
// either language's title, body or trail ([MatchPhrase]); that changes no score.
//
// # The files
//
// Below search/ in the output, for each language:
//
//	bleve/zh/          the Bleve index; stock Bleve opens it, read-only. Queries are given in terms.
//	                   SHA256SUMS is ours: a damaged index is noticed before Bleve trusts it
//	bleve/zh.build     the build that it belongs to: its own bytes cannot be made twice
//	zh.bin             the manifest, the only file at a fixed address
//	zh/<build>/t7.bin  a block of terms with their postings
//	zh/<build>/d7.bin  a pack of documents
//	zh/<build>/n7.bin  a chunk of names for typing ahead
//	zh/<build>/w.bin   Latin words, from which misspelt ones are mended
//	zh/<build>/f.bin   facets; c.bin the facet of counties
//	zh/<build>/fold.bin  the traditional characters for the simplified ones that the texts have
//
// <build> is in hexadecimal the first 8 bytes of the SHA-256 of the folder's contents: a folder never
// changes, and a publication leaves no old one. Every file begins with "GZS", a letter for its kind
// (M T D N W F X), the version 1 as a byte and the 8 bytes of the build; the rest is a zlib stream. A
// host that answers a missing file with a page, an old manifest and a damaged file are told apart by
// the magic, the build and the stream's checksum. In the streams u is an unsigned LEB128 number, s a
// string in UTF-8 after its length as u, and "gaps" are ascending numbers, each less the one before:
//
//	manifest   u entries, u blocks, u chunks, u average length; (u length, u run)… for all entries;
//	           u packs, and for each u documents, in the order of their numbers
//	block      u terms, and for each in byte order: u bytes shared with the one before, s the rest,
//	           u df, df gaps of numbers, df × u tf
//	pack       for each document: byte kind (its place in [Kinds]), s path below the language, s title,
//	           s trail, s date, s status, s body
//	chunk      u rows, and for each in byte order of key: u shared, s rest of the key, s label, byte
//	           kind, u number
//	words      u words, and for each in byte order: u shared, s rest, u df
//	facets     u facets, and for each: s name, u values, and for each: s code, s label, u n, n gaps
//	fold       s pairs of characters
//
// A term is in the block FNV-1a (32 bits) of its UTF-8 modulo the number of blocks, a key in the chunk
// of its first character likewise; a term that its block lacks is in no entry.
//
// History of the version: 1, 2026-11-23, the first.
package search
