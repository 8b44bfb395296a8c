package eval

import (
	"context"
	"fmt"
	"path/filepath"

	"sayso"
)

// A Task names a corpus format and the scores that go with it.
type Task string

// The tasks.
const (
	TaskAttribution Task = "attribution" // polnear_*.jsonl, gum_news.jsonl
	TaskCofenet     Task = "cofenet"     // cofenet_polnear_*.jsonl
	TaskGold        Task = "gold"        // a folder of *.gold.json
	TaskSourcing    Task = "sourcing"    // the same: on whose word
	TaskSeed        Task = "seed"        // the seed's gold.json
	TaskQuantity    Task = "quantity"    // newsquant_*.jsonl, measeval_*.jsonl
	TaskVerify      Task = "verify"      // articles with id and text, in which edits are planted
	TaskQuotations  Task = "quotations"  // polnear_*.jsonl
	TaskTime        Task = "time"        // timebank.jsonl, aquaint.jsonl
	TaskRecognizers Task = "recognizers" // the folder DateTime/English of Recognizers-Text
	TaskDuckling    Task = "duckling"    // Duckling’s Time/EN/Corpus.hs
	TaskSyntax      Task = "syntax"      // *.conllu
	TaskNames       Task = "names"       // worldwide_*.jsonl, gum_named_*.jsonl
	TaskCoref       Task = "coref"       // ontogum_*.jsonl, litbank.jsonl
	TaskGap         Task = "gap"         // gap_*.jsonl
	TaskActors      Task = "actors"      // plover_gsr.jsonl
	TaskPlaces      Task = "places"      // geowebnews.jsonl, lgl.jsonl, geovirus.jsonl
	TaskEvents      Task = "events"      // a folder of *.gold.json
	TaskPlover      Task = "plover"      // plv_train.jsonl
	TaskPolice      Task = "police"      // india_police_sents_dev.jsonl
	TaskOrigins     Task = "origins"     // articles in which copies are planted, or a table of pairs judged by hand
	TaskFactuality  Task = "factuality"  // uw.jsonl, meantime.jsonl, uds_ih2.jsonl
	TaskClaims      Task = "claims"      // pairs.tsv, with the articles beside
	TaskPeople      Task = "people"      // pairs.jsonl, with the articles beside
	TaskStories     Task = "stories"     // story_clusters_*.jsonl
)

// Tasks lists all tasks in the order of the documentation.
func Tasks() []Task {
	return []Task{TaskAttribution, TaskCofenet, TaskGold, TaskSourcing, TaskSeed, TaskQuantity, TaskVerify, TaskQuotations, TaskTime, TaskRecognizers, TaskDuckling, TaskSyntax, TaskNames, TaskCoref, TaskGap, TaskActors, TaskPlaces,
		TaskEvents, TaskPlover, TaskPolice, TaskFactuality, TaskClaims, TaskPeople, TaskOrigins, TaskStories}
}

// TokensWords instead of a file of CoreNLP tokens scores on words and marks, split by a regular expression.
const TokensWords = "words"

// Options say what to score and how. Task, Path and one of Read and From are required.
type Options struct {
	Task     Task
	Path     string
	Tokens   []string // attribution: files of CoreNLP tokens, or TokensWords; found beside Path if empty
	Articles string   // cofenet: the articles, found beside Path if empty; seed: article.txt; gold, sourcing: texts of gold that does not quote them; claims: files of articles, parted by commas; people: the articles
	From     string   // predictions to score instead of reading
	Read     Reader
	Parse    Parser  // syntax, names, coref, gap, claims: in place of Read
	Locate   Locator // places: beside Read
	Type     Typer   // plover: beside Read
	Fold     string  // plover, time: FoldDev, FoldRest or FoldAll, which "" means
	Jobs     int     // articles read at the same time; below 1 means 1
	Nested   bool    // attribution, cofenet: keep predictions inside another's content, which PolNeAR forbids
	// Progress, if not nil, is called after each article, by one goroutine at a time.
	Progress func(done, total int)
}

// Measures returns the measures of a task as name and explanation, in the order of its table.
func Measures(t Task) (names, about []string) {
	for _, m := range measuresOf(t) {
		for _, name := range m.metrics() {
			names = append(names, name)
			about = append(about, m.about)
		}
	}
	return names, about
}

func measuresOf(t Task) []measure {
	switch t {
	case TaskAttribution:
		return attributionMeasures()
	case TaskCofenet:
		return cofenetMeasures()
	case TaskGold:
		return goldMeasures()
	case TaskSourcing:
		return sourcingMeasures()
	case TaskSeed:
		return seedMeasures()
	case TaskQuantity:
		return quantityMeasures()
	case TaskVerify:
		return verifyMeasures()
	case TaskQuotations:
		return quotationMeasures()
	case TaskTime:
		return timeMeasures()
	case TaskRecognizers, TaskDuckling:
		return caseMeasures()
	case TaskSyntax:
		return syntaxMeasures()
	case TaskNames:
		return nameMeasures()
	case TaskCoref:
		return corefMeasures()
	case TaskGap:
		return gapMeasures()
	case TaskActors:
		return actorMeasures()
	case TaskPlaces:
		return placeMeasures()
	case TaskEvents:
		return eventMeasures()
	case TaskPlover:
		return ploverMeasures()
	case TaskPolice:
		return policeMeasures()
	case TaskFactuality:
		return factualityMeasures()
	case TaskClaims:
		return claimMeasures()
	case TaskPeople:
		return peopleMeasures()
	case TaskOrigins:
		return originMeasures()
	case TaskStories:
		return storyMeasures()
	}
	return nil
}

