"""Synthetic documents of CNIPA: fictional people, numbers of no real patent's texts."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

GRANT = (
    HEAD
    + """<!DOCTYPE business:PatentDocumentAndRelated SYSTEM "/DTDS/none.dtd"[]>
<business:PatentDocumentAndRelated xmlns:base="http://www.sipo.gov.cn/XMLSchema/base"
 xmlns:business="http://www.sipo.gov.cn/XMLSchema/business" status="C" lang="zh" country="CN" docNumber="112345678"
 kind="B" datePublication="20231003">
<business:BibliographicData>
<business:PublicationReference dataFormat="standard"><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>
<base:DocNumber>112345678</base:DocNumber><base:Kind>B</base:Kind><base:Date>20231003</base:Date></base:DocumentID>
</business:PublicationReference>
<business:PublicAvailabilityDate><business:GazetteReference><business:GazetteNumber>39-4001</business:GazetteNumber>
</business:GazetteReference></business:PublicAvailabilityDate>
<business:ApplicationReference applType="10" dataFormat="standard"><base:DocumentID>
<base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>102020000123456</base:DocNumber><base:Date>20200408</base:Date>
</base:DocumentID></business:ApplicationReference>
<business:ApplicationReference applType="10" dataFormat="original"><base:DocumentID>
<base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>202010123456.2</base:DocNumber><base:Date>20200408</base:Date>
</base:DocumentID></business:ApplicationReference>
<business:PriorityDetails>
<business:Priority dataFormat="original"><base:WIPOST3Code>KR</base:WIPOST3Code>
<base:DocNumber>10-2019-0100096</base:DocNumber><base:Date>20190810</base:Date></business:Priority>
<business:Priority dataFormat="standard"><base:WIPOST3Code>KR</base:WIPOST3Code>
<base:DocNumber>102019000100096</base:DocNumber><base:Date>20190810</base:Date></business:Priority>
</business:PriorityDetails>
<business:ClassificationIPCRDetails>
<business:ClassificationIPCR sequence="1"><business:IPCVersionDate>20100101</business:IPCVersionDate>
<business:Section>H</business:Section><business:MainClass>01</business:MainClass><business:Subclass>M</business:Subclass>
<business:MainGroup>10</business:MainGroup><business:Subgroup>0525</business:Subgroup>
<business:GeneratingOffice><base:WIPOST3Code>CN</base:WIPOST3Code></business:GeneratingOffice>
<base:Text>H01M   10/0525 (2010.01)</base:Text></business:ClassificationIPCR>
<business:ClassificationIPCR sequence="2"><base:Text>H01M 4/13 (2010.01)</base:Text></business:ClassificationIPCR>
</business:ClassificationIPCRDetails>
<business:InventionTitle lang="zh">一种虚构电池</business:InventionTitle>
<business:ReferencesCited><business:Citation><business:ApplicationCitation><business:PublicationReference>
<base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>203232659</base:DocNumber><base:Kind>U</base:Kind>
<base:Date>20131009</base:Date></base:DocumentID></business:PublicationReference></business:ApplicationCitation>
<business:Category>X</business:Category></business:Citation>
<business:Citation><business:NPLCitation><base:Text>甲乙. 虚构期刊, 2001.</base:Text></business:NPLCitation></business:Citation>
</business:ReferencesCited>
<business:RelatedDocuments><business:Division><business:ParentDoc><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>
<base:DocNumber>201810000001.2</base:DocNumber><base:Date>20180102</base:Date></base:DocumentID></business:ParentDoc>
</business:Division><business:RelatedPublicationDoc><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code>
<base:DocNumber>112345678</base:DocNumber><base:Kind>A</base:Kind><base:Date>20201001</base:Date></base:DocumentID>
</business:RelatedPublicationDoc></business:RelatedDocuments>
<business:Parties><business:ApplicantDetails><business:Applicant sequence="1" dataFormat="original">
<base:AddressBook><base:Name>虚构科技有限公司</base:Name><base:Address><base:Street>0</base:Street><base:City>某市</base:City>
<base:Province>某省</base:Province><base:PostCode>100000</base:PostCode><base:WIPOST3Code>CN</base:WIPOST3Code>
<base:Text>100000 某省某市虚构路1号</base:Text></base:Address></base:AddressBook>
<business:OrganizationCode>0000000000</business:OrganizationCode></business:Applicant></business:ApplicantDetails>
<business:InventorDetails><business:Inventor><base:AddressBook><base:Name>甲</base:Name></base:AddressBook></business:Inventor>
<business:Inventor><base:AddressBook><base:Name>乙</base:Name></base:AddressBook></business:Inventor></business:InventorDetails>
<business:AgentDetails><business:CustomerNumber>99999</business:CustomerNumber><business:Agent><business:Agency>
<base:AddressBook><base:OrganizationName>虚构代理事务所 99999</base:OrganizationName></base:AddressBook></business:Agency>
<base:AddressBook><base:Name>丙</base:Name></base:AddressBook></business:Agent></business:AgentDetails></business:Parties>
<business:AssigneeDetails><business:Assignee><base:AddressBook><base:Name>虚构控股有限公司</base:Name></base:AddressBook>
</business:Assignee></business:AssigneeDetails>
<business:ExaminerDetails><business:Examiner><base:Name>丁</base:Name></business:Examiner></business:ExaminerDetails>
</business:BibliographicData>
<business:Abstract lang="zh"><base:Paragraphs num="0001">本发明公开了一种虚构电池。</base:Paragraphs>
<business:AbstractFigure><base:Figure><base:Image file="A1.TIF"/></base:Figure></business:AbstractFigure></business:Abstract>
<business:Description lang="zh"><business:InventionTitle>一种虚构电池</business:InventionTitle>
<business:TechnicalField><base:Paragraphs>技术领域</base:Paragraphs><base:Paragraphs>属于H<base:Sub>2</base:Sub>O<base:Image file="B1.TIF"/>领域。
</base:Paragraphs></business:TechnicalField></business:Description>
<business:Drawings><base:Figure figureLabels="图1"><base:Image file="D1.TIF"/></base:Figure></business:Drawings>
<business:Claims lang="zh"><business:Claim num="0001"><business:ClaimText>1.一种电池，其特征在于：</business:ClaimText>
<business:ClaimText><base:MathDetails><base:MathText><![CDATA[<math><mi>x</mi><mo>=</mo><mn>2</mn></math>]]></base:MathText></base:MathDetails></business:ClaimText>
</business:Claim><business:Claim num="0002"><business:ClaimText>2、根据权利要求1所述的电池。</business:ClaimText></business:Claim>
<business:Claim num="0003"><business:ClaimText>3.一种车辆，包括权利要求1或2所述的电池。</business:ClaimText></business:Claim></business:Claims>
</business:PatentDocumentAndRelated>
"""
)

DESIGN = (
    HEAD
    + """<business:PatentDocumentAndRelated xmlns:base="b" xmlns:business="c" status="A" country="CN"
 docNumber="309999999" kind="S" datePublication="20220201"><business:DesignBibliographicData>
