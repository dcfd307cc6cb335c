"""One record under review as a page: the change beside its sources, and the forms of what can be done."""

from dataclasses import dataclass
from typing import Any

from flask import render_template

from incidents.domain.articles import Article
from incidents.domain.claims import Claim
from incidents.domain.errors import NotFound
from incidents.domain.incident import Figure, Record
from incidents.domain.rule import Verdict
from incidents.domain.vocabulary import Status
from incidents.services import articles, keeping, recording, reviewing
from incidents.web.forms import HouseForm
from incidents.web.gate import actor
from incidents.web.incidents.article_question import article_words
from incidents.web.incidents.comparing import differences
from incidents.web.incidents.telling import FigureRow, Teller
from incidents.web.incidents.warned import warned
from incidents.web.review.forms import JudgeForm, RateForm, ReasonForm, RejectForm, SettingForm, VerifyForm

#: Deed → the status it leads to; the deed is offered where that step is open.
LEADS = {
    "verify": Status.VERIFIED,
    "back": Status.DRAFT,
    "reject": Status.REJECTED,
    "publish": Status.PUBLISHED,
    "withdraw": Status.WITHDRAWN,
}


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A figure beside the passage that gives it, and the form that judges it."""

    row: FigureRow
    claim: Claim
    outcome: str
    form: JudgeForm


def answer(record: Record, refused: dict[str, Any] | None = None, done: str = "") -> str:
    """The page; `refused` are forms with what was typed and what is wrong, by their prefix."""
    forms, teller = refused or {}, Teller(record)
    standing = reviewing.published_before(record.code)
    steps = reviewing.open_steps(record, actor())
    return render_template(
        "review/show.html",
        record=record,
        done=done,
        title=teller.title,
        teller=teller,
        changes=differences(standing.content, record.content) if standing else (),
        amended=standing is not None,
        own=reviewing.own_work(record, actor()),
        open={deed for deed, status in LEADS.items() if status in steps},
        warnings=warned(recording.warnings(record)),
        beside=_beside(record, teller, forms),
        settings=[_setting(figure, record, forms) for figure in record.figures],
        outlets=_outlets(record, forms),
        twins=_twins(record),
        verify=forms.get("verify-") or VerifyForm(prefix="verify-", data={"version": record.version}),
        back=forms.get("back-") or ReasonForm(prefix="back-", data={"version": record.version}),
        reject=forms.get("reject-") or RejectForm(prefix="reject-", data={"version": record.version}),
        withdraw=forms.get("withdraw-") or ReasonForm(prefix="withdraw-", data={"version": record.version}),
        problems=next((form for form in forms.values() if form.errors), None),
    )


def setting_prefix(outcome: str, group: str) -> str:
    """The prefix of the form that sets one line."""
    return f"set-{outcome}-{group}-"


def _beside(record: Record, teller: Teller, forms: dict[str, Any]) -> list[Beside]:
    verdicts: dict[int, tuple[Figure, Verdict]] = {}
    for figure in record.figures:
        for verdict in figure.line.verdicts:
            verdicts.setdefault(verdict.claim, (figure, verdict))
    found = []
    for claim in record.content.claims:
        if claim.number not in verdicts:
            continue
        prefix = f"f{claim.number}-"
        form = forms.get(prefix) or JudgeForm(prefix=prefix, data=_judged(record, claim))
        row = teller.row(*verdicts[claim.number])
        found.append(Beside(row=row, claim=claim, outcome=teller.names.term("outcome", claim.outcome), form=form))
    return found


def _judged(record: Record, claim: Claim) -> dict[str, object]:
    counted = "" if claim.override is None else "yes" if claim.override.counted else "no"
    credibility = "" if claim.credibility is None else str(claim.credibility)
    return {
        "version": record.version,
        "counted": counted,
        "credibility": credibility,
        "reason": claim.credibility_reason,
    }


def _setting(figure: Figure, record: Record, forms: dict[str, Any]) -> tuple[Figure, HouseForm]:
    line, own = figure.line, figure.setting
    prefix = setting_prefix(line.outcome, line.group)
    known = {name: getattr(own, name) for name in ("min", "best", "max", "reason")} if own else {}
    data = {"version": record.version, **known}
    return figure, forms.get(prefix) or SettingForm(prefix=prefix, data=data)


@dataclass(frozen=True, kw_only=True)
class Twins:
    """Two articles of the record that say nearly the same: their codes, their words, how much in per cent."""

    code: str
    words: str
    other: str
    other_words: str
    per_cent: int


def _twins(record: Record) -> list[Twins]:
    open_ones = {link.article: articles.related(link.article, actor()) for link in record.content.articles}
    words = {code: article_words(found) for code, found in open_ones.items() if found is not None}
    return [
        Twins(
            code=code,
            words=words[code],
            other=other.code,
            other_words=words[other.code],
            per_cent=round(other.share * 100),
        )
        for code, other in keeping.alike_among(tuple(words), actor())
    ]


def _outlets(record: Record, forms: dict[str, Any]) -> list[tuple[Article, str, HouseForm]]:
    """Each outlet once, by one of its articles, with the form that rates it."""
    found: dict[str, tuple[Article, str, HouseForm]] = {}
    for link in record.content.articles:
        try:
            article = articles.article(link.article, actor())
        except NotFound:
            continue
        outlet = article.content.outlet
        if outlet and outlet not in found:
            prefix = f"rate-{outlet}-"
            form = forms.get(prefix) or RateForm(prefix=prefix, data={"reliability": article.reliability})
            found[outlet] = article, article_words(article), form
    return list(found.values())
