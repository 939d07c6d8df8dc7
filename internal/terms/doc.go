// Package terms makes of texts, names and queries what an index compares.
//
// A text is cut into units ([Units]): a Chinese character, a number or a word in the form that it is
// compared in. Marks within words that nobody types, such as “ and 《, are passed over. The terms of the
// index are units and short rows of them ([Analyze]); a query is read into the fewest terms that find what
// it asks ([ParseQuery]), and where that is too much, into parts of it ([Query.Relax]). Names have terms of their
// own, in pinyin and by their initials ([NameKeys]). Both languages are analysed alike, for texts are mixed.
//
// It stands after numeral, for numerals in words count as numbers, and before site, which orders names
// by their pinyin, and search. The client in the theme does the same in JavaScript:
// testdata/analysis.json holds vectors for both. It exports more names than most packages, for what the
// index, the client and the tests of both compare is named here once.
package terms
