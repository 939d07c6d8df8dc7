package site

import (
	"gazette/internal/lang"
	"gazette/internal/policy"
)

// Structured data follows schema.org: Legislation for plans and clauses, Hospital, and
// AdministrativeArea. Maps are encoded with sorted keys, so the bytes are always the same.
type ld = map[string]any

func (s *Site) url(language lang.Lang, path string) string {
	return s.Model.Site.BaseURL + string(language) + "/" + path
}

func legislation(s *Site, d *policy.Document, language lang.Lang) any {
	doc := ld{
		"@context": "https://schema.org", "@type": "Legislation", "@id": s.url(language, PlanPath(d)),
		"name": d.Title.In(language), "alternateName": d.ShortTitle.In(language), "abstract": d.Summary.In(language),
		"inLanguage": string(language), "url": s.url(language, PlanPath(d)), "legislationType": "plan",
	}
	// Programs take it for a fact: what the source does not state is not said to them.
	force := "NotInForce"
	if d.Status == policy.InForce {
		force = "InForce"
	}
	for _, said := range []struct{ field, key, value string }{
		{"status", "legislationLegalForce", force},
		{"number", "legislationIdentifier", d.Number},
		{"issued", "legislationDate", d.Issued.String()},
		{"published", "datePublished", d.Published.String()},
	} {
		if said.value != "" && d.Known.Of(said.field) == policy.Stated {
			doc[said.key] = said.value
		}
	}
	restated(doc, d.Rendition[language])
	if d.Region != nil {
		doc["legislationJurisdiction"] = ld{"@type": "AdministrativeArea", "name": d.Region.Name.In(language)}
	}
	var issuers []ld
	for _, issuer := range d.Issuers {
		issuers = append(issuers, ld{"@type": "GovernmentOrganization", "name": issuer.In(language)})
	}
	if len(issuers) > 0 {
		doc["legislationPassedBy"] = issuers
	}
	if d.Source.URL != "" {
		doc["isBasedOn"] = d.Source.URL
	}
	var parts []ld
	for _, c := range d.Clauses {
		if text := c.In(language); text.Present && c.Level() > 0 {
			parts = append(parts, ld{"@type": "Legislation", "@id": s.url(language, ClausePath(c, 0)),
				"name": text.Title, "position": c.ID})
		}
	}
	if len(parts) > 0 {
		doc["hasPart"] = parts
	}
	return doc
}

// otherName adds what something is called in the other language, where the site has it.
func otherName(of ld, name lang.Text, language lang.Lang) {
	if other := name.In(language.Other()); other != "" {
		of["alternateName"] = other
	}
}

func administrativeArea(s *Site, r *policy.Region, language lang.Lang) any {
	area := ld{
		"@context": "https://schema.org", "@type": "AdministrativeArea", "@id": s.url(language, RegionPath(r)),
		"name": r.Name.In(language), "url": s.url(language, RegionPath(r)),
		"identifier": ld{"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": r.Code},
	}
	otherName(area, r.Name, language)
	if r.Parent != nil {
		area["containedInPlace"] = ld{
			"@type": "AdministrativeArea",
			"name":  r.Parent.Name.In(language),
			"url":   s.url(language, RegionPath(r.Parent)),
		}
	}
	return area
}

func hospitalLD(s *Site, h *policy.Hospital, language lang.Lang) any {
	hospital := ld{
		"@context": "https://schema.org", "@type": "Hospital", "@id": s.url(language, HospitalPath(h)),
		"name": h.Name.In(language), "url": s.url(language, HospitalPath(h)),
		"containedInPlace": ld{
			"@type": "AdministrativeArea",
			"name":  h.Region.Name.In(language),
			"url":   s.url(language, RegionPath(h.Region)),
		},
	}
	otherName(hospital, h.Name, language)
	if f := h.Facts.Address; f != nil {
		hospital["address"] = ld{
			"@type":          "PostalAddress",
			"addressCountry": "CN",
			"streetAddress":  f.Value.In(language),
		}
	}
	if f := h.Facts.Telephone; f != nil {
		hospital["telephone"] = f.Value
	}
	if f := h.Facts.Website; f != nil {
		hospital["url"], hospital["mainEntityOfPage"] = f.Value, hospital["url"]
	}
	if f := h.Facts.Location; f != nil {
		hospital["geo"] = ld{"@type": "GeoCoordinates", "longitude": f.Value.Lon, "latitude": f.Value.Lat}
	}
	return hospital
}
