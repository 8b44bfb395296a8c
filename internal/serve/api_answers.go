package serve

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"sayso"
	"sayso/internal/ledger"
)

// groupIn are the parameters of lists of origins, stories, claims and people.
type groupIn struct {
	Unit
	Part
	Days
	Least int    `query:"least" minimum:"0" doc:"least number of articles of an origin, origins of a story, articles of a claim"`
	Words string `query:"words" doc:"all of which stand in the title or wording"`
}

func (in *groupIn) query() ledger.GroupQuery {
	return ledger.GroupQuery{Range: in.stretch(), Page: in.page(), AtLeast: in.Least, Words: in.Words}
}

// idIn names one thing whose id has no slash, voiceIn one that is named by an article and an id in it.
type idIn struct {
	Unit
	ID string `path:"id"`
}
type voiceIn struct {
	Unit
	Article string `path:"article"`
	ID      string `path:"id"`
}

// saidIn asks for a person and a part of what is said.
type saidIn struct {
	Unit
	Part
	Days
	Article string `path:"article"`
	ID      string `path:"id"`
	Role    string `query:"role" enum:"by,about,to" doc:"what the person has to do with a statement"`
	Stance  string `query:"stance"`
	Level   string `query:"level"`
}

type nameIn struct {
	Unit
	Name string `query:"name" required:"true" minLength:"1"`
}

type searchIn struct {
	Unit
	Part
	Q string `query:"q" required:"true" minLength:"1" doc:"words that all stand there; \"in a row\"; -not"`
}

type statementsIn struct {
	Unit
	Part
	Days
	Article string `query:"article"`
	Person  string `query:"person"`
	Role    string `query:"role" enum:"by,about,to"`
	Stance  string `query:"stance"`
	Level   string `query:"level"`
}

type eventsIn struct {
	Unit
	Part
	Days
	Article   string   `query:"article"`
	Type      string   `query:"type"`
	Actor     string   `query:"actor" doc:"ISO 3166 alpha-3, or the id of a person"`
	Recipient string   `query:"recipient"`
	Status    []string `query:"status"`
	Origins   int      `query:"origins" minimum:"0" maximum:"1000" doc:"only what so many independent origins tell"`
}

type comparisonsIn struct {
	Unit
	Article string `query:"article" doc:"only this one"`
}

type logIn struct {
	Unit
	After int `query:"after" minimum:"0" doc:"number of the entry before the first"`
}

// apiAnswers are the questions to the ledger.
func (s *Server) apiAnswers(a huma.API) {
	group := func(in *groupIn) string { return in.Offsets }
	answers(s, a, "list-origins", "/origins", "Families of copies", group, func(ctx context.Context, in *groupIn) (*ledger.Entries, error) {
		return s.Ledger.Origins(ctx, in.query())
	})
	answers(s, a, "list-stories", "/stories", "Articles on the same happenings", group, func(ctx context.Context, in *groupIn) (*ledger.Entries, error) {
		return s.Ledger.Stories(ctx, in.query())
	})
	answers(s, a, "list-claims", "/claims", "What several voices say, deny or leave open", group, func(ctx context.Context, in *groupIn) (*ledger.Entries, error) {
		return s.Ledger.Claims(ctx, in.query())
	})
	answers(s, a, "list-people", "/people", "People and bodies", group, func(ctx context.Context, in *groupIn) (*ledger.Entries, error) {
		return s.Ledger.People(ctx, in.query())
	})
	one := func(in *idIn) string { return in.Offsets }
	answers(s, a, "get-origin", "/origins/{id}", "One family of copies, by its id or an article in it", one, func(ctx context.Context, in *idIn) (*sayso.Origin, error) {
		return s.Ledger.Origin(ctx, in.ID)
	})
	answers(s, a, "get-story", "/stories/{id}", "One story, by its id or an article in it", one, func(ctx context.Context, in *idIn) (*sayso.Story, error) {
		return s.Ledger.Story(ctx, in.ID)
	})
	answers(s, a, "get-claim", "/claims/{article}/{id}", "One claim with every voice on it, by its id or any of its voices", func(in *voiceIn) string { return in.Offsets },
		func(ctx context.Context, in *voiceIn) (*sayso.Claim, error) {
			return s.Ledger.Claim(ctx, in.Article+"/"+in.ID)
		})
	answers(s, a, "get-claim-desk", "/claims/{article}/{id}/desk", "What people asked, answered and noted of a claim", func(in *voiceIn) string { return in.Offsets },
		func(ctx context.Context, in *voiceIn) (*ledger.Desk, error) {
			return s.Ledger.Desk(ctx, in.Article+"/"+in.ID)
		})
	answers(s, a, "get-person", "/people/{article}/{id}", "One person or body across articles", func(in *saidIn) string { return in.Offsets },
		func(ctx context.Context, in *saidIn) (*sayso.Person, error) {
			return s.Ledger.Person(ctx, in.Article+"/"+in.ID, ledger.PersonQuery{Page: in.page(), Range: in.stretch(), Role: sayso.SaidRole(in.Role),
				Stance: sayso.Stance(in.Stance), Level: sayso.Level(in.Level)})
		})
	answers(s, a, "find-person", "/person", "The one who goes by a name", func(in *nameIn) string { return in.Offsets },
		func(ctx context.Context, in *nameIn) (*sayso.Person, error) {
			return s.Ledger.Person(ctx, in.Name, ledger.PersonQuery{})
		})
	answers(s, a, "search", "/search", "Articles and statements by words", func(in *searchIn) string { return in.Offsets },
		func(ctx context.Context, in *searchIn) (*ledger.Hits, error) {
			return s.Ledger.Search(ctx, in.Q, in.page())
		})
	answers(s, a, "list-statements", "/statements", "Statements, newest first", func(in *statementsIn) string { return in.Offsets },
		func(ctx context.Context, in *statementsIn) (*ledger.Statements, error) {
			return s.Ledger.Statements(ctx, ledger.StatementQuery{Page: in.page(), Range: in.stretch(), Article: in.Article, Person: in.Person,
				Role: sayso.SaidRole(in.Role), Stance: sayso.Stance(in.Stance), Level: sayso.Level(in.Level)})
		})
	answers(s, a, "list-events", "/events", "Events with their status, newest first", func(in *eventsIn) string { return in.Offsets },
		func(ctx context.Context, in *eventsIn) (*ledger.Events, error) {
			q := ledger.EventQuery{Page: in.page(), Range: in.stretch(), Article: in.Article, Type: sayso.EventType(in.Type), Actor: in.Actor, Recipient: in.Recipient, Origins: in.Origins}
			for _, v := range in.Status {
				q.Status = append(q.Status, sayso.Status(v))
			}
			return s.Ledger.Events(ctx, q)
		})
	answers(s, a, "list-comparisons", "/comparisons", "Records beside what others annotated", func(in *comparisonsIn) string { return in.Offsets },
		func(ctx context.Context, in *comparisonsIn) (*ledger.Comparisons, error) {
			return s.Ledger.Compare(ctx, in.Article)
		})
	answers(s, a, "list-corrections", "/corrections", "The log: corrections, questions, notes, and what was taken back", func(in *logIn) string { return in.Offsets },
		func(ctx context.Context, in *logIn) (*ledger.Corrections, error) { return s.Ledger.Log(ctx, in.After) })
}
