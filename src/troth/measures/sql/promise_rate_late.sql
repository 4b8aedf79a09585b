/*
id: promise_rate_late
name: Promises kept late
question: Of the promises that have fallen due, how many were kept, but late?
formula: promises kept late / promises due
unit: share
denominator: >-
  promises whose due has passed, and promises rated kept, kept late, kept in part, broken, withdrawn or
  quietly dropped
grain: []
sides: []
minimum_n: 10
interval: wilson
limits: >-
  Counted apart from the promise rate, never added to it. Superseded and unverifiable ones are left out.
version: 1
relations: [promises]
*/
-- behind
SELECT
    {grp} AS grp, p.outcome = 'kept_late' AS counted, p.promise_id, p.outcome, p.doc_id, p.doc_version,
    CAST(p.due_to AS TIMESTAMP) AS published_at, p.start, p."end"
FROM promises AS p
WHERE
    (
        p.outcome IN ('kept', 'kept_late', 'kept_in_part', 'broken', 'withdrawn', 'quietly_dropped')
        OR (p.outcome IN ('not_rated', 'in_the_works', 'stalled') AND p.due_to < $as_of::DATE)
    )
    AND ($since::DATE IS NULL OR coalesce(p.due_to, p.settled_on) >= $since::DATE)
    AND ($until::DATE IS NULL OR coalesce(p.due_to, p.settled_on) < $until::DATE)
-- figure
SELECT grp, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator, count(*) AS n
FROM behind
GROUP BY grp
