package httpd

import (
	"fmt"
	"io/fs"

	"github.com/gin-gonic/gin"

	"kneadwise/server/fault"
	"kneadwise/web"
)

// AssetPrefix is the path below which the assets lie.
const AssetPrefix = "/assets/"

// workerName is the logical name of the script that alone runs WebAssembly.
const workerName = "worker.js"

// An asset's name holds the hash of its bytes, so that it may be kept for a
// year, the longest that HTTP speaks of, and never asked for again.
const forever = "public, max-age=31536000, immutable"

// assets are the files by the names that browsers ask for. A name that is not
// in the map is not served, whatever lies in the folder.
type assets map[string]*file

func loadAssets(manifest map[string]web.Asset, dist fs.FS) (assets, error) {
	all := assets{}
	for name, asset := range manifest {
		f := &file{
			tag:          asset.SHA256[:16],
			contentType:  asset.ContentType,
			cacheControl: forever,
			policy:       FilePolicy().String(),
			open:         asset.Open,
		}
		if name == workerName {
			f.policy = WorkerPolicy().String()
		}
		for e, suffix := range map[encoding]string{identity: "", gzipped: ".gz", brotli: ".br"} {
			data, err := fs.ReadFile(dist, asset.File+suffix)
			if err != nil {
				return nil, fmt.Errorf("couldn't read the asset %s: %w", name, err)
			}
			f.forms[e] = data
		}
		all[asset.File] = f
	}
	return all, nil
}

func (a assets) serve(c *gin.Context) {
	f, ok := a[c.Param("file")]
	if !ok {
		Fail(c, fault.New(fault.NotFound, "there is no such file"))
		return
	}
	f.serve(c)
}
