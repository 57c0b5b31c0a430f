"""The types of schema.org that pages about health use, what kind each is of, and what each kind should say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a thing is, as far as the checks tell things apart."""

    ARTICLE = "article"
    MEDICAL_PAGE = "medical page"
    PAGE = "page"
    PERSON = "person"
    BUSINESS = "business"
    ORGANISATION = "organisation"
    BREADCRUMBS = "breadcrumbs"
    FAQ = "faq"
    QUESTION = "question"
    REVIEW = "review"
    AGGREGATE_RATING = "aggregate rating"
    PROFILE = "profile"


_KINDS = MappingProxyType({
    Kind.ARTICLE: """
        Article BlogPosting NewsArticle MedicalScholarlyArticle ScholarlyArticle TechArticle Report
        AdvertiserContentArticle SatiricalArticle SocialMediaPosting LiveBlogPosting DiscussionForumPosting
        AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle ReportageNewsArticle
        ReviewNewsArticle""",
    Kind.MEDICAL_PAGE: "MedicalWebPage",
    Kind.PAGE: """
        WebPage MedicalWebPage FAQPage AboutPage ContactPage CollectionPage ItemPage ProfilePage QAPage CheckoutPage
        SearchResultsPage RealEstateListing MediaGallery ImageGallery VideoGallery""",
    Kind.PERSON: "Person Patient",
    Kind.BUSINESS: """
        LocalBusiness MedicalBusiness MedicalClinic CovidTestingFacility Dentist CommunityHealth Dermatology
        DietNutrition Emergency Geriatric Gynecologic Midwifery Nursing Obstetric Oncologic Optician Optometric
        Otolaryngologic Pediatric Pharmacy Physiotherapy PlasticSurgery Podiatric PrimaryCare Psychiatric
        PublicHealth Hospital HealthAndBeautyBusiness BeautySalon DaySpa HairSalon HealthClub NailSalon TattooParlor
        ProfessionalService SportsActivityLocation ExerciseGym VeterinaryCare IndividualPhysician PhysiciansOffice
        EmergencyService ChildCare Store Restaurant LodgingBusiness EntertainmentBusiness FinancialService
        LegalService HomeAndConstructionBusiness TravelAgency""",
    Kind.ORGANISATION: """
        Organization MedicalOrganization Corporation NGO EducationalOrganization GovernmentOrganization DiagnosticLab
        NewsMediaOrganization OnlineBusiness OnlineStore Project ResearchOrganization SportsOrganization
        CollegeOrUniversity FundingScheme Consortium""",
    Kind.BREADCRUMBS: "BreadcrumbList",
    Kind.FAQ: "FAQPage",
    Kind.QUESTION: "Question",
    Kind.REVIEW: "Review CriticReview UserReview EmployerReview MediaReview Recommendation ClaimReview",
    Kind.AGGREGATE_RATING: "AggregateRating EmployerAggregateRating",
    Kind.PROFILE: "ProfilePage",
})  # fmt: skip
_OTHER_TYPES = frozenset("""
    Physician VeterinaryCare Thing CreativeWork Intangible Action Event Place Product BioChemEntity Taxon
    MedicalEntity MedicalCondition MedicalCause MedicalContraindication MedicalDevice MedicalGuideline
    MedicalGuidelineContraindication MedicalGuidelineRecommendation MedicalIndication MedicalIntangible MedicalCode
    MedicalConditionStage MedicalEnumeration MedicalSpecialty MedicalAudience MedicalAudienceType MedicalEvidenceLevel
    MedicalImagingTechnique MedicalObservationalStudy MedicalObservationalStudyDesign MedicalProcedure
    MedicalProcedureType MedicalRiskCalculator MedicalRiskEstimator MedicalRiskFactor MedicalRiskScore MedicalSign
    MedicalSignOrSymptom MedicalStudy MedicalStudyStatus MedicalSymptom MedicalTest MedicalTestPanel MedicalTherapy
    MedicalTrial MedicalTrialDesign MedicalDevicePurpose MedicineSystem InfectiousAgentClass InfectiousDisease
    TherapeuticProcedure DiagnosticProcedure SurgicalProcedure PhysicalTherapy PalliativeProcedure
    PsychologicalTreatment RadiationTherapy OccupationalTherapy PhysicalExam PhysicalActivity
    PhysicalActivityCategory ExercisePlan Diet DietarySupplement Drug DrugClass DrugCost DrugCostCategory
    DrugLegalStatus     DrugPregnancyCategory DrugPrescriptionStatus DrugStrength DoseSchedule MaximumDoseSchedule
    RecommendedDoseSchedule ReportedDoseSchedule Substance AnatomicalStructure AnatomicalSystem Bone BrainStructure
    Joint Ligament Muscle Nerve Vessel Artery Vein LymphaticVessel SuperficialAnatomy LifestyleModification
    PreventionIndication TreatmentIndication ApprovedIndication BloodTest ImagingTest PathologyTest DDxElement
    HealthInsurancePlan HealthPlanCostSharingSpecification HealthPlanFormulary HealthPlanNetwork HealthTopicContent
    HealthAspectEnumeration HealthcareConsideration SpecialAnnouncement VitalSign
    ListItem ItemList OfferCatalog HowTo HowToStep HowToSection HowToSupply HowToTool HowToItem HowToDirection HowToTip
    Answer Comment Quotation Claim Rating EndorsementRating Audience PeopleAudience ParentAudience EducationalAudience
    Patient WebSite WebPageElement WebContent SiteNavigationElement WPHeader WPFooter WPSideBar WPAdBlock Table
    SpeakableSpecification SearchAction ReadAction ReserveAction ScheduleAction CommunicateAction ViewAction
    WatchAction EntryPoint PropertyValue PropertyValueSpecification QuantitativeValue QuantitativeValueDistribution
    StructuredValue MonetaryAmount PriceSpecification UnitPriceSpecification CompoundPriceSpecification Offer
    AggregateOffer Demand OfferShippingDetails MerchantReturnPolicy Brand Service FinancialProduct
    GovernmentService BroadcastService ServiceChannel PostalAddress ContactPoint GeoCoordinates GeoCircle GeoShape
    OpeningHoursSpecification LocationFeatureSpecification Country State City AdministrativeArea Residence
    LandmarksOrHistoricalBuildings CivicStructure TouristAttraction VirtualLocation ImageObject VideoObject
    AudioObject MediaObject Clip BroadcastEvent Photograph Painting Book BookSeries Chapter Course CourseInstance
    LearningResource Quiz DefinedTerm DefinedTermSet CategoryCode CategoryCodeSet Dataset DataDownload DataCatalog
    DigitalDocument SoftwareApplication WebApplication MobileApplication PublicationIssue PublicationVolume Periodical
    Newspaper Blog CreativeWorkSeries Collection Guide Map Menu Message Legislation Movie Game
    PodcastEpisode PodcastSeries Episode Occupation OccupationalExperienceRequirements JobPosting EmployeeRole Role
    OrganizationRole PerformanceRole LinkRole EducationalOccupationalCredential EducationalOccupationalProgram
    WorkBasedProgram Certification Permit GovernmentPermit MemberProgram ProgramMembership Grant MonetaryGrant
    Enumeration DayOfWeek Language Distance Duration Energy Mass Number Text URL Date DateTime Time Boolean Integer
    Float     EducationEvent BusinessEvent ExhibitionEvent CourseInstance Hackathon Festival SocialEvent SportsEvent
    ProductGroup ProductModel ProductCollection IndividualProduct SomeProducts Vehicle NutritionInformation Recipe
    InteractionCounter Schedule Reservation Order Invoice Trip Observation StatisticalVariable EventSeries
    ArchiveOrganization Library LibrarySystem PerformingGroup MusicGroup WorkersUnion PoliticalParty
    AboutPage Cemetery Church School ElementarySchool HighSchool MiddleSchool Preschool ParkingFacility
""".split())  # fmt: skip


