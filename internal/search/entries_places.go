package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gazette/internal/facets"
	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/site"
	"gazette/internal/terms"
)

// region adds a region, its hospitals, then the regions inside it.
func (x *indexer) region(r *policy.Region) {
	kind := facets.RegionKind
	if r.Level == policy.County {
		kind = facets.CountyKind
	}
	e := entry{Kind: kind, Path: site.RegionPath(r), Title: r.Name, Trail: chain(r.Parent)}
	e.Names = both(func(l lang.Lang) string { return lines(r.Code, otherNames(r.Short, r.Former, l)) })
	e.Keys = terms.Unique(append(terms.NameKeys(r.Name.ZH, r.Name.EN), otherKeys(r.Short, r.Former)...))
	e.Aside = both(func(l lang.Lang) string { return join(x.groups(r, l), l) })
	e.Body = both(func(l lang.Lang) string {
		return lines(r.Code, r.Name.In(l.Other()), otherNames(r.Short, r.Former, l), e.Aside.In(l))
	})
	if !e.Aside.IsZero() {
		e.Known++
	}
	e.Figures = figuresOf(x.figures[r])
	if slices.ContainsFunc(x.site.Model.Hospitals, func(h *policy.Hospital) bool { return h.Region == r }) {
		e.Known++
	}
	e.at(r)
	x.add(e)
	for _, h := range x.site.Model.Hospitals {
		if h.Region == r {
			x.hospital(h)
		}
	}
	for _, child := range r.Children {
		x.region(child)
	}
}

// otherNames are a short name and former ones in a language, a line each.
func otherNames(short lang.Text, former []policy.FormerName, l lang.Lang) string {
	names := []string{short.In(l)}
	for _, f := range former {
		names = append(names, f.Name.In(l))
	}
	return lines(names...)
}

// otherKeys are the keys of a short name and former ones.
func otherKeys(short lang.Text, former []policy.FormerName) []string {
	var keys []string
	for _, l := range lang.Langs {
		for name := range strings.SplitSeq(otherNames(short, former, l), "\n") {
			switch {
			case name == "":
			case l == lang.ZH:
				keys = append(keys, terms.NameKeys(name, "")...)
			default:
				keys = append(keys, terms.NameKeys("", name)...)
			}
		}
	}
	return keys
}

// groups are the groups of counties that plans name and r is in.
func (x *indexer) groups(r *policy.Region, l lang.Lang) []string {
	var names []string
	for _, g := range x.site.Model.Groups {
		for _, member := range g.Members {
			if member == r {
				names = append(names, g.Name.In(l))
			}
		}
	}
	return names
}

// chain is where a place lies: province › city.
func chain(r *policy.Region) lang.Text {
	return both(func(l lang.Lang) string {
		var names []string
		for p := r; p != nil && p.Level != policy.Country; p = p.Parent {
			names = append([]string{p.Name.In(l)}, names...)
		}
		return strings.Join(names, trailMark)
	})
}

func (x *indexer) hospital(h *policy.Hospital) {
	e := entry{Kind: facets.HospitalKind, Path: site.HospitalPath(h), Title: h.Name, Trail: chain(h.Region),
		Keys: terms.Unique(append(terms.NameKeys(h.Name.ZH, h.Name.EN), otherKeys(h.Short, h.Former)...))}
	e.Names = both(func(l lang.Lang) string { return otherNames(h.Short, h.Former, l) })
	for _, name := range terms.ShortHospitalNames(h.Name.ZH) {
		e.Also = append(e.Also, formsOf(lang.Text{ZH: name}))
	}
	e.Body = both(func(l lang.Lang) string { return hospitalText(h, l) })
	e.Figures = observed(h.Observations)
	e.at(h.Region)
	x.add(e)
}

// hospitalText says in sentences what is known of a hospital: each fact with its label, then its other names.
func hospitalText(h *policy.Hospital, l lang.Lang) string {
	labelled := func(label, what lang.Text) string {
		if what.In(l) == "" {
			return ""
		}
		return lang.Text{ZH: label.ZH + "：" + what.ZH, EN: label.EN + ": " + what.EN}.In(l)
	}
	said := func(s string) lang.Text { return lang.Text{ZH: s, EN: s} }
	kind, role := policy.Word("kind", h.Kind), policy.Word("role", h.Role)
	text := []string{kind.In(l)}
	if role.In(l) != "" {
		text[0] = lang.Text{ZH: kind.ZH + "，" + role.ZH, EN: kind.EN + ", " + strings.ToLower(role.EN)}.In(l)
	}
	var supporters []string
	for _, p := range h.Supporters {
		supporters = append(supporters, p.Supporting.Name.In(l))
	}
	if len(supporters) > 0 {
		names := join(supporters, l)
		text = append(text, lang.Text{ZH: "由" + names + "对口帮扶", EN: "Supported by " + names}.In(l))
	}
	for _, list := range h.Lists {
		status := policy.Word("member", list.Status)
		text = append(text, labelled(lang.Text{ZH: "名单", EN: "List"}, lang.Text{
			ZH: list.List.Name.ZH + "（" + status.ZH + "）", EN: list.List.Name.EN + " (" + status.EN + ")"}))
	}
	for _, fact := range policy.Enums["fact"] {
		text = append(text, labelled(fact.Words, said(site.FactText(h, fact.Value, l))))
	}
	text = append(text, h.Note.In(l))
	names := strings.ReplaceAll(otherNames(h.Short, h.Former, l), "\n", lang.Text{ZH: "、", EN: ", "}.In(l))
	text = append(text, labelled(lang.Text{ZH: "又称", EN: "Also called"}, said(names)),
		labelled(lang.Text{ZH: "英文名", EN: "Chinese name"}, said(h.Name.In(l.Other()))))
	return sentences(text, l)
}

// sentences ends each text with a full stop, as far as it has none, and puts one behind the other.
func sentences(texts []string, l lang.Lang) string {
	var b strings.Builder
	for _, s := range texts {
		if s == "" {
			continue
		}
		first, size := utf8.DecodeRuneInString(s)
		s = string(unicode.ToUpper(first)) + s[size:]
		if l == lang.EN && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		if !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, ".") {
			b.WriteString(lang.Text{ZH: "。", EN: "."}.In(l))
		}
	}
	return b.String()
}
