"""The closed vocabulary: namespaces, the terms that code names, and the order in which properties are written.

Relations, study designs and the other lists are data (``graph/schema``); code names none of them.
A misspelt term fails at once:

    >>> KGO.about
    'https://w3id.org/kgraph/ontology#about'
    >>> KGO.abuot
    Traceback (most recent call last):
    AttributeError: kgo:abuot is not a term of this vocabulary
"""

from __future__ import annotations

BASE = "https://w3id.org/kgraph/"


class Namespace:
    """A prefix, its IRI and the terms that may be named from code."""

    def __init__(self, name: str, iri: str, terms: str = "") -> None:
        self.name = name
        self.iri = iri
        self.terms = tuple(terms.split())
        vars(self).update({term: f"{iri}{term}" for term in self.terms})

    def __getattr__(self, term: str) -> str:
        """Refuse what is not among the terms; those are attributes, and found without this."""
        message = f"{self.__dict__.get('name')}:{term} is not a term of this vocabulary"
        raise AttributeError(message)

    def __getitem__(self, term: str) -> str:
        """Return a term whose name is a word of Python, as the attribute of that name would."""
        return str(getattr(self, term))

    def iri_of(self, slug: str) -> str:
        """Return the IRI of a slug in this namespace."""
        return self.iri + slug


KG = Namespace("kg", BASE + "id/")
CLAIM = Namespace("claim", BASE + "claim/")
INHERITED = Namespace("inherited", BASE + "inherited/")
EV = Namespace("ev", BASE + "evidence/")
SRC = Namespace("src", BASE + "source/")
Q = Namespace("q", BASE + "query/")
SHAPE = Namespace("shape", BASE + "shape/")
GRAPH = Namespace(
    "graph",
    BASE + "graph/",
    "schema entities claims sources mappings direct inverse names inherited verdicts keys description",
)
KGO = Namespace(
    "kgo",
    BASE + "ontology#",
    """
    Entity Aspect Claim InheritedClaim Evidence Source Relation IdentifierScheme Unit ucumCode
    order sign relationKind passesDown opposite symmetric inverseLabel
    pattern trialPattern observationPattern hedgedPattern negativePattern inText plural maxCount
    correlationSign pathSign
    exposurePhrase higherPhrase lowerPhrase risePhrase fallPhrase activationPhrase riskPhrase peoplePhrase
    biolinkPredicate biolinkQualifiedPredicate biolinkDirection biolinkAspect
    doseBand population aspect circumstance topic severity advice interactionMechanism interactionEffect waives benefit
    changesAspect outcomeOf fallOf route needsRoute oldName nearName nameSource outsideScope
    about source stance studyDesign result endpointRole populationNote species country
    doseValue doseMax doseUnit doseSchedule coIntervention duration participants comparator contrast
    intakeKind comparedWith turned measure value ciLow ciHigh ciLevel printed
    armValue armSpread armN armEvents comparatorValue comparatorSpread comparatorN comparatorEvents spreadKind
    valueUnit pValue pBound concern concernNote registry funding includes effect effectLow effectHigh effectFrom
    withoutSubject scale neutral ofLevel ofScale zoneLow zoneHigh basedOn acceptedAs certaintyReason
    claimsNoDifference says
    locator locatorKind paragraph spanStart spanEnd readFrom quality checked hedge
    sourceType authors journal volume issue pages year doi pmid recordNumber url textSha256 textLength
    sameStudyAs supersededBy retracted restsOn studied identifierPattern
    verdict certainty shownIn shownInSpecies standing ruling judgedAs weight tier studyGroup premise fix strength
    accepted searchKeys network folding sounds degree quads
    """,
)
RDF = Namespace(
    "rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type subject predicate object Property langString"
)
RDFS = Namespace("rdfs", "http://www.w3.org/2000/01/rdf-schema#", "Class subClassOf domain range label")
OWL = Namespace("owl", "http://www.w3.org/2002/07/owl#", "inverseOf deprecated versionInfo")
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    "prefLabel altLabel hiddenLabel definition broader exactMatch closeMatch broadMatch narrowMatch "
    "editorialNote note scopeNote",
)
DATASET = Namespace("dataset", BASE + "dataset")
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    "title issued language isReplacedBy license created creator description rights isPartOf",
)
DCAT = Namespace("dcat", "http://www.w3.org/ns/dcat#", "Dataset Distribution distribution keyword mediaType version")
VOID = Namespace(
    "void",
    "http://rdfs.org/ns/void#",
    "Dataset Linkset triples entities class classPartition subset subjectsTarget uriSpace vocabulary exampleResource",
)
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    "Entity Activity SoftwareAgent wasDerivedFrom wasGeneratedBy wasAssociatedWith generatedAtTime value",
)
SCHEMA = Namespace("schema", "https://schema.org/", "domainIncludes rangeIncludes")
SH = Namespace("sh", "http://www.w3.org/ns/shacl#", "prefix namespace")
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "string decimal integer boolean date duration anyURI gYear dateTime double",
)
BIOLINK = Namespace("biolink", "https://w3id.org/biolink/vocab/")
OBO = Namespace("obo", "http://purl.obolibrary.org/obo/")

