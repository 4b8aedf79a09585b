/*
id: promise_delay
name: Delay of promises kept late
question: When a promise is kept late, by how many days?
formula: median of the days from the last day of the due to the day of keeping
unit: days
denominator: promises rated kept late, with both days known
grain: []
sides: []
minimum_n: 6
interval: median
limits: Promises that are still open are not in it, so it understates delays that are going on.
version: 1
relations: [promises]
*/
-- behind
SELECT
    {grp} AS grp, true AS counted, p.promise_id, p.doc_id, p.doc_version,
    CAST(p.due_to AS TIMESTAMP) AS published_at, p.start, p."end",
    date_diff('day', p.due_to, p.settled_on) AS days
FROM promises AS p
WHERE
    p.outcome = 'kept_late' AND p.settled_on > p.due_to
    AND ($since::DATE IS NULL OR p.due_to >= $since::DATE)
    AND ($until::DATE IS NULL OR p.due_to < $until::DATE)
-- figure
SELECT grp, sum(days) AS numerator, count(*) AS denominator, count(*) AS n, list(days ORDER BY days) AS counts
FROM behind
GROUP BY grp
