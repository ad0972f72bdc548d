package pricing_test

import (
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"testing"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/pricing"
)

// with is a form with other values.
func with(v url.Values, pairs ...string) url.Values {
	v = maps.Clone(v)
	for i := 0; i < len(pairs); i += 2 {
		v.Set(pairs[i], pairs[i+1])
	}
	return v
}

func (d *desk) service() (pricing.Service, pricing.Item) {
	d.Helper()
	item, ok := d.draft().Item(pricing.KindService, "deep-tissue-60")
	if !ok {
		d.Fatal("the visit is gone")
	}
	return item.Part.(pricing.Service), item
}

const visit = "services/deep-tissue-60"

// Ana and Bea have the same form open. Bea saves first; Ana is shown both values
// and says which stays.
func TestTheSecondOfTwoIsShownBoth(t *testing.T) {
	for name, test := range map[string]struct {
		take           []string
		price, minutes int
	}{
		"hers everywhere":  {nil, 9900, 60},
		"one of each":      {[]string{"price"}, 9000, 60},
		"what was saved":   {[]string{"price", "minutes", "hands_on"}, 9000, 75},
		"no such box":      {[]string{"nonsense"}, 9900, 60},
		"one box, twice":   {[]string{"price", "price"}, 9000, 60},
		"the id, no trick": {[]string{"name"}, 9900, 60},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(d *desk) {
				d.full()
				anas, beas := d.get(visit).values(), d.get(visit).values()
				d.clock.Advance(100 * time.Second)
				d.who = "bea"
				d.post(visit, with(beas, "price", "90", "minutes", "75")).want(http.StatusSeeOther)
				_, saved := d.service()

				d.who = "ana"
				clash := d.post(visit, with(anas, "price", "$99.00", "hands_on", "55")).want(http.StatusConflict)
				clash.says("#clash", "Saved meanwhile by bea@cedar.example at 12:01 UTC")
				clash.says("#f-price-saved", "Saved meanwhile: $90")
				clash.says("#f-minutes-saved", "75")
				clash.says("#f-hands_on-saved", "50")
				if clash.one("#f-modality-saved") != nil {
					d.Error("what does not differ is told apart")
				}
				if _, now := d.service(); now.Version != saved.Version {
					d.Fatal("something was overwritten")
				}
				again := clash.values()
				if again.Get("price") != "$99.00" {
					d.Errorf("her price came back as %q", again.Get("price"))
				}
				again["take"] = test.take
				d.post(visit, again).want(http.StatusSeeOther)
				if s, _ := d.service(); int(s.Price) != test.price || s.Booked != test.minutes {
					d.Errorf("%+v, want %d cents, %d minutes", s, test.price, test.minutes)
				}
			})
		})
	}
}

// A third who saves between the clash and the choice is not overwritten either.
func TestAChoiceIsOfWhatWasShown(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		anas, beas := d.get(visit).values(), d.get(visit).values()
		d.post(visit, with(beas, "price", "90")).want(http.StatusSeeOther)
		chosen := d.post(visit, with(anas, "price", "99")).want(http.StatusConflict).values()
		d.post(visit, with(d.get(visit).values(), "price", "91")).want(http.StatusSeeOther)
		a := d.post(visit, with(chosen, "take", "price")).want(http.StatusConflict)
		a.says("#f-price-saved", "$91")
		if s, _ := d.service(); s.Price != 9100 {
			d.Errorf("%d cents", s.Price)
		}
	})
}

func TestTheSameValuesAreNoClash(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		anas, beas := d.get(visit).values(), d.get(visit).values()
		d.post(visit, with(beas, "price", "90")).want(http.StatusSeeOther)
		d.post(visit, with(anas, "price", "$ 90.00")).want(http.StatusSeeOther)
	})
}

func TestWhatWasRemovedMeanwhile(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		filled := d.get("payers/aetna").values()
		d.post("payers/aetna/remove", d.get("payers/aetna/remove").values()).want(http.StatusSeeOther)
		a := d.post("payers/aetna", with(filled, "network", "out")).want(http.StatusConflict)
		a.says("#clash", "This was removed while you were editing")
		if _, there := d.draft().Item(pricing.KindPayer, "aetna"); there {
			d.Fatal("it came back unasked")
		}
		d.post("payers/aetna", a.values()).want(http.StatusSeeOther)
		item, _ := d.draft().Item(pricing.KindPayer, "aetna")
		if p, ok := item.Part.(pricing.Payer); !ok || p.Network != "out" {
			d.Errorf("%+v", item.Part)
		}
		// What was removed and added again is not what an old form was filled from.
		d.post("payers/aetna", filled).want(http.StatusConflict)
	})
}