def _by_type() -> Mapping[str, frozenset[Kind]]:
    found: dict[str, set[Kind]] = {name: set() for name in _OTHER_TYPES}
    for kind, names in _KINDS.items():
        for name in names.split():
            found.setdefault(name, set()).add(kind)
    return MappingProxyType({name: frozenset(kinds) for name, kinds in found.items()})


_BY_TYPE = _by_type()
_OF_NO_KIND: frozenset[Kind] = frozenset()
KNOWN_TYPES = frozenset(_BY_TYPE)


def kinds_of(name: str) -> frozenset[Kind]:
    """The kinds that a type is of; none for a type that is not known."""
    return _BY_TYPE.get(name, _OF_NO_KIND)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a node should say. "telephone|email" is any of the two.

    `rooted`: it is asked only of nodes that stand on their own, because a nested one may be a mere mention.
    """

    required: tuple[str, ...] = ()
    recommended: tuple[str, ...] = ()
    rooted: bool = False


# https://developers.google.com/search/docs/appearance/structured-data/search-gallery and its pages by type.
DEMANDS: Mapping[Kind, tuple[Demand, ...]] = MappingProxyType(
    {
        Kind.ARTICLE: (
            Demand(recommended=("headline", "author", "datePublished", "dateModified", "image"), rooted=True),
        ),
        Kind.MEDICAL_PAGE: (Demand(recommended=("name|headline",), rooted=True),),
        Kind.PERSON: (Demand(required=("name",), recommended=("url|sameAs",)),),
        Kind.BUSINESS: (
            Demand(required=("name",)),
            Demand(required=("address|areaServed",), recommended=("telephone", "url"), rooted=True),
        ),
        Kind.ORGANISATION: (Demand(required=("name",)), Demand(recommended=("url",), rooted=True)),
        Kind.FAQ: (Demand(required=("mainEntity",)),),
        Kind.QUESTION: (Demand(required=("name|text", "acceptedAnswer|suggestedAnswer")),),
        Kind.REVIEW: (Demand(required=("author",)),),
        Kind.AGGREGATE_RATING: (Demand(required=("ratingValue", "ratingCount|reviewCount")),),
        Kind.PROFILE: (Demand(required=("mainEntity",)),),
    }
)
