module sayso/bench

go 1.26.0

require (
	golang.org/x/sys v0.49.0
	sayso v0.0.0
)

require golang.org/x/text v0.43.0 // indirect

replace sayso => ../
