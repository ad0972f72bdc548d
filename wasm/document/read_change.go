package document

import (
	"slices"

	"kneadwise/wasm/offer"
)

// changes reads the prices of later days.
func (r *sellerReader) changes(n node, prefix string) (all []offer.Change) {
	for i, item := range n.get("changes").list() {
		path := element(prefix+"changes", i)
		all = append(all, offer.Change{
			From:        item.get("from").date(),
			BuyersKeep:  item.get("existing_buyers_keep").answer(),
			Services:    r.repriced(n, item, prefix, path, "services", "price_cents"),
			Packages:    r.repriced(n, item, prefix, path, "packages", "price_cents"),
			Memberships: r.repriced(n, item, prefix, path, "memberships", "fee_cents"),
		})
	}
	return all
}

// repriced reads the new prices of one kind of thing, whose list in the seller
// has the same name as in the change.
func (r *sellerReader) repriced(seller, change node, prefix, path, kind, price string) (all []offer.NewPrice) {
	var ids []string
	for _, item := range seller.get(kind).list() {
		ids = append(ids, item.get("id").word())
	}
	for i, item := range change.get(kind).list() {
		index := slices.Index(ids, item.get("id").word())
		if index < 0 && r.found.touched(prefix+kind) {
			r.found.excuse(element(path+"."+kind, i) + ".id")
		}
		all = append(all, offer.NewPrice{
			Index:      index,
			Price:      item.get(price).span(),
			FirstVisit: item.get("first_visit_price_cents").span(),
			Withdrawn:  item.get("withdrawn").truth,
		})
	}
	return all
}
