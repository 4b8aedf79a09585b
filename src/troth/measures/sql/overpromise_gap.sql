/*
id: overpromise_gap
name: Overpromise gap
question: How much of what we claim and promise is vague, unsupported, or narrowed by small print?
formula: >-
  own claims and promises that are a vague promise, a superlative without a footnote, or narrowed by a
  footnote / all own claims and promises
unit: share
denominator: promises, superlatives, comparisons and facts that are said in own voice
grain: []
sides: [own, media, public, rival]
minimum_n: 30
interval: wilson
limits: >-
  Own voice is a statement by one of our people or brands, wherever it is quoted, and a statement without
  another speaker in our own documents. A source that stands in the sentence and not in a footnote is not seen.
version: 1
*/
-- behind
SELECT
    s.grp, s.doc_id, s.doc_version, s.published_at, t.start, t."end", t.kind,
    CASE
        WHEN t.kind = 'promise' AND t.vague THEN 'vague'
        WHEN len(list_filter(t.footnotes, lambda f: f.narrows IS NOT NULL AND f.narrows <> 'none')) > 0
            THEN 'narrowed'
        WHEN t.superlative AND len(t.footnotes) = 0 THEN 'superlative'
    END AS reason,
    (t.kind = 'promise' AND t.vague)
    OR (t.superlative AND len(t.footnotes) = 0)
    OR len(list_filter(t.footnotes, lambda f: f.narrows IS NOT NULL AND f.narrows <> 'none')) > 0 AS counted
FROM statements AS t
JOIN scope AS s ON s.doc_id = t.doc_id AND s.doc_version = t.doc_version
LEFT JOIN entities AS e ON e.entity = t.speaker_entity
WHERE
    t.kind IN ('promise', 'superlative', 'comparison', 'fact')
    AND (e.own OR (s.side = 'own' AND t.speaker_entity IS NULL AND t.speaker_start IS NULL))
-- figure
SELECT grp, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator, count(*) AS n
FROM behind
GROUP BY grp
