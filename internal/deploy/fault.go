package deploy

import (
	"strings"

	"gazette/internal/lang"
	"gazette/internal/publish"
)

func fault(at string, message, hint lang.Text) error {
	return &publish.Fault{Path: at, Message: message, Hint: hint}
}

// some names the first of many.
func some(names []string) string {
	const most = 3
	return strings.Join(names[:min(most, len(names))], ", ")
}

const sample = "s3://bucket?region=us-east-1&endpoint=https://s3.example.org"

func unknownAddress(address string) error {
	return fault(address,
		lang.Text{ZH: "不是可以发布到的地址", EN: "is no address to which a site can be deployed"},
		lang.Text{
			ZH: "请写 " + sample + "（对象存储），或本机文件夹的位置，如 /srv/www",
			EN: "write " + sample + " (an object store) or a folder of this machine such as /srv/www",
		})
}

func noFolder(folder string, err error) error {
	return fault(folder,
		lang.Text{ZH: "不是可以发布到的文件夹：%v", EN: "is no folder to which a site can be deployed: %v"}.With(err),
		lang.Text{
			ZH: "请核对位置；该处或其上级如果是文件，请移走或另选文件夹",
			EN: "check the place; if it, or what lies above it, is a file, move that or choose another folder",
		})
}

func badAddress(address string, err error) error {
	return fault(address,
		lang.Text{ZH: "地址无法读懂：%v", EN: "the address cannot be read: %v"}.With(err),
		lang.Text{
			ZH: "写法如 " + sample + "；整个地址加引号",
			EN: "it is written like " + sample + ", with quotation marks around the whole",
		})
}

func signInAddress(address string) error {
	return fault(address,
		lang.Text{ZH: "地址中有“#”", EN: "the address has a # in it"},
		lang.Text{
			ZH: "文件夹名称中的“#”请写作 %23，或另取名称",
			EN: "write %23 for a # in the name of a folder, or choose another name",
		})
}

func badEndpoint(address, endpoint string) error {
	return fault(address,
		lang.Text{ZH: "endpoint “%s”不是网址", EN: "the endpoint %q is no address"}.With(endpoint),
		lang.Text{
			ZH: "须以 https:// 或 http:// 开头，如 " + sample,
			EN: "it begins with https:// or http://, as in " + sample,
		})
}

func keysInAddress(address string) error {
	return fault(address,
		lang.Text{ZH: "地址中写有密钥", EN: "the address has a key in it"},
		lang.Text{
			ZH: "密钥不写在地址或文件中，请用环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY",
			EN: "keys stand in no address and no file: use the environment variables AWS_ACCESS_KEY_ID and " +
				"AWS_SECRET_ACCESS_KEY",
		})
}

func damaged(folder string, changed, missing int) error {
	return fault(folder,
		lang.Text{
			ZH: "与生成时不一致：%d 个文件不同，缺少 %d 个；没有发布",
			EN: "is not as it was built: %d files differ and %d are missing; nothing was deployed",
		}.With(changed, missing),
		lang.Text{
			ZH: "用 gazette verify 查看是哪些，再重新 build",
			EN: "gazette verify names them; build again",
		})
}

func empty(folder string) error {
	return fault(folder,
		lang.Text{ZH: "网站是空的，没有发布", EN: "the site is empty; nothing was deployed"},
		lang.Text{ZH: "请先 build", EN: "build it first"})
}

func rebuilt(folder, name string) error {
	return fault(folder,
		lang.Text{ZH: "发布期间文件有改动：%s", EN: "a file changed while the site was deployed: %s"}.With(name),
		lang.Text{
			ZH: "请等 build 结束，再运行一次 deploy，已到达的文件不会重发",
			EN: "let the build end and deploy again; what has arrived is not sent twice",
		})
}

func busy() error {
	return fault(lockName,
		lang.Text{
			ZH: "另一个 gazette 正在向同一地址发布",
			EN: "another gazette is deploying to the same address",
		},
		lang.Text{
			ZH: "请等它结束后再运行",
			EN: "run the command again when that one has ended",
		})
}

func stopped(address string, sent, total int) error {
	return fault(address,
		lang.Text{ZH: "已停止：%d 个文件发了 %d 个", EN: "stopped: of %d files %d were sent"}.With(total, sent),
		lang.Text{
			ZH: "再运行一次即可接着发布，已到达的文件不会重发",
			EN: "run the command again and it goes on; what has arrived is not sent twice",
		})
}

func wouldDelete(address string, removed, published int) error {
	return fault(address,
		lang.Text{
			ZH: "已发布的 %d 个文件中，会删除 %d 个，超过一半；没有改动",
			EN: "of %d published files %d would be deleted, more than half; nothing was changed",
		}.With(published, removed),
		lang.Text{
			ZH: "请核对发布的文件夹和地址；确实如此，加 --may-delete",
			EN: "see that folder and address are the right ones; if they are, add --may-delete",
		})
}

