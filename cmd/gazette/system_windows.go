package main

import "golang.org/x/sys/windows"

// systemLanguage is the first of those that the user has chosen for the windows and menus, as zh-CN; "" when
// Windows does not say.
func systemLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
