package table

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// changed is the line of a figure that the site has otherwise. It names all that is written with the figure: whoever
// reads it sees that a provisional figure became final, or that another office says so now.
func (p *proposer) changed(c *claim, old *policy.Observation, before value, edited bool) {
	if !edited {
		p.byHand(c, old)
		return
	}
	corrected := !before.equal(c.value, c.target.Kind)
	was, is := before.show(c.target), c.value.show(c.target)
	if old.Status != c.status || corrected && c.status != policy.Reported {
		was, is = withStatus(was, old.Status), withStatus(is, c.status)
	}
	resourced := (corrected || old.Status != c.status) && !sameSource(old.Source, c.source)
	if resourced {
		was, is = withSource(was, old.Source, c.source), withSource(is, c.source, old.Source)
	}
	switch {
	case !c.note.IsZero() && c.note != old.Note:
		was, is = withNote(was, old.Note), withNote(is, c.note)
	case dropsNote(old, c, corrected):
		was, is = withNote(was, old.Note), withNote(is, lang.Text{ZH: "（删去）", EN: "(taken out)"})
		p.list.Warn(c.pos, "note-dropped", lang.Text{
			ZH: "原备注“%s”说的是另一来源的数值，随更正删去",
			EN: "the note %q was about the figure of another source, and is taken out with it",
		}.With(old.Note), lang.Text{
			ZH: "如仍适用，请写在“备注”列",
			EN: "if it is true of the new figure too, write it in the column 备注 (note)",
		})
	}
	if corrected && !c.statusGiven && c.status != policy.Reported {
		p.list.Warn(c.pos, "read-as", lang.Text{
			ZH: "没有写数据状态，更正后仍为“%s”",
			EN: "no status is given: the corrected figure stays %q",
		}.With(statusWord(c.status)), lang.Text{
			ZH: "如已是正式数，请在“状态”列写“%s”",
			EN: "if it is final, write %s in the column 状态 (status)",
		}.With(statusWord(policy.Reported)))
	}
	p.line(c, Changed, was, is)
}

// dropsNote reports whether the note of a record goes with its figure: it is about what another source said, in a way
// that nobody says of the new figure.
func dropsNote(o *policy.Observation, c *claim, corrected bool) bool {
	return corrected && c.note.IsZero() && !o.Note.IsZero() && o.Source.Name != c.source.Name
}

// sameSource reports whether a source of a table is the one that the site has, which may say more of it.
func sameSource(has, sent policy.Source) bool {
	return has.Name == sent.Name && (sent.URL == "" || sent.URL == has.URL) &&
		(sent.Published.IsZero() || sent.Published == has.Published)
}

// withStatus shows a figure with its status, where that changes or has to be thought of: “90%, provisional”.
func withStatus(figure lang.Text, status policy.ObservationStatus) lang.Text {
	return lang.Text{ZH: "%s，%s", EN: "%s, %s"}.With(figure, statusWord(status))
}

// withSource shows a figure with its source; of two that have one name, with what tells them apart.
func withSource(figure lang.Text, s, other policy.Source) lang.Text {
	text := lang.Text{ZH: "%s，来源：%s", EN: "%s, source: %s"}.With(figure, s.Name)
	if s.Name != other.Name {
		return text
	}
	if s.Published != other.Published && !s.Published.IsZero() {
		text = lang.Text{ZH: "%s %s", EN: "%s %s"}.With(text, s.Published)
	}
	if s.URL != other.URL && s.URL != "" {
		text = lang.Text{ZH: "%s %s", EN: "%s %s"}.With(text, s.URL)
	}
	return text
}

// withNote shows a figure with a note that changes.
func withNote(figure, note lang.Text) lang.Text {
	if note.IsZero() {
		return figure
	}
	return lang.Text{ZH: "%s，备注：%s", EN: "%s, note: %s"}.With(figure, note)
}
