package history

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/go-git/go-billy/v5/util"
	"github.com/go-git/go-git/v5/config"
	"github.com/go-git/go-git/v5/storage/filesystem"
)

// ErrHooksOfAll says that git takes the hooks of all repositories of whoever runs it from one folder. One that
// checks a site would there check everything else.
var ErrHooksOfAll = errors.New("core.hooksPath is set for all repositories")

// Hooks is the folder where git looks for the hooks of this repository. With [ErrHooksOfAll] it is that of all.
func (r *Repo) Hooks() (string, error) {
	own, err := r.git.ConfigScoped(config.LocalScope)
	if err != nil {
		return "", err
	}
	if folder := hooksPath(own); folder != "" {
		return r.configured(folder)
	}
	for _, scope := range []config.Scope{config.GlobalScope, config.SystemScope} {
		all, err := config.LoadConfig(scope)
		if err != nil {
			return "", err
		}
		if folder := hooksPath(all); folder != "" {
			folder, err = r.configured(folder)
			return folder, errors.Join(ErrHooksOfAll, err)
		}
	}
	storage, ok := r.git.Storer.(*filesystem.Storage)
	if !ok {
		return "", errors.New("the repository lies in no folder")
	}
	// A linked worktree has a folder of its own below the shared one, which holds the hooks.
	folder := storage.Filesystem().Root()
	if common, err := util.ReadFile(storage.Filesystem(), "commondir"); err == nil {
		folder = filepath.Join(folder, strings.TrimSpace(string(common)))
	}
	return filepath.Join(folder, "hooks"), nil
}

func hooksPath(c *config.Config) string { return c.Raw.Section("core").Option("hooksPath") }

// configured reads a path as git does in its settings: ~ is the home folder, and the rest is from the top.
func (r *Repo) configured(folder string) (string, error) {
	if rest, ok := strings.CutPrefix(filepath.ToSlash(folder), "~/"); ok {
		home, err := os.UserHomeDir()
		return filepath.Join(home, rest), err
	}
	if filepath.IsAbs(folder) {
		return folder, nil
	}
	return filepath.Join(r.top, folder), nil
}
