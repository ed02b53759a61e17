"""Documents of the EPO's formats, invented: every person, firm and number in them is fictional."""

DOCDB = """<?xml version="1.0" encoding="UTF-8"?>
<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange" date-of-exchange="20200102">
<exch:exchange-document country="EP" doc-number="9000001" kind="A1" date-publ="20190703" family-id="99000001" status="C">
<exch:bibliographic-data>
<exch:publication-reference data-format="docdb"><document-id lang="en"><country>EP</country>
<doc-number>9000001</doc-number><kind>A1</kind><date>20190703</date></document-id></exch:publication-reference>
<exch:publication-reference data-format="epodoc"><document-id><doc-number>EP9000001</doc-number></document-id>
</exch:publication-reference>
<exch:classification-ipc><edition>7</edition><main-classification> 7H 01M  10/05   A</main-classification>
</exch:classification-ipc>
<exch:classifications-ipcr>
<classification-ipcr sequence="1"><text>H01M   4/02        20060101ALN20190703BHEP        </text></classification-ipcr>
<classification-ipcr sequence="2"><text>H01M  10/0525      20100101AFI20190703BHEP        </text></classification-ipcr>
<classification-ipcr sequence="3"><text>nonsense</text></classification-ipcr>
</exch:classifications-ipcr>
<exch:patent-classifications>
<patent-classification sequence="1"><classification-scheme office="EP" scheme="CPCI"><date>20130101</date>
</classification-scheme><classification-symbol>Y02E  60/10        </classification-symbol>
<symbol-position>L</symbol-position><classification-value>A</classification-value>
<generating-office>EP</generating-office></patent-classification>
<patent-classification sequence="2"><classification-scheme office="EP" scheme="CPCI"><date>20130101</date>
</classification-scheme><classification-symbol>H01M  10/0525      </classification-symbol>
<symbol-position>F</symbol-position><classification-value>I</classification-value>
<generating-office>US</generating-office></patent-classification>
</exch:patent-classifications>
<exch:application-reference data-format="docdb"><document-id><country>EP</country><doc-number>18900001</doc-number>
<kind>A</kind><date>20181005</date></document-id></exch:application-reference>
<exch:application-reference data-format="original"><document-id><doc-number>18900001</doc-number></document-id>
</exch:application-reference>
<exch:language-of-publication>en</exch:language-of-publication>
<exch:priority-claims>
<exch:priority-claim sequence="1" data-format="docdb"><document-id><country>US</country><doc-number>9000098</doc-number>
<kind>A</kind><date>19980522</date></document-id><exch:priority-active-indicator>Y</exch:priority-active-indicator>
</exch:priority-claim>
<exch:priority-claim sequence="1" data-format="epodoc"><document-id><doc-number>US19980090000</doc-number></document-id>
</exch:priority-claim>
<exch:priority-claim sequence="2" data-format="docdb"><document-id><country>US</country><doc-number>9899999</doc-number>
<kind>W</kind><date>19980804</date></document-id><exch:priority-linkage-type>W</exch:priority-linkage-type>
<exch:priority-active-indicator>N</exch:priority-active-indicator></exch:priority-claim>
<exch:priority-claim sequence="2" data-format="epodoc"><document-id><doc-number>WO1998US99999</doc-number></document-id>
</exch:priority-claim>
<exch:priority-claim sequence="1" data-format="original"><document-id><doc-number>PCT/US98/99999</doc-number>
</document-id></exch:priority-claim>
<exch:priority-claim sequence="2" data-format="original"><document-id><doc-number>09/090,000</doc-number></document-id>
</exch:priority-claim>
</exch:priority-claims>
<exch:parties><exch:applicants>
<exch:applicant sequence="1" data-format="docdb"><exch:applicant-name><name>FICTIONAL BATTERY CO        </name>
</exch:applicant-name><residence><country>DE</country></residence></exch:applicant>
<exch:applicant sequence="1" data-format="docdba"><exch:applicant-name><name>Fictional Battery Co. GmbH</name>
</exch:applicant-name></exch:applicant>
</exch:applicants><exch:inventors>
<exch:inventor sequence="1" data-format="docdb"><exch:inventor-name><name>DOE JANE</name></exch:inventor-name>
<residence><country>DE</country></residence></exch:inventor>
<exch:inventor sequence="2" data-format="docdb"><exch:inventor-name><name>ROE SAM</name></exch:inventor-name></exch:inventor>
<exch:inventor sequence="1" data-format="docdba"><exch:inventor-name><name>DOE, Jane</name></exch:inventor-name></exch:inventor>
</exch:inventors></exch:parties>
<exch:designation-of-states><exch:designation-epc><exch:contracting-states><country>DE</country><country>FR</country>
</exch:contracting-states></exch:designation-epc></exch:designation-of-states>
<exch:invention-title lang="en" data-format="docdba">BATTERY &amp; CELL</exch:invention-title>
<exch:invention-title lang="de" data-format="docdba">BATTERIE</exch:invention-title>
<exch:dates-of-public-availability><exch:unexamined-printed-without-grant><document-id><date>20190703</date>
</document-id></exch:unexamined-printed-without-grant></exch:dates-of-public-availability>
<exch:references-cited>
<exch:citation cited-phase="SEA" srep-office="EP" sequence="1"><patcit num="1" dnum="US9999991A"><document-id>
<country>US</country><doc-number>9999991</doc-number><kind>A</kind></document-id></patcit>
<rel-passage><passage><pp>7</pp><para>3</para></passage><category>X</category><rel-claims>1-3</rel-claims>
<category>Y</category><rel-claims>4</rel-claims></rel-passage><category>XY</category></exch:citation>
<exch:citation cited-phase="APP" sequence="2"><nplcit num="1"><text>DOE J: "A cell", Journal of Nothing</text></nplcit>
</exch:citation>
</exch:references-cited>
</exch:bibliographic-data>
<exch:abstract lang="en" data-format="docdba"><exch:p>A cell.</exch:p><exch:p>It is &lt;1 cm.</exch:p></exch:abstract>
<exch:patent-family><exch:family-member><exch:publication-reference data-format="docdb" sequence="1"><document-id>
<country>US</country><doc-number>2019900001</doc-number><kind>A1</kind></document-id></exch:publication-reference>
<exch:publication-reference data-format="epodoc" sequence="1"><document-id><doc-number>US2019900001</doc-number>
</document-id></exch:publication-reference></exch:family-member></exch:patent-family>
</exch:exchange-document>
<exch:exchange-document country="AT" doc-number="900002" kind="U1" status="D"><exch:bibliographic-data/>
</exch:exchange-document>
</exch:exchange-documents>
"""

