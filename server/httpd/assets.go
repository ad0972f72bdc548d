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

// offlineName is that of the service worker. It lies with the assets, so its
// answer has to allow it the pages above them.
const offlineName = "offline.js"

// assets are the files by the names that browsers ask for. A name that is not
// in the map is not served, whatever lies in the folder.
type assets map[string]*File

func loadAssets(manifest map[string]web.Asset, dist fs.FS) (assets, error) {
	all := assets{}
	for name, asset := range manifest {
		f := &File{
			Tag:          asset.SHA256[:16],
			ContentType:  asset.ContentType,
			CacheControl: Forever,
			Open:         asset.Open,
		}
		switch name {
		case workerName:
			f.Policy = WorkerPolicy().String()
		case offlineName:
			f.Policy, f.Scope = OfflinePolicy().String(), "/"
		}
		for suffix, form := range map[string]*[]byte{"": &f.Data, ".gz": &f.Gzip, ".br": &f.Brotli} {
			data, err := fs.ReadFile(dist, asset.File+suffix)
			if err != nil {
				return nil, fmt.Errorf("couldn't read the asset %s: %w", name, err)
			}
			*form = data
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
	f.Serve(c)
}
