package main

import (
	"errors"
	"fmt"

	"gazette/internal/desk/revise"
	"gazette/internal/lang"
)

// revise makes all changes below a folder or none, and says in words why it could not.
func (a *app) revise(folder string, changes []revise.Change) error {
	err := revise.Write(folder, changes)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, revise.ErrChanged):
		return fmt.Errorf(a.say(lang.Text{
			ZH: "没有写入任何内容：期间有文件被改动，请重新运行：%w",
			EN: "nothing has been written, because a file was changed meanwhile; run it again: %w",
		}), err)
	case errors.Is(err, revise.ErrInterrupted):
		return a.interrupted(err)
	case errors.Is(err, revise.ErrHeld):
		return fmt.Errorf(a.say(lang.Text{
			ZH: "没有写入任何内容：文件正被其他程序（如杀毒软件、OneDrive）占用，请稍后重新运行：%w",
			EN: "nothing has been written, because another program, such as a virus scanner or OneDrive, holds " +
				"a file; run it again in a moment: %w",
		}), err)
	}
	return fmt.Errorf(a.say(lang.Text{ZH: "没有写入任何内容：%w", EN: "nothing has been written: %w"}), err)
}

// recover completes a change that was cut off, so that no command sees half of one.
func (a *app) recover(folder string) error {
	done, err := revise.Recover(folder)
	if err != nil {
		return a.interrupted(err)
	}
	if done {
		fmt.Fprintln(a.stderr, a.say(lang.Text{
			ZH: "上次中断的写入已补写完成",
			EN: "an earlier change that was interrupted has been completed",
		}))
	}
	return nil
}

func (a *app) interrupted(err error) error {
	return fmt.Errorf(a.say(lang.Text{
		ZH: "写入尚未完成，下次运行命令时会补写；如有程序正打开该文件（编辑器、杀毒软件、OneDrive），" +
			"请先关闭或稍候：%w",
		EN: "the change is begun, and the next command will complete it; if a program has the file open (an " +
			"editor, a virus scanner, OneDrive), close it or wait a moment: %w",
	}), err)
}
