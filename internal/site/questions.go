package site

import (
	"strings"

	"gazette/internal/lang"
)

// A Question is one that reporters ask of the data, with the query that answers it from the database.
type Question struct {
	Name  string // for programs
	Words lang.Text
	query string // the columns of both languages as name_@
}

// SQL is the query, with the names in a language.
func (q Question) SQL(l lang.Lang) string {
	return strings.TrimSpace(strings.ReplaceAll(q.query, "@", string(l)))
}

// Questions are those that the database answers in one query each.
func Questions() []Question {
	return []Question{
		{"counties-without-report", lang.Text{
			ZH: "哪些县有指标，却没有本县的任何数据？",
			EN: "Which counties are bound by targets and have no figure of their own?"}, `
SELECT code, name_@, province_@ FROM counties
WHERE targets > 0 AND figures = 0;`},
		{"supporting-several", lang.Text{
			ZH: "哪些医院支援不止一个县？", EN: "Which hospitals support more than one county?"}, `
SELECT supporting_hospital_@, count(DISTINCT county) AS counties FROM pairings
GROUP BY supporting_hospital HAVING counties > 1 ORDER BY counties DESC, supporting_hospital;`},
		{"due-this-year", lang.Text{ZH: "哪些指标今年到期？", EN: "Which targets are due this year?"}, `
SELECT plan, id, name_@, due FROM targets
WHERE strftime('%Y', due_date) = (SELECT strftime('%Y', day) FROM about) ORDER BY due_date, plan, id;`},
		{"not-met", lang.Text{ZH: "哪些指标没有达成？", EN: "Which targets were missed, and where?"}, `
SELECT target_@, region_@, value, target_value, unit_@, due, since FROM progress
WHERE status = 'not-met';`},
		{"reported", lang.Text{ZH: "正式报告的数据有哪些？", EN: "Which figures have really been reported?"}, `
SELECT s.target_@, s.region_@, h.name_@ AS hospital, o.date, coalesce(o.value, o.grade, o.done) AS figure,
  u.name_@ AS unit, o.source_@
FROM observations o JOIN series s ON s.id = o.series
LEFT JOIN hospitals h ON h.id = o.hospital LEFT JOIN units u ON u.id = o.unit
WHERE o.status = 'reported';`},
		{"clauses-on", lang.Text{
			ZH: "哪些条款写到“急诊”，各设了哪些指标？",
			EN: "Which clauses speak of emergencies, and which targets do they set?"}, `
SELECT c.plan, c.clause, c.title_@, t.id AS target, t.name_@
FROM clauses c LEFT JOIN targets t ON t.plan = c.plan AND t.clause = c.clause
WHERE c.text_zh LIKE '%急诊%' OR c.text_en LIKE '%emergenc%';`},
		{"known-of-lists", lang.Text{
			ZH: "每份名单公布了几家医院，已知几家，确认几家？",
			EN: "How many hospitals of each list are known, and how many surely?"}, `
SELECT l.name_@, l.total, count(m.hospital) AS known, count(m.hospital) FILTER (WHERE m.status = 'confirmed') AS sure
FROM lists l LEFT JOIN list_members m ON m.list = l.id GROUP BY l.id;`},
		{"busiest-bodies", lang.Text{ZH: "哪个单位的任务最多？", EN: "Which body has most tasks?"}, `
SELECT body_@, count(*) AS tasks FROM task_bodies
GROUP BY body ORDER BY tasks DESC, body;`},
		{"over-time", lang.Text{ZH: "哪些数据有前后对比？", EN: "Which figures can be followed over time?"}, `
SELECT s.target_@, s.region_@, h.name_@ AS hospital, o.date, coalesce(o.value, o.grade, o.done) AS figure
FROM series s JOIN observations o ON o.series = s.id LEFT JOIN hospitals h ON h.id = s.hospital
WHERE s.observations > 1 ORDER BY s.id, o.date_day;`},
		{"hospitals-by-city", lang.Text{
			ZH: "各市各类医院各有几家？", EN: "How many hospitals of each kind has each city?"}, `
SELECT province_@, coalesce(city_@, '–') AS city, kind_@, count(*) AS hospitals FROM hospital_places
GROUP BY province, city, kind ORDER BY province, city, kind;`},
	}
}
