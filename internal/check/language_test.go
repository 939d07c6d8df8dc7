package check

import (
	"testing"

	"gazette/internal/policy"
)

func TestMostlyInTheOtherLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang policy.Lang
		text string
		want bool
	}{
		{policy.EN, "桐柏县", true},
		{policy.EN, "三级医院要对口帮扶县级医院。", true},
		{policy.EN, "The plan 三级医院要对口帮扶县级医院，每年培养骨干医师。", true},
		{policy.EN, "“千县工程”", true},
		{policy.EN, "Document number 冀政办字〔2022〕109号", false},
		{policy.EN, "冀政办字〔2022〕109号", false},
		{policy.EN, "Validity (时效) is blank; the prefix (冀政办字) is inferred", false},
		{policy.EN, "Issued as “关于印发三级医院对口帮扶县级医院工作方案的通知”", false},
		{policy.EN, "Song 县", false},
		{policy.EN, "%", false},
		{policy.EN, "", false},
		{policy.ZH, "Tongbai County People's Hospital", true},
		{policy.ZH, "Tertiary hospitals are to help county hospitals.", true},
		{policy.ZH, "县医院 are to provide the services of a grade 2 hospital by 2025.", true},
		{policy.ZH, "DRG、DIP 和 CHS-DRG", false},
		{policy.ZH, "DRG", false},
		{policy.ZH, "PACS/RIS 2.0 (12th)", false},
		{policy.ZH, "mmHg", false},
		{policy.ZH, "Excel", false},
		{policy.ZH, "true 或 false", false},
		{policy.ZH, "Fineline Info & Tech（英文网站）", false},
		{policy.ZH, "译文作“Hebei Zhengyao 2022 No. 109, the text of the notice”，存疑", false},
		{policy.ZH, "见 https://www.example.org/index.html", false},
		{policy.ZH, "运行 gazette check --draft 检查草稿", false},
	} {
		if got := mostlyOther(c.text, c.lang); got != c.want {
			t.Errorf("%s %q: %v, want %v (%v)", c.lang, c.text, got, c.want, countLetters(c.text))
		}
	}
}