func wouldOverwrite(address string, names []string) error {
	return fault(address,
		lang.Text{
			ZH: "会覆盖 %d 个不是由 gazette 发布的文件：%s；没有改动",
			EN: "%d files that gazette did not deploy would be overwritten: %s; nothing was changed",
		}.With(len(names), some(names)),
		lang.Text{
			ZH: "请改用空的位置，如 s3://bucket/folder；确实要覆盖，加 --may-delete",
			EN: "choose an empty place such as s3://bucket/folder; if they may go, add --may-delete",
		})
}

func notArrived(names []string) error {
	return fault(names[0],
		lang.Text{
			ZH: "发布后核对，有 %d 个文件与本地不一致：%s",
			EN: "compared after sending, %d files are not as they are here: %s",
		}.With(len(names), some(names)),
		lang.Text{
			ZH: "请再运行一次；仍然如此，请看是否另有程序在改动这个地址",
			EN: "run the command again; if that does not help, see whether another program changes what is there",
		})
}

// inTheWay is for what others keep where the site needs a folder, or in a folder where it needs a file.
func inTheWay(address string, names []string) error {
	return fault(address,
		lang.Text{
			ZH: "%d 个不是由 gazette 发布的文件占了网站文件的位置：%s；没有改动",
			EN: "%d files that gazette did not deploy stand where the site has a folder, or lie in a folder where it " +
				"has a file: %s; nothing was changed",
		}.With(len(names), some(names)),
		lang.Text{
			ZH: "请把它们移走或改名，或另选文件夹",
			EN: "move or rename them, or choose another folder",
		})
}

func noSuchBucket(address string) error {
	return fault(address,
		lang.Text{ZH: "没有这个存储桶", EN: "there is no such bucket"},
		lang.Text{
			ZH: "请核对名称和 endpoint，或先在存储服务中建立它",
			EN: "check its name and the endpoint, or create it at the store",
		})
}

func noKeys(address string) error {
	return fault(address,
		lang.Text{ZH: "没有找到密钥", EN: "no keys were found"},
		lang.Text{
			ZH: "请设置环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY",
			EN: "set the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
		})
}

func wrongKeys(address string, err error) error {
	return fault(address,
		lang.Text{ZH: "存储服务不认这组密钥：%s", EN: "the store does not know these keys: %s"}.With(code(err)),
		lang.Text{
			ZH: "请核对环境变量 AWS_ACCESS_KEY_ID 和 AWS_SECRET_ACCESS_KEY（临时密钥还有 AWS_SESSION_TOKEN）",
			EN: "check the environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and " +
				"AWS_SESSION_TOKEN for " +
				"temporary ones",
		})
}

func notAllowed(address string, err error) error {
	return fault(address,
		lang.Text{ZH: "这组密钥没有所需的权限：%s", EN: "these keys may not do that: %s"}.With(code(err)),
		lang.Text{
			ZH: "需要列出、读取、写入和删除的权限，请在存储服务中授予",
			EN: "they need to list, read, write and delete; grant that at the store",
		})
}

func wrongRegion(address string, err error) error {
	return fault(address,
		lang.Text{ZH: "区域或 endpoint 不对：%v", EN: "the region or the endpoint is wrong: %v"}.With(message(err)),
		lang.Text{
			ZH: "写法如 " + sample,
			EN: "write them like " + sample,
		})
}

func wrongClock(address string, err error) error {
	return fault(address,
		lang.Text{
			ZH: "本机时间与存储服务相差过大：%s",
			EN: "this computer's clock is not the store's: %s",
		}.With(code(err)),
		lang.Text{ZH: "请校正本机时间", EN: "set the clock of this computer"})
}

// refused is for what a store says and nobody foresaw.
func refused(address string, err error) error {
	return fault(address,
		lang.Text{ZH: "存储服务拒绝：%s：%s", EN: "the store refused: %s: %s"}.With(code(err), message(err)),
		lang.Text{
			ZH: "请按其说明处理，再运行一次，已到达的文件不会重发",
			EN: "do as it says and run the command again; what has arrived is not sent twice",
		})
}

// notAStore is for what answers, and does not speak S3.
func notAStore(address string) error {
	return fault(address,
		lang.Text{ZH: "应答的不是支持 S3 协议的存储服务", EN: "what answers there does not speak S3"},
		lang.Text{
			ZH: "请核对 endpoint，须是存储服务的 S3 接口的网址，而不是网站或控制台的网址",
			EN: "check the endpoint: it is the address at which the store speaks S3, not that of a website " +
				"or a console",
		})
}

// noSuchName is for a host that is not known; a store may have one for all buckets.
func noSuchName(address string, err error) error {
	return fault(address,
		lang.Text{ZH: "连接不上：%v", EN: "cannot be reached: %v"}.With(err),
		lang.Text{
			ZH: "请检查网络和 endpoint；存储桶不作为域名的存储服务，在地址后加 &use_path_style=true",
			EN: "check the network and the endpoint; for a store whose buckets are no host names, add " +
				"&use_path_style=true to the address",
		})
}

func unreachable(address string, err error) error {
	return fault(address,
		lang.Text{ZH: "连接不上：%v", EN: "cannot be reached: %v"}.With(err),
		lang.Text{
			ZH: "请检查网络和 endpoint，再运行一次，已到达的文件不会重发",
			EN: "check the network and the endpoint and run it again; what has arrived is not sent twice",
		})
}
