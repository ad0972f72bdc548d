package pricing

import (
	"kneadwise/server/fault"
	"kneadwise/server/page"
)

// RemoveView is the page that asks before a part is removed.
type RemoveView struct {
	page.PortalFrame
	Back, Action string
	Sentence     string
	Version      int64
	Used         int64 // 0 where nothing names it
	Uses         []UseView
	Changed      bool // it is not as it was when she was asked
}

// UseView is a part that names the service, and what becomes of it.
type UseView struct {
	Sentence string
	EditAt   string // below the clinic's address
	Gone     bool
}

// removal is what would be gone. The error is NotFound where there is no such
// part, or none that can be removed.
func (p *Prices) removal(d Draft, kind Kind, id string) (v RemoveView, err error) {
	item, there := d.Item(kind, id)
	if f, _ := formOf(kind); !there || f.key == "" {
		return v, fault.New(fault.NotFound, "there is no such part")
	}
	v.Version = item.Version
	if v.Sentence, err = sentence(p.texts, d.Items, item.Part); err != nil || kind != KindService {
		return v, err
	}
	v.Used = d.UsedVersion(id)
	for _, use := range d.Uses(id) {
		part := use.Item.Part
		words, err := sentence(p.texts, d.Items, part)
		if err != nil {
			return v, err
		}
		at := part.Kind().plural()
		if part.Kind() != KindTerms {
			at += "/" + part.ID()
		}
		v.Uses = append(v.Uses, UseView{words, at, use.Left == nil})
	}
	return v, nil
}