// Run scores one file. A malformed file is a [sayso.Error] with ErrCorpus and the place of the row.
func Run(ctx context.Context, o Options) (*Result, error) {
	measures := measuresOf(o.Task)
	if measures == nil {
		return nil, &sayso.Error{Code: sayso.ErrUsage, Msg: fmt.Sprintf("no task %q", o.Task)}
	}
	if o.Task == TaskVerify {
		return runVerify(ctx, o)
	}
	if o.Task == TaskOrigins {
		return runOrigins(ctx, o)
	}
	if o.Task == TaskActors {
		return runActors(ctx, o)
	}
	if o.Task == TaskClaims {
		return runClaims(ctx, o)
	}
	if o.Task == TaskPeople {
		return runPeople(ctx, o)
	}
	if o.Task == TaskStories {
		return runStories(ctx, o)
	}
	if NeedsParser(o.Task) {
		return runParsed(ctx, o)
	}
	docs, skipped, err := load(o)
	if err != nil {
		return nil, err
	}
	guesses, model, err := predict(ctx, o, docs)
	if err != nil {
		return nil, err
	}
	s := newSheet(measures)
	all := make([]*marks, len(docs))
	for i, d := range docs {
		all[i] = score(s, o, d, guesses[i])
	}
	r := newResult(s, all)
	r.Task, r.File, r.Model = o.Task, filepath.Base(o.Path), model
	r.docs, r.guesses, r.nested = docs, guesses, o.Nested
	r.Split = splitOf(docs)
	if skipped > 0 {
		r.Counts["skipped_documents"] = skipped
	}
	return r, describe(r, o)
}

// load reads the gold. Articles without tokens cannot be scored on tokens: they are skipped and counted.
func load(o Options) (docs []*document, skipped int, err error) {
	switch o.Task {
	case TaskCofenet:
		articles := o.Articles
		if articles == "" {
			articles = articlesPath(o.Path)
		}
		docs, err = readCofenet(o.Path, articles)
	case TaskPlover:
		docs, err = readPlover(o.Path, o.Fold)
	case TaskPolice:
		docs, err = readPolice(o.Path)
	case TaskGold, TaskSourcing, TaskEvents:
		docs, err = readGold(o.Path, o.Articles)
	case TaskSeed:
		docs, err = readSeed(o.Path, o.Articles)
	case TaskQuantity:
		docs, err = readQuantities(o.Path)
	case TaskQuotations:
		docs, err = readPolnear(o.Path)
	case TaskTime:
		docs, err = readTimes(o.Path, o.Fold)
	case TaskPlaces:
		docs, err = readPlaces(o.Path)
	case TaskRecognizers:
		docs, err = readRecognizers(o.Path)
	case TaskDuckling:
		docs, err = readDuckling(o.Path)
	default:
		if docs, err = readPolnear(o.Path); err == nil {
			return withTokens(o, docs)
		}
	}
	return docs, 0, err
}

func withTokens(o Options, docs []*document) (kept []*document, skipped int, err error) {
	paths := o.Tokens
	if len(paths) == 0 {
		paths = []string{tokenPath(o.Path)}
	}
	for _, path := range paths {
		if path == TokensWords {
			for _, d := range docs {
				d.tokens = words(d.article.Text)
			}
		} else if err := readTokens(path, docs); err != nil {
			return nil, 0, err
		}
	}
	for _, d := range docs {
		if d.tokens != nil {
			kept = append(kept, d)
		}
	}
	if len(kept) == 0 {
		return nil, 0, corpusError(o.Path, "no article has tokens in %v", paths)
	}
	return kept, len(docs) - len(kept), nil
}

func score(s *sheet, o Options, d *document, g guess) *marks {
	switch o.Task {
	case TaskCofenet:
		if g.labels == nil {
			g.labels = labels(outermost(g.attributions, o.Nested), d.cuts)
		}
		return scoreCofenet(s, d, g.labels)
	case TaskGold:
		return scoreGold(s, d, g.attributions)
	case TaskSourcing:
		return scoreSourcing(s, d, g.attributions)
	case TaskSeed:
		return scoreSeed(s, d, g.attributions)
	case TaskQuantity:
		return scoreQuantities(s, d, g.quantities)
	case TaskQuotations:
		return scoreQuotations(s, d, g.record)
	case TaskPlaces:
		return scorePlaces(s, d, g)
	case TaskEvents:
		return scoreEvents(s, d, g.record)
	case TaskPlover:
		return scorePlover(s, d, g)
	case TaskPolice:
		return scorePolice(s, d, g.record)
	case TaskTime:
		return scoreTimes(s, d, g.times)
	case TaskRecognizers, TaskDuckling:
		return scoreCases(s, d, g.times)
	}
	predicted := outermost(g.attributions, o.Nested)
	m := scoreAttribution(s, d, predicted)
	m.counts["nested_left_out"] = len(g.attributions) - len(predicted)
	return m
}

// splitOf names the split of a corpus, "" if it does not say.
func splitOf(docs []*document) string {
	split := docs[0].split
	for _, d := range docs {
		if d.split != split {
			return "mixed"
		}
	}
	return split
}
