/*
id: resonance_gap
name: Resonance gap
question: How far is what we talk about from what people talk about?
formula: >-
  Jensen-Shannon distance (square root of the divergence in bits) between the pyramid mixes of own and of
  public voice
unit: from 0 (the same mix) to 1 (nothing in common)
denominator: framed sentences of both voices; n is the smaller of the two
grain: []
sides: [own, public]
minimum_n: 30
interval: jensen_shannon
limits: >-
  A distance of two samples is never quite 0, also when their sources are alike; small samples look farther
  apart than they are. Own words are read by n-grams and sentence vectors, the public's by n-grams alone, so part
  of the distance can be the readers'. The interval is a bootstrap.
version: 1
*/
-- behind
SELECT
    s.grp, s.side, f.layer, s.side = 'own' AS counted, s.doc_id, s.doc_version, s.published_at, f.start,
    f."end"
FROM frames AS f
JOIN scope AS s ON s.doc_id = f.doc_id AND s.doc_version = f.doc_version
WHERE f.layer IS NOT NULL
-- figure
SELECT
    grp, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator,
    least(count(*) FILTER (WHERE counted), count(*) FILTER (WHERE NOT counted)) AS n,
    count(*) FILTER (WHERE counted AND layer = 'function') AS own_function,
    count(*) FILTER (WHERE counted AND layer = 'emotion') AS own_emotion,
    count(*) FILTER (WHERE counted AND layer = 'values') AS own_values,
    count(*) FILTER (WHERE NOT counted AND layer = 'function') AS public_function,
    count(*) FILTER (WHERE NOT counted AND layer = 'emotion') AS public_emotion,
    count(*) FILTER (WHERE NOT counted AND layer = 'values') AS public_values
FROM behind
GROUP BY grp
