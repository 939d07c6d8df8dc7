package document

import (
	"cmp"
	"fmt"
	"strings"

	"gazette/internal/desk/format"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// A recordFile is document.toml as it is written, key by key.
type recordFile struct{ strings.Builder }

// line writes a key; one without a value stays as a comment, which says what it is for.
func (b *recordFile) line(key, value, comment string) {
	if value == "" {
		fmt.Fprintf(b, "# %s =   # %s\n", key, comment)
		return
	}
	fmt.Fprintf(b, "%s = %s\n", key, value)
}

// documentTOML writes the record. What the text does not say is marked as unfinished where the field must be there,
// and left as a comment where it need not. Its comments are for editors who see such a file for the first time, so
// they are in both languages. All three statements about the text are cautious ones: a restatement, in force, and that
// only inferred.
func (r *reader) documentTOML(f facts) []byte {
	b := &recordFile{}
	r.opening(b)
	title := r.half(f.title, lang.Text{ZH: "标题", EN: "title"})
	level, region, assumed := r.placed(f)
	summary := r.half("", lang.Text{ZH: "摘要：两三句话", EN: "summary: two or three sentences"})
	comment := ""
	if assumed {
		comment = "   # 原文未写明，请核对 not stated in the text: to be checked"
		note := r.half("", lang.Text{
			ZH: "核对 level 和 region：原文未写明适用地区，暂填网站最大的地区",
			EN: "level and region: the text does not say for which region it is; those are of the widest one here",
		})
		summary = r.m.Site.Words(lang.Text{ZH: "%s。%s", EN: "%s. %s"}.With(summary, note))
	}
	b.line("title", format.Text(title), "")
	b.line("short_title", format.Text(title), "")
	b.line("summary", format.Text(summary), "")
	b.line("number", quoteIf(f.number), "文号 document number: 冀政办字〔2022〕109号")
	b.line("index_number", quoteIf(f.index), "索引号 index number")
	b.line("issuer", "["+format.Text(r.half(f.issuer, lang.Text{ZH: "发文机关", EN: "issuer"}))+"]", "")
	b.line("issued", quoteIf(f.issued.String()), "成文日期 date of issue: \"2022-08-05\"")
	b.line("published", quoteIf(f.published.String()), "发布日期 date of publication")
	b.line("expires", "", "规划期满日期 end of the period it covers")
	b.line("status", format.Quote(string(policy.InForce)), "")
	b.line("level", format.Quote(level)+comment, "")
	b.line("region", format.Quote(region)+comment, "")
	b.line("updated", format.Quote(r.today.String()), "")
	b.WriteString("\n# restatement: 编辑改写 in the editors' words; original: 原文; official-translation: 官方译本\n" +
		"[text]\n")
	for _, l := range lang.Langs {
		if r.has(l) {
			b.line(string(l), format.Quote(string(policy.Restatement)), "")
		}
	}
	b.WriteString("\n[source]\n")
	name := r.half(cmp.Or(f.source, f.issuer), lang.Text{ZH: "来源", EN: "source"})
	b.line("name", format.Text(name), "")
	b.line("title", quoteIf(f.title), "")
	b.line("url", quoteIf(f.url), "原文网址 address of the original")
	b.line("published", quoteIf(f.published.String()), "来源发布日期")
	b.WriteString("\n# stated: 原文写明 the source says so; inferred: 编者推定 inferred by the editors\n[known]\n")
	b.line("status", format.Quote(string(policy.Inferred)), "")
	return []byte(b.String())
}

// opening says what is to be done with the draft.
func (r *reader) opening(b *recordFile) {
	marked, translated := r.m.Site.Words(policy.Unfinished), lang.Text{ZH: "，译出另一语言", EN: ", and translate"}
	if !r.has(r.lang.Other()) {
		marked, translated = lang.Same(marked.In(r.lang)), lang.Text{}
	}
	b.WriteString("# 草稿：由公文自动转换而成，未经核对，不会发布。" +
		"Draft made from a document; not checked, not published.\n" +
		"# 1. 各条款须由编辑改写为本站自己的文字。Restate every clause in the site's own words.\n" +
		"# 2. 填写带有标记“" + marked.ZH + "”的内容" + translated.ZH + "。Write what is marked " + marked.EN +
		translated.EN + ".\n" +
		"# 3. 运行 gazette check --draft，全部改完后删去 draft = true。" +
		"Run gazette check --draft; when it finds nothing, delete draft = true.\n" +
		"draft = true\n")
}

// placed is for which region the plan is, as the record has it. Where the text does not say, it is the widest that the
// site has, since a record must name one; assumed is true then, and the draft asks for it to be checked.
func (r *reader) placed(f facts) (level, region string, assumed bool) {
	level, region = "national", policy.Nation
	if of := cmp.Or(f.region, r.widest()); of != nil {
		region = of.Code + " " + cmp.Or(of.Name.ZH, of.Name.EN)
		level = map[policy.RegionLevel]string{policy.Country: "national", policy.Province: "province",
			policy.Prefecture: "city", policy.County: "county"}[of.Level]
	}
	return level, region, f.region == nil
}

// half is a text in the document's language, whose other language is still to be written if the site has it. Where the
// document does not state it, both are to be written: about says what.
func (r *reader) half(stated string, about lang.Text) lang.Text {
	unfinished := lang.Text{ZH: policy.Unfinished.ZH + about.ZH, EN: policy.Unfinished.EN + " " + about.EN}
	switch {
	case stated == "":
	case r.lang == lang.ZH:
		unfinished = lang.Text{ZH: stated, EN: policy.Unfinished.EN + " " + stated}
	default:
		unfinished = lang.Text{EN: stated, ZH: policy.Unfinished.ZH + stated}
	}
	return r.m.Site.Words(unfinished)
}

// quoteIf writes a string for TOML, and nothing for an empty one, which documentTOML then leaves as a comment.
func quoteIf(s string) string {
	if s == "" {
		return ""
	}
	return format.Quote(s)
}
