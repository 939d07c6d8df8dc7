package publish_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"gazette/internal/publish"
)

func TestAFolderOfOthersIsRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "theirs")
	lay(t, out, map[string]string{"thesis.doc": "mine"})
	faulty(t, out, "theirs", map[string]string{"index.html": ""})
	lay(t, out, map[string]string{publish.ManifestName: "{damaged"})
	faulty(t, out, "theirs", map[string]string{"index.html": ""})
}

func TestWhatIsNotOursStays(t *testing.T) {
	for way, o := range ways {
		t.Run(way, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			lay(t, out, map[string]string{".gitignore": "*", ".git/HEAD": "ref"})
			write(t, out, map[string]string{"index.html": "1", "zh/a/index.html": "1"}, o)
			others := map[string]string{"CNAME": "example.org", "own/page.html": "own", "zh/a/note.txt": "note"}
			lay(t, out, others)
			long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
			for name, mode := range map[string]os.FileMode{"own/page.html": 0o600, "own": 0o750, "empty": 0o711} {
				place := filepath.Join(out, name)
				if name == "empty" {
					if err := os.Mkdir(place, 0o755); err != nil {
						t.Fatal(err)
					}
				}
				if err := os.Chmod(place, mode); err != nil {
					t.Fatal(err)
				}
				if err := os.Chtimes(place, long, long); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Symlink("CNAME", filepath.Join(out, "link")); err != nil {
				t.Skip(err)
			}
			write(t, out, map[string]string{"index.html": "2"}, o)
			same(t, out, map[string]string{".gitignore": "*", ".git/HEAD": "ref", "CNAME": "example.org",
				"index.html": "2", "own/page.html": "own", "zh/a/note.txt": "note", "link": "-> CNAME"})
			for name, mode := range map[string]os.FileMode{"own/page.html": 0o600, "own": 0o750 | os.ModeDir,
				"empty": 0o711 | os.ModeDir} {
				info, err := os.Lstat(filepath.Join(out, name))
				if err != nil || info.Mode() != mode || !info.ModTime().Equal(long) {
					t.Errorf("%s: %v, %v", name, info, err)
				}
			}
		})
	}
}

func TestAClashIsRefusedBeforeAnythingMoves(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	write(t, out, map[string]string{"index.html": "1", "robots.txt/index.html": "1"}, publish.Options{})
	lay(t, out, map[string]string{"robots.txt/precious.docx": "p", "zh/pages/contact/index.html": "theirs",
		"en": "file"})
	for path, site := range map[string]map[string]string{
		"robots.txt/precious.docx":    {"index.html": "2", "robots.txt": "2"},
		"zh/pages/contact/index.html": {"index.html": "2", "zh/pages/contact/index.html": "2"},
		"public/en":                   {"index.html": "2", "en/index.html": "2"},
	} {
		faulty(t, out, path, site)
	}
}

func TestNothingIsWrittenThroughALink(t *testing.T) {
	elsewhere := t.TempDir()
	lay(t, elsewhere, map[string]string{"index.html": "theirs", "a.html": "theirs"})
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	write(t, out, map[string]string{"zh/index.html": "1", "zh/a.html": "1", "index.html": "1"}, publish.Options{})
	if err := os.RemoveAll(filepath.Join(out, "zh")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, filepath.Join(out, "zh")); err != nil {
		t.Skip(err)
	}
	faulty(t, out, "public/zh", map[string]string{"zh/index.html": "2"})
	if err := os.Symlink(out, filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	faulty(t, filepath.Join(dir, "link"), "/link", map[string]string{"index.html": "2"})
	for way, o := range ways {
		write(t, out, map[string]string{"index.html": "2"}, o)
		if now := read(t, elsewhere); now["index.html"] != "theirs" || now["a.html"] != "theirs" {
			t.Errorf("%s: behind the link is %v", way, now)
		}
	}
	if err := os.Remove(filepath.Join(out, "index.html")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(elsewhere, "a.html"), filepath.Join(out, "index.html")); err != nil {
		t.Fatal(err)
	}
	faulty(t, out, "public/index.html", map[string]string{"index.html": "3"})
}
