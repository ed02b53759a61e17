"""What a folder says of answers that did not come, or not as they should."""

from __future__ import annotations

from qianglian.model.text import Text

CHANGED = Text(
    zh="两页之间对方的命中数由 {was:,} 变为 {now:,}，已取的页须重取",
    en="between two pages the office's count went from {was:,} to {now:,}: pages fetched before must come again",
)
SHORT = Text(
    zh="第 {key} 条应有 {expected} 条记录，只来了 {records} 条",
    en="{key} should bring {expected} records and brings {records}",
)
BEYOND = Text(
    zh="对方每个检索式最多给出 {reach:,} 条，其余 {beyond:,} 条取不到。{split}",
    en="the office hands out {reach:,} records of one query, the other {beyond:,} are out of reach. {split}",
)
CAPPED = Text(
    zh="对方计数到 {hits:,} 为止，实际命中可能更多",
    en="the office counts no further than {hits:,}: there may be more",
)
NUMBER = Text(zh="{number}：{zh}", en="{number}: {en}")
DAMAGED = Text(
    zh="{file} 缺失或与清单不符，须重取", en="{file} is missing or not as it came: it must be fetched again"
)
