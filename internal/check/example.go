package check

import (
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// illustrative keeps what is invented off a site about places that exist, where it would be taken for what somebody
// reported. Two things tell what is invented: the status that a figure bears, and a code that begins with 99.
func illustrative(m *policy.Model, _ policy.Date, list *diag.List) {
	if m.Site.Example || m.Site.Pos.File == "" { // it could not be read what kind of site it is
		return
	}
	for _, o := range m.Observations {
		if o.Status == policy.Illustrative {
			list.Add(
				o.Pos,
				"illustrative",
				lang.Text{
					ZH: "真实地区的网站含有虚构数据：%s",
					EN: "an invented figure for %s, on a site about places that exist",
				}.With(
					o.Target.Key(),
				),
				lang.Text{
					ZH: "请删去，或改为有来源的实际数据；只有 config.toml 写明 example = true 的示例网站才可虚构数据",
					EN: "delete it, or enter what was reported, with its source; only a site with example = true in " +
						"config.toml may invent figures",
				},
			)
		}
	}
	for _, r := range m.Regions {
		if policy.Invented(r.Code) {
			list.Add(r.Pos, "illustrative",
				lang.Text{
					ZH: "%[2]s（%[1]s）为虚构地区：国家标准中没有以99开头的代码",
					EN: "%s (%s) is an invented place: codes beginning with 99 belong to no place that exists",
				}.With(r.Code, r.Name),
				lang.Text{
					ZH: "请写 GB/T 2260 代码；如全站均为示例，请在 config.toml 中写 example = true",
					EN: "write the code of GB/T 2260; where the whole site is an example, write example = true in " +
						"config.toml",
				})
		}
	}
}

// exampleRegion keeps places that exist off an example site. The country may stay. Otherwise an example would state
// figures about a real county, and search engines would find them.
func exampleRegion(m *policy.Model, _ policy.Date, list *diag.List) {
	if !m.Site.Example {
		return
	}
	for _, r := range m.Regions {
		if r.Level != policy.Country && !policy.Invented(r.Code) {
			list.Add(r.Pos, "example-region",
				lang.Text{
					ZH: "示例网站用了真实地区的代码：%[2]s（%[1]s）",
					EN: "%s (%s) has the code of a place that exists, on an example site",
				}.With(r.Code, r.Name),
				lang.Text{
					ZH: "请改用虚构的名称和以99开头的代码；如网站内容真实，请删去 config.toml 中的 example = true",
					EN: "give it an invented name and a code that begins with 99; where the site is about places " +
						"that exist, delete example = true in config.toml",
				})
		}
	}
}
