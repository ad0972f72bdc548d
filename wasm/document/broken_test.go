package document_test

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
)

// brokenRequests are changes of fullRequest.
func brokenRequests() map[string]change {
	return map[string]change{
		"another format":             {`kneadwise.request/1`, `kneadwise.request/2`, "format", document.WrongFormat, false},
		"a later field":              {`"tip":`, `"accounts": {}, "tip":`, "accounts", document.UnknownField, false},
		"a misspelled field":         {`"deductible_cents"`, `"deductable_cents"`, "benefit.deductable_cents", document.UnknownField, false},
		"an unknown field deep down": {`"unit": "month"`, `"unit": "month", "x": 1`, "offers.own[0].memberships[0].interval.x", document.UnknownField, false},
		"a text for a number":        {`"minutes": 60`, `"minutes": "60"`, "plan.minutes", document.WrongType, false},
		"a number for a text":        {`"payer": "example-health"`, `"payer": 2`, "benefit.payer", document.WrongType, false},
		"an object for a list":       {`["2026-12-29"]`, `{}`, "plan.skip", document.WrongType, false},
		"a list for an object":       {`{"percent": 15}`, `[15]`, "tip", document.WrongType, false},
		"a text for yes or no":       {`"cleared_by_clinician": true`, `"cleared_by_clinician": "yes"`, "cleared_by_clinician", document.WrongType, false},
		"null":                       {`"minutes": 60`, `"minutes": null`, "plan.minutes", document.Null, false},
		"dollars and cents":          {`"deductible_cents": 150000`, `"deductible_cents": 1500.50`, "benefit.deductible_cents", document.NotWhole, false},
		"a whole number with point":  {`"deductible_cents": 150000`, `"deductible_cents": 150000.0`, "benefit.deductible_cents", document.NotWhole, true},
		"an exponent":                {`"deductible_cents": 150000`, `"deductible_cents": 15e4`, "benefit.deductible_cents", document.NotWhole, true},
		"minus zero":                 {`"visits_used": 3`, `"visits_used": -0`, "benefit.visits_used", document.NotWhole, true},
		"a negative amount":          {`"deductible_cents": 150000`, `"deductible_cents": -1`, "benefit.deductible_cents", code.FaultTooSmall, false},
		"a million dollars and more": {`"deductible_cents": 150000`, `"deductible_cents": 100000001`, "benefit.deductible_cents", code.FaultTooLarge, false},
		"a number beyond 64 bits":    {`"deductible_cents": 150000`, `"deductible_cents": 99999999999999999999999`, "benefit.deductible_cents", code.FaultTooLarge, false},
		"a field twice":              {`"minutes": 60`, `"minutes": 60, "minutes": 90`, "plan.minutes", document.DuplicateKey, true},
		"no such day":                {`"2026-12-01"`, `"2026-02-30"`, "plan.start", "civil.no_such_day", false},
		"an American date":           {`"2026-12-01"`, `"12/01/2026"`, "plan.start", "civil.not_iso", false},
		"a year too far":             {`"2026-12-01"`, `"2200-12-01"`, "plan.start", "civil.out_of_range", false},
		"no such state":              {`"state": "WA"`, `"state": "XX"`, "place.state", code.FaultUnknownValue, false},
		"a state in small letters":   {`"state": "WA"`, `"state": "wa"`, "place.state", code.FaultUnknownValue, false},
		"a ZIP prefix not in use":    {`"zip3": "992"`, `"zip3": "000"`, "place.zip3", code.FaultUnknownValue, true},
		"letters for a ZIP prefix":   {`"zip3": "992"`, `"zip3": "99a"`, "place.zip3", code.FaultUnknownValue, false},
		"a five-digit ZIP":           {`"zip3": "992"`, `"zip3": "99201"`, "place.zip3", code.FaultTooLarge, false},
		"a ZIP of another state":     {`"zip3": "992"`, `"zip3": "331"`, "place.zip3", code.FaultContradicts, true},
		"a slug that is none":        {`["cedar-street-massage"]`, `["Cedar Street"]`, "offers.clinics[0]", code.FaultUnknownValue, false},
		"a clinic twice":             {`["cedar-street-massage"]`, `["a", "a"]`, "offers.clinics[1]", code.FaultDuplicate, false},
		"nine clinics":               {`["cedar-street-massage"]`, `["a", "b", "c", "d", "e", "f", "g", "h", "i"]`, "offers.clinics", code.FaultTooMany, false},
		"a quote from tomorrow":      {`"quoted_on": "2026-11-20"`, `"quoted_on": "2026-11-24"`, "offers.own[0].quoted_on", code.FaultOrder, true},
		"a quote without provider":   {`"provider_type": "massage_therapist", `, ``, "offers.own[0].provider_type", code.FaultRequired, false},
		"a name that ends in space":  {`"The place on Main Street"`, `"The place "`, "offers.own[0].name", code.FaultUnknownValue, false},
		"a name that turns around":   {`"The place on Main Street"`, `"The \u202eplace"`, "offers.own[0].name", code.FaultUnknownValue, false},
		"an empty name":              {`"The place on Main Street"`, `""`, "offers.own[0].name", code.FaultTooSmall, false},
		"more hands-on than booked":  {`"hands_on_minutes": 50`, `"hands_on_minutes": 61`, "offers.own[0].services[0].hands_on_minutes", code.FaultTooLarge, true},
		"low above high":             {`{"low": 8000, "high": 9000}`, `{"low": 9000, "high": 8000}`, "offers.own[0].services[0].price_cents", code.FaultBackwards, true},
		"between without high":       {`{"low": 8000, "high": 9000}`, `{"low": 9000}`, "offers.own[0].services[0].price_cents.high", code.FaultRequired, false},
		"between with too much":      {`{"low": 8000, "high": 9000}`, `{"low": 8000, "high": 9000, "likely": 8500}`, "offers.own[0].services[0].price_cents.likely", document.UnknownField, false},
		"a word for a price":         {`{"low": 8000, "high": 9000}`, `"none"`, "offers.own[0].services[0].price_cents", document.WrongType, false},
		"a price of nothing":         {`{"low": 8000, "high": 9000}`, `0`, "offers.own[0].services[0].price_cents", code.FaultTooSmall, false},
		"an id twice":                {`"id": "long"`, `"id": "hour"`, "offers.own[0].services[1].id", code.FaultDuplicate, true},
		"an id in capitals":          {`"id": "long"`, `"id": "Long"`, "offers.own[0].services[1].id", code.FaultUnknownValue, false},
		"a package for nothing":      {`"services": ["hour", "long"]`, `"services": []`, "offers.own[0].packages[1].services", code.FaultRequired, false},
		"a package for a stranger":   {`"services": ["hour", "long"]`, `"services": ["hour", "longer"]`, "offers.own[0].packages[1].services[1]", code.FaultNoSuch, true},
		"a service twice":            {`"services": ["hour", "long"]`, `"services": ["hour", "hour"]`, "offers.own[0].packages[1].services[1]", code.FaultDuplicate, false},
		"months that are missing":    {`"after_purchase", "months": 6`, `"after_purchase"`, "offers.own[0].packages[0].expires.months", code.FaultRequired, false},
		"months that do not belong":  {`"rule": "after_purchase"`, `"rule": "never"`, "offers.own[0].packages[0].expires.months", code.FaultContradicts, false},
		"a date that does not":       {`"rule": "fixed_date"`, `"rule": "never"`, "offers.own[0].packages[1].expires.date", code.FaultContradicts, false},
		"a weekly membership":        {`"unit": "month"`, `"unit": "week"`, "offers.own[0].memberships[0].interval.unit", code.FaultUnknownValue, false},
		"a fee every two months":     {`"every": 1`, `"every": 2`, "offers.own[0].memberships[0].interval.every", code.FaultTooLarge, false},
		"credits in minutes":         {`{"unit": "visit", "count": 1}`, `{"unit": "minute", "count": 60}`, "offers.own[0].memberships[0].credits_per_interval.unit", code.FaultUnknownValue, false},
		"a cap that is missing":      {`"roll_over", "cap": 2`, `"roll_over"`, "offers.own[0].memberships[0].unused.cap", code.FaultRequired, false},
		"a cap that does not belong": {`"rule": "roll_over"`, `"rule": "reset"`, "offers.own[0].memberships[0].unused.cap", code.FaultContradicts, false},
		"a member's price elsewhere": {`[{"service": "hour", "price_cents": 8200}]`, `[{"service": "long", "price_cents": 8200}]`, "offers.own[0].memberships[0].member_prices[0].service", code.FaultNoSuch, true},
		"a member's price twice":     {`[{"service": "hour", "price_cents": 8200}]`, `[{"service": "hour", "price_cents": 8200}, {"service": "hour", "price_cents": 8200}]`, "offers.own[0].memberships[0].member_prices[1].service", code.FaultDuplicate, true},
		"visits and until":           {`"visits": 6,`, `"visits": 6, "until": "2027-01-01",`, "plan.phases[0].until", code.FaultContradicts, false},
		"no visits":                  {`"visits": 6`, `"visits": 0`, "plan.phases[0].visits", code.FaultTooSmall, false},
		"half a year between visits": {`{"weeks": 4}`, `{"weeks": 27}`, "plan.phases[1].every.weeks", code.FaultTooLarge, false},
		"a rhythm without interval":  {`, "every": {"weeks": 4}`, ``, "plan.phases[1].every", code.FaultRequired, false},
		"a five-hour visit":          {`"minutes": 60`, `"minutes": 300`, "plan.minutes", code.FaultTooLarge, false},
		"two kinds of provider":      {`"provider_type": "physical_therapy"`, `"provider_type": ["physical_therapy", "massage_therapist"]`, "plan.provider_type", document.WrongType, false},
		"an insurer not listed":      {`"example-health"`, `"acme"`, "benefit.payer", code.FaultUnknownValue, false},
		"a payer twice":              {`["physical_therapy", "massage_therapist"]`, `["physical_therapy", "physical_therapy"]`, "benefit.pays_for_massage_by[1]", code.FaultDuplicate, false},
		"more met than deductible":   {`"deductible_met_cents": {"low": 0, "high": 60000}`, `"deductible_met_cents": {"low": 150001, "high": 200000}`, "benefit.deductible_met_cents", code.FaultContradicts, true},
		"more met than maximum":      {`"out_of_pocket_met_cents": 0`, `"out_of_pocket_met_cents": 600001`, "benefit.out_of_pocket_met_cents", code.FaultContradicts, true},
		"a maximum below":            {`"out_of_pocket_maximum_cents": 600000`, `"out_of_pocket_maximum_cents": 149999`, "benefit.out_of_pocket_maximum_cents", code.FaultContradicts, true},
		"a copay of no kind":         {`"kind": "copay", `, ``, "benefit.cost_share.kind", code.FaultRequired, false},
		"a copay of another kind":    {`"kind": "copay"`, `"kind": "coinsurance"`, "benefit.cost_share.copay_cents", code.FaultContradicts, false},
		"a share of another kind":    {`"after_deductible": false`, `"coinsurance_ppm": 200000`, "benefit.cost_share.coinsurance_ppm", code.FaultContradicts, false},
		"a share above all":          {`{"kind": "copay", "copay_cents": 3000, "after_deductible": false}`, `{"kind": "coinsurance", "coinsurance_ppm": 1000001}`, "benefit.cost_share.coinsurance_ppm", code.FaultTooLarge, false},
		"another word than none":     {`"visits_per_year": 20`, `"visits_per_year": "unlimited"`, "benefit.limits.visits_per_year", code.FaultUnknownValue, false},
		"a prescription not had":     {`"have": true`, `"have": false`, "benefit.prescription.expires", code.FaultContradicts, false},
		"a prescription not said":    {`"have": true, `, ``, "benefit.prescription.have", code.FaultRequired, false},
		"no such day of the year":    {`"07-01"`, `"02-30"`, "benefit.plan_year_starts", document.NotMonthDay, false},
		"a tip above all":            {`"percent": 15`, `"percent": 101`, "tip.percent", code.FaultTooLarge, false},
		"a sign not in the table":    {`"screen.cancer"`, `"screen.doubt"`, "signs[0]", code.FaultUnknownValue, false},
	}
}