OPS = '<ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org">{}</ops:world-patent-data>'

OPS_ID = (
    '<document-id document-id-type="docdb"><country>{}</country><doc-number>{}</doc-number><kind>{}</kind>'
    "</document-id>"
)

OPS_BIBLIO = OPS.format(
    '<exchange-documents><exchange-document family-id="99000001" country="US" doc-number="2019900001" kind="A1">'
    "<bibliographic-data><publication-reference>"
    + OPS_ID.format("US", "2019900001", "A1")
    + '</publication-reference><classifications-ipcr><classification-ipcr sequence="1">'
    "<text>H01M  10/    05            A I                    </text></classification-ipcr></classifications-ipcr>"
    '<patent-classifications><patent-classification sequence="1"><classification-scheme office="EP" scheme="CPCI"/>'
    "<section>H</section><class>01</class><subclass>M</subclass><main-group>10</main-group><subgroup>0525</subgroup>"
    "<classification-value>I</classification-value></patent-classification></patent-classifications>"
    '<application-reference><document-id document-id-type="docdb"><country>US</country><doc-number>9900118</doc-number>'
    '<kind>A</kind></document-id><document-id document-id-type="original"><doc-number>16990001</doc-number>'
    "</document-id></application-reference>"
    "<parties><inventors>"
    '<inventor sequence="1" data-format="epodoc"><inventor-name><name>DOE JANE [US]\n</name></inventor-name></inventor>'
    '<inventor sequence="1" data-format="original"><inventor-name><name>DOE JANE, </name></inventor-name></inventor>'
    '<inventor sequence="2" data-format="original"><inventor-name><name>DOE JANE ANN</name></inventor-name></inventor>'
    "</inventors></parties>"
    '<references-cited><citation cited-phase="national-search-report" cited-by="examiner" sequence="1"><patcit num="1">'
    '<document-id document-id-type="epodoc"><doc-number>US9999991</doc-number></document-id>'
    + OPS_ID.format("US", "9999991", "A")
    + "</patcit></citation></references-cited></bibliographic-data></exchange-document>"
    '<exchange-document country="EP" doc-number="9000009" kind="A1" status="not found"/></exchange-documents>'
)

