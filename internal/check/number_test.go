package check

import "testing"

func TestFormsOfDocumentNumbers(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"冀政办字〔2022〕109号", "国发〔1990〕12号", "云州政办发〔2023〕26号", "国卫医发〔2021〕第27号", "令第12号",
		"第12号令", "国务院令第七一三号",
		"中华人民共和国主席令第三十八号", "交通运输部令2022年第36号", "公告2023年第5号",
		"国家卫生健康委公告（2023年第5号）", "2023年第5号公告", "河南省人民政府公告第5号",
	} {
		if !numberForms.MatchString(s) {
			t.Errorf("%s is no number", s)
		}
	}
	for s, mended := range map[string]string{
		"冀政办字[2022]109号": "冀政办字〔2022〕109号", "冀政办字（2022）109号": "冀政办字〔2022〕109号",
		"冀政办字(2022) 109 号": "冀政办字〔2022〕109号",
		"冀政办字【2022】109号":   "冀政办字〔2022〕109号", "冀政办字［２０２２］１０９号": "冀政办字〔2022〕109号",
		"冀政办字〔2022〕109":  "冀政办字〔2022〕109号",
		"冀政办字《2022》109号": "冀政办字〔2022〕109号", "〔2022〕109号": "", "冀政办字2022109号": "",
		"Jizheng No. 109": "", "冀政办字〔2022]109号": "冀政办字〔2022〕109号", "2022-109": "",
	} {
		if numberForms.MatchString(s) {
			t.Errorf("%s is a number", s)
		}
		if got := mendNumber(s); numberForms.MatchString(got) != (mended != "") || mended != "" && got != mended {
			t.Errorf("%s became %s, want %s", s, got, mended)
		}
	}
}