<business:PatentNumber>202130671538.6</business:PatentNumber>
<business:PublicationReference><base:DocumentID><base:WIPOST3Code>CN</base:WIPOST3Code><base:DocNumber>309999999</base:DocNumber>
<base:Kind>S</base:Kind><base:Date>20220201</base:Date></base:DocumentID></business:PublicationReference>
<business:ClassificationLocarno><base:EditionStatement>13</base:EditionStatement>
<business:MainClassification>12-08</business:MainClassification></business:ClassificationLocarno>
<business:DesignTitle>虚构轮毂</business:DesignTitle>
<business:ApplicantDetails><business:Applicant><base:AddressBook><base:Name>甲</base:Name><base:Address><base:City>某市</base:City>
<base:Province>某省</base:Province></base:Address></base:AddressBook></business:Applicant></business:ApplicantDetails>
<business:DesignerDetails><business:Designer><base:AddressBook><base:Name>乙</base:Name></base:AddressBook></business:Designer>
</business:DesignerDetails></business:DesignBibliographicData>
<business:DesignBriefExplanation><base:Paragraphs>1.名称：虚构轮毂。</base:Paragraphs></business:DesignBriefExplanation>
</business:PatentDocumentAndRelated>
"""
)

OLD_SHAPE = (
    HEAD
    + """<!DOCTYPE cn-patent-document SYSTEM "dtd/cn-patent-document-06-10-27.dtd">
<cn-patent-document lang="ZH" country="CN"><cn-bibliographic-data>
<cn-publication-reference><document-id><country>CN</country><doc-number>1999999</doc-number><kind>C</kind>
<date>20070321</date></document-id></cn-publication-reference>
<application-reference appl-type="10"><document-id><country>CN</country><doc-number>02112345.4</doc-number>
<date>200208</date></document-id></application-reference>
<priority-claims><priority-claim sequence="1"><country>JP</country><doc-number>2001-1</doc-number><date>20010801</date>
</priority-claim></priority-claims>
<classification-ipc><ipc-version>7</ipc-version><main-classification>H01M10/40</main-classification></classification-ipc>
<cn-related-documents><division><relation><parent-doc><document-id><country>CN</country><doc-number>00100001.2</doc-number>
</document-id></parent-doc></relation></division></cn-related-documents>
<cn-parties><cn-applicants><cn-applicant sequence="1"><addressbook><name>甲株式会社</name><address><text>日本</text></address>
</addressbook></cn-applicant></cn-applicants><cn-inventors><cn-inventor><name>乙</name></cn-inventor></cn-inventors>
<cn-agents><cn-agent><name>丙</name><cn-agency><name>虚构代理</name></cn-agency></cn-agent></cn-agents></cn-parties>
<date-pct-article-22-39-fulfilled><date>20030102</date></date-pct-article-22-39-fulfilled>
<pct-or-regional-filing-data><document-id><country>JP</country><doc-number>PCT/JP2001/000001</doc-number><date>20010731</date>
</document-id></pct-or-regional-filing-data>
<pct-or-regional-publishing-data><document-id><country>WO</country><doc-number>WO2002/000001</doc-number><kind>A1</kind>
<date>20020131</date></document-id></pct-or-regional-publishing-data>
<invention-title>虚构电池</invention-title><abstract><p>摘要。</p></abstract></cn-bibliographic-data>
<application-body><claims><claim num="0001"><claim-text>1.一种电池。</claim-text></claim></claims>
<description><invention-title>虚构电池</invention-title><p>说明。</p></description></application-body></cn-patent-document>
"""
)

BODY = (
    HEAD
    + """<!DOCTYPE cn-application-body SYSTEM "/dtdandxsl/cn-application-body-20080416.dtd">
<cn-application-body lang="zh" country="CN"><cn-claims><claim num="1"><claim-text>一种虚构装置。</claim-text></claim>
<claim num="2"><claim-text>根据权利要求1所述的装置。</claim-text></claim></cn-claims></cn-application-body>
"""
)