OPS_CLAIMS = OPS.format(
    '<ftxt:fulltext-documents xmlns="http://www.epo.org/fulltext" xmlns:ftxt="http://www.epo.org/fulltext">'
    '<ftxt:fulltext-document><bibliographic-data><publication-reference data-format="docdb"><document-id>'
    "<country>EP</country><doc-number>9000001</doc-number><kind>A1</kind></document-id></publication-reference>"
    '</bibliographic-data><claims lang="EN"><claim><claim-text>Claims\n1. A cell with 2. layers.\n'
    "2. The cell of claim 1, comprising:\n3 electrodes.</claim-text>"
    "<claim-text>3. A cell according to any of the preceding claims.</claim-text></claim></claims>"
    '<description lang="EN"><p>[0001] A cell.</p><p>[0002] It holds.</p></description>'
    "</ftxt:fulltext-document></ftxt:fulltext-documents>"
)

OPS_FAMILY = OPS.format(
    '<ops:patent-family legal="true" total-result-count="2"><ops:publication-reference>'
    + OPS_ID.format("EP", "9000001", "A1")
    + '</ops:publication-reference><ops:family-member family-id="99000001"><publication-reference>'
    + OPS_ID.format("EP", "9000001", "A1")
    + "</publication-reference><application-reference>"
    + OPS_ID.format("EP", "18900001", "A")
    + '</application-reference><ops:legal code="REG " desc="REFERENCE TO A NATIONAL CODE" infl=" ">'
    "<ops:L001EP>EP</ops:L001EP><ops:L007EP>2020-08-29</ops:L007EP><ops:L500EP>"
    '<ops:L501EP desc="Ref Country Code">CH</ops:L501EP>'
    '<ops:L502EP desc="Ref Legal Event Code" descData="PATENT CEASED" infl="-">PL</ops:L502EP></ops:L500EP></ops:legal>'
    '<ops:legal code="17P " desc="REQUEST FOR EXAMINATION FILED"><ops:L001EP>EP</ops:L001EP>'
    "<ops:L007EP>0001-01-01</ops:L007EP></ops:legal></ops:family-member>"
    '<ops:family-member family-id="99000002"><publication-reference>'
    + OPS_ID.format("US", "2019900001", "A1")
    + "</publication-reference></ops:family-member></ops:patent-family>"
)

OPS_SEARCH = OPS.format(
    '<ops:biblio-search total-result-count="2"><ops:query syntax="CQL">ti = nothing</ops:query><ops:search-result>'
    '<ops:publication-reference family-id="99000001">'
    + OPS_ID.format("EP", "9000001", "A1")
    + '</ops:publication-reference><ops:publication-reference family-id="99000002">'
    + OPS_ID.format("WO", "2019900001", "A1")
    + "</ops:publication-reference></ops:search-result></ops:biblio-search>"
)

