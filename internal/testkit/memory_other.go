//go:build !linux

package testkit

func memoryFolder() (name string, ok bool) { return "", false }
