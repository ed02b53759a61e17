"""What genuine documents of the EPO's formats say, read by eye in the XML: facts, no texts beyond a title."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Expected:
    """Facts of one document. ``claims`` counts by language; ``cited`` are number (or "") and category."""

    file: str
    source: str
    number: str
    title: str = ""
    published: str = ""
    filed: str = ""
    granted: str = ""
    application: str = ""
    priorities: tuple[tuple[str, str, str], ...] = ()
    applicants: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    inventors: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    """The first symbols, main one first."""
    cpc_first: str = ""
    cited: tuple[tuple[str, str], ...] = ()
    """The first citations."""
    citations: int = 0
    claims: tuple[tuple[str, int], ...] = ()
    family: str = ""
    events: int = 0


EXPECTED = (
    Expected(
        "epo_docdb/AP-1206-A_302101161.xml",
        "epo_docdb",
        "AP1206A",
        title="Enteric coated pharmaceutical composition and method of manufacturing.",
        published="2003-09-18",
        filed="1998-08-04",
        granted="2003-09-18",
        application="AP/P/2000/001988",
        priorities=(("09/083,597", "US", "1998-05-22"),),
        applicants=("BRISTOL-MYERS SQUIBB COMPANY",),
        inventors=("ULLAR Ismat", "WILEY Gary J"),
        ipc=("A61K9/16", "A61K9/32"),
        cpc_first="A61K9/5026",
        cited=(("US5556839A", ""), ("US5510114A", ""), ("US5326570A", "")),
        citations=3,
        family="22179393",
    ),
    Expected(
        "epo_docdb/WO-2022259205-A1_544370561.xml",
        "epo_docdb",
        "WO2022259205A1",
        title="SELF-EMULSIFYING COMPOSITION, PRODUCTION METHODS AND USES THEREOF",
        published="2022-12-15",
        filed="2022-06-09",
        application="PCT/IB2022/055385",
        priorities=(("117283", "PT", "2021-06-11"),),
        applicants=("UNIVERSIDADE DA BEIRA INTERIOR",),
        ipc=("A61K9/00", "A61K8/04"),
        cpc_first="A61K9/1075",
        cited=(
            *(("", category) for category in ("XY", "Y", "Y", "Y", "Y", "Y")),
            ("CN102908333A", "Y"),
            ("WO2005013972A1", "Y"),
            ("", "Y"),
            ("", "Y"),
            ("WO2013147452A1", "Y"),
            ("WO2021005101A1", "Y"),
        ),
        citations=23,
        family="82558028",
    ),
    Expected(
        "epo_docdb/WO-2023012807-A1_507242069.xml",
        "epo_docdb",
        "WO2023012807A1",
        title="METHOD FOR HUMANIZING ANTIBODIES",
        published="2023-02-09",
        filed="2022-08-05",
        application="PCT/IL2022/050854",
        priorities=(("63/230,089", "US", "2021-08-06"),),
        applicants=("YEDA RESEARCH AND DEVELOPMENT CO. LTD.",),
        inventors=("FLEISHMAN, Sarel", "TENNENHOUSE, Ariel"),
        ipc=("C07K16/28", "C07K16/30", "C07K16/40", "C07K16/46"),
        cpc_first="C07K16/464",
        cited=(("", "XY"),),
        citations=24,
        family="83004620",
    ),
    Expected(
        "epo_ops_fixtures/biblio_example.xml",
        "epo_ops",
        "US20060142694A1",
        title="Bi-directional steerable catheter control handle",
        published="2006-06-29",
        filed="2004-12-28",
        application="11023667",
        priorities=(("US20040023667", "US", "2004-12-28"),),
        applicants=("ST. JUDE MEDICAL, ATRIAL FIBRILLATION DIVISION, INC",),
        inventors=("BEDNAREK MICHAEL C", "WILKOWSKE ERIC J", "STEHR RICHARD E", "BUTLER WILLIAM E"),
        ipc=("A61M31/00",),
        cpc_first="A61B5/283",
        cited=(("US5277199A", ""), ("US5281217A", ""), ("US5383923A", ""), ("US5484385A", "")),
        citations=99,
        family="35840242",
    ),
    Expected(
        "epo_ops_fixtures/biblio_example_4.xml",
        "epo_ops",
        "US20120116137A1",
        title="SINGLE LOOP MULTISTAGE FUEL PRODUCTION",
        published="2012-05-10",
        application="12942680",
        filed="2010-11-09",
        priorities=(("US20100942680", "US", "2010-11-09"),),
        applicants=(
            "FANG HOWARD L",
            "BEN-REUVEN MOSHE",
            "BOYLE RICHARD E",
            "KOROS ROBERT M",
            "PRIMUS GREEN ENERGY INC",
        ),
        ipc=("B01J8/00", "C07C1/02"),
        citations=6,
        family="46020268",
    ),
    Expected("epo_ops_fixtures/claims_example_2.xml", "epo_ops", "WO2009085664A2", claims=(("en", 20),)),
    Expected(
        "epo_ops_fixtures/example_1.xml",
        "epo_ops",
        "EP1000000A1",
        published="2000-05-17",
        filed="1999-11-08",
        application="EP99203729",
        priorities=(("NL1010536", "NL", "1998-11-12"),),
        family="19768124",
        events=50,
    ),
    Expected(
        "epo_eps/v1-5-B1.xml",
        "epo_publication_server",
        "EP3404678B1",
        title="HIGH VOLTAGE ASSEMBLY AND METHOD TO OPERATE THE HIGH VOLTAGE ASSEMBLY",
        published="2021-06-30",
        filed="2017-05-17",
        granted="2021-06-30",
        application="17171508.9",
        owners=("General Electric Technology GmbH",),
        inventors=("HARTHUM, Jörg", "STIRL, Tobias"),
        ipc=("H01F27/14", "H01F27/40"),
        cited=(("EP3109871A1", ""), ("FR84247E", ""), ("GB693448A", ""), ("US20080197955A1", "")),
        citations=4,
        claims=(("en", 12), ("de", 12), ("fr", 12)),
        events=2,
    ),
    Expected(
        "epo_eps/v1-1-A1.xml",
        "epo_publication_server",
        "EP0000002A1",
        title="Tetrahydrofurane derivatives, processes for their preparation and their use as herbicides",
        published="1978-12-20",
        filed="1978-06-01",
        application="78100007.0",
        priorities=(("2724675", "DE", "1977-06-01"),),
        applicants=("BAYER AG",),
        ipc=("C07D307/12", "C07D407/12", "C07D307/42", "A01N43/08"),
        claims=(("de", 6),),
    ),
    Expected(
        "epo_eps/v1-1-B1.xml",
        "epo_publication_server",
        "EP1019261B1",
        published="2003-07-09",
        filed="1998-09-23",
        granted="2003-07-09",
        application="98948476.1",
        priorities=(("60410 P", "US", "1997-09-30"),),
        owners=("CROWN EQUIPMENT CORPORATION",),
        inventors=("SHERMAN, Nicholas, J.",),
        ipc=("B60L7/26", "B66F9/24", "B60T8/26"),
        cited=(
            ("EP0361708A", ""),
            ("DE4434328A", ""),
            ("DE3122720C", ""),
            ("US4265337A", ""),
            ("US5340202A", ""),
            ("", ""),
        ),
        citations=6,
        claims=(("en", 29), ("de", 29), ("fr", 29)),
        events=2,
    ),
    Expected(
        "epo_eps/v1-5-1-B2.xml",
        "epo_publication_server",
        "EP2716170B2",
        title="Device for transporting material in the form of strips or tape",
        published="2021-09-22",
        filed="2012-09-14",
        granted="2016-02-03",
        application="13196195.5",
        priorities=(("102011114434", "DE", "2011-09-28"),),
        owners=("Hauni Maschinenbau GmbH",),
        ipc=("A24C5/20",),
        cpc_first="A24C5/20",
        cited=(
            ("EP1186247A2", ""),
            ("WO2004045320A1", ""),
            ("DE3701285A1", ""),
            ("DE19751691A1", ""),
            ("US4945926A", ""),
            ("US5156169A", ""),
            ("USRE36154E", ""),
        ),
        citations=7,
        claims=(("de", 4), ("en", 4), ("fr", 4)),
        events=38,
    ),
    Expected(
        "marec/EP-1000000-B1.xml",
        "marec",
        "EP1000000B1",
        title="Apparatus for manufacturing green bricks for the brick manufacturing industry",
        published="2003-02-12",
        filed="1999-11-08",
        granted="2003-02-12",
        application="EP99203729",
        priorities=(("NL1010536", "NL", "1998-11-12"),),
        applicants=("BEHEERMAATSCHAPPIJ DE BOER NIJMEGEN B.V.",),
        owners=("Beheermaatschappij De Boer Nijmegen B.V.",),
        inventors=("KOSMAN, WILHELMUS JACOBUS MARIA",),
        ipc=("B28B5/02", "B28B7/00"),
        claims=(("de", 11), ("en", 11), ("fr", 11)),
        family="19768124",
    ),
    Expected(
        "marec/JP-10000001-A.xml",
        "marec",
        "JPH101A",
        title="SOIL IMPROVEMENT AND OPERATING MACHINE THEREFOR",
        published="1998-01-06",
        filed="1996-06-14",
        application="JP17570096A",
        priorities=(("JP17570096", "JP", "1996-06-14"),),
        applicants=("SUGANO NOKI KK",),
        inventors=("NAKAYAMA TOYOICHI",),
        ipc=("A01B13/08",),
    ),
    Expected(
        "marec/US-H1-H.xml",
        "marec",
        "USH1H",
        title="Split barrel insulation displacing connector",
        published="1985-12-03",
        filed="1984-03-05",
        application="US58595184A",
        owners=("BELL TELEPHONE LABORATORIES, INC.",),
        inventors=("Wattana-Chayakul, Montri",),
        ipc=("H01R4/24",),
        claims=(("en", 10),),
        family="24343680",
    ),
    Expected(
        "marec/WO-2004047228-B1.xml",
        "marec",
        "WO2004047228B1",
        title="IMPROVED MEMORY CARD CONNECTOR",
        published="2004-08-19",
        filed="2003-11-19",
        application="PCT/US03/36952",
        priorities=(("JP2002334972", "JP", "2002-11-19"),),
        applicants=("MOLEX INCORPORATED", "TOSHIHISA, HIRATA"),
        inventors=("TOSHIHISA, HIRATA",),
        ipc=("G06K17/00", "H01R12/16"),
        family="32321746",
    ),
)

WHOLE_FOLDERS = {
    "epo_docdb": (3, {}),
    "epo_ops_fixtures": (29, {"pictures_only": 1}),
    "epo_eps": (22, {}),
    "marec": (5, {}),
}
"""Publications that the XML files of each folder hold, and documents that are none, by why."""

NO_XML = ("epo_ops_fixtures/search_result.xml", "epo_ops_fixtures/ep1000000_description_result.xml")
"""Files that are named .xml and hold JSON over several lines."""