OPS_IMAGES = OPS.format(
    "<ops:document-inquiry><ops:inquiry-result><publication-reference>"
    + OPS_ID.format("EP", "9000001", "A1")
    + '</publication-reference><ops:document-instance desc="FullDocument" number-of-pages="12"/>'
    "</ops:inquiry-result></ops:document-inquiry>"
)

OPS_FAULT = '<fault xmlns="http://ops.epo.org"><code>SERVER.EntityNotFound</code><message>No results found</message></fault>'

EP_B1 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ep-patent-document PUBLIC "-//EPO//EP PATENT DOCUMENT 1.5//EN" "ep-patent-document-v1-5.dtd">
<ep-patent-document id="EP18900001B1" lang="en" country="EP" doc-number="9000001" kind="B1" date-publ="20210630">
<SDOBI lang="en"><B100><B110>9000001</B110><B120><B121>EUROPEAN PATENT SPECIFICATION</B121></B120><B130>B1</B130>
<B140><date>20210630</date></B140><B190>EP</B190></B100>
<B200><B210>18900001.1</B210><B220><date>20181005</date></B220><B240><B241><date>20190521</date></B241></B240>
<B250>de</B250><B260>en</B260></B200>
<B300><B310>2017900001</B310><B320><date>20171006</date></B320><B330><ctry>JP</ctry></B330>
<B310>2017900002</B310><B330><ctry>JP</ctry></B330></B300>
<B400><B430><date>20190703</date></B430><B450><date>20210630</date></B450><B472><B475><date>20220101</date>
<ctry>AL</ctry><date>20220505</date><ctry>BE</ctry></B475></B472></B400>
<B500><B510EP><classification-ipcr sequence="1"><text>H01M  10/0525      20100101AFI20190703BHEP        </text>
</classification-ipcr></B510EP><B520EP><classifications-cpc><classification-cpc sequence="1">
<text>H01M  10/0525      20130101 FI20190703BHEP        </text></classification-cpc></classifications-cpc></B520EP>
<B540><B541>de</B541><B542>ZELLE</B542><B541>en</B541><B542>CELL</B542><B541>fr</B541><B542>CELLULE</B542></B540>
<B560><B561><text>EP-A1- 9 000 003</text></B561><B562><text>DOE J: "A cell"</text></B562></B560></B500>
<B600><B620><parent><pdoc><dnum><anum>17900001.1</anum><pnum>8000001</pnum></dnum><date>20170201</date></pdoc></parent>
</B620></B600>
<B700><B720><B721><snm>DOE, Jane</snm><adr><str>Nowhere 1</str><city>00000 Nowhere</city><ctry>DE</ctry></adr></B721>
</B720><B730><B731><snm>Fictional Battery
Co. GmbH</snm><iid>999999999</iid><adr><str>Road 1</str><city>Nowhere</city><ctry>DE</ctry></adr></B731></B730></B700>
<B800><B840><ctry>AT</ctry><ctry>BE</ctry></B840><B844EP><B845EP><ctry>BA</ctry></B845EP></B844EP>
<B860><B861><dnum><anum>JP2018099999</anum></dnum><date>20181005</date></B861></B860>
<B870><B871><dnum><pnum>WO2019999999</pnum></dnum><date>20190411</date></B871></B870></B800></SDOBI>
<description id="desc" lang="en"><heading id="h1">FIELD</heading><p id="p1" num="0001">A cell R & D.</p></description>
<claims id="claims01" lang="en"><claim id="c-en-01-0001" num="0001"><claim-text>A cell.</claim-text></claim>
<claim id="c-en-01-0002" num="0002"><claim-text>The cell of <claim-ref idref="c-en-01-0001">that claim</claim-ref>.
<!-- page --></claim-text></claim></claims>
<claims id="claims02" lang="de"><claim id="c-de-01-0001" num="0001"><claim-text>Eine Zelle.</claim-text></claim>
<claim id="c-de-01-0002" num="0002"><claim-text>Zelle nach einem der vorhergehenden Ansprüche.</claim-text></claim></claims>
<claims id="claims03" lang="en"><claim id="c-en-02-0001" num="0001"><claim-text>A cell for ES.</claim-text></claim></claims>
<drawings><figure num="1"><img id="if1" file="imgf0001.tif"/></figure></drawings>
<search-report-data id="srep" lang="en" srep-office="EP"><srep-citations><citation><category>X</category>
<rel-claims>1</rel-claims><patcit num="1"><document-id><country>US</country><doc-number>9999992</doc-number>
<kind>A</kind></document-id></patcit></citation></srep-citations></search-report-data>
<ep-reference-list><p><ul><li><patcit dnum="EP9000003A1"><document-id><country>EP</country>
<doc-number>9000003</doc-number><kind>A1</kind></document-id></patcit></li><li><patcit dnum="GB900001A"/></li></ul></p>
</ep-reference-list>
</ep-patent-document>
"""

MAREC = """<?xml version="1.0" encoding="UTF-8"?>
<patent-document ucid="US-9000001-B2" country="US" doc-number="9000001" kind="B2" lang="XX" family-id="99000003"
 status="new" date="20071002"><bibliographic-data>
