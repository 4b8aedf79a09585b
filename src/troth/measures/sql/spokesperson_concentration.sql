/*
id: spokesperson_concentration
name: Concentration on spokespersons
question: Does the brand speak through one person or through many?
formula: Herfindahl index, the sum of the squared shares of our people in the documents that name them
unit: from 1/number of people to 1
denominator: pairs of a document and one of our people whom it names
grain: []
by: month
sides: [media, public]
minimum_n: 30
interval: herfindahl
limits: Only people in the brand book are counted. The interval is a bootstrap.
version: 1
*/
-- behind
SELECT
    s.grp, e.entity AS person, true AS counted, s.doc_id, s.doc_version, s.published_at,
    min(m.start) AS start, arg_min(m."end", m.start) AS "end"
FROM mentions AS m
JOIN entities AS e ON e.entity = m.entity AND e.own AND e.person
JOIN scope AS s ON s.doc_id = m.doc_id AND s.doc_version = m.doc_version
GROUP BY s.grp, e.entity, s.doc_id, s.doc_version, s.published_at
-- figure
SELECT grp, max(named) AS numerator, sum(named) AS denominator, sum(named) AS n, list(named ORDER BY person) AS counts
FROM (SELECT grp, person, count(*) AS named FROM behind GROUP BY grp, person) AS people
GROUP BY grp
