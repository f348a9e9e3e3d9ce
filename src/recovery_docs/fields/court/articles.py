"""The articles on which papers to a court rest, each in the version in force on the paper's day."""

from recovery_docs.fields.occasion import OccasionGroup
from recovery_docs.fields.phrases.legal_basis import auction_basis, claim_basis, enumerated
from recovery_docs.law.citation import cite
from recovery_docs.tree.group import field


class CourtArticles(OccasionGroup):
    """Articles by the step for which they are cited."""

    def _cited(self, instrument: str, *articles: int) -> str:
        return enumerated((cite(instrument, article) for article in articles), self.on.day)

    @field("起诉", "请求还款、承担担保责任的依据", example="《中华人民共和国民法典》第五百七十七条、第六百七十六条")
    def claim(self) -> str | None:
        return claim_basis(self.on.matter, self.on.sides) if self.on.sides else None

    @field("支付令", "申请支付令的依据", example="《中华人民共和国民事诉讼法》第二百二十五条")
    def payment_order(self) -> str:
        articles = [cite("civil_procedure_law", 225), cite("civil_procedure_interpretation", 427)]
        return enumerated(articles, self.on.day)

    @field("撤诉", "申请撤诉的依据", example="《中华人民共和国民事诉讼法》第一百四十八条")
    def withdrawal(self) -> str:
        return self._cited("civil_procedure_law", 148)

    @field("恢复执行", "申请恢复执行的依据", example="《中华人民共和国民事诉讼法》第二百四十一条")
    def resumption(self) -> str:
        asked = self.on.case.request.resumption
        if asked is not None and asked.ground == "property_found":
            articles = [cite("civil_procedure_law", 265), cite("civil_procedure_interpretation", 517)]
        else:
            articles = [cite("civil_procedure_law", 241), cite("execution_settlement_provisions", 9)]
        return enumerated(articles, self.on.day)

    @field("限制消费", "申请限制消费的依据", example="《最高人民法院关于……规定》第一条、第三条、第四条")
    def consumption_limit(self) -> str:
        return self._cited("consumption_limit_provisions", 1, 3, 4)

    @field("失信名单", "申请纳入失信被执行人名单的依据", example="《最高人民法院关于……规定》第一条、第五条")
    def dishonest_list(self) -> str:
        return self._cited("dishonest_list_provisions", 1, 5)

    @field("变更申请执行人", "受让人申请变更为申请执行人的依据", example="《最高人民法院关于……规定》第九条")
    def applicant_change(self) -> str:
        return self._cited("party_change_provisions", 9, 28)

    @field("参与分配", "申请参与分配的依据", example="《最高人民法院关于……的解释》第五百零六条、第五百零七条")
    def distribution(self) -> str:
        return self._cited("civil_procedure_interpretation", 506, 507)

    @field("诉讼保全", "申请诉讼中财产保全的依据", example="《中华人民共和国民事诉讼法》第一百零三条、第一百零五条")
    def preservation(self) -> str:
        return self._cited("civil_procedure_law", 103, 105)

    @field("诉前保全", "申请诉前财产保全的依据", example="《中华人民共和国民事诉讼法》第一百零四条、第一百零五条")
    def pre_action_preservation(self) -> str:
        return self._cited("civil_procedure_law", 104, 105)

    @field("免担保", "金融机构申请保全不提供担保的依据", example="《最高人民法院关于……规定》第九条")
    def no_security(self) -> str:
        return self._cited("preservation_provisions", 9)

    @field("实现担保物权", "申请实现担保物权的依据", example="《中华人民共和国民法典》第三百八十六条、第四百一十条")
    def auction(self) -> str | None:
        return auction_basis(self.on.matter, self.on.sides) if self.on.sides else None

    @field("新增建筑", "抵押后新增建筑物一并处分的依据", example="《民法典》第四百一十七条")
    def built_after(self) -> str:
        return f"《民法典》{cite('civil_code', 417).place()}"
