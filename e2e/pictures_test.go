package e2e

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestPictures takes the pictures of docs/desk, of the repository's examples alone. PICTURES names the folder:
//
//	PICTURES=../docs/desk go test -run TestPictures .
func TestPictures(t *testing.T) {
	dir := os.Getenv("PICTURES")
	if dir == "" {
		t.Skip("PICTURES names no folder")
	}
	base, _ := serve(t, "../examples/ferry.jsonl", "../examples/secret-order.txt")
	b := open(t, base)
	b.goTo("/review?who=Ada")
	judge := eval[string](b, `document.querySelector("main a[href^='/review/attribution']").getAttribute("href")`)
	// One correction, one question, one watch and one checked draft, so that no page is empty.
	b.goTo("/claim/courier/a2")
	ask := "section[aria-labelledby=open] > .mend "
	eval[bool](b, `document.querySelector("section[aria-labelledby=open] > .mend").open = true`)
	b.do("ask", chromedp.SendKeys(chromedp.CSS(ask+"[name=question]"), "Where is the contract kept?"),
		chromedp.SendKeys(chromedp.CSS(ask+"[name=who]"), "Ben"), chromedp.SendKeys(chromedp.CSS(ask+"[name=why]"), "the reader will ask"))
	b.follow("ask", chromedp.Click(chromedp.CSS(ask+"button")))
	b.goTo("/doc/gazette")
	b.do("correct", chromedp.Click(chromedp.CSS(".statement .mend summary")),
		chromedp.SetValue(chromedp.CSS(".statement .mend [name=set-stance]"), "denies"),
		chromedp.SendKeys(chromedp.CSS(".statement .mend [name=who]"), "Ada"), chromedp.SendKeys(chromedp.CSS(".statement .mend [name=why]"), "read it twice"))
	b.follow("set", chromedp.Click(chromedp.CSS(".statement .mend button[value=set]")))
	b.goTo("/watch?claim=courier/a2")
	b.do("watch", chromedp.SetValue(chromedp.ID("w-id"), "ferry-denials"))
	b.follow("watch", chromedp.Click(chromedp.CSS("form.drop button.main")))
	for _, p := range []struct {
		name, path string
		width      int64
		most       float64 // height
		dark       bool
	}{
		{"drop", "/", 1200, 800, false}, {"article", "/doc/courier", 1400, 1000, false}, {"claim", "/claim/courier/a2", 1200, 1300, false},
		{"claim-dark", "/claim/courier/a2", 1200, 900, true}, {"claim-phone", "/claim/courier/a2", 390, 1500, false}, {"claims", "/claims", 1200, 700, false},
		{"story", "/story/courier", 1200, 1000, false}, {"stories", "/stories", 1200, 600, false}, {"origin", "/origin/courier", 1200, 700, false},
		{"origins", "/origins", 1200, 600, false}, {"person", "/who/person/edda-lund", 1200, 800, false}, {"people", "/who", 1200, 700, false},
		{"events", "/events", 1200, 900, false}, {"search", "/search?q=contract", 1200, 800, false}, {"review", "/review?who=Ada", 1200, 800, false},
		{"judge", judge, 1200, 700, false}, {"log", "/log", 1200, 600, false}, {"watch", "/watch", 1200, 800, false}, {"method", "/method", 1200, 900, false},
		{"verify", "", 1200, 800, false},
	} {
		b.do(p.name, chromedp.EmulateViewport(p.width, 700), chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			colours := "light"
			if p.dark {
				colours = "dark"
			}
			_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: colours}}})
			return err
		}))
		if p.path != "" {
			b.goTo(p.path)
		} else {
			draft, err := os.ReadFile("../examples/draft.txt")
			if err != nil {
				t.Fatal(err)
			}
			source, err := os.ReadFile("../examples/secret-order.txt")
			if err != nil {
				t.Fatal(err)
			}
			b.goTo("/verify")
			b.do("fill the form", chromedp.SetValue(chromedp.ID("draft"), string(draft)), chromedp.SetValue(chromedp.ID("source"), string(source)))
			b.follow("check", chromedp.Click(chromedp.CSS("form[action='/verify'] button.main")))
		}
		height := min(p.most, eval[float64](b, "document.documentElement.scrollHeight"))
		shot, err := picture(b, float64(p.width), height)
		if err != nil {
			t.Fatalf("%s: %v", p.name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, p.name+".png"), shot, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes", p.name, len(shot))
	}
}

// picture is the page that is open as a PNG of at most 64 colours, as pages of text need no more.
func picture(b *browser, width, height float64) ([]byte, error) {
	ctx, cancel := context.WithTimeout(b.ctx, stepTime)
	defer cancel()
	beyond := true
	res, err := chromedp.Call(ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{CaptureBeyondViewport: &beyond,
		Clip: &page.Viewport{Width: width, Height: height, Scale: 1}})
	if err != nil {
		return nil, err
	}
	full, err := png.Decode(bytes.NewReader(res.Data))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, fewColours(full, 64))
	return out.Bytes(), err
}

// fewColours maps an image to its most frequent colours, those that differ.
func fewColours(full image.Image, most int) *image.Paletted {
	count := map[color.RGBA]int{}
	r := full.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			count[color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)]++
		}
	}
	list := make([]color.RGBA, 0, len(count))
	for c := range count {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	var p color.Palette
	for _, c := range list {
		near := func(o color.Color) bool {
			q := o.(color.RGBA)
			d := func(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
			return max(d(c.R, q.R), d(c.G, q.G), d(c.B, q.B)) < 10
		}
		if len(p) == most {
			break
		}
		if len(p) < 12 || !slices.ContainsFunc(p, near) {
			p = append(p, c)
		}
	}
	out := image.NewPaletted(r, p)
	index := map[color.RGBA]uint8{}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			c := color.RGBAModel.Convert(full.At(x, y)).(color.RGBA)
			i, ok := index[c]
			if !ok {
				i = uint8(p.Index(c))
				index[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	return out
}
