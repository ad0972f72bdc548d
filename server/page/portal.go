package page

// PortalFrame is what portal/layout.html needs: the part of each view of the
// portal that all share. The portal is in English.
type PortalFrame struct {
	Title  string // of the page, and its heading
	Style  string
	Script string
	Htmx   string
	Icon   string // empty where there is none
	Email  string // who is signed in; empty on the way to it
	Clinic PortalClinic
	Here   string // the step of the clinic's navigation that this page is
	Flash  string // one line on what has just been done; may be empty
}

// PortalClinic is the clinic that a page of the portal is about.
type PortalClinic struct {
	Slug, Name string // empty where the page is about none
	Public     bool   // whether something of it is published
	Several    bool   // whether the person has others, too
}

// Portal makes the frame of a page of the portal. The error is ErrNoAsset.
func (s *Site) Portal(title string) (f PortalFrame, err error) {
	f.Title = title
	for name, to := range map[string]*string{"portal.css": &f.Style, "portal.js": &f.Script, "htmx.js": &f.Htmx} {
		if *to, err = s.URL(name); err != nil {
			return PortalFrame{}, err
		}
	}
	if _, ok := s.assets["icon.svg"]; ok {
		f.Icon, _ = s.URL("icon.svg")
	}
	return f, nil
}
