/*
id: share_of_voice_reach
name: Share of voice (reach)
question: Of the reach of what others write about us and our rivals, how much is about us?
formula: reach of documents that name us / (reach of those that name us + reach of those that name a rival)
unit: share
denominator: reach, over pairs of a document with known reach and a side that it names
grain: []
sides: [media, public]
minimum_n: 30
interval: ratio
limits: >-
  Documents without known reach are left out; n says how many are in. Platforms count reach in different ways.
  A few documents with a very large reach may carry the figure, which the interval shows.
version: 1
needs: [rivals]
*/
-- behind
SELECT
    s.grp, e.party, e.own AS counted, s.doc_id, s.doc_version, s.published_at,
    min(m.start) AS start, arg_min(m."end", m.start) AS "end", CAST(max(s.reach) AS DOUBLE) AS weight
FROM mentions AS m
JOIN entities AS e ON e.entity = m.entity
JOIN scope AS s ON s.doc_id = m.doc_id AND s.doc_version = m.doc_version
WHERE s.reach IS NOT NULL
GROUP BY s.grp, e.party, e.own, s.doc_id, s.doc_version, s.published_at
-- figure
SELECT
    grp, coalesce(sum(weight) FILTER (WHERE counted), 0) AS numerator, sum(weight) AS denominator,
    count(*) AS n, coalesce(sum(weight * weight) FILTER (WHERE counted), 0) AS counted_squares,
    sum(weight * weight) AS squares
FROM behind
GROUP BY grp
