package terms

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestListsShareTheirLastNoun(t *testing.T) {
	for text, want := range map[string][]string{
		"健全受援医院的卒中、胸痛、创伤、危重孕产妇救治、危重儿童和新生儿救治等中心。": { // as plans write it
			"卒中中心", "胸痛中心",
			"创伤中心", "危重孕产妇救治中心",
			"危重儿童中心", "新生儿救治中心"},
		"加强针灸、推拿、心脑血管病等中医优势专科": {"针灸专科", "推拿专科", "心脑血管病专科"},
		"重症监护、慢病管理五大中心":        {"重症监护中心", "慢病管理中心"},
		"胸痛中心、卒中中心等中心":         nil,
		"推动专家、住院床位和门诊下沉":       nil,
	} {
		if d := cmp.Diff(want, Elliptical(text)); d != "" {
			t.Errorf("%s (-want +got):\n%s", text, d)
		}
	}
}
