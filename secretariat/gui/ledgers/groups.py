"""The ledgers of the page 台账, in the groups in which a clerk looks for them."""

from __future__ import annotations

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("维权调解", ("rights_cases", "mediations")),
    ("培训", ("trainings", "trainees")),
    ("公益", ("donations",)),
    ("结对", ("pairings",)),
    ("荣誉名单", ("honours", "named_lists", "list_entries")),
    ("文件宣传", ("documents", "tasks", "publicity", "opinions")),
    ("商会与党建", ("chambers", "chamber_reviews", "party_orgs", "party_counts")),
    ("会费", ("fees", "fee_standards")),
    ("关怀推荐", ("greetings", "recommendations")),
)  # fmt: skip
NAMES = tuple(name for _, names in GROUPS for name in names)
