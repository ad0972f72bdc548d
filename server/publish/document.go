package publish

import (
	"bytes"
	"encoding/json"
)

// Manifest says what is current. Its paths are relative to its own address.
type Manifest struct {
	Format    string              `json:"format"`
	States    []ManifestState     `json:"states"`
	Lists     []ManifestList      `json:"lists"`
	Withdrawn []ManifestWithdrawn `json:"withdrawn"`
}

// ManifestState is the bundle of a state.
type ManifestState struct {
	State   string `json:"state"`
	Path    string `json:"path"`
	SHA256  string `json:"sha256"`
	Bytes   int    `json:"bytes"`
	Clinics int    `json:"clinics"`
}

// ManifestList is the current list of a clinic.
type ManifestList struct {
	Slug          string `json:"slug"`
	Name          string `json:"name"`
	State         string `json:"state"`
	Revision      int    `json:"revision"`
	SHA256        string `json:"sha256"`
	PublishedOn   string `json:"published_on"`
	EffectiveFrom string `json:"effective_from"`
	Path          string `json:"path"`
}

// ManifestWithdrawn is one document that was taken back.
type ManifestWithdrawn struct {
	Slug        string `json:"slug"`
	SHA256      string `json:"sha256"`
	WithdrawnOn string `json:"withdrawn_on"`
}

// Tombstone stands in the place of a withdrawn document.
type Tombstone struct {
	Format      string `json:"format"`
	Slug        string `json:"slug"`
	SHA256      string `json:"sha256"` // of the document that stood here
	WithdrawnOn string `json:"withdrawn_on"`
}

// Discovery says where everything is. Its paths are relative to its own address,
// but for those that begin with https:// or http://. In a path {slug} stands for
// a clinic's, and {sha256} for the hash of a revision.
type Discovery struct {
	Format       string             `json:"format"`
	Manifest     string             `json:"manifest"`
	Documents    DiscoveryDocuments `json:"documents"`
	Bundle       string             `json:"bundle"`
	Schemas      DiscoverySchemas   `json:"schemas"`
	Widget       string             `json:"widget,omitempty"`
	EngineSHA256 string             `json:"engine_sha256,omitempty"`
	PublicURL    string             `json:"public_url,omitempty"`
}

// DiscoveryDocuments is where price lists are.
type DiscoveryDocuments struct {
	BySlug   string `json:"by_slug"`
	BySHA256 string `json:"by_sha256"`
}

// DiscoverySchemas is where the JSON Schemas of the documents are.
type DiscoverySchemas struct {
	PriceList string `json:"price_list"`
	Manifest  string `json:"manifest"`
	Tombstone string `json:"tombstone"`
	Discovery string `json:"discovery"`
}

// The schemas by their names in web/schema.
const (
	schemaPriceList = "price-list.schema.json"
	schemaManifest  = "manifest.schema.json"
	schemaTombstone = "tombstone.schema.json"
	schemaDiscovery = "discovery.schema.json"
)

func schemaNames() []string {
	return []string{schemaPriceList, schemaManifest, schemaTombstone, schemaDiscovery}
}

// write is a document's bytes: its fields in order, no space, one line feed at
// the end, like the canonical bytes of a price list.
func write(document any) []byte {
	var out bytes.Buffer
	to := json.NewEncoder(&out)
	to.SetEscapeHTML(false)
	if err := to.Encode(document); err != nil {
		panic(err) // the documents are structs of texts and numbers
	}
	return out.Bytes()
}

func discovery(at place) Discovery {
	d := Discovery{
		Format:    DiscoveryFormat,
		Manifest:  "../prices/manifest.json",
		Documents: DiscoveryDocuments{BySlug: "../prices/{slug}.json", BySHA256: "../prices/{sha256}.json"},
		Bundle:    "../prices/{sha256}.kwb",
		Schemas: DiscoverySchemas{
			PriceList: "../prices/schema/" + schemaPriceList,
			Manifest:  "../prices/schema/" + schemaManifest,
			Tombstone: "../prices/schema/" + schemaTombstone,
			Discovery: "../prices/schema/" + schemaDiscovery,
		},
		EngineSHA256: at.engineSHA256,
		PublicURL:    at.publicURL,
	}
	if at.publicURL != "" {
		// A mirror holds no script; it is where the server is.
		d.Widget = at.publicURL + "/widget.js"
	}
	return d
}
