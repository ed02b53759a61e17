"""Small USPTO documents of every format, with all their traps; people, firms and numbers are invented."""

GRANT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE us-patent-grant SYSTEM "us-patent-grant-v45-2014-04-03.dtd" [ ]>
<us-patent-grant lang="EN" dtd-version="v4.5 2014-04-03" country="US">
<us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>09999999</doc-number><kind>B2</kind>
<date>20180619</date></document-id></publication-reference>
<application-reference appl-type="utility"><document-id><country>US</country><doc-number>15000001</doc-number>
<date>20160118</date></document-id></application-reference>
<us-application-series-code>15</us-application-series-code>
<priority-claims><priority-claim sequence="01" kind="national"><country>KR</country>
<doc-number>10-2015-0000001</doc-number><date>20150119</date></priority-claim></priority-claims>
<us-term-of-grant><us-term-extension>31</us-term-extension><disclaimer><text>Terminal.</text></disclaimer>
</us-term-of-grant>
<classifications-ipcr>
<classification-ipcr><ipc-version-indicator><date>20060101</date></ipc-version-indicator>
<classification-level>A</classification-level><section>H</section><class>01</class><subclass>M</subclass>
<main-group>4</main-group><subgroup>02</subgroup><symbol-position>L</symbol-position>
<classification-value>N</classification-value><generating-office><country>US</country></generating-office>
</classification-ipcr>
<classification-ipcr><ipc-version-indicator><date>20100101</date></ipc-version-indicator>
<section>H</section><class>01</class><subclass>M</subclass><main-group>10</main-group><subgroup>0525</subgroup>
<symbol-position>F</symbol-position><classification-value>I</classification-value></classification-ipcr>
</classifications-ipcr>
<classifications-cpc><main-cpc><classification-cpc><cpc-version-indicator><date>20130101</date>
</cpc-version-indicator><section>H</section><class>01</class><subclass>M</subclass><main-group>10</main-group>
<subgroup>0525</subgroup><symbol-position>F</symbol-position><classification-value>I</classification-value>
</classification-cpc></main-cpc><further-cpc><classification-cpc><section>Y</section><class>02</class>
<subclass>E</subclass><main-group>60</main-group><subgroup>10</subgroup><symbol-position>L</symbol-position>
<classification-value>A</classification-value></classification-cpc></further-cpc></classifications-cpc>
<classification-national><country>US</country><main-classification> 4294011</main-classification>
<further-classification>D13103</further-classification></classification-national>
<invention-title id="d1">Cell with H<sub>2</sub>O &#x26; salt</invention-title>
<us-references-cited>
<us-citation><patcit num="00001"><document-id><country>US</country><doc-number>5000001</doc-number><kind>A</kind>
<name>Doe et al.</name><date>19910300</date></document-id></patcit><category>cited by examiner</category>
<classification-national><country>US</country><main-classification>429 94</main-classification>
</classification-national></us-citation>
<us-citation><patcit num="00002"><document-id><country>WO</country><doc-number>WO 2014/000001</doc-number>
<kind>A1</kind><date>20140100</date></document-id></patcit><category>cited by applicant</category></us-citation>
<us-citation><nplcit num="00003"><othercit>Roe, <i>On cells</i>, 2012.</othercit></nplcit>
<category>cited by third party</category></us-citation>
</us-references-cited>
<number-of-claims>4</number-of-claims><us-exemplary-claim>1</us-exemplary-claim>
<figures><number-of-drawing-sheets>1</number-of-drawing-sheets><number-of-figures>2</number-of-figures></figures>
<us-related-documents>
<continuation><relation><parent-doc><document-id><country>US</country><doc-number>14000001</doc-number>
<date>20140102</date></document-id><parent-status>PENDING</parent-status></parent-doc><child-doc><document-id>
<country>US</country><doc-number>15000001</doc-number></document-id></child-doc></relation></continuation>
<continuation-in-part><relation><parent-doc><document-id><country>US</country><doc-number>13000001</doc-number>
<date>20130102</date></document-id><parent-grant-document><document-id><country>US</country>
<doc-number>8000001</doc-number></document-id></parent-grant-document></parent-doc><child-doc><document-id>
<country>US</country><doc-number>14000001</doc-number></document-id></child-doc></relation>
</continuation-in-part>
<us-provisional-application><document-id><country>US</country><doc-number>61000001</doc-number>
<date>20120102</date></document-id></us-provisional-application>
<related-publication><document-id><country>US</country><doc-number>20160300001</doc-number><kind>A1</kind>
<date>20161013</date></document-id></related-publication>
</us-related-documents>
<us-parties><us-applicants><us-applicant sequence="001" app-type="applicant" designation="us-only"><addressbook>
<orgname>FICTIONAL CELLS, INC.</orgname><address><city>Springfield</city><state>IL</state><country>US</country>
</address></addressbook><residence><country>US</country></residence></us-applicant></us-applicants>
<inventors><inventor sequence="001"><addressbook><last-name>Public</last-name><first-name>Jane Q.</first-name>
<suffix>Jr.</suffix><address><city>Musterstadt</city><country>DE</country></address></addressbook></inventor>
<deceased-inventor sequence="002"><addressbook><last-name>Roe</last-name><first-name>Richard</first-name>
<address><city>Springfield</city><country>US</country></address></addressbook></deceased-inventor></inventors>
<agents><agent sequence="01" rep-type="attorney"><addressbook><orgname>Law LLP</orgname><address>
<country>unknown</country></address></addressbook></agent></agents></us-parties>
<assignees><assignee><addressbook><orgname>Fictional Holding GmbH</orgname><role>03</role><address>
<city>Musterstadt</city><country>DE</country></address></addressbook></assignee></assignees>
<examiners><primary-examiner><last-name>Look</last-name><first-name>Ann</first-name><department>1725</department>
</primary-examiner></examiners>
<pct-or-regional-filing-data><document-id><country>WO</country><doc-number>PCT/KR2016/000001</doc-number>
<date>20160118</date></document-id><us-371c12-date><date>20170615</date></us-371c12-date>
</pct-or-regional-filing-data>
<us-issued-on-continued-prosecution-application/>
</us-bibliographic-data-grant>
<abstract id="abstract"><p id="p-1" num="0000">A cell.</p></abstract>
<drawings id="DRAWINGS"><figure id="Fig" num="1"><img id="E" file="US09999999-20180619-D00001.TIF"/></figure>
</drawings>
<description id="description"><?BRFSUM d="lead"?><heading level="1">FIELD</heading><p num="0001">A cell
shown in <figref idref="DRAWINGS">FIG. 1</figref>.</p><table><row><entry>1</entry><entry>2</entry></row></table>
</description>
<us-claim-statement>What is claimed is:</us-claim-statement>
<claims id="claims">
<claim id="CLM-00001" num="00001"><claim-text><b>1</b>. A cell comprising: <claim-text>an anode.</claim-text>
</claim-text></claim>
<claim id="CLM-00002" num="00002"><claim-text>2. The cell of <claim-ref idref="CLM-00001">claim 1</claim-ref>.
</claim-text></claim>
<claim id="CLM-00003" num="00003"><claim-text>3. The cell of any one of <claim-ref idref="CLM-00001">claims 1
to 2</claim-ref>.</claim-text></claim>
<claim id="CLM-00004" num="00004"><claim-text>4. A method.</claim-text></claim>
</claims></us-patent-grant>
"""

DESIGN = """<?xml version="1.0" encoding="UTF-8"?>
<us-patent-grant lang="EN" country="US"><us-bibliographic-data-grant>
<publication-reference><document-id><country>US</country><doc-number>D0899999</doc-number><kind>S1</kind>
<date>20201103</date></document-id></publication-reference>
<application-reference appl-type="design"><document-id><country>US</country><doc-number>35500001</doc-number>
<date>20190718</date></document-id></application-reference>
<classification-locarno><edition>12</edition><main-classification>1402</main-classification>
</classification-locarno>
<classification-national><country>US</country><main-classification>D14341</main-classification>
</classification-national><invention-title>Phone</invention-title>
<hague-agreement-data><international-filing-date><date>20190718</date></international-filing-date>
<international-registration-number>DM/000001</international-registration-number></hague-agreement-data>
</us-bibliographic-data-grant>
<claims><claim id="CLM-00001" num="00001"><claim-text>The ornamental design for a phone, as shown.</claim-text>
</claim></claims></us-patent-grant>
"""

APPLICATION = """<?xml version="1.0" encoding="UTF-8"?>
<us-patent-application lang="EN" country="US"><us-bibliographic-data-application lang="EN" country="US">
<publication-reference><document-id><country>US</country><doc-number>20070300001</doc-number><kind>A9</kind>
<date>20071227</date></document-id></publication-reference>
<application-reference appl-type="utility"><document-id><country>US</country><doc-number>11000001</doc-number>
<date>20060600</date></document-id></application-reference>
<us-publication-filing-type><us-republication-corrected/></us-publication-filing-type>
<classification-ipc><edition>07</edition><main-classification>A61F002/06</main-classification>
</classification-ipc>
<classification-national><country>US</country><main-classification>002009000</main-classification>
<further-classification>036118200</further-classification></classification-national>
<invention-title>Hat</invention-title>
<parties><applicants><applicant sequence="00" app-type="applicant-inventor" designation="us-only"><addressbook>
<last-name>Doe</last-name><first-name>Jane</first-name><middle-name>R.</middle-name><address><city>Springfield
</city><state>IL</state><country>US</country></address></addressbook></applicant></applicants>
<correspondence-address><addressbook><name>Law LLP</name><phone>000-000-0000</phone><address><city>Springfield
</city><country>US</country></address></addressbook></correspondence-address></parties>
<assignees><assignee><orgname>Hat Works</orgname><role>02</role></assignee></assignees>
</us-bibliographic-data-application>
<claims><claim id="CLM-00001-00002" num="00001-00002"><claim-text><b>1</b>-<b>2</b>. (canceled)</claim-text>
</claim><claim id="CLM-00003" num="00003"><claim-text><b>3</b>. A hat.</claim-text></claim></claims>
</us-patent-application>
"""

PATDOC = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE PATDOC SYSTEM "ST32-US-Grant-025xml.dtd" [
<!ENTITY US06999999-20040106-D00001.TIF SYSTEM "US06999999-20040106-D00001.TIF" NDATA TIF>
]>
<PATDOC DTD="2.5" STATUS="Build 20030116"><SDOBI>
<B100><B110><DNUM><PDAT>06599999</PDAT></DNUM></B110><B130><PDAT>B1</PDAT></B130>
<B140><DATE><PDAT>20030729</PDAT></DATE></B140><B190><PDAT>US</PDAT></B190></B100>
<B200><B210><DNUM><PDAT>09700001</PDAT></DNUM></B210><B211US><PDAT>09</PDAT></B211US>
<B220><DATE><PDAT>20010213</PDAT></DATE></B220></B200>
<B300><B310><DNUM><PDAT>100 00 001</PDAT></DNUM></B310><B320><DATE><PDAT>20000301</PDAT></DATE></B320>
<B330><CTRY><PDAT>DE</PDAT></CTRY></B330><B310><DNUM><PDAT>2000-000001</PDAT></DNUM></B310><B320><DATE>
<PDAT>20000401</PDAT></DATE></B320><B330><CTRY><PDAT>JP</PDAT></CTRY></B330></B300>
<B400><B472><B474><PDAT>14</PDAT></B474></B472></B400>
<B500><B510><B511><PDAT>A47L  514</PDAT></B511><B512><PDAT>G06F 1300</PDAT></B512><B516><PDAT>7</PDAT></B516></B510>
<B520><B521><PDAT> 153276</PDAT></B521><B522><PDAT>D 1106</PDAT></B522></B520>
<B540><STEXT><PDAT>Cleaner with CO</PDAT><HIL><SB><PDAT>2</PDAT></SB></HIL></STEXT></B540>
<B560><B561><PCIT><DOC><DNUM><PDAT>2276844</PDAT></DNUM><DATE><PDAT>19420300</PDAT></DATE><KIND><PDAT>A</PDAT>
</KIND></DOC><PARTY-US><NAM><SNM><STEXT><PDAT>Doe</PDAT></STEXT></SNM></NAM></PARTY-US></PCIT><CITED-BY-EXAMINER/>
</B561><B561><PCIT><DOC><DNUM><PDAT>2000-1</PDAT></DNUM><CTRY><PDAT>JP</PDAT></CTRY></DOC></PCIT><CITED-BY-OTHER/>
</B561><B562><NCIT><STEXT><PDAT>Roe, On dust.</PDAT></STEXT></NCIT></B562></B560>
<B570><B577><PDAT>2</PDAT></B577><B578US><PDAT>1</PDAT></B578US></B570>
<B580><B582><PDAT> 15328</PDAT></B582><B583US><PDAT>D 1106-109</PDAT></B583US></B580></B500>
<B600><B620><PARENT-US><CDOC><DOC><DNUM><PDAT>09/700001</PDAT></DNUM></DOC></CDOC><PDOC><DOC><DNUM><PDAT>08/600001
</PDAT></DNUM><DATE><PDAT>19980402</PDAT></DATE><CTRY><PDAT>US</PDAT></CTRY></DOC></PDOC><PSTA><PDAT>01</PDAT></PSTA>
<PPUB><DOC><DNUM><PDAT>6000001</PDAT></DNUM></DOC></PPUB></PARENT-US></B620>
<B680US><DOC><DNUM><PDAT>60/049070</PDAT></DNUM><DATE><PDAT>19970711</PDAT></DATE><KIND><PDAT>00</PDAT></KIND></DOC>
</B680US><B690US><DOC><DNUM><PDAT>20020100001</PDAT></DNUM><DATE><PDAT>20020815</PDAT></DATE><CTRY><PDAT>US</PDAT>
</CTRY><KIND><PDAT>A1</PDAT></KIND></DOC></B690US></B600>
<B700><B720><B721><PARTY-US><NAM><FNM><PDAT>Jane Q.</PDAT></FNM><SNM><STEXT><PDAT>Public</PDAT></STEXT></SNM></NAM>
<ADR><CITY><PDAT>Springfield</PDAT></CITY><STATE><PDAT>IL</PDAT></STATE></ADR></PARTY-US></B721></B720>
<B730><B731><PARTY-US><NAM><ONM><STEXT><PDAT>Fictional AB</PDAT></STEXT></ONM></NAM><ADR><CITY><PDAT>Stad</PDAT>
</CITY><CTRY><PDAT>SE</PDAT></CTRY></ADR></PARTY-US></B731><B732US><PDAT>03</PDAT></B732US></B730>
<B740><B741><PARTY-US><NAM><ONM><STEXT><PDAT>Law &amp; Law</PDAT></STEXT></ONM></NAM></PARTY-US></B741></B740>
<B745><B746><PARTY-US><NAM><FNM><PDAT>Ann</PDAT></FNM><SNM><STEXT><PDAT>Look</PDAT></STEXT></SNM></NAM></PARTY-US>
</B746></B745></B700>
<B800><B860><B861><DOC><DNUM><PDAT>PCT/SE98/00001</PDAT></DNUM><DATE><PDAT>19980101</PDAT></DATE></DOC></B861>
<B864US><DATE><PDAT>20010213</PDAT></DATE></B864US></B860></B800></SDOBI>
<SDOAB><BTEXT><PARA ID="P-1"><PTEXT><PDAT>A cleaner.</PDAT></PTEXT></PARA></BTEXT></SDOAB>
<SDODE><BRFSUM><BTEXT><H LVL="1"><STEXT><PDAT>FIELD</PDAT></STEXT></H><PARA><PTEXT><PDAT>Dust &thgr;.</PDAT></PTEXT>
</PARA></BTEXT></BRFSUM></SDODE>
<SDOCL><H LVL="1"><STEXT><PDAT>We claim:</PDAT></STEXT></H><CL><CLM ID="CLM-00001"><PARA><PTEXT>
<PDAT>1. A cleaner comprising:</PDAT></PTEXT></PARA><CLMSTEP LVL="2"><PTEXT><PDAT>a bag.</PDAT></PTEXT></CLMSTEP></CLM>
<CLM ID="CLM-00002"><PARA><PTEXT><PDAT>2. The cleaner of </PDAT><CLREF ID="CLM-00001"><PDAT>claim 1</PDAT></CLREF><PDAT>.</PDAT></PTEXT></PARA></CLM></CL></SDOCL>
<SDODR ID="DRAWINGS"><EMI ID="E" FILE="US06599999-20030729-D00001.TIF"/></SDODR></PATDOC>
"""

