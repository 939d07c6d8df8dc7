package publish

import "gazette/internal/lang"

// A Fault is a reason not to publish that somebody can remove.
type Fault struct {
	Path          string
	Message, Hint lang.Text
}

// Error is the fault in English; [Fault.Text] is it in both languages.
func (f *Fault) Error() string { return f.Text().EN }

// Text is what is wrong, where, and below it what to do.
func (f *Fault) Text() lang.Text {
	return lang.Text{ZH: "%s：%s\n  提示：%s", EN: "%s: %s\n  hint: %s"}.With(f.Path, f.Message, f.Hint)
}

func foreign(out string) error {
	return &Fault{out,
		lang.Text{
			ZH: "文件夹不为空，且不是 gazette 写的",
			EN: "the folder is not empty and was not written by gazette",
		},
		lang.Text{
			ZH: "请用 --out 另选文件夹，或先将该文件夹移走；如为旧网站且缺少 " + ManifestName +
				"，移走后重新 build 即可",
			EN: "choose another with --out, or move this one away; do so too if it is a site that lost its " +
				ManifestName + ", and build again",
		}}
}

func amongSources(out, source string) error {
	return &Fault{out,
		lang.Text{
			ZH: "输出文件夹在 %s 之内，下一次检查会将生成的网站当作原文",
			EN: "the output is within %s, so the next check would read the site as one of its sources",
		}.With(source),
		lang.Text{ZH: "请用 --out 另选文件夹", EN: "choose another folder with --out"}}
}

func top(out string) error {
	return &Fault{out,
		lang.Text{ZH: "是整个磁盘，不能作为输出文件夹", EN: "is the whole disk, which cannot be the output"},
		lang.Text{ZH: "请用 --out 写明一个文件夹", EN: "name a folder with --out"}}
}

func unreadable(manifest string, err error) error {
	return &Fault{manifest,
		lang.Text{ZH: "上一次发布没有完成，它的清单无法读取：%v",
			EN: "the last publication did not end, and its manifest cannot be read: %v"}.With(err),
		lang.Text{ZH: "请恢复读取权限，或用写它的 gazette 版本再运行一次 build；所在文件夹不要手工删除",
			EN: "make it readable, or build with the version of gazette that wrote it; do not remove its " +
				"folder by hand"}}
}

func stuck(name string, err error) error {
	return &Fault{name,
		lang.Text{
			ZH: "上一次发布留下的内容无法删除：%v",
			EN: "what an earlier publication left cannot be removed: %v",
		}.With(err),
		lang.Text{ZH: "请以其所有者的身份删除它，再运行 build", EN: "remove it as its owner, and build again"}}
}

// held is of Windows, where a program that has a file open may keep it from being replaced; it was tried again for
// two seconds.
func held(name string, err error) error {
	return &Fault{name,
		lang.Text{
			ZH: "正被其他程序（如浏览器、杀毒软件、OneDrive）占用，无法替换：%v",
			EN: "another program, such as a browser, a virus scanner or OneDrive, holds the file: %v",
		}.With(err),
		lang.Text{
			ZH: "请关闭该程序或稍候，再运行 build：会接着完成，已替换的文件不会丢失",
			EN: "close it or wait a moment, and build again: that completes what has begun, and loses nothing",
		}}
}

func linked(name string) error {
	return &Fault{name,
		lang.Text{
			ZH: "是符号链接或不是普通文件夹，不会写入它所指的位置",
			EN: "is a symbolic link or no plain folder; nothing is written where it leads",
		},
		lang.Text{ZH: "请用 --out 写明实际的文件夹", EN: "name the folder itself with --out"}}
}

func clash(name string) error {
	return &Fault{name,
		lang.Text{
			ZH: "网站要在此处写文件，但这里有不属于 gazette 的内容",
			EN: "the site has a file here, and so has somebody else",
		},
		lang.Text{ZH: "请将其移走或改名，再运行 build", EN: "move it away or rename it, and build again"}}
}

func noManifest(dir string) error {
	return &Fault{dir,
		lang.Text{
			ZH: "没有可读的 " + ManifestName + "，无法核对",
			EN: "has no " + ManifestName + " that can be read, so there is nothing to compare with",
		},
		lang.Text{
			ZH: "请指明已发布的文件夹；旧版本写的网站请先重新 build",
			EN: "name the published folder; a site of an older version must be built again first",
		}}
}

func busy(lock, owner string) error {
	return &Fault{lock,
		lang.Text{
			ZH: "另一个 gazette（%s）正在写入该网站，已等待 %d 秒",
			EN: "another gazette (%s) is writing this site; waited for %d seconds",
		}.With(owner, int((lockTries * lockPause).Seconds())),
		lang.Text{ZH: "请等它结束后再运行", EN: "run the command again when that one has ended"}}
}
