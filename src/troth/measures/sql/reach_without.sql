/*
id: reach_without
name: Reach without a person
question: What would be left of our reach if a person were gone?
formula: reach of documents that name us and not the person / reach of all documents that name us
unit: share
denominator: reach of documents of others that name us, where reach is known
grain: [person]
sides: [media, public]
minimum_n: 30
interval: ratio
limits: >-
  Documents without known reach are left out. It is a count of what was written, no forecast: somebody else
  might have been written about instead.
version: 1
*/
-- behind
SELECT
    named.grp, people.entity AS person, NOT list_contains(named.present, people.entity) AS counted,
    named.doc_id, named.doc_version, named.published_at, named.start, named."end", named.weight
FROM (
    SELECT
        s.grp, s.doc_id, s.doc_version, s.published_at, min(m.start) AS start,
        arg_min(m."end", m.start) AS "end", CAST(max(s.reach) AS DOUBLE) AS weight,
        list(DISTINCT e.entity) AS present
    FROM mentions AS m
    JOIN entities AS e ON e.entity = m.entity AND e.own
    JOIN scope AS s ON s.doc_id = m.doc_id AND s.doc_version = m.doc_version
    WHERE s.reach IS NOT NULL
    GROUP BY s.grp, s.doc_id, s.doc_version, s.published_at
) AS named
CROSS JOIN (SELECT DISTINCT entity FROM entities WHERE own AND person) AS people
-- figure
SELECT
    grp, person, coalesce(sum(weight) FILTER (WHERE counted), 0) AS numerator, sum(weight) AS denominator,
    count(*) AS n, coalesce(sum(weight * weight) FILTER (WHERE counted), 0) AS counted_squares,
    sum(weight * weight) AS squares
FROM behind
GROUP BY grp, person
