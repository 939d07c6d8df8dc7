package terms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gazette/internal/terms"
)

// spotsOf are the spots of texts, each as its term and position.
func spotsOf(texts ...string) []string {
	var s terms.Spotter
	for _, text := range texts {
		s.Add(text, terms.Units(text))
	}
	var all []string
	for _, spot := range s.Spots {
		all = append(all, fmt.Sprintf("%s@%d", spot.Term, spot.Position))
	}
	return all
}

func TestSpotsStandWhereBleveCountsThem(t *testing.T) {
	for text, want := range map[string]string{
		"县医院":         "县@1 医@2 县医@0 院@3 医院@0",
		"县，医":         "县@1 医@3",
		"县(医)":        "县@1 医@2 县医@0",
		"3级":          "3@1 级@2 3级@0",
		"3 级":         "3@1 级@2",
		"Chest, pain": "chest@1 pain@2",
		"chest. Pain": "chest@1 pain@3",
		"the centre":  "the@1 center@2 centr@2",
		"1,000 of 9%": "1000@1 1,000@1 of@2 9%@3 9@3",
		"a_b":         "a@1 b@2 a_b@0",
		"2.5，40家":     "2.5@1 40@2 2.5,40@0 家@3 40家@0",
		"〔2022〕109号":  "2022@1 109@2 号@3 109号@0 〔2022〕109号@0",
	} {
		if got := strings.Join(spotsOf(text), " "); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// A number in words is read as a number too, with what is beside it.
func TestSpotsOfNumbersInWords(t *testing.T) {
	got := spotsOf("达到百分之九十以上")
	for _, want := range []string{"到90%@0", "90%以@0", "百@3"} {
		if !slices.Contains(got, want) {
			t.Errorf("%v lacks %s", got, want)
		}
	}
}

// No row reaches from one text into the next.
func TestSpotsOfTextsAreFarApart(t *testing.T) {
	got := spotsOf("县", "医院")
	if !slices.Contains(got, "医@102") || slices.Contains(got, "县医@0") {
		t.Errorf("the spots are %v", got)
	}
}

// What a query asks for is found by the terms in a row that its terms are made of.
func TestRowsOfAQuery(t *testing.T) {
	for asked, want := range map[string]string{
		"县医院":           "[县 医 院] false [false false]",
		"医院":            "[医 院] true [false]",
		"3级医":           "[3 级 医] false [true false]",
		`"chest pain"`:  "[chest pain] false []",
		"hospitals":     "[hospit] true []",
		"冀政办〔2022〕109号": "[冀 政 办] false [false false]",
	} {
		a := terms.ParseQuery(asked).Groups[0].Any[0]
		row := a.Row(a.Terms[0])
		if got := fmt.Sprint(row.Terms, row.One, row.Touching); got != want {
			t.Errorf("%s: %s, want %s", asked, got, want)
		}
	}
}
