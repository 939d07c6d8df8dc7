package change

import (
	"bytes"
	"slices"

	"gazette/internal/lang"
	"gazette/internal/policy"
	"gazette/internal/richtext"
)

// markup says that a text has the same words, but other links, pictures, emphasis or paragraphs.
var markup = lang.Text{
	ZH: "%s：文字未变，链接、图片、强调或分段有变",
	EN: "%s: the same words, with other links, pictures, emphasis or paragraphs",
}

func clauseMarkupDiffers(old, now *policy.Clause) bool {
	for _, l := range lang.Langs {
		if old.In(l).Label != now.In(l).Label || markupDiffers(old.In(l).Body, now.In(l).Body) {
			return true
		}
	}
	return false
}

// markupDiffers compares two texts but for where they stand.
func markupDiffers(a, b []richtext.Block) bool {
	return !sameBlocks(a, b) && !slices.EqualFunc(a, b, func(x, y richtext.Block) bool {
		return x.Kind == y.Kind && x.Level == y.Level && x.Ordered == y.Ordered && x.Number == y.Number &&
			x.Marker == y.Marker && x.Text == y.Text && sameInlines(x.Inlines, y.Inlines) &&
			!markupDiffers(x.Children, y.Children)
	})
}

func sameInlines(a, b []richtext.Inline) bool {
	return slices.EqualFunc(a, b, func(x, y richtext.Inline) bool {
		return x.Kind == y.Kind && x.Text == y.Text && x.Href == y.Href && x.Title == y.Title &&
			sameInlines(x.Children, y.Children)
	})
}

// files are the pictures, the attachments and the theme.
func (c *comparison) files() {
	match(c.old.Model.Assets, c.new.Model.Assets, func(a policy.Asset) string { return a.Path },
		func(old, now policy.Asset, inOld, inNew bool) {
			what := lang.Same(first(old, now, inNew).Path)
			if inOld && inNew && !bytes.Equal(old.Data, now.Data) {
				c.add(changed, what)
			} else if inOld != inNew {
				c.record(inOld, inNew, what, nil)
			}
		})
	if c.old.Theme != c.new.Theme {
		c.add(changed, lang.Text{
			ZH: "主题的文件有变，所有页面都可能不同",
			EN: "files of the theme: any page may look otherwise",
		})
	}
}