// The profile stands once: the second who begins it is shown the first.
func TestTwoBeginTheProfile(t *testing.T) {
	each(t, func(d *desk) {
		d.post("profile", with(profile(), "version", "0")).want(http.StatusSeeOther)
		a := d.post("profile", with(profile(), "name", "Cedar & Co", "place.0.city", "Tacoma", "place.0.zip", "98401")).want(http.StatusConflict)
		a.says("#f-name-saved", "Cedar Street Massage")
		a.says("#f-place-0-city-saved", "Spokane")
		v := a.values()
		v["take"] = []string{"place.0.city", "place.0.zip"}
		d.post("profile", v).want(http.StatusSeeOther)
		p := d.draft().Of(pricing.KindProfile)[0].Part.(pricing.Profile)
		if p.Name != "Cedar & Co" || p.Locations[0].City != "Spokane" || p.Locations[0].Zip3 != "992" {
			d.Errorf("%+v", p)
		}
	})
}

func TestTwoAddTheSameInsurer(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		d.post("payers/new", aetna()).want(http.StatusUnprocessableEntity).says("#errors", "You have one of this name already")
	})
}

func TestRemovingAsksFirst(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		d.post("services/new", form("minutes", "90", "price", "140")).want(http.StatusSeeOther)
		d.post("packages/new", with(five(), "visits", "10", "services", "deep-tissue-60")).want(http.StatusSeeOther)
		both := d.get("packages/pack-10").values()
		both.Add("services", "massage-90")
		d.post("packages/pack-10", both).want(http.StatusSeeOther)
		aetnas := with(d.get("payers/aetna").values(), "publish_rates", "yes", "rate.deep-tissue-60", "71.50", "rate.massage-90", "100")
		d.post("payers/aetna", aetnas).want(http.StatusSeeOther)

		ask := d.get(visit + "/remove").want(http.StatusOK)
		ask.says(".warning", "named by 4 other parts")
		ask.says(".warning", "It is good for this visit alone, so it would be removed.")
		ask.says(".warning", "It would stay, without this visit.")

		without := ask.values()
		without.Del("used")
		d.post(visit+"/remove", without).want(http.StatusConflict).says("#changed", "Nothing was removed")
		stale := ask.values()
		d.post("packages/pack-5", with(d.get("packages/pack-5").values(), "price", "430")).want(http.StatusSeeOther)
		d.post(visit+"/remove", stale).want(http.StatusConflict)
		d.service()

		d.post(visit+"/remove", d.get(visit+"/remove").values()).want(http.StatusSeeOther)
		draft := d.draft()
		if len(draft.Faults) > 0 {
			d.Error(draft.Faults)
		}
		for kind, want := range map[pricing.Kind]int{pricing.KindService: 1, pricing.KindPackage: 1, pricing.KindMembership: 0, pricing.KindPayer: 1} {
			if got := len(draft.Of(kind)); got != want {
				d.Errorf("%d of kind %s, want %d", got, kind, want)
			}
		}
		if rates := draft.List.Payers[0].Rates; len(rates) != 1 || rates[0].Visit != 10000 {
			d.Errorf("rates %+v", rates)
		}
	})
}

// Many save the same part at the same moment: one is first, all others are told.
func TestOfManyOneIsFirst(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		_, item := d.service()
		const many = 8
		errs := make(chan error, many)
		for n := range many {
			go func() {
				_, err := d.prices.Save(d.Context(), cedar, "ana", pricing.Entry{
					Kind: pricing.KindService, ID: "deep-tissue-60", Version: item.Version,
					Values: form("minutes", "60", "price", strconv.Itoa(100+n)),
				})
				errs <- err
			}()
		}
		saved := 0
		for range many {
			switch err := <-errs; fault.KindOf(err) {
			case fault.Conflict:
			default:
				if err != nil {
					d.Error(err)
				}
				saved++
			}
		}
		if saved != 1 {
			d.Errorf("%d were saved over each other", saved)
		}
	})
}
