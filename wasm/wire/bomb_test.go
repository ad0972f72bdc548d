package wire

import (
	"strings"
	"testing"

	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/wire/message"
)

// What is pointed to again and again unfolds to more than there is: a vector of
// offsets that all lead to one table, or to one long text.

func TestTablesPointedToAgainAreRefused(t *testing.T) {
	b := flatbuffers.NewBuilder(0)
	message.FaultStart(b)
	message.FaultAddLow(b, 1)
	one := message.FaultEnd(b)
	const n = 1000
	b.StartVector(4, n, 4)
	for range n {
		b.PrependUOffsetT(one)
	}
	all := b.EndVector(n)
	message.FaultsStart(b)
	message.FaultsAddFaults(b, all)
	b.FinishWithFileIdentifier(message.FaultsEnd(b), []byte(idFaults))
	if wrong := verify(b.FinishedBytes(), idFaults, shapeFaults); wrong == nil || wrong.Code != FaultShared {
		t.Errorf("one fault, a thousand times: %v", wrong)
	}
}

func TestTextsPointedToAgainAreRefused(t *testing.T) {
	write := func(n, length int) []byte {
		b := flatbuffers.NewBuilder(0)
		long := b.CreateString(strings.Repeat("x", length))
		b.StartVector(4, n, 4)
		for range n {
			b.PrependUOffsetT(long)
		}
		clinics := b.EndVector(n)
		message.RequestStart(b)
		message.RequestAddClinics(b, clinics)
		b.FinishWithFileIdentifier(message.RequestEnd(b), []byte(idRequest))
		return b.FinishedBytes()
	}
	if wrong := verify(write(2000, 20), idRequest, shapeRequest); wrong != nil {
		t.Errorf("a short code, two thousand times: %v", wrong)
	}
	if wrong := verify(write(2000, 2000), idRequest, shapeRequest); wrong == nil || wrong.Code != FaultShared {
		t.Errorf("a long text, two thousand times: %v", wrong)
	}
}

func TestVectorsPointedToAgainAreRefused(t *testing.T) {
	b := flatbuffers.NewBuilder(0)
	long := b.CreateByteVector(make([]byte, 5000))
	var packages []flatbuffers.UOffsetT
	for range 200 {
		message.PackageStart(b)
		message.PackageAddServices(b, long)
		packages = append(packages, message.PackageEnd(b))
	}
	all := b.CreateVectorOfTables(packages)
	message.SellerStart(b)
	message.SellerAddPackages(b, all)
	seller := message.SellerEnd(b)
	message.QuoteStart(b)
	message.QuoteAddSeller(b, seller)
	own := b.CreateVectorOfTables([]flatbuffers.UOffsetT{message.QuoteEnd(b)})
	message.RequestStart(b)
	message.RequestAddOwn(b, own)
	b.FinishWithFileIdentifier(message.RequestEnd(b), []byte(idRequest))
	if wrong := verify(b.FinishedBytes(), idRequest, shapeRequest); wrong == nil || wrong.Code != FaultShared {
		t.Errorf("one long vector, two hundred times: %v", wrong)
	}
}
