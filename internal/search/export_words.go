package search

import (
	"fmt"
	"gazette/internal/search/wire"
	"gazette/internal/terms"
	"strings"
)

// words writes the Latin words, from which a misspelt or unfinished one is completed. Each stands in
// two files: those of its first letter are asked for an edit that leaves this as it was typed, those of
// the two letters after it for one that does not. So a misspelt word fetches a few small files.
func (x export) words(lists []termList) {
	of := map[string][]termList{}
	for _, name := range wordFiles() {
		of[name] = nil
	}
	for _, list := range lists {
		if isWord(list.term) {
			for _, name := range []string{byHead(list.term), byTail(list.term)} {
				of[name] = append(of[name], list)
			}
		}
	}
	for name, words := range of {
		var e wire.Encoder
		writeTerms(&e, words)
		x.put(name, &e)
	}
}

// tailFiles is the number of the files by the second and third letters.
const tailFiles = 26

// wordFiles are the names of all files of words.
func wordFiles() []string {
	names := []string{"w/other.bin"}
	for c := 'a'; c <= 'z'; c++ {
		names = append(names, fmt.Sprintf("w/%c.bin", c))
	}
	for i := range tailFiles {
		names = append(names, fmt.Sprintf("w/%d.bin", i))
	}
	return names
}

// byHead is the file of the words with the first letter of one.
func byHead(word string) string {
	if c := word[0]; c >= 'a' && c <= 'z' {
		return fmt.Sprintf("w/%c.bin", c)
	}
	return "w/other.bin"
}

// byTail is the file of the words with the second and third letters of one.
func byTail(word string) string {
	runes := []rune(word)
	return fmt.Sprintf("w/%d.bin", hashOf(string(runes[1:min(3, len(runes))]))%tailFiles)
}

// isWord reports whether a term is one Latin word: a pair, a number or a reference is none.
func isWord(term string) bool {
	letters := false
	for _, r := range term {
		if !terms.IsLetter(r) && !terms.IsDigit(r) {
			return false
		}
		letters = letters || terms.IsLetter(r)
	}
	return letters
}

// foldFiles is the number of the files of traditional characters.
const foldFiles = 8

// fold writes the traditional characters for the simplified ones that the texts have.
func (x export) fold(lists []termList) {
	used := map[rune]bool{}
	for _, list := range lists {
		for _, r := range list.term {
			used[r] = true
		}
	}
	var of [foldFiles]strings.Builder
	pairs := []rune(terms.FoldTable(func(r rune) bool { return used[r] }))
	for i := 0; i < len(pairs); i += 2 {
		of[pairs[i]%foldFiles].WriteString(string(pairs[i : i+2]))
	}
	for i := range of {
		var e wire.Encoder
		e.Text(of[i].String())
		x.put(fmt.Sprintf("x/%d.bin", i), &e)
	}
}
