package site

import "gazette/internal/policy"

// Structured data follows schema.org: Legislation for plans and clauses, Hospital, and
// AdministrativeArea. Maps are encoded with sorted keys, so the bytes are always the same.
type ld = map[string]any

func (s *Site) url(lang policy.Lang, path string) string {
	return s.Model.Site.BaseURL + string(lang) + "/" + path
}

func legislation(s *Site, d *policy.Document, lang policy.Lang) any {
	doc := ld{
		"@context": "https://schema.org", "@type": "Legislation", "@id": s.url(lang, PlanPath(d)),
		"name": d.Title.In(lang), "alternateName": d.ShortTitle.In(lang), "abstract": d.Summary.In(lang),
		"inLanguage": string(lang), "url": s.url(lang, PlanPath(d)), "legislationType": "plan",
	}
	if d.Known.Of("status") != policy.Inferred { // machines read no remark beside it
		doc["legislationLegalForce"] = "NotInForce"
		if d.Status == policy.InForce {
			doc["legislationLegalForce"] = "InForce"
		}
	}
	if d.Number != "" {
		doc["legislationIdentifier"] = d.Number
	}
	if !d.Issued.IsZero() {
		doc["legislationDate"] = d.Issued.String()
	}
	if !d.Published.IsZero() {
		doc["datePublished"] = d.Published.String()
	}
	if d.Region != nil {
		doc["legislationJurisdiction"] = ld{"@type": "AdministrativeArea", "name": d.Region.Name.In(lang)}
	}
	var issuers []ld
	for _, issuer := range d.Issuers {
		issuers = append(issuers, ld{"@type": "GovernmentOrganization", "name": issuer.In(lang)})
	}
	doc["legislationPassedBy"] = issuers
	if d.Source.URL != "" {
		doc["isBasedOn"] = d.Source.URL
	}
	var parts []ld
	for _, c := range d.Clauses {
		if text := c.In(lang); text.Present && c.Level() > 0 {
			parts = append(parts, ld{"@type": "Legislation", "@id": s.url(lang, ClausePath(c, 0)),
				"name": text.Title, "position": c.ID})
		}
	}
	doc["hasPart"] = parts
	return doc
}

func administrativeArea(s *Site, r *policy.Region, lang policy.Lang) any {
	area := ld{
		"@context": "https://schema.org", "@type": "AdministrativeArea", "@id": s.url(lang, RegionPath(r)),
		"name": r.Name.In(lang), "alternateName": r.Name.In(lang.Other()), "url": s.url(lang, RegionPath(r)),
		"identifier": ld{"@type": "PropertyValue", "propertyID": "GB/T 2260", "value": r.Code},
	}
	if r.Parent != nil {
		area["containedInPlace"] = ld{"@type": "AdministrativeArea", "name": r.Parent.Name.In(lang), "url": s.url(lang, RegionPath(r.Parent))}
	}
	return area
}

func hospitalLD(s *Site, h *policy.Hospital, lang policy.Lang) any {
	hospital := ld{
		"@context": "https://schema.org", "@type": "Hospital", "@id": s.url(lang, HospitalPath(h)),
		"name": h.Name.In(lang), "alternateName": h.Name.In(lang.Other()), "url": s.url(lang, HospitalPath(h)),
		"containedInPlace": ld{"@type": "AdministrativeArea", "name": h.Region.Name.In(lang), "url": s.url(lang, RegionPath(h.Region))},
	}
	if f := h.Facts.Address; f != nil {
		hospital["address"] = ld{"@type": "PostalAddress", "addressCountry": "CN", "streetAddress": f.Value.In(lang)}
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
