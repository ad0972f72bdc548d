package portal

import (
	"context"
	"html"
	"net/url"
	"strings"

	"kneadwise/server/account"
	"kneadwise/server/page"
)

// Boxes of the widget's page.
const (
	themeField    = "theme"
	languageField = "lang"
	accentField   = "accent"
)

// A look is how the widget is to look. Empty values are the widget's own choice.
type look struct{ theme, language, accent string }

func parseLook(form url.Values) look {
	l := look{form.Get(themeField), form.Get(languageField), strings.ToLower(strings.TrimSpace(form.Get(accentField)))}
	if l.theme != "auto" && l.theme != "dark" {
		l.theme = ""
	}
	if l.language != "en" && l.language != "es" {
		l.language = ""
	}
	return l
}

// widget is the page of the snippets. They name the public address of the server,
// and the one by which it was reached where that is not known.
func (p *Portal) widget(ctx context.Context, l look, reached string) (WidgetView, error) {
	clinic := account.Of(ctx)
	f, err := p.frame(ctx, "On your own web site", hereWidget)
	if err != nil {
		return WidgetView{}, err
	}
	v := WidgetView{PortalFrame: f, Public: f.Clinic.Public, Action: address(clinic, "widget")}
	v.Theme = page.Field{Kind: page.RadiosField, Name: themeField, Label: "Light or dark", Options: choices(l.theme, "", "Light", "dark", "Dark", "auto", "As the visitor’s device")}
	v.Language = page.Field{Kind: page.RadiosField, Name: languageField, Label: "Language", Options: choices(l.language, "", "As your page", "en", "English", "es", "Español")}
	v.Accent = page.Field{
		Kind: page.TextField, Name: accentField, Label: "Your color", Value: l.accent, Optional: true, MaxLength: 7, Width: "short",
		Hint: "Six digits behind a #, such as #0b6a57. Where a text in it would be hard to read it is made darker or lighter.",
	}
	if l.accent != "" && !isColor(l.accent) {
		v.Accent.Error = "Write a color as # and six digits from 0 to f."
		v.Problems = page.Problems(v.Accent)
		l.accent = ""
	}
	site := strings.TrimSuffix(p.PublicURL, "/")
	if site == "" {
		site = reached
	}
	snippets(&v, clinic, l, site)
	return v, nil
}

// choices makes options of pairs of value and label.
func choices(chosen string, pairs ...string) (all []page.Choice) {
	for i := 0; i+1 < len(pairs); i += 2 {
		all = append(all, page.Choice{Value: pairs[i], Label: pairs[i+1], Chosen: pairs[i] == chosen})
	}
	return all
}

// isColor tells whether a text is # and six hexadecimal digits in lower case.
func isColor(text string) bool {
	return len(text) == 7 && text[0] == '#' && strings.Trim(text[1:], "0123456789abcdef") == ""
}

// snippets fills in what is to be copied. The element's attributes have the names
// of what stands behind the # of the frame's address, which is never sent. The
// plain frame has no style of its own, which a strict page would refuse.
func snippets(v *WidgetView, clinic account.Clinic, l look, site string) {
	attributes, fragment := "", url.Values{}
	for _, one := range [][2]string{{languageField, l.language}, {themeField, l.theme}, {accentField, l.accent}} {
		if one[1] == "" {
			continue
		}
		attributes += " " + one[0] + `="` + html.EscapeString(one[1]) + `"`
		if one[0] != languageField {
			fragment.Set(one[0], one[1])
		}
	}
	path := "/embed/" + clinic.Slug
	if l.language == "es" {
		path = "/es" + path
	}
	v.Preview = path
	if len(fragment) > 0 {
		v.Preview += "#" + fragment.Encode()
	}
	name := html.EscapeString(clinic.Name)
	v.Element = `<script async src="` + html.EscapeString(site) + `/widget.js"></script>` + "\n" +
		`<kneadwise-calculator clinic="` + clinic.Slug + `"` + attributes + `></kneadwise-calculator>`
	v.Frame = `<iframe src="` + html.EscapeString(site+v.Preview) + `" title="` + name + `: what massage will cost" width="100%" height="1200" loading="lazy" frameborder="0" referrerpolicy="no-referrer" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`
	v.Link = `<a href="` + html.EscapeString(site+path) + `">What massage at ` + name + ` will cost</a>`
	v.Policy = "script-src " + site + "; frame-src " + site
}
