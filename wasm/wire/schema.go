package wire

// kind says what a field of a table is, as far as verifying it goes.
type kind uint8

const (
	u8     kind = iota // one byte, at most of: an enumeration, a bool, or any ubyte
	i16                // two bytes, with or without sign
	i32                // four bytes
	date               // four bytes: a day of the calendar, none or forever
	pair               // the struct Span
	bounds             // the struct Money
	str                // offset of a string
	ref                // offset of a table of shape of
	u8s                // offset of a vector of bytes, each at most of
	i32s               // offset of a vector of numbers of four bytes
	dates              // offset of a vector of days
	strs               // offset of a vector of strings
	refs               // offset of a vector of tables of shape of
)

// sizes are the bytes that each kind takes within its table, in the order above.
var sizes = [...]int{1, 2, 4, 4, 8, 16, 4, 4, 4, 4, 4, 4, 4}

// field is one field: what it is, and of which shape or up to which number.
type field struct {
	kind kind
	of   uint8
}

// anything is the greatest byte: the limit of one that has none of its own.
const anything = 255

// The shapes of tables.
const (
	shapeFault uint8 = iota
	shapePhase
	shapeCoded
	shapeService
	shapePackage
	shapeMembership
	shapeDiscount
	shapeNewPrice
	shapeChange
	shapeSeller
	shapeQuote
	shapePlanRequest
	shapeFamily
	shapeLimits
	shapePermit
	shapeOutside
	shapeSettings
	shapeBenefit
	shapeFSA
	shapeHSA
	shapeAccounts
	shapeTax
	shapeOtherPayer
	shapeGoals
	shapeRequest
	shapeScreen
	shapeVisit
	shapePlan
	shapeInput
	shapeEntry
	shapeFunding
	shapePackageClock
	shapeMembershipClock
	shapeCrossing
	shapeCase
	shapeWay
	shapeRegionOrigin
	shapeRegion
	shapeGate
	shapeEven
	shapeOffer
	shapeUnknown
	shapeGoodFaith
	shapeRunner
	shapeGoal
	shapeSchedule
	shapeBudget
	shapeStart
	shapeTurn
	shapeWindow
	shapeItemOf
	shapeOtherwise
	shapeOtherBills
	shapeEstimate
	shapeReply
	shapeLocation
	shapeContractRate
	shapeInsurer
	shapePriceList
	shapeBundle
	shapeHeldList
	shapeHeld
	shapeRanking
	shapeRankedList
	shapeRanked
	shapeText
	shapeRead
	shapeFigure
	shapeFigures
	shapeFaults
)

