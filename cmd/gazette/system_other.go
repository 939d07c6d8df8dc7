//go:build !windows

package main

// systemLanguage is empty where variables of the environment tell all.
func systemLanguage() string { return "" }
