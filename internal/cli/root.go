package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"sayso"
)

// newRoot lists the commands. Each has a file of its own.
func newRoot(s *streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "sayso",
		Short: "Read news: who said what, to the character",
		Long: `Sayso reads news and says who said what, on whose word. Every answer points at the exact characters of the text.
` + exitCodes,
		Example:       "  sayso read article.txt\n  sayso read --format jsonl news/ > records.jsonl\n  sayso explain W001",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	root.AddCommand(
		newRead(s),
		newConvert(s),
		newEvents(s),
		newDyads(s),
		newSample(s),
		newVerify(s),
		newAdd(s),
		newOrigins(s),
		newStories(s),
		newClaim(s),
		newWho(s),
		newSearch(s),
		newCorrect(s),
		newExport(s),
		newImport(s),
		newCompare(s),
		newServe(s),
		newMCP(s),
		newEval(s),
		newExplain(s),
		newVersion(s),
		newInternal(s),
	)
	usageErrors(root)
	return root
}

// usageErrors marks what cobra finds wrong on the command line with a code, for a command and those under it.
func usageErrors(cmd *cobra.Command) {
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usage("%v", err) })
	if check := cmd.Args; check != nil {
		cmd.Args = func(cmd *cobra.Command, args []string) error {
			err := check(cmd, args)
			var coded *sayso.Error
			if err == nil || errors.As(err, &coded) {
				return err
			}
			return usage("%v", err)
		}
	}
	for _, sub := range cmd.Commands() {
		usageErrors(sub)
	}
}
