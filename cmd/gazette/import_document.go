package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"

	"gazette/internal/desk/document"
	"gazette/internal/desk/office"
	"gazette/internal/desk/revise"
	"gazette/internal/diag"
	"gazette/internal/lang"
	"gazette/internal/pipeline"
	"gazette/internal/policy"
	"gazette/internal/source"
)

// importDocument shows the plan that would be made of a document, and with --write makes it, as a
// draft.
func (a *app) importDocument(f importFlags, site openedSite, name string, data []byte) error {
	if f.slug != "" && !policy.IsSlug(f.slug) {
		return fmt.Errorf(a.say(lang.Text{
			ZH: "--slug 只能含 a–z、0–9 和单个连字符，例如 song-county-plan-2025，不能是 %q",
			EN: "--slug is of a–z, 0–9 and single hyphens, such as song-county-plan-2025, not %q",
		}), f.slug)
	}
	data, list := a.readable(name, data)
	if len(list) > 0 {
		return a.report(list, "text")
	}
	draft, list := document.Read(site.model, name, data, f.slug, site.model.Site.Today)
	if draft != nil {
		fmt.Fprintln(a.stdout, draft.Plan().In(a.lang))
	}
	if err := a.report(list, "text"); err != nil {
		return err
	}
	if len(site.tree.Under(source.PlansFolder+"/"+draft.Slug)) > 0 {
		return fmt.Errorf(a.say(lang.Text{
			ZH: "content/plans/%s 已有规划，不会覆盖；请用 --slug 另取名称",
			EN: "there is a plan in content/plans/%s already, and it is not overwritten; give another name with --slug",
		}), draft.Slug)
	}
	var changes []revise.Change
	files := draft.Files()
	for _, path := range slices.Sorted(maps.Keys(files)) {
		changes = append(changes, revise.Change{Path: path, Data: files[path], Create: true})
	}
	if err := a.apply(f, site, changes); err != nil {
		return err
	}
	return a.remaining(site, changes)
}

// readable gives a document in a format that is read, where a program of the machine can save it so.
func (a *app) readable(name string, data []byte) ([]byte, diag.List) {
	from, to := document.Foreign(name, data)
	if from == "" {
		return data, nil
	}
	converted, err := office.Convert(a.path, data, from, to)
	if err == nil && len(bytes.TrimSpace(converted)) == 0 {
		err = errors.New(a.say(lang.Text{ZH: "其中没有文字", EN: "there is no text in it"}))
	}
	switch {
	case errors.Is(err, office.ErrMissing):
		return nil, document.Unconverted(name, from, nil)
	case err != nil:
		return nil, document.Unconverted(name, from, err)
	}
	return converted, nil
}

// remaining counts what there is to do before the draft can be published.
func (a *app) remaining(site openedSite, changes []revise.Change) error {
	after := site.options
	after.Source, after.Drafts = revise.Over(site.options.Source, changes), true
	_, list, err := pipeline.Check(after)
	if err != nil {
		return err
	}
	todo, _ := list.Count()
	if todo == 0 {
		return errors.New(a.say(
			lang.Text{ZH: "草稿没有待办事项，这不正常", EN: "the draft leaves nothing to do, which cannot be"}))
	}
	fmt.Fprint(a.stdout, a.say(lang.Text{
		ZH: "这是草稿：发布前还有 %s 处需要处理，请运行 gazette check --draft 查看\n",
		EN: "it is a draft: gazette check --draft lists %s to do before it can be published\n",
	}.With(lang.Count(todo, "thing", "things"))))
	return nil
}
