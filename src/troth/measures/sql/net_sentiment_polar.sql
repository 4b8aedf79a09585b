/*
id: net_sentiment_polar
name: Net sentiment (without neutral)
question: Do others speak more well or more ill of us?
formula: (P - N) / (P + N)
unit: from -1 to 1
denominator: documents judged positive or negative
grain: []
sides: [media, public]
minimum_n: 30
interval: polar
limits: >-
  Leaves out how many say nothing either way, so it swings more widely. Positive is a polarity above 0.2, negative one below -0.2, neutral (U) what lies between, both ends
  included. With chosen entities the polarity toward them is taken, averaged over a document; otherwise
  the polarity of the whole document. Irony and mixed feelings are often misread.
version: 1
*/
-- behind
SELECT
    grp, doc_id, doc_version, published_at, start, "end", polarity, polarity > 0.2 AS counted,
    CASE WHEN polarity > 0.2 THEN 1 WHEN polarity < -0.2 THEN -1 ELSE 0 END AS score
FROM (
    SELECT
        s.grp, s.doc_id, s.doc_version, s.published_at, min(o.start) AS start,
        arg_min(o."end", o.start) AS "end", round(avg(CAST(o.polarity AS DOUBLE)), 6) AS polarity
    FROM opinions AS o
    JOIN scope AS s ON s.doc_id = o.doc_id AND s.doc_version = o.doc_version
    WHERE
        ($about::VARCHAR[] IS NULL AND o.target_kind = 'document')
        OR (o.target_kind = 'entity' AND list_contains($about::VARCHAR[], o.target))
    GROUP BY s.grp, s.doc_id, s.doc_version, s.published_at
) AS judged
-- figure
SELECT
    grp, sum(score) AS numerator, count(*) FILTER (WHERE score <> 0) AS denominator, count(*) FILTER (WHERE score <> 0) AS n,
    count(*) FILTER (WHERE score = 1) AS positive, count(*) FILTER (WHERE score = -1) AS negative
FROM behind
GROUP BY grp
