/*
id: founder_dependency
name: Founder dependency
question: How often is the brand spoken of together with its founder?
formula: documents that name the brand and a founder / documents that name the brand
unit: share
denominator: documents of others that name a brand or product of ours
grain: []
by: month
sides: [media, public]
minimum_n: 30
interval: wilson
limits: Founders are the people marked so in the brand book; nicknames count when the book holds them.
version: 1
needs: [founders]
*/
-- behind
SELECT
    s.grp, bool_or(e.founder) AS counted, s.doc_id, s.doc_version, s.published_at,
    coalesce(min(m.start) FILTER (WHERE e.founder), min(m.start)) AS start,
    coalesce(arg_min(m."end", m.start) FILTER (WHERE e.founder), arg_min(m."end", m.start)) AS "end"
FROM mentions AS m
JOIN entities AS e ON e.entity = m.entity AND e.own
JOIN scope AS s ON s.doc_id = m.doc_id AND s.doc_version = m.doc_version
GROUP BY s.grp, s.doc_id, s.doc_version, s.published_at
HAVING bool_or(NOT e.person)
-- figure
SELECT grp, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator, count(*) AS n
FROM behind
GROUP BY grp