NAMESPACES = (
    KG,
    CLAIM,
    INHERITED,
    EV,
    SRC,
    Q,
    SHAPE,
    GRAPH,
    KGO,
    RDF,
    RDFS,
    OWL,
    SKOS,
    DCTERMS,
    DCAT,
    VOID,
    PROV,
    SCHEMA,
    SH,
    XSD,
    BIOLINK,
    OBO,
)
PREFIXES = {namespace.name: namespace.iri for namespace in NAMESPACES}


def to_curie(iri: str) -> str:
    """Return an IRI in short form, with a prefix of ``PREFIXES``; as it is if none covers it.

    >>> to_curie("https://w3id.org/kgraph/ontology#stance")
    'kgo:stance'
    """
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri[len(base) :]}"
    return iri


SPARQL_PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

OWN = tuple(namespace.iri for namespace in (KG, CLAIM, EV, SRC, KGO))
"""IRIs that must be described in the graph when they are referred to."""

DERIVED = frozenset(
    {
        *(KGO.verdict, KGO.certainty, KGO.standing, KGO.ruling, KGO.judgedAs, KGO.weight, KGO.tier, KGO.studyGroup),
        *(KGO.premise, KGO.searchKeys, KGO.network, KGO.folding, KGO.sounds, KGO.degree),
        *(KGO.effect, KGO.effectLow, KGO.effectHigh, KGO.effectFrom, KGO.certaintyReason, KGO.says),
        *(KGO.shownIn, KGO.shownInSpecies),
    }
)
"""Properties that the build alone states."""

NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, KGO.oldName, KGO.nearName)
"""The properties that name an entity."""

IN_JAPANESE_TOO = (SKOS.altLabel, SKOS.hiddenLabel, KGO.oldName, KGO.nearName, KGO.outsideScope)
"""The properties whose values may be Japanese; all other text is Chinese or English."""

PHRASES = (
    KGO.exposurePhrase,
    KGO.higherPhrase,
    KGO.lowerPhrase,
    KGO.risePhrase,
    KGO.fallPhrase,
    KGO.activationPhrase,
    KGO.riskPhrase,
    KGO.peoplePhrase,
)
"""The properties that word an entity, a class, an aspect or a dose band in the place of a sentence pattern."""

PROPERTY_ORDER = (
    RDF.type,
    RDF.subject,
    RDF.predicate,
    RDF.object,
    RDFS.subClassOf,
    RDFS.domain,
    RDFS.range,
    SKOS.prefLabel,
    KGO.inverseLabel,
    SKOS.altLabel,
    SKOS.hiddenLabel,
    KGO.oldName,
    KGO.nearName,
    KGO.nameSource,
    SKOS.definition,
    KGO.pattern,
    KGO.trialPattern,
    KGO.observationPattern,
    KGO.hedgedPattern,
    KGO.negativePattern,
    *PHRASES,
    KGO.sign,
    KGO.correlationSign,
    KGO.pathSign,
    KGO.relationKind,
    KGO.passesDown,
    KGO.opposite,
    KGO.symmetric,
    OWL.inverseOf,
    SCHEMA.domainIncludes,
    SCHEMA.rangeIncludes,
    KGO.biolinkPredicate,
    KGO.biolinkQualifiedPredicate,
    KGO.biolinkDirection,
    KGO.biolinkAspect,
    SKOS.broader,
    KGO.inText,
    KGO.plural,
    KGO.benefit,
    KGO.outcomeOf,
    KGO.fallOf,
    KGO.route,
    KGO.needsRoute,
    KGO.doseBand,
    KGO.about,
    KGO.source,
    KGO.studied,
    KGO.stance,
    KGO.result,
    KGO.studyDesign,
    KGO.endpointRole,
    KGO.population,
    KGO.populationNote,
    KGO.species,
    KGO.country,
    KGO.aspect,
    KGO.circumstance,
    KGO.topic,
    KGO.severity,
    KGO.advice,
    KGO.interactionMechanism,
    KGO.interactionEffect,
    KGO.doseValue,
    KGO.doseMax,
    KGO.doseUnit,
    KGO.doseSchedule,
    KGO.coIntervention,
    KGO.duration,
    KGO.participants,
    KGO.comparedWith,
    KGO.turned,
    KGO.comparator,
    KGO.contrast,
    KGO.intakeKind,
    KGO.measure,
    KGO.value,
    KGO.ciLow,
    KGO.ciHigh,
    KGO.ciLevel,
    KGO.printed,
    KGO.armValue,
    KGO.armSpread,
    KGO.armN,
    KGO.armEvents,
    KGO.comparatorValue,
    KGO.comparatorSpread,
    KGO.comparatorN,
    KGO.comparatorEvents,
    KGO.spreadKind,
    KGO.valueUnit,
    KGO.pValue,
    KGO.pBound,
    KGO.concern,
    KGO.concernNote,
    KGO.registry,
    KGO.funding,
    KGO.includes,
    KGO.locator,
    KGO.locatorKind,
    KGO.paragraph,
    KGO.spanStart,
    KGO.spanEnd,
    KGO.readFrom,
    KGO.quality,
    KGO.checked,
    KGO.hedge,
)
"""Properties in the order of the canonical form; any other follows, by IRI, notes last."""

LAST_PROPERTIES = (SKOS.note, SKOS.scopeNote, SKOS.editorialNote)