PAP = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE patent-application-publication SYSTEM "pap-v15-2001-01-31.dtd" [ ]>
<patent-application-publication><subdoc-bibliographic-information>
<document-id><doc-number>20010099999</doc-number><kind-code>A1</kind-code><document-date>20010315</document-date>
</document-id><publication-filing-type>new-utility</publication-filing-type>
<domestic-filing-data><application-number><doc-number>09700002</doc-number></application-number>
<application-number-series-code>09</application-number-series-code><filing-date>20001129</filing-date>
</domestic-filing-data>
<foreign-priority-data><priority-application-number><doc-number>100 00 002</doc-number>
</priority-application-number><filing-date>19991130</filing-date><country-code>DE</country-code>
</foreign-priority-data>
<technical-information><classification-ipc><classification-ipc-primary><ipc>B62B009/04</ipc>
</classification-ipc-primary><classification-ipc-secondary><ipc>B62B013/00</ipc></classification-ipc-secondary>
<classification-ipc-edition>07</classification-ipc-edition></classification-ipc>
<classification-us><classification-us-primary><uspc><class>036</class><subclass>118200</subclass></uspc>
</classification-us-primary><classification-us-secondary><uspc><class>D1</class><subclass>106000</subclass></uspc>
</classification-us-secondary></classification-us><title-of-invention>Binding</title-of-invention>
</technical-information>
<continuity-data><division-of><parent-child><child><document-id><doc-number>09700002</doc-number></document-id>
</child><parent><document-id><doc-number>08000001</doc-number><document-date>19971229</document-date>
<country-code>US</country-code></document-id></parent><parent-status>GRANTED</parent-status><parent-patent>
<document-id><doc-number>6000001</doc-number></document-id></parent-patent></parent-child></division-of>
<non-provisional-of-provisional><document-id><doc-number>60000001</doc-number>
<document-date>19971218</document-date></document-id></non-provisional-of-provisional></continuity-data>
<inventors><first-named-inventor><name><given-name>Jane</given-name><middle-name>Q.</middle-name>
<family-name>Public</family-name></name><residence><residence-us><city>Springfield</city><state>IL</state>
<country-code>US</country-code></residence-us></residence><authority-applicant>INV</authority-applicant>
</first-named-inventor><inventor><name><given-name>Erika</given-name><family-name>Musterfrau</family-name></name>
<residence><residence-non-us><city>Musterstadt</city><country-code>DE</country-code></residence-non-us></residence>
</inventor></inventors>
<assignee><organization-name>Fictional Boots</organization-name><assignee-type>02</assignee-type></assignee>
<correspondence-address><name-1>Law LLP</name-1><name-2></name-2><address><city>Springfield</city><country>
<country-code>US</country-code></country><email>law@example.invalid</email></address></correspondence-address>
</subdoc-bibliographic-information>
<subdoc-abstract><paragraph id="A-1" lvl="0">A binding.</paragraph></subdoc-abstract>
<subdoc-description><background-of-invention><heading lvl="1">Field</heading><paragraph id="P-1" lvl="0">
<number>&lsqb;0001&rsqb;</number> Bindings bind.</paragraph></background-of-invention></subdoc-description>
<subdoc-claims><heading lvl="1">What is claimed is:</heading><claim id="CLM-00001"><claim-text><highlight><bold>1
</bold></highlight>. A binding comprising: <claim-text>a pin.</claim-text></claim-text></claim>
<claim id="CLM-00002"><claim-text>2. The binding of <dependent-claim-reference depends_on="CLM-00001"><claim-text>claim 1</claim-text></dependent-claim-reference>, made of steel.</claim-text></claim></subdoc-claims>
<subdoc-drawings id="D"><heading>Drawings</heading><representative-figure>1</representative-figure>
<figure id="f"><image id="E" file="US20010099999A1-20010315-D00001.TIF"/></figure></subdoc-drawings>
</patent-application-publication>
"""

GREENBOOK = """HHHHHT        APS1        ISSUE - 890801
PATN
WKU  048522010
SRC  7
APN  1234567
APT  1
ART  341
APD  19880302
TTL  Battery, with a "very long, title that
      wraps
