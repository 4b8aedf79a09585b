/*
id: share_of_voice_authors
name: Share of voice (authors)
question: Of the people who write about us and our rivals, how many write about us?
formula: authors who name us / (authors who name us + authors who name a rival)
unit: share
denominator: pairs of an author and a side that the author names at least once
grain: []
sides: [media, public]
minimum_n: 30
interval: wilson
limits: >-
  Documents without a known author are left out. One person with two accounts counts twice. Each author is
  shown with the first document.
version: 1
needs: [rivals]
*/
-- behind
SELECT grp, party, counted, doc_id, doc_version, published_at, start, "end"
FROM (
    SELECT
        s.grp, e.party, e.own AS counted, s.doc_id, s.doc_version, s.published_at, m.start, m."end",
        row_number() OVER (
            PARTITION BY s.grp, e.party, s.author_key ORDER BY s.published_at, s.doc_id, m.start
        ) AS place
    FROM mentions AS m
    JOIN entities AS e ON e.entity = m.entity
    JOIN scope AS s ON s.doc_id = m.doc_id AND s.doc_version = m.doc_version
    WHERE s.author_key IS NOT NULL
) AS named
WHERE place = 1
-- figure
SELECT grp, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator, count(*) AS n
FROM behind
GROUP BY grp
