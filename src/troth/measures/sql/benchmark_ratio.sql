/*
id: benchmark_ratio
name: Benchmark ratio
question: How often do we measure ourselves against a rival?
formula: own sentences that compare with a rival or the industry / own sentences about our products
unit: share
denominator: >-
  sentences in own voice that name a brand or product of ours, or that compare or lead
grain: []
sides: [own]
minimum_n: 30
interval: wilson
limits: >-
  A sentence that speaks of the product without naming it counts only if it compares or leads. Sentences of one
  document are not independent, so the interval is somewhat too narrow.
version: 1
*/
-- behind
SELECT
    s.grp, coalesce(f.stance = 'benchmark', false) AS counted, s.doc_id, s.doc_version, s.published_at, t.start,
    t."end"
FROM sentences AS t
JOIN scope AS s ON s.doc_id = t.doc_id AND s.doc_version = t.doc_version
LEFT JOIN frames AS f ON f.doc_id = t.doc_id AND f.doc_version = t.doc_version AND f.start = t.start
LEFT JOIN (
    SELECT DISTINCT t2.doc_id, t2.doc_version, t2.start
    FROM sentences AS t2
    JOIN mentions AS m
        ON m.doc_id = t2.doc_id AND m.doc_version = t2.doc_version
        AND m.start >= t2.start AND m.start < t2."end"
    JOIN entities AS e ON e.entity = m.entity AND e.own AND NOT e.person
    JOIN scope AS s2 ON s2.doc_id = t2.doc_id AND s2.doc_version = t2.doc_version
) AS named ON named.doc_id = t.doc_id AND named.doc_version = t.doc_version AND named.start = t.start
WHERE named.start IS NOT NULL OR f.stance IN ('benchmark', 'lead')
-- figure
SELECT grp, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator, count(*) AS n
FROM behind
GROUP BY grp
