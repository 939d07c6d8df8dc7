package card_test

import (
	"gazette/internal/card"
	"image/color"
	"os"
	"strings"
	"testing"
)

func BenchmarkDraw(b *testing.B) {
	data, _ := os.ReadFile("../../themes/default/fonts/card.otf")
	f, _ := card.ReadFont(data)
	c := card.Card{Above: "星筏省鲸歌市", Title: "鲸歌县医疗卫生服务能力提升规划", Lead: "对本地提出 42 项要求", More: "%d", Source: strings.Repeat("来源很长", 80), Site: "网站", Address: "example.org/x/", Day: "截至"}
	for range 30 {
		c.Rows = append(c.Rows, card.Row{"县域内就诊率达到百分之九十以上", "不低于 90% · 2026年底前", "未见报告", color.RGBA{1, 2, 3, 255}})
	}
	for b.Loop() {
		f.Draw(c)
	}
}
