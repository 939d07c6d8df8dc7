package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"fmt"
	"os"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"

	"gazette/internal/licenses"
)

// parts lists what a program is made of, as the go command noted it in the program, in the form of CycloneDX.
func (r *run) parts(t target) ([]byte, error) {
	data, err := os.ReadFile(r.binary(t))
	if err != nil {
		return nil, err
	}
	info, err := buildinfo.Read(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	ids, err := licences()
	if err != nil {
		return nil, err
	}
	own := component(cdx.ComponentTypeApplication, "gazette", info.Main.Version, ids["gazette"])
	own.Hashes = &[]cdx.Hash{{Algorithm: cdx.HashAlgoSHA256, Value: fmt.Sprintf("%x", sha256.Sum256(data))}}
	standard := component(cdx.ComponentTypeLibrary, "std", strings.TrimPrefix(info.GoVersion, "go"),
		ids["Go standard library"])
	all := []cdx.Component{standard}
	refs := []string{standard.BOMRef}
	for _, m := range info.Deps {
		c := component(cdx.ComponentTypeLibrary, m.Path, m.Version, ids[m.Path])
		all, refs = append(all, c), append(refs, c.BOMRef)
	}
	list := cdx.NewBOM()
	list.Metadata = &cdx.Metadata{Timestamp: r.when.Format(time.RFC3339), Component: &own}
	list.Components = &all
	list.Dependencies = &[]cdx.Dependency{{Ref: own.BOMRef, Dependencies: &refs}}
	var out bytes.Buffer
	err = cdx.NewBOMEncoder(&out, cdx.BOMFileFormatJSON).SetPretty(true).Encode(list)
	return out.Bytes(), err
}

// licences are the identifiers by module.
func licences() (map[string]string, error) {
	all, err := licenses.All()
	ids := map[string]string{}
	for _, l := range all {
		ids[l.Module] = l.SPDX
	}
	return ids, err
}

func component(kind cdx.ComponentType, module, version, license string) cdx.Component {
	address := "pkg:golang/" + module + "@" + version
	c := cdx.Component{BOMRef: address, Type: kind, Name: module, Version: version, PackageURL: address}
	switch {
	case strings.Contains(license, " "):
		c.Licenses = &cdx.Licenses{{Expression: license}}
	case license != "":
		c.Licenses = &cdx.Licenses{{License: &cdx.License{ID: license}}}
	}
	return c
}
