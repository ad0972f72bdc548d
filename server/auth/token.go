package auth

import (
	"fmt"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// What an access token says of itself. A token for anything else, or of another
// program that happens to have the key, is not one of ours.
const (
	issuer   = "kneadwise"
	audience = "kneadwise portal"
	method   = "HS256"
	// leeway is how far apart the clocks of a fleet may be.
	leeway = 2 * time.Second
	// maxToken is far more than a token of ours has.
	maxToken = 1 << 10
)

// access are the claims of an access token.
type access struct {
	jwt.RegisteredClaims
	Family string `json:"fam"`
}

// sign makes an access token for a person of a family.
func sign(k key, user, family string, now time.Time) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, access{
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer:    issuer,
			Audience:  jwt.ClaimStrings{audience},
			Subject:   user,
			IssuedAt:  jwt.NewNumericDate(now),
			ExpiresAt: jwt.NewNumericDate(now.Add(AccessLife)),
		},
		Family: family,
	})
	token.Header["kid"] = k.ID
	signed, err := token.SignedString(k.secret)
	if err != nil {
		return "", fmt.Errorf("couldn't sign: %w", err)
	}
	return signed, nil
}

// read returns what a token says if it is ours and in force, and an error that
// is for the log otherwise. Whether its family still lives it does not tell.
func read(text string, find func(kid string) (key, bool), now func() time.Time) (access, error) {
	if len(text) > maxToken {
		return access{}, jwt.ErrTokenMalformed
	}
	parser := jwt.NewParser(
		jwt.WithValidMethods([]string{method}),
		jwt.WithIssuer(issuer),
		jwt.WithAudience(audience),
		jwt.WithExpirationRequired(),
		jwt.WithIssuedAt(),
		jwt.WithLeeway(leeway),
		jwt.WithStrictDecoding(),
		jwt.WithTimeFunc(now),
	)
	var claims access
	_, err := parser.ParseWithClaims(text, &claims, func(t *jwt.Token) (any, error) {
		kid, _ := t.Header["kid"].(string)
		found, ok := find(kid)
		if !ok {
			return nil, fmt.Errorf("%w: its key is none of ours", jwt.ErrTokenUnverifiable)
		}
		return found.secret, nil
	})
	switch {
	case err != nil:
		return access{}, err
	case claims.Subject == "" || claims.Family == "" || claims.IssuedAt == nil:
		return access{}, jwt.ErrTokenInvalidClaims
	case claims.ExpiresAt.Sub(claims.IssuedAt.Time) > AccessLife:
		return access{}, jwt.ErrTokenInvalidClaims // none that we made lives longer
	}
	return claims, nil
}
