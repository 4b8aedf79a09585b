/*
id: promise_rate
name: Promise rate
question: Of the promises that have fallen due, how many were kept?
formula: promises kept on time / promises due
unit: share
denominator: >-
  promises whose due has passed, and promises rated kept, kept late, kept in part, broken, withdrawn or
  quietly dropped
grain: []
sides: []
minimum_n: 10
interval: wilson
limits: >-
  Overdue promises that nobody has rated count as due and not kept. Superseded and unverifiable ones are left out. Grouped by the day on which they were due.
version: 1
relations: [promises]
*/
-- behind
SELECT
    {grp} AS grp, p.outcome = 'kept' AS counted, p.promise_id, p.outcome, p.doc_id, p.doc_version,
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