ISD  19890801
NCL  3
ECL  1
EXP  Look; Ann
NDR  2
NFG  3
INVT
NAM  Public, Jr.; John Q.
CTY  Springfield
STA  IL
INVT
NAM  Musterfrau; Erika
CTY  Musterstadt
CNT  DEX
ASSG
NAM  Fictional Cells, Inc.
CTY  Springfield
STA  IL
COD  02
PRIR
CNT  JPX
APD  19870303
APN  62-123456
RLAP
COD  72
APN  987654
APD  19860101
PSC  03
CLAS
OCL  429 94
XCL  429192
EDF  4
ICL  H01M  604
ICL  H01M 1036
FSC  429
FSS  94;192
UREF
PNO  3930584
ISD  19760100
NAM  Smith et al.
OCL  429 94
FREF
PNO  2105090
ISD  19830300
CNT  GB2
OREF
PAL  Roe, "On cells", J. Fict. Sci. 1980.
LREP
FRM  Law & Law
FR2  Counsel; A.
ABST
PAL  A cell, wound
     in a roll.
BSUM
PAC  BACKGROUND
PAR  Cells are known.
DETD
PAR  FIG. 1 shows 5.degree. C.
CLMS
STM  What is claimed is:
NUM  1.
PAR  1. A cell comprising:
PA1  an anode; and
PA1  a cathode.
NUM  2.
PAR  2. The cell of claim 1, wound.
NUM  3.
PAR  3. A method.
PATN
WKU  D03026330
SRC  D
APN  7654321
APD  19880302
TTL  Lamp
ISD  19890801
CLAS
OCL  D26 51
EDF  5
ICL  D2605
DCLM
PAR  The ornamental design for a lamp, as shown.
"""
