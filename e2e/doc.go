// Package e2e opens the desk in a real browser and walks it as an editor does. It is a module of its own, so that nobody who
// builds the program fetches a browser's driver.
package e2e
