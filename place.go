package sayso

// A Place is a name or description of a place in the text and where it lies. Where that cannot be told, Unresolved says
// why and nothing is filled in that is not known.
type Place struct {
	ID         string // "p1"… in text order
	Span       Span
	Name       string         // as the gazetteer has it: "Kyiv" for "Kiev"
	Country    string         // ISO 3166-1, three letters; "" if unknown or if it lies in several
	Admin1     string         // name of its first-order division: a state, an oblast; "" if it has none
	GeoNames   int            // id of geonames.org; 0 if the gazetteer has none
	Lat, Lon   float64        // degrees, WGS 84, of a point in it; of no meaning while Precision is ""
	Precision  PlacePrecision // how large a place the point stands for; "" if unresolved
	Basis      PlaceBasis
	Body       string // of a metonym: "government" for "the Kremlin"; else ""
	Unresolved PlaceReason
}

// PlacePrecision says how large the place is that a [Place] stands for.
type PlacePrecision string

// The precisions, from the largest.
const (
	PrecisionArea     PlacePrecision = "area" // of several countries, a sea
	PrecisionCountry  PlacePrecision = "country"
	PrecisionRegion   PlacePrecision = "region"   // first-order division, or a part of the land
	PrecisionDistrict PlacePrecision = "district" // second-order division: a county
	PrecisionCity     PlacePrecision = "city"
)

// PlaceBasis says by what a place is known.
type PlaceBasis string

// The bases.
const (
	PlaceByName        PlaceBasis = "name"
	PlaceByDemonym     PlaceBasis = "demonym"     // French, Nigerians
	PlaceByMetonym     PlaceBasis = "metonym"     // the Kremlin: the place of the body it stands for
	PlaceByDescription PlaceBasis = "description" // the country, the capital of Kenya
	PlaceByContext     PlaceBasis = "context"     // not in the gazetteer; a part of its name, or a place beside it, is
)

// PlaceReason says why a place is unresolved.
type PlaceReason string

// The reasons.
const (
	PlaceAmbiguous PlaceReason = "ambiguous" // two places far from each other are as likely
	PlaceUnknown   PlaceReason = "unknown"   // the gazetteer has no such name
	PlaceReference PlaceReason = "reference" // "her country": it hangs on who she is
)
