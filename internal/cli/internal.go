package cli

import "github.com/spf13/cobra"

// newInternal holds what the project's own tools call. It is hidden and may change without notice.
func newInternal(s *streams) *cobra.Command {
	cmd := &cobra.Command{Use: "internal", Short: "Commands for Sayso's own tools", Hidden: true}
	cmd.AddCommand(&cobra.Command{
		Use:   "features",
		Short: "Write what the trainer reads: JSONL with id and text in, JSONL with features out",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return runFeatures(s.in, s.out) },
	})
	return cmd
}
