/*
id: word_gap
name: Distance between our words and theirs
question: How much better do we speak of a product than the people who use it?
formula: mean polarity toward an entity in own voice - mean polarity toward it in public voice
unit: from -2 to 2
denominator: documents with a polarity toward the entity; n is the smaller of the two voices
grain: [entity]
sides: [own, public]
minimum_n: 10
interval: welch
limits: A brand is expected to speak well of itself; what tells is how the distance moves.
version: 1
*/
-- behind
SELECT
    s.grp, o.target AS entity, s.side = 'own' AS counted, s.doc_id, s.doc_version, s.published_at,
    min(o.start) AS start, arg_min(o."end", o.start) AS "end", avg(CAST(o.polarity AS DOUBLE)) AS polarity
FROM opinions AS o
JOIN entities AS e ON e.entity = o.target AND e.own AND NOT e.person
JOIN scope AS s ON s.doc_id = o.doc_id AND s.doc_version = o.doc_version
WHERE o.target_kind = 'entity' AND ($about::VARCHAR[] IS NULL OR list_contains($about::VARCHAR[], o.target))
GROUP BY s.grp, o.target, s.side, s.doc_id, s.doc_version, s.published_at
-- figure
SELECT
    grp, entity, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator,
    least(count(*) FILTER (WHERE counted), count(*) FILTER (WHERE NOT counted)) AS n,
    avg(polarity) FILTER (WHERE counted) AS own_mean, avg(polarity) FILTER (WHERE NOT counted) AS public_mean,
    var_samp(polarity) FILTER (WHERE counted) AS own_variance,
    var_samp(polarity) FILTER (WHERE NOT counted) AS public_variance,
    count(*) FILTER (WHERE NOT counted) AS public_count
FROM behind
GROUP BY grp, entity
