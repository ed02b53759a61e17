"""People's decisions about evidence. They outlive every refresh."""

from qianglian.judgements.log import Judgement, JudgementLog, default_actor

__all__ = ["Judgement", "JudgementLog", "default_actor"]