// fullList has every field that a price list can have.
const fullList = `{
  "format": "kneadwise.price-list/1",
  "revision": 3,
  "previous_sha256": "00000000000000000000000000000000000000000000000000000000000000ff",
  "published_on": "2026-11-20",
  "demonstration": true,
  "clinic": {
    "slug": "cedar-street-massage", "name": "Cedar Street Massage", "provider_type": "massage_therapist",
    "locations": [{"id": "main", "name": "Cedar Street", "city": "Spokane", "state": "WA", "zip3": "992", "phone": "+1-509-555-0100"}],
    "website": "https://cedar.example",
    "booking_url": "https://cedar.example/book"
  },
  "effective": {"from": "2026-12-01", "until": "2027-12-01"},
  "currency": "USD",
  "services": [
    {"id": "deep-60", "modality": "deep_tissue", "booked_minutes": 60, "hands_on_minutes": 50, "price_cents": 9500, "first_visit_price_cents": 7500},
    {"id": "deep-90", "booked_minutes": 90, "price_cents": 13500}
  ],
  "packages": [
    {"id": "five", "credits": {"unit": "visit", "count": 5}, "price_cents": 44000, "services": ["deep-60"], "expires": {"rule": "after_first_use", "months": 6}},
    {"id": "gift", "credits": {"unit": "visit", "count": 2}, "price_cents": 18000, "services": ["deep-60"], "expires": {"rule": "fixed_date", "date": "2027-06-30"}}
  ],
  "memberships": [
    {"id": "monthly", "interval": {"every": 1, "unit": "month"}, "fee_cents": 7900, "setup_fee_cents": 4900, "credits_per_interval": {"unit": "visit", "count": 1}, "services": ["deep-60", "deep-90"], "unused": {"rule": "roll_over", "cap": 2}, "member_prices": [{"service": "deep-60", "price_cents": 8200}, {"service": "deep-90", "price_cents": 8200}], "minimum_intervals": 6}
  ],
  "payers": [
    {"payer": "example-health", "network": "in", "cash_allowed": true, "needs": {"prescription": true}, "rates": [{"service": "deep-60", "visit_cents": 8550}], "provider_types_paid": ["massage_therapist"], "verified_on": "2026-10-01"},
    {"payer": "other", "network": "out", "verified_on": "2026-10-02"}
  ],
  "tips": {"expected": true}
}`

