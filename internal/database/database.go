// Package database writes the tables of a site as one SQLite file, for those who ask in SQL.
//
// It stands between site, which makes the tables, and render, which publishes the file. Only it knows SQLite.
package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"gazette/internal/site"
)

// SQLite makes the database of a site: each table with its keys, types and code lists held to, views for the usual
// questions, and an index of the clauses' texts. The same tables give the same bytes.
func SQLite(s *site.Site) (_ []byte, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	ctx := context.Background()
	conn, err := db.Conn(ctx) // each connection would have a memory of its own
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if err := fill(ctx, conn, s); err != nil {
		return nil, err
	}
	var data []byte
	err = conn.Raw(func(c any) error {
		data, err = c.(interface{ Serialize() ([]byte, error) }).Serialize()
		return err
	})
	return data, err
}

// fill makes all that is in the database. Within one transaction nothing is written between rows.
func fill(ctx context.Context, conn *sql.Conn, s *site.Site) error {
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	tables := append([]site.Table{about(s)}, s.Data()...)
	if _, err = tx.Exec(definitions(tables)); err == nil {
		err = addRows(tx, tables)
	}
	if err == nil {
		_, err = tx.Exec(indexes(tables) + views + search)
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, "VACUUM") // what the index of the texts left behind
	return err
}

// about is a table of one row: what the data are, and of which day.
func about(s *site.Site) site.Table {
	m := &s.Model.Site
	t := site.Table{Name: "about"}
	row := []string{}
	for _, c := range []struct{ name, value string }{
		{"title_zh", m.Title.ZH}, {"title_en", m.Title.EN}, {"homepage", m.BaseURL}, {"day", s.Today.String()},
		{"license_zh", m.License.Name.ZH}, {"license_en", m.License.Name.EN}, {"license_url", m.License.URL},
	} {
		field := site.Field{Name: c.name}
		if c.name == "day" {
			field.Type = site.DayField
		}
		t.Fields, row = append(t.Fields, field), append(row, c.value)
	}
	t.Rows = slices.Values([][]string{row})
	return t
}

// addRows adds the rows of all tables. A cell that says nothing is null.
func addRows(tx *sql.Tx, tables []site.Table) error {
	for _, t := range tables {
		marks := strings.TrimSuffix(strings.Repeat("?,", len(t.Fields)), ",")
		insert, err := tx.Prepare(fmt.Sprintf("INSERT INTO %s VALUES (%s)", Name(t.Name), marks))
		if err != nil {
			return err
		}
		for row := range t.Rows {
			cells := make([]any, len(row))
			for i, value := range row {
				cells[i] = cell(t.Fields[i], value)
			}
			if _, err := insert.Exec(cells...); err != nil {
				return errors.Join(fmt.Errorf("table %s, row %q: %w", t.Name, row[0], err), insert.Close())
			}
		}
		if err := insert.Close(); err != nil {
			return err
		}
	}
	return nil
}

func cell(f site.Field, value string) any {
	switch {
	case value == "":
		return nil
	case f.Type == site.YesNoField:
		return value == "true"
	}
	return value // a number becomes one by the type of its column
}
