/*
id: pyramid_mix
name: Pyramid mix
question: How much of what is said is about function, about emotion, about values?
formula: framed sentences of a layer / all framed sentences, for own and for public voice
unit: share
denominator: sentences of that voice for which the reader found a layer
grain: [side, layer]
sides: [own, public]
minimum_n: 30
interval: wilson
limits: >-
  Sentences without a layer, and those of which the reader was unsure, are left out. Sentences of one document
  are not independent, so the interval is somewhat too narrow.
version: 1
*/
-- behind
SELECT
    s.grp, s.side, f.layer, true AS counted, s.doc_id, s.doc_version, s.published_at, f.start, f."end"
FROM frames AS f
JOIN scope AS s ON s.doc_id = f.doc_id AND s.doc_version = f.doc_version
WHERE f.layer IS NOT NULL
-- figure
SELECT
    sides.grp, sides.side, layers.layer, coalesce(own.counted, 0) AS numerator,
    sides.total AS denominator, sides.total AS n
FROM (SELECT grp, side, count(*) AS total FROM behind GROUP BY grp, side) AS sides
CROSS JOIN (
    SELECT 'function' AS layer UNION ALL SELECT 'emotion' AS layer UNION ALL SELECT 'values' AS layer
) AS layers
LEFT JOIN (
    SELECT grp, side, layer, count(*) AS counted FROM behind GROUP BY grp, side, layer
) AS own
    ON own.grp IS NOT DISTINCT FROM sides.grp AND own.side = sides.side AND own.layer = layers.layer
