package cli

import (
	"bufio"
	"io"
	"os"
)

// An outputFile is standard output or the file of --output. A regular file is written as FILE.part and takes its name
// when all is done, so a batch system never takes half an output for a whole one.
type outputFile struct {
	*bufio.Writer
	file *os.File // nil for standard output
	name string   // to rename the file to, "" if it has its name
}

func openOutput(stdout io.Writer, name string) (*outputFile, error) {
	if name == "" {
		return &outputFile{Writer: bufio.NewWriter(stdout)}, nil
	}
	o := &outputFile{name: name}
	path := name + ".part"
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() { // a device or a pipe cannot be replaced
		o.name, path = "", name
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
	if err != nil {
		return nil, outputError(err)
	}
	o.file, o.Writer = f, bufio.NewWriter(f)
	return o, nil
}

// close ends the output; whole says that it deserves its name.
func (o *outputFile) close(whole bool) error {
	if o.file == nil {
		return nil
	}
	if err := o.file.Close(); err != nil || !whole || o.name == "" {
		return outputError(err)
	}
	return outputError(os.Rename(o.file.Name(), o.name))
}