// brokenLists are changes of fullList.
func brokenLists() map[string]change {
	return map[string]change{
		"another format":           {`kneadwise.price-list/1`, `kneadwise.request/1`, "format", document.WrongFormat, false},
		"no format":                {`"format": "kneadwise.price-list/1",`, ``, "format", code.FaultRequired, false},
		"a later field":            {`"tips":`, `"fees": {}, "tips":`, "fees", document.UnknownField, false},
		"revision none":            {`"revision": 3`, `"revision": 0`, "revision", code.FaultTooSmall, false},
		"a first with a before":    {`"revision": 3`, `"revision": 1`, "previous_sha256", code.FaultContradicts, false},
		"a third without a second": {`"previous_sha256": "00000000000000000000000000000000000000000000000000000000000000ff",`, ``, "previous_sha256", code.FaultRequired, false},
		"a hash in capitals":       {`00ff"`, `00FF"`, "previous_sha256", code.FaultUnknownValue, false},
		"no day of publication":    {`"published_on": "2026-11-20",`, ``, "published_on", code.FaultRequired, false},
		"no clinic":                {`"clinic": {`, `"clinics": {`, "clinic", code.FaultRequired, false},
		"a slug in capitals":       {`"slug": "cedar-street-massage"`, `"slug": "Cedar"`, "clinic.slug", code.FaultUnknownValue, false},
		"nowhere":                  {`[{"id": "main", "name": "Cedar Street", "city": "Spokane", "state": "WA", "zip3": "992", "phone": "+1-509-555-0100"}]`, `[]`, "clinic.locations", code.FaultRequired, false},
		"a ZIP of another state":   {`"zip3": "992"`, `"zip3": "331"`, "clinic.locations[0].zip3", code.FaultContradicts, true},
		"a telephone of letters":   {`+1-509-555-0100`, `1-800-MASSAGE`, "clinic.locations[0].phone", code.FaultUnknownValue, false},
		"a site without TLS":       {`"https://cedar.example",`, `"http://cedar.example",`, "clinic.website", code.FaultUnknownValue, false},
		"a site that is script":    {`"https://cedar.example",`, `"javascript:alert(1)",`, "clinic.website", code.FaultUnknownValue, false},
		"a site with a user":       {`"https://cedar.example",`, `"https://cedar.example@evil.example",`, "clinic.website", code.FaultUnknownValue, false},
		"a site with a port":       {`"https://cedar.example",`, `"https://cedar.example:8443",`, "clinic.website", code.FaultUnknownValue, false},
		"a site on this machine":   {`"https://cedar.example",`, `"https://localhost",`, "clinic.website", code.FaultUnknownValue, false},
		"an end before the start":  {`"until": "2027-12-01"`, `"until": "2026-12-01"`, "effective.until", code.FaultOrder, true},
		"prices since never":       {`{"from": "2026-12-01", "until": "2027-12-01"}`, `{}`, "effective.from", code.FaultRequired, false},
		"another currency":         {`"USD"`, `"CAD"`, "currency", code.FaultUnknownValue, false},
		"a service without price":  {`"price_cents": 9500, `, ``, "services[0].price_cents", code.FaultRequired, false},
		"a price between":          {`"price_cents": 9500`, `"price_cents": {"low": 9000, "high": 9500}`, "services[0].price_cents", document.WrongType, false},
		"nothing sold": {`"services": [
    {"id": "deep-60", "modality": "deep_tissue", "booked_minutes": 60, "hands_on_minutes": 50, "price_cents": 9500, "first_visit_price_cents": 7500},
    {"id": "deep-90", "booked_minutes": 90, "price_cents": 13500}
  ]`, `"services": []`, "services", code.FaultRequired, false},
		"a style not listed":        {`"deep_tissue"`, `"healing"`, "services[0].modality", code.FaultUnknownValue, false},
		"a package for nothing":     {`"price_cents": 44000`, `"price_cents": 0`, "packages[0].price_cents", code.FaultTooSmall, false},
		"a package without expiry":  {`, "expires": {"rule": "after_first_use", "months": 6}`, ``, "packages[0].expires", code.FaultRequired, false},
		"lapsed before it begins":   {`"2027-06-30"`, `"2026-11-30"`, "packages[1].expires.date", code.FaultOrder, true},
		"121 visits":                {`"count": 5`, `"count": 121`, "packages[0].credits.count", code.FaultTooLarge, false},
		"no term":                   {`, "minimum_intervals": 6`, ``, "memberships[0].minimum_intervals", code.FaultRequired, false},
		"credits left unsaid":       {`"unused": {"rule": "roll_over", "cap": 2}, `, ``, "memberships[0].unused", code.FaultRequired, false},
		"two member's prices":       {`{"service": "deep-90", "price_cents": 8200}`, `{"service": "deep-90", "price_cents": 12000}`, "memberships[0].member_prices[1].price_cents", document.PricesDiffer, true},
		"a member's price too few":  {`, {"service": "deep-90", "price_cents": 8200}`, ``, "memberships[0].member_prices", document.PricesMissing, true},
		"an insurer twice":          {`"payer": "other"`, `"payer": "example-health"`, "payers[1].payer", code.FaultDuplicate, true},
		"a network not said":        {`"network": "out", `, ``, "payers[1].network", code.FaultRequired, false},
		"rates without a contract":  {`"network": "in"`, `"network": "out"`, "payers[0].rates", code.FaultContradicts, false},
		"a rate for a stranger":     {`"rates": [{"service": "deep-60"`, `"rates": [{"service": "deep-30"`, "payers[0].rates[0].service", code.FaultNoSuch, true},
		"checked after publication": {`"2026-10-01"`, `"2026-11-21"`, "payers[0].verified_on", code.FaultOrder, true},
		"never checked":             {`, "verified_on": "2026-10-02"`, ``, "payers[1].verified_on", code.FaultRequired, false},
	}
}
