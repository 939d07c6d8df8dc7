package main

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"gazette/internal/licenses"
)

// marks are words that only one licence has, as its text reads without line ends.
var marks = []struct{ spdx, words string }{
	{"Apache-2.0", "Apache License Version 2.0"},
	{"MPL-2.0", "Mozilla Public License Version 2.0"},
	{"MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"BSD-3-Clause", "Neither the name of"},
	{"BSD-3-Clause", "names of its contributors may"},
	{"ISC", "Permission to use, copy, modify, and/or distribute this software for any purpose"},
	{"ISC", "Permission to use, copy, modify, and distribute this software for any purpose"},
	{"Unlicense", "This is free and unencumbered software released into the public domain"},
	{"CC0-1.0", "CC0 1.0 Universal"},
	{"blessing", "All of the code and documentation in SQLite has been dedicated to the public domain"}, // SQLite
	{"OFL-1.1", "SIL OPEN FONT LICENSE Version 1.1"},
	{"Unicode-3.0", "UNICODE LICENSE V3"},
}

// simplified is what BSD-2-Clause and BSD-3-Clause both say.
const simplified = "Redistribution and use in source and binary forms"

// identify names the licence of each module, and of each of its files. A licence that cannot be named, or is not
// there, is an error: somebody has to read whether the program may be passed on with it.
func identify(all []licenses.License) error {
	for i := range all {
		l := &all[i]
		var ids []string
		for j := range l.Files {
			f := &l.Files[j]
			f.SPDX = spdx(f.Text)
			if name := path.Base(f.Name); f.SPDX == "" && isLicence.MatchString(name) && !ofPicture.MatchString(name) {
				return unread(l, f.Name)
			}
			if f.SPDX != "" {
				ids = append(ids, strings.Split(f.SPDX, and)...)
			}
		}
		if len(ids) == 0 {
			return unread(l, "any file")
		}
		slices.Sort(ids)
		l.SPDX = strings.Join(slices.Compact(ids), and)
	}
	return nil
}

const and = " AND "

// isLicence are the names of files that hold a licence, unlike those that say whose a work is.
var isLicence = regexp.MustCompile(`(?i)^(licen[cs]es?|copying|unlicense)`)

// ofPicture are those of files that say whose a picture in the repository is, which is not linked.
var ofPicture = regexp.MustCompile(`(?i)logo`)

func unread(l *licenses.License, name string) error {
	return fmt.Errorf("%s %s has no licence that is known here in %s; read it, and name its mark in identify.go",
		l.Module, l.Version, name)
}

// spdx names the licences that a text holds.
func spdx(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	var ids []string
	for _, m := range marks {
		if strings.Contains(strings.ToLower(text), strings.ToLower(m.words)) {
			ids = append(ids, m.spdx)
		}
	}
	if strings.Contains(text, simplified) && !slices.Contains(ids, "BSD-3-Clause") {
		ids = append(ids, "BSD-2-Clause")
	}
	slices.Sort(ids)
	return strings.Join(slices.Compact(ids), and)
}
