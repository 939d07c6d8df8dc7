package render

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"rsc.io/qr"
)

// Address is the published address of a page of the site, in the page's language.
func (v *view) Address(path string) string {
	return v.Site.Model.Site.BaseURL + string(v.Page.Lang) + "/" + path
}

// QR draws an address as a QR code, for those who hold the page on paper.
func (v *view) QR(address string) (template.HTML, error) {
	const quiet = 4 // modules of white around it, as ISO/IEC 18004 asks
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return "", fmt.Errorf("%s as a QR code: %w", address, err)
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%[3]dz", from+quiet, y+quiet, x-from)
			}
		}
	}
	size := code.Size + 2*quiet
	label := html.EscapeString(v.say("qr-label", address))
	return template.HTML(fmt.Sprintf(`<svg class="qr" viewBox="0 0 %d %[1]d" role="img" aria-label="%s">`+
		`<path d="%s"/></svg>`, size, label, path.String())), nil
}
