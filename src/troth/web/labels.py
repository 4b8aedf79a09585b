"""Codes of the tables in people's words: one dictionary for each column, translated when shown."""

from __future__ import annotations

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = dict[str, str | Lazy]

CHANNELS: Words = {
    "web": _("Web"), "weibo": _("Weibo"), "xhs": _("Xiaohongshu"), "douyin": _("Douyin"),
    "bilibili": _("Bilibili"), "zhihu": _("Zhihu"), "x": "X", "youtube": "YouTube", "reddit": "Reddit",
    "rss": _("Feed"), "transcript": _("Transcript"), "news": _("News"), "forum": _("Forum"),
    "other": _("Other"),
}  # fmt: skip
KINDS: Words = {
    "article": _("Article"), "post": _("Post"), "comment": _("Comment"), "live_comment": _("Live comment"),
    "transcript": _("Transcript"), "release": _("Press release"), "report": _("Report"),
}  # fmt: skip
VOICES: Words = {
    "own": _("Own accounts"), "spokesperson": _("Spokespeople"), "rival": _("Rivals"), "media": _("Media"),
    "kol": _("Reviewers"), "public": _("Public"), "unknown": _("Unknown voice"),
}  # fmt: skip
LANGUAGES: Words = {"zh": _("Chinese"), "en": _("English"), "de": _("German"), "und": _("Unclear language")}
OUTCOMES: Words = {
    "not_rated": _("Not rated"), "in_the_works": _("In the works"), "stalled": _("Stalled"),
    "kept": _("Kept"),
    "kept_late": _("Kept late"), "kept_in_part": _("Kept in part"), "broken": _("Broken"),
    "superseded": _("Superseded"), "withdrawn": _("Withdrawn openly"),
    "quietly_dropped": _("Quietly dropped"), "unverifiable": _("Cannot be verified"),
}  # fmt: skip
TONES = {
    "kept": "good", "kept_late": "warn", "kept_in_part": "warn", "broken": "bad", "quietly_dropped": "bad",
    "withdrawn": "warn", "stalled": "warn", "overdue": "bad", "late": "warn", "due_soon": "warn",
    "on_time": "good", "supports_kept": "good", "supports_part": "warn", "delay": "warn",
    "contradicted": "bad", "misleading": "bad", "unclear": "warn", "proposed": "accent",
}  # fmt: skip
"""Which colour a state has; what is not named here is neutral."""
REVIEWS: Words = {
    "proposed": _("Proposed"), "confirmed": _("Confirmed"), "rejected": _("Rejected"),
    "merged": _("Merged"), "void": _("Void"),
}  # fmt: skip
SCHEDULES: Words = {
    "undated": _("No date"), "not_due": _("Not due"), "due_soon": _("Due soon"), "overdue": _("Overdue"),
    "on_time": _("On time"), "late": _("Late"), "closed": _("Closed"),
}  # fmt: skip
RELATIONS: Words = {
    "supports_kept": _("Says it was kept"), "supports_part": _("Says it was kept in part"),
    "delay": _("Announces a delay"), "withdrawn": _("Withdraws it"), "contradicted": _("Contradicts it"),
    "restated": _("Says it again"),
}  # fmt: skip
OFFICIAL: Words = {
    "": _("Silent"), "planned": _("Planned"), "in_progress": _("In progress"), "done": _("Done"),
    "delayed": _("Delayed"), "withdrawn": _("Withdrawn"), "denied": _("Denied"),
}  # fmt: skip
STATEMENTS: Words = {
    "promise": _("Promise"), "forecast": _("Forecast"), "aspiration": _("Aspiration"),
    "superlative": _("Superlative"), "comparison": _("Comparison"), "fact": _("Factual claim"),
    "question": _("Question"), "claim": _("Factual claim"),
}  # fmt: skip
SPECIFICITY: Words = {"1": _("Vague"), "2": _("Measurable or dated"), "3": _("Measurable and dated")}
CLARITIES: Words = {
    "": _("Not judged"),
    "clear": _("Clear"),
    "unclear": _("Unclear"),
    "misleading": _("Misleading"),
}
LAYERS: Words = {"function": _("Function"), "emotion": _("Emotion"), "values": _("Values")}
SIDES: Words = {
    "own": _("Own voice"),
    "public": _("Public voice"),
    "media": _("Media"),
    "rival": _("Rivals"),
}
COUNTED_IN: Words = {"words": _("per 1,000 words"), "characters": _("per 1,000 characters")}
STANCES: Words = {"benchmark": _("Benchmark"), "lead": _("Lead"), "neutral": _("Neutral")}
NARROWS: Words = {
    "condition": _("Condition"), "sample": _("Sample"), "time": _("Time"), "version": _("Version"),
    "excludes": _("Exclusion"), "none": _("Narrows nothing"),
}  # fmt: skip
ROLES: Words = {
    "viewer": _("Viewer"), "analyst": _("Analyst"), "communications": _("Communications"),
    "legal": _("Legal"), "admin": _("Administrator"), "machine": _("Reader"),
}  # fmt: skip
ENTITIES: Words = {
    "brand": _("Brand"), "sub_brand": _("Sub-brand"), "product": _("Product"), "person": _("Person"),
    "rival": _("Rival"), "rival_product": _("Rival’s product"), "rival_person": _("Rival’s person"),
}  # fmt: skip
ENTRIES: Words = {
    "proposed": _("Proposed"), "confirmed": _("Confirmed"), "rejected": _("Rejected"),
    "reopened": _("Put back into review"), "edited": _("Corrected"), "appeared": _("Said again"),
    "worded": _("New wording"), "merged": _("Others merged into it"), "merged_into": _("Merged into another"),
    "split_off": _("Split"), "outcome_set": _("Outcome set"), "outcome_seconded": _("Outcome seconded"),
    "official_set": _("Official status noted"), "assigned": _("Assigned"), "commented": _("Remark"),
    "answered": _("Public answer"), "published": _("Publication"), "evidence_put": _("Evidence"),
    "evidence_judged": _("Evidence judged"), "silence_noted": _("Nothing found"),
    "erased": _("Erased by law"),
    "observed": _("Observation"), "instalment_set": _("Instalment rated"), "undone": _("Undone"),
    "found": _("Finding"),
}  # fmt: skip
WHY: Words = {
    "date moved": _("date moved"),
    "date added": _("date added"),
    "amount changed": _("amount changed"),
    "merged": _("from a merged promise"),
}
FINDINGS: Words = {
    "smallprint": _("Small print contradicts"),
    "sum": _("Sum is wrong"),
    "page_edited": _("Page was edited"),
    "silence": _("Nothing heard since the due day"),
    "page_vanished": _("Page is gone"),
    "words_gone": _("Words are gone from the page"),
}
CHANGES: Words = {
    "published": _("Shown here"),
    "wording": _("New wording"),
    "due": _("New due day"),
    "quotes": _("Said again"),
    "outcome": _("New outcome"),
    "evidence": _("Evidence added"),
    "answers": _("Public answer"),
}
"""What may change on a promise's public page."""
POSTINGS: Words = {
    "promise_kept": _("Promise kept"),
    "promise_kept_late": _("Promise kept late"),
    "promise_kept_in_part": _("Promise kept in part"),
    "promise_broken": _("Promise broken"),
    "promise_withdrawn_openly": _("Promise withdrawn openly"),
    "promise_quietly_dropped": _("Promise quietly dropped"),
    "promise_overdue": _("Promise overdue"),
    "date_moved": _("Day moved"),
    "claim_narrowed": _("Small print narrows a claim"),
    "sum_wrong": _("Sum is wrong"),
    "page_edited": _("Page was edited"),
    "concern_answered": _("Concern answered"),
    "concern_ignored": _("Concern ignored"),
    "recall_disclosed": _("Recall disclosed"),
    "recall_found_out": _("Recall found out by others"),
    "leak": _("Leak"),
    "inspection_answered": _("Inspection answered"),
}
BYS: Words = {"entity": _("Brand or product"), "speaker": _("Speaker"), "line": _("Product line")}
SCOPES: Words = {
    "read": _("Read"),
    "propose": _("Read and propose"),
    "write": _("Read, propose and settle"),
    "admin": _("Everything its owner may do"),
}
PERIODS: Words = {
    "30d": _("30 days"), "90d": _("90 days"), "year": _("12 months"), "all": pgettext_lazy("period",
    "Everything"),
}  # fmt: skip
MARKS: Words = {
    "promise": _("Promise"), "statement": _("Other statement"), "mention": _("Mention"), "date": _("Date"),
    "amount": _("Amount"), "footnote": _("Small print"), "frame": _("Frame"),
}  # fmt: skip
RIGHTS: Words = {
    "view": _("See pages and quotes"),
    "confirm": _("Confirm and reject proposals"),
    "evidence": _("Add and judge evidence"),
    "outcome": _("Set an outcome"),
    "second": _("Agree as the second person"),
    "official": _("Note the official word, answer publicly"),
    "import": _("Add files"),
    "brandbook.read": _("Read the brand book"),
    "brandbook.write": _("Change the brand book"),
    "people": _("Manage people"),
}
GROUPS: dict[str, Words] = {
    "channel": CHANNELS, "kind": KINDS, "voice": VOICES, "lang": LANGUAGES, "outcome": OUTCOMES,
    "review": REVIEWS, "schedule": SCHEDULES, "relation": RELATIONS, "official": OFFICIAL,
    "statement": STATEMENTS, "specificity": SPECIFICITY, "clarity": CLARITIES, "layer": LAYERS,
    "stance": STANCES, "narrows": NARROWS, "role": ROLES, "entity": ENTITIES, "entry": ENTRIES,
    "period": PERIODS, "right": RIGHTS, "why": WHY, "finding": FINDINGS, "side": SIDES,
    "counted_in": COUNTED_IN, "mark": MARKS, "change": CHANGES, "posting": POSTINGS, "by": BYS,
    "scope": SCOPES,
}  # fmt: skip


def label(group: str, code: object) -> str:
    """The words for a code in the language of the page; the code itself where nobody has named it."""
    text = "" if code is None else str(code)
    return str(GROUPS[group].get(text, text))
