/*
id: share_of_voice_documents
name: Share of voice (documents)
question: Of what others write about us and our rivals, how much is about us?
formula: documents that name us / (documents that name us + documents that name a rival)
unit: share
denominator: pairs of a document and a side that it names; one that names us and a rival counts once for each
grain: []
sides: [media, public]
minimum_n: 30
interval: wilson
limits: >-
  Only names that the brand book holds are counted. Weight and tone of a mention play no part. Without rivals
  in the brand book there is no figure.
version: 1
needs: [rivals]
*/
-- behind
SELECT
    s.grp, e.party, e.own AS counted, s.doc_id, s.doc_version, s.published_at,
    min(m.start) AS start, arg_min(m."end", m.start) AS "end"
FROM mentions AS m
JOIN entities AS e ON e.entity = m.entity
JOIN scope AS s ON s.doc_id = m.doc_id AND s.doc_version = m.doc_version
GROUP BY s.grp, e.party, e.own, s.doc_id, s.doc_version, s.published_at
-- figure
SELECT grp, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator, count(*) AS n
FROM behind
GROUP BY grp
