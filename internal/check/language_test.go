package check

import (
	"testing"

	"gazette/internal/lang"
)

func TestMostlyInTheOtherLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang lang.Lang
		text string
		want bool
	}{
		{lang.EN, "桐柏县", true},
		{lang.EN, "三级医院要对口帮扶县级医院。", true},
		{lang.EN, "The plan 三级医院要对口帮扶县级医院，每年培养骨干医师。", true},
		{lang.EN, "“千县工程”", true},
		{lang.EN, "Document number 冀政办字〔2022〕109号", false},
		{lang.EN, "冀政办字〔2022〕109号", false},
		{lang.EN, "Validity (时效) is blank; the prefix (冀政办字) is inferred", false},
		{lang.EN, "Issued as “关于印发三级医院对口帮扶县级医院工作方案的通知”", false},
		{lang.EN, "Song 县", false},
		{lang.EN, "%", false},
		{lang.EN, "", false},
		{lang.ZH, "Tongbai County People's Hospital", true},
		{lang.ZH, "Tertiary hospitals are to help county hospitals.", true},
		{lang.ZH, "县医院 are to provide the services of a grade 2 hospital by 2025.", true},
		{lang.ZH, "DRG、DIP 和 CHS-DRG", false},
		{lang.ZH, "DRG", false},
		{lang.ZH, "全部开展 DRG、DIP、ICU、CT、MRI、PET", false},
		{lang.ZH, "PACS/RIS 2.0 (12th)", false},
		{lang.ZH, "mmHg", false},
		{lang.ZH, "Excel", false},
		{lang.ZH, "true 或 false", false},
		{lang.ZH, "Fineline Info & Tech（英文网站）", false},
		{lang.ZH, "译文作“Hebei Zhengyao 2022 No. 109, the text of the notice”，存疑", false},
		{lang.ZH, "见 https://www.example.org/index.html", false},
		{lang.ZH, "运行 gazette check --draft 检查草稿", false},
	} {
		if got := InOtherLanguage(c.text, c.lang); got != c.want {
			t.Errorf("%s %q: %v, want %v (%v)", c.lang, c.text, got, c.want, countLetters(c.text))
		}
	}
}
