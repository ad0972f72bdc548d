package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"kneadwise/wasm/call"
	"kneadwise/wasm/document"
	"kneadwise/wasm/scenario"
	"kneadwise/wasm/wire"
	"kneadwise/web/e2e/browser"
)

// The worked examples in each browser, by the page's own Worker and module and
// under their own policy: what comes back are the native engine's bytes, which
// say the estimate that was accepted.
func TestScenarios(t *testing.T) {
	all, err := scenario.Read("../../wasm/testdata")
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 25 {
		t.Fatalf("only %d scenarios were found", len(all))
	}
	questions := ask(t, all)
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := open(t, b, s, "/")
		sent, err := json.Marshal(questions)
		v.must(err)
		answers := look[[][]byte](v, fmt.Sprintf(`return await (%s)(%s)`, questioner, sent))
		if len(answers) != len(questions) {
			t.Fatalf("%d questions, %d answers", len(questions), len(answers))
		}
		desk := call.NewDesk()
		var next int
		for _, q := range questions {
			got := answers[next]
			next++
			if want := desk.Call(q.Op, bytes.Clone(q.Message)); !bytes.Equal(got, want) {
				t.Errorf("%s: the answer to operation %d is not the native one", q.of.Name, q.Op)
			}
			if q.Op == call.OpEstimate {
				accepted(t, q.of, got)
			}
		}
	})
}

// question is one message to the engine.
type question struct {
	Op      int32
	Message []byte
	of      *scenario.Scenario
}

// ask writes the scenarios as the page would ask them: a bundle of the price
// lists that one has, then its request.
func ask(t *testing.T, all []scenario.Scenario) []question {
	t.Helper()
	var questions []question
	add := func(s *scenario.Scenario, op int32, message []byte, faults int) {
		if faults > 0 {
			t.Fatalf("%s cannot be written as a message", s.Name)
		}
		questions = append(questions, question{op, message, s})
	}
	for i := range all {
		s := &all[i]
		if len(s.Lists) > 0 {
			bundle, faults := wire.WriteBundle(s.Lists)
			add(s, call.OpBundle, bundle, len(faults))
		}
		request, faults := wire.WriteRequest(s.Request)
		add(s, call.OpEstimate, request, len(faults))
	}
	return questions
}

// accepted compares an answer with the estimate that lies beside the scenario.
func accepted(t *testing.T, s *scenario.Scenario, answer []byte) {
	t.Helper()
	found, faults, err := wire.ReadReply(answer)
	if err != nil || len(faults) > 0 {
		t.Errorf("%s: faults %v, error %v", s.Name, faults, err)
		return
	}
	want, err := s.Detail()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(document.WriteEstimate(found), want) {
		t.Errorf("%s: the estimate is not the accepted one", s.Name)
	}
}

// questioner starts a Worker of the page's own script, hands it the page's own
// module and passes the messages, one at a time.
const questioner = `async (questions) => {
	const { module, worker } = document.querySelector("#main").dataset;
	const engine = new Worker(worker);
	const say = (order) => new Promise((done, fail) => {
		engine.onmessage = ({ data }) => "trap" in data ? fail(data.trap) : done(data);
		engine.onerror = (e) => fail("the Worker did not start: " + e.message);
		engine.postMessage(order);
	});
	await say({ module: await (await fetch(module)).arrayBuffer() });
	const answers = [];
	for (const [id, { Op: op, Message }] of questions.entries()) {
		const { bytes } = await say({ id, op, bytes: Uint8Array.from(atob(Message), (c) => c.charCodeAt(0)) });
		answers.push(btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join("")));
	}
	engine.terminate();
	return answers;
}`
