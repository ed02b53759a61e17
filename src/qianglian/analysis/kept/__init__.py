"""Kept answers: whole findings on disk, so that what was asked before is answered at once, and says from when.

- `values`, `findings`: a finding as bytes and back, exactly;
- `question`: everything that an answer depends on, as one key; `product`: the code that answers; `people`: what
  people decided and gave;
- `folder`: where answers lie; `keeping`: answered from there, or worked out and kept.
"""
