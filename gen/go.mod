module sayso/gen

go 1.26.0

require github.com/mmcloughlin/avo v0.6.0

require (
	github.com/kljensen/snowball v0.10.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

require (
	golang.org/x/mod v0.42.0 // indirect
	golang.org/x/sync v0.24.0 // indirect
	golang.org/x/tools v0.52.0 // indirect
	sayso v0.0.0
)

replace sayso => ../
