package terms

import (
	"regexp"
	"strings"
)

// documentNumber is the year and number of an official document: 〔2022〕109号, in any brackets.
var documentNumber = regexp.MustCompile(`[〔［\[（(【﹝] *([0-9０-９]{4}) *[〕］\])）】﹞] *第? *([0-9０-９]+) *[号號]`)

// citations are the document numbers in a text, each as one unit.
func citations(text string) []Unit {
	if !strings.ContainsAny(text, "号號") {
		return nil // the expression takes longer to see that
	}
	var found []Unit
	for _, m := range documentNumber.FindAllStringSubmatchIndex(text, -1) {
		found = append(found, Unit{Term: "〔" + digitsOf(text[m[2]:m[3]]) + "〕" + digitsOf(text[m[4]:m[5]]) + "号",
			Start: m[0], End: m[1], kind: citeUnit, made: true})
	}
	return found
}

// digitsOf folds digits.
func digitsOf(s string) string { return strings.Map(fold, s) }

// RefKeys are the terms by which a clause is found by its number: the whole of it, and for one
// below the second level the first and last part too, as 第三部分第8项 names them.
func RefKeys(id string) []string {
	keys := []string{id}
	if parts := strings.Split(id, "-"); len(parts) > 2 {
		keys = append(keys, parts[0]+".."+parts[len(parts)-1])
	}
	return keys
}
