package main

import (
	"errors"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"gazette/internal/desk/preview"
	"gazette/internal/lang"
)

// serveFlags say where a preview is offered.
type serveFlags struct {
	host string
	port int
	open bool
}

const firstPort = 8080

func (a *app) serveCommand() *cobra.Command {
	var in inputs
	var f serveFlags
	c := &cobra.Command{
		Use:   "serve",
		Args:  cobra.NoArgs,
		Short: a.say(lang.Text{ZH: "边改边看：在浏览器中预览网站", EN: "preview the website while you edit"}),
		Long: a.say(lang.Text{
			ZH: `serve 在浏览器中预览网站（只在本机可见），并随时跟上您的修改：保存文件，打开的页面立即更新。
有问题时，页面会指出是什么、在哪里、怎样改，同时保留上一次正确的内容。不发布任何内容，
也不改动 public/。按 Ctrl+C 结束。`,
			EN: `serve shows the website in your browser, on this computer only, and follows your edits: save
a file, and the open page changes at once. If something is wrong, the page says what, where
and how to mend it, over the last good state. Nothing is published and public/ is not touched.
Press Ctrl+C to stop.`,
		}),
		Example: "  gazette serve\n  gazette serve --open\n  gazette serve --draft --port 9000",
		RunE: func(c *cobra.Command, _ []string) error {
			folder, err := filepath.Abs(in.source)
			if err != nil {
				return err
			}
			o, err := a.options(in)
			if err != nil {
				return err
			}
			listener, err := a.listen(f, c.Flags().Changed("port"))
			if err != nil {
				return err
			}
			address := "http://" + listener.Addr().String() + "/"
			o.BaseURL = address
			go returnSpare(c.Context())
			return preview.Run(
				c.Context(),
				preview.Options{
					Build:    o,
					Folder:   folder,
					Listener: listener,
					Lang:     a.lang,
					Rebuilt:  a.rebuilt,
					Ready: func() {
						fmt.Fprintf(a.stdout, a.say(lang.Text{
							ZH: "预览地址：%s（按 Ctrl+C 结束）\n",
							EN: "preview at %s (Ctrl+C stops it)\n",
						}), address)
						if f.open {
							a.browse(address)
						}
					},
				},
			)
		},
	}
	a.inputFlags(c, &in)
	c.Flags().StringVar(&f.host, "host", "127.0.0.1", a.say(lang.Text{
		ZH: "监听地址；改为其他地址后，同一网络中的人也能看到预览",
		EN: "address to listen on; any other than this shows the preview to your network",
	}))
	c.Flags().IntVar(&f.port, "port", firstPort, a.say(lang.Text{
		ZH: "监听端口；不写此项时，被占用则自动换下一个",
		EN: "port to listen on; without this flag the next free one is taken",
	}))
	c.Flags().BoolVar(&f.open, "open", false, a.say(lang.Text{ZH: "自动打开浏览器", EN: "open the browser"}))
	return c
}

// listen takes the port, or the next free one where none was asked for.
func (a *app) listen(f serveFlags, asked bool) (net.Listener, error) {
	if f.port < 0 || f.port > 65535 {
		return nil, fmt.Errorf(a.say(lang.Text{
			ZH: "--port 应为 0 到 65535 的数字，不能是 %d",
			EN: "--port is a number from 0 to 65535, not %d",
		}), f.port)
	}
	const tries = 20
	for port := f.port; ; port++ {
		listener, err := net.Listen("tcp", net.JoinHostPort(f.host, strconv.Itoa(port)))
		switch {
		case err == nil:
			return listener, nil
		case !errors.Is(err, syscall.EADDRINUSE):
			return nil, fmt.Errorf(a.say(lang.Text{
				ZH: "无法在 %s 上监听：%w；--host 应为本机地址，如 127.0.0.1",
				EN: "cannot listen on %s: %w; --host is an address of this computer, such as 127.0.0.1",
			}),
				net.JoinHostPort(f.host, strconv.Itoa(port)), err)
		case asked:
			return nil, fmt.Errorf(a.say(lang.Text{
				ZH: "端口 %d 已被占用，可能另有预览正在运行；请先结束它，或用 --port 另选一个端口",
				EN: "port %d is in use, perhaps by another preview; stop that one, or choose another with --port",
			}), port)
		case port-f.port >= tries:
			return nil, fmt.Errorf(a.say(lang.Text{
				ZH: "端口 %d 至 %d 均被占用；请用 --port 另选一个端口",
				EN: "the ports from %d to %d are all in use; choose another with --port",
			}), f.port, port)
		}
	}
}

// rebuilt says what became of an edit.
func (a *app) rebuilt(r preview.Result) {
	if r.Err != nil {
		fmt.Fprintf(a.stderr, a.say(lang.Text{ZH: "gazette：错误：%v\n", EN: "gazette: error: %v\n"}), r.Err)
		return
	}
	if err := a.report(r.List, "text"); err != nil {
		return // the faults have been printed, and the pages show them
	}
	fmt.Fprintf(
		a.stdout,
		a.say(lang.Text{ZH: "%d 个页面，用时 %d 毫秒\n", EN: "%d pages, laid out in %d ms\n"}),
		r.Pages,
		r.Took.Round(time.Millisecond).Milliseconds(),
	)
}

// browse opens an address in the browser of the desktop; the address has been printed, so nothing is
// lost where there is none.
func (a *app) browse(address string) {
	command := map[string][]string{"darwin": {"open"},
		"windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	if err := exec.Command(command[0], append(command[1:], address)...).Start(); err != nil {
		fmt.Fprintf(
			a.stderr,
			a.say(lang.Text{ZH: "gazette：无法打开浏览器：%v\n", EN: "gazette: cannot open the browser: %v\n"}),
			err,
		)
	}
}
