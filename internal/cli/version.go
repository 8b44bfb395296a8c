package cli

import (
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"sayso"
	"sayso/engine"
)

type versionOptions struct{ verbose bool }

func newVersion(s *streams) *cobra.Command {
	var opts versionOptions
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program, its model and its lexicons",
		Long: `The version of the program; with --verbose also what decides the result of a reading (model and lexicons, by hash)
and which kernels run on this CPU, which decides only the speed.
` + exitCodes,
		Example: "  sayso version\n  sayso version --verbose",
		Args:    cobra.NoArgs,
		RunE:    func(*cobra.Command, []string) error { return runVersion(s, opts) },
	}
	cmd.Flags().BoolVar(&opts.verbose, "verbose", false, "print hashes and the CPU tier too")
	return cmd
}

func runVersion(s *streams, opts versionOptions) error {
	eng, err := engine.New(engine.Options{})
	if err != nil {
		return err
	}
	info := eng.Info()
	fmt.Fprintf(s.out, "sayso %s\n", info.Version)
	if !opts.verbose {
		return nil
	}
	rows := [][2]string{
		{"record schema", sayso.SchemaVersion},
		{"model", info.Model},
		{"layers", strings.Join(append([]string{"attributions"}, info.Layers...), " ")},
		{"CPU tier", info.Tier},
		{"go", fmt.Sprintf("%s %s/%s", runtime.Version(), runtime.GOOS, runtime.GOARCH)},
	}
	for _, l := range info.Lexicons {
		rows = append(rows, [2]string{"lexicon " + l.Name, "sha256:" + l.SHA256})
	}
	width := 0
	for _, row := range rows {
		width = max(width, len(row[0]))
	}
	for _, row := range rows {
		fmt.Fprintf(s.out, "%-*s  %s\n", width, row[0], row[1])
	}
	return nil
}