// shapes is the schema, field for field in the order of the .fbs files. It is
// written by hand, because the compiler of the schema makes accessors and no
// description; a test reads the .fbs files and holds it to them.
var shapes = [...][]field{
	shapeFault:   {{str, 0}, {str, 0}, {i32, 0}, {i32, 0}, {str, 0}},
	shapePhase:   {{u8, 2}, {i16, 0}, {date, 0}, {i16, 0}},
	shapeCoded:   {{str, 0}, {i16, 0}},
	shapeService: {{str, 0}, {str, 0}, {i16, 0}, {i16, 0}, {pair, 0}, {pair, 0}, {u8, 4}, {u8s, anything}, {refs, shapeCoded}},
	shapePackage: {
		{str, 0}, {i16, 0}, {pair, 0}, {u8s, anything}, {u8, 4}, {i16, 0}, {date, 0},
		{i16, 0}, {u8, 5}, {i32, 0}, {u8, 2}, {i16, 0}, {u8s, anything}, {u8, 1},
	},
	shapeMembership: {
		{str, 0}, {pair, 0}, {pair, 0}, {i16, 0}, {u8, 2}, {i16, 0}, {pair, 0}, {pair, 0}, {u8s, anything},
		{i16, 0}, {u8, 2}, {i16, 0}, {i16, 0}, {u8, 1}, {i16, 0},
	},
	shapeDiscount: {{str, 0}, {str, 0}, {u8, 3}, {i32, 0}},
	shapeNewPrice: {{u8, anything}, {pair, 0}, {pair, 0}, {u8, 1}},
	shapeChange:   {{date, 0}, {refs, shapeNewPrice}, {refs, shapeNewPrice}, {refs, shapeNewPrice}, {u8, 2}},
	shapeSeller: {
		{str, 0}, {u8, 4}, {refs, shapeService}, {refs, shapePackage}, {refs, shapeMembership}, {u8, 2},
		{refs, shapeDiscount}, {i32, 0}, {i32, 0}, {refs, shapeChange}, {u8s, anything}, {u8, 1},
	},

	shapeQuote:       {{ref, shapeSeller}, {date, 0}},
	shapePlanRequest: {{date, 0}, {refs, shapePhase}, {dates, 0}},
	shapeFamily:      {{u8, 2}, {pair, 0}, {pair, 0}, {pair, 0}, {pair, 0}},
	shapeLimits:      {{pair, 0}, {pair, 0}, {pair, 0}, {pair, 0}, {u8, 2}, {i16, 0}},
	shapePermit:      {{u8, 2}, {u8, 2}, {date, 0}, {i16, 0}},
	shapeOutside: {
		{u8, 2}, {pair, 0}, {pair, 0}, {pair, 0}, {pair, 0}, {u8, 3}, {pair, 0}, {pair, 0}, {pair, 0}, {i16, 0}, {u8, 2},
	},
	shapeSettings: {{u8, 1}, {u8, 1}, {u8, 2}, {u8, 1}, {u8, 1}, {u8, 1}, {u8, 1}},
	shapeBenefit: {
		{str, 0}, {u8, 2}, {u8s, 4}, {u8, 2},
		{pair, 0}, {pair, 0}, {u8, 3}, {pair, 0}, {u8, 2}, {pair, 0}, {pair, 0}, {pair, 0}, {pair, 0},
		{u8, 1}, {i16, 0}, {u8, 2}, {date, 0}, {pair, 0}, {u8, anything}, {u8, anything},
		{ref, shapeSettings}, {pair, 0}, {pair, 0}, {ref, shapeFamily}, {ref, shapeLimits},
		{ref, shapePermit}, {ref, shapePermit}, {ref, shapeOutside}, {pair, 0},
	},
	shapeFSA: {
		{pair, 0}, {i32, 0}, {pair, 0}, {date, 0}, {u8, 3}, {pair, 0}, {i16, 0}, {pair, 0}, {u8, 1}, {u8, 2}, {pair, 0},
	},
	shapeHSA:      {{u8, 2}, {date, 0}, {date, 0}, {date, 0}, {i16, 0}, {date, 0}, {u8, 1}, {pair, 0}, {u8, 2}},
	shapeAccounts: {{u8, 2}, {date, 0}, {date, 0}, {u8, 1}, {ref, shapeFSA}, {ref, shapeHSA}},
	shapeTax:      {{u8, 4}, {pair, 0}, {pair, 0}, {pair, 0}, {pair, 0}, {u8, 1}, {u8, 1}, {u8, 2}, {pair, 0}},
	shapeOtherPayer: {
		{u8, 5}, {pair, 0}, {pair, 0}, {pair, 0}, {date, 0}, {date, 0}, {u8, 2}, {str, 0}, {i16, 0}, {i16, 0}, {i16, 0},
		{u8, 2}, {u8, 2}, {i32, 0}, {pair, 0}, {u8, 2}, {ref, shapePermit}, {i16, 0}, {u8, 2}, {u8, 2}, {u8, 2}, {i32, 0},
	},
	shapeGoals: {{u8s, 3}, {i32, 0}, {i16, 0}},
	shapeRequest: {
		{date, 0}, {str, 0}, {str, 0}, {refs, shapeQuote}, {strs, 0}, {ref, shapePlanRequest},
		{u8, 4}, {i16, 0}, {ref, shapeBenefit}, {i32, 0}, {strs, 0}, {u8, 1}, {ref, shapeAccounts}, {ref, shapeTax}, {ref, shapeOtherPayer},
		{strs, 0}, {u8, 1}, {date, 0}, {ref, shapeGoals},
	},

	shapeScreen: {{u8, 4}, {u8, 1}, {strs, 0}, {u8, 1}},
	shapeVisit:  {{date, 0}, {u8, anything}},
	shapePlan:   {{date, 0}, {refs, shapePhase}, {refs, shapeVisit}, {date, 0}, {strs, 0}},
	shapeInput:  {{str, 0}, {u8, 6}, {i32, 0}, {u8, 9}, {date, 0}},
	shapeEntry:  {{i16, 0}, {date, 0}, {u8, 5}, {u8, 7}, {i32, 0}, {str, 0}, {i16, 0}, {refs, shapeInput}},
	shapeFunding: {
		{bounds, 0}, {bounds, 0}, {bounds, 0}, {bounds, 0}, {bounds, 0}, {bounds, 0}, {bounds, 0}, {bounds, 0}, {date, 0}, {strs, 0},
	},
	shapePackageClock:    {{i16, 0}, {date, 0}, {date, 0}, {i16, 0}, {i16, 0}, {date, 0}, {i32, 0}, {i32, 0}, {i16, 0}},
	shapeMembershipClock: {{i16, 0}, {date, 0}, {date, 0}, {date, 0}, {i16, 0}, {i16, 0}, {i16, 0}},
	shapeCrossing:        {{str, 0}, {i16, 0}, {date, 0}, {i32, 0}, {i32, 0}},
	shapeCase: {
		{u8, 3}, {i32, 0}, {i32, 0}, {i32, 0}, {i32, 0}, {i32, 0}, {refs, shapeEntry}, {ref, shapeFunding}, {i32s, 0},
		{refs, shapePackageClock}, {refs, shapeMembershipClock}, {refs, shapeCrossing}, {i32, 0},
	},
	shapeWay:          {{u8, 7}, {bounds, 0}, {refs, shapeCase}, {u8, 1}, {strs, 0}, {i16, 0}, {u8, 1}},
	shapeRegionOrigin: {{i32, 0}, {str, 0}, {str, 0}, {date, 0}, {i32, 0}, {str, 0}},
	shapeRegion:       {{bounds, 0}, {ref, shapeRegionOrigin}, {ref, shapeRegionOrigin}, {ref, shapeRegionOrigin}},
	shapeGate:         {{str, 0}, {i32, 0}},
	shapeEven:         {{u8, 1}, {i16, 0}, {i16, 0}, {i32, 0}, {i16, 0}, {i16, 0}},
	shapeOffer: {
		{u8, 3}, {i16, 0}, {str, 0}, {u8, 4}, {i16, 0}, {i16, 0}, {i16, 0}, {date, 0},
		{refs, shapeWay}, {ref, shapeRegion}, {strs, 0}, {refs, shapeGate}, {bounds, 0},
		{refs, shapeEven}, {i16, 0}, {i16, 0}, {i16, 0}, {i16, 0}, {i32, 0}, {i32, 0},
	},
	shapeUnknown: {
		{str, 0}, {i16, 0}, {i16, 0}, {i32, 0}, {i32, 0}, {i32, 0}, {u8, 1}, {i32, 0}, {i32, 0}, {u8, 1},
	},
	shapeGoodFaith:  {{date, 0}, {date, 0}, {date, 0}, {u8, 1}},
	shapeRunner:     {{i16, 0}, {i16, 0}, {i32, 0}},
	shapeGoal:       {{u8, 3}, {i16, 0}, {i32, 0}, {i32, 0}, {i32, 0}, {i32, 0}, {ref, shapeCase}, {i32, 0}},
	shapeSchedule:   {{i16, 0}, {i16, 0}, {i16, 0}, {date, 0}, {i16, 0}, {i32, 0}, {i32, 0}},
	shapeBudget:     {{i32, 0}, {u8, 1}, {ref, shapeSchedule}, {ref, shapeSchedule}, {u8, 1}},
	shapeStart:      {{date, 0}, {date, 0}, {i16, 0}, {bounds, 0}},
	shapeTurn:       {{u8, 2}, {date, 0}, {i16, 0}, {i16, 0}},
	shapeWindow:     {{refs, shapeStart}, {i16, 0}, {i32, 0}, {refs, shapeTurn}},
	shapeItemOf:     {{i16, 0}, {u8, 1}},
	shapeOtherwise:  {{str, 0}, {i16, 0}, {i16, 0}, {i32, 0}, {i32, 0}, {i32, 0}, {i16, 0}, {u8, 1}, {refs, shapeItemOf}},
	shapeOtherBills: {{i16, 0}, {i16, 0}, {i32, 0}, {i32, 0}, {i32, 0}, {i32, 0}},
	shapeEstimate: {
		{date, 0}, {ref, shapeScreen}, {ref, shapePlan}, {str, 0}, {i16, 0}, {bounds, 0}, {bounds, 0}, {i32, 0},
		{i16, 0}, {i16, 0}, {refs, shapeOffer}, {refs, shapeUnknown}, {strs, 0},
		{ref, shapeGoodFaith}, {refs, shapeRunner}, {refs, shapeGoal}, {ref, shapeBudget}, {ref, shapeWindow},
		{u8, 1}, {ref, shapeOtherwise}, {ref, shapeOtherBills},
	},
	shapeReply: {{ref, shapeEstimate}, {refs, shapeFault}},

	shapeLocation:     {{str, 0}, {str, 0}, {str, 0}, {str, 0}, {str, 0}, {str, 0}},
	shapeContractRate: {{u8, anything}, {i32, 0}, {i32, 0}, {i32, 0}},
	shapeInsurer: {
		{str, 0}, {u8, 2}, {u8, 2}, {u8, 2}, {refs, shapeContractRate}, {u8s, 4}, {date, 0},
		{str, 0}, {u8, 3}, {u8, 2}, {u8, 2}, {u8, 2}, {i32, 0}, {u8, 2},
	},
	shapePriceList: {
		{i32, 0}, {u8s, anything}, {u8s, anything}, {date, 0}, {u8, 1}, {str, 0}, {date, 0}, {date, 0},
		{refs, shapeLocation}, {str, 0}, {str, 0}, {ref, shapeSeller}, {refs, shapeInsurer}, {u8, 2}, {u8, 2}, {strs, 0},
	},
	shapeBundle: {{str, 0}, {refs, shapePriceList}},

	shapeHeldList:   {{str, 0}, {str, 0}, {str, 0}, {u8, 4}, {i32, 0}, {date, 0}, {u8, 1}, {date, 0}, {date, 0}, {refs, shapeDiscount}},
	shapeHeld:       {{str, 0}, {refs, shapeHeldList}, {refs, shapeFault}},
	shapeRanking:    {{u8s, anything}, {u8, 3}, {u8, 4}, {i16, 0}, {i16, 0}, {str, 0}, {str, 0}, {u8, 1}, {u8, 1}},
	shapeRankedList: {{i16, 0}, {i16, 0}, {bounds, 0}, {i32, 0}, {i32, 0}, {i16, 0}, {i32, 0}, {u8, 1}},
	shapeRanked:     {{str, 0}, {u8, 1}, {refs, shapeRankedList}, {i32, 0}, {i32s, 0}, {i32, 0}, {i32, 0}, {refs, shapeFault}},
	shapeText:       {{u8, 4}, {str, 0}},
	shapeRead:       {{refs, shapeText}},
	shapeFigure:     {{u8, 1}, {i32, 0}, {str, 0}},
	shapeFigures:    {{refs, shapeFigure}, {refs, shapeFault}},
	shapeFaults:     {{refs, shapeFault}},
}