<publication-reference ucid="US-9000001-B2"><document-id format="original"><country>US</country>
<doc-number>9000001</doc-number><kind>B2</kind><date>20071002</date></document-id></publication-reference>
<application-reference ucid="US-90000105-A"><document-id format="epo"><country>US</country>
<doc-number>90000105</doc-number><kind>A</kind><date>20050101</date></document-id></application-reference>
<technical-data><classification-ipc><edition>7</edition><main-classification>B28B   5/02</main-classification>
<further-classification>B28B   7/00</further-classification></classification-ipc>
<classifications-ipcr><classification-ipcr>A01B  13/00        20060101CFI20051220RMJP        </classification-ipcr>
<classification-ipcr>A01B  13/08        20060101AFI20051220RMJP        </classification-ipcr></classifications-ipcr>
<classification-national country="US"><main-classification>339097P</main-classification>
<further-classification>D06</further-classification></classification-national>
<classification-ecla><classification-symbol scheme="EC">B28B   7/00F</classification-symbol></classification-ecla>
<invention-title load-source="docdb" lang="EN">BRICK</invention-title>
<invention-title load-source="us" lang="EN">Brick</invention-title>
<citations><patent-citations><patcit ucid="US-9999991-A"><sources><source name="APP"/></sources></patcit></patent-citations>
<non-patent-citations><nplcit><text>A book</text><sources><source name="SEA"/></sources></nplcit></non-patent-citations>
</citations></technical-data>
<parties><applicants>
<applicant format="epo"><addressbook><name>FICTIONAL BRICK INC</name><address><country>US</country></address></addressbook>
</applicant><applicant format="epo"><addressbook><name>DOE JANE</name></addressbook></applicant>
<applicant format="intermediate"><addressbook><name>FICTIONAL BRICK, INC.</name></addressbook></applicant>
<applicant format="intermediate"><addressbook><name>DOE, JANE</name></addressbook></applicant></applicants>
<agents><agent format="original"><addressbook><last-name>Roe</last-name><first-name>Sam</first-name>
<address><street>A &amp;amp; B</street></address></addressbook></agent></agents></parties>
<international-convention-data><pct-or-regional-filing-data><document-id><country>US</country>
<doc-number>0499999</doc-number><kind>W</kind></document-id></pct-or-regional-filing-data></international-convention-data>
</bibliographic-data>
<claims lang="EN"><claim num="1"><claim-text>1. A
brick.</claim-text></claim></claims>
<copyright>fictional</copyright></patent-document>
"""
