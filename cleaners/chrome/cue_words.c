/* cue_words.c -- the one table of cue words.
 *
 * Where they come from: the notices of sites that collect model texts, notes and exercises (upload by users,
 * liability, address for complaints); the lists of other pages that news sites, novel sites and blogs put
 * under a text; the bars of navigation of forums and of novels by chapters, previews of shops for documents,
 * the trades that hijack pages, the licences that sites in China must show, the particulars that content
 * systems print under a title, what accounts of WeChat write below a text, and the notices about cookies and
 * newsletters that European sites show. A list says under which condition its words count at all.
 *
 * The second table are items: words that count only where they fill a line, or a place between the marks of a
 * bar, from end to end. They are the buttons of content systems: Discuz, phpwind and Tianya among forums,
 * DedeCMS and WordPress among the others, with the wordings of their translations.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/cue_words.h"

const cue_list cue_lists[] = {
    {CUE_SELF, ANY,
     "本站|本网|本平台|小编|站长|文库|\xC2\xA9|copyright|icp备|本网站|本公众号|本网页|我站|本百科|"
     "本号|该网站|本社区|本论坛"},
    {CUE_SELF, ANY, "本博客|本博"},
    {CUE_LIABLE, ANY,
     "不能作为|不作为|医疗依据|诊断依据|诊断的依据|谨慎参阅|不构成|不能代替|不能替代|勿照抄"},
    {CUE_TEXT, ANY, "以上内容|本内容"},
    {CUE_TEXT, ANY,
     "本文|该文|此文|网友|会员|用户|本篇|上述内容|以上文章|网络转载|互联网|来自网络|来源于网络|"
     "源自网络|自媒体|投稿|图文"},
    {CUE_FILE, ANY, "任意编辑|自由编辑|自由复制|复制编辑"},
    {CUE_FILE, ANY, "文档|下载|搜索|迅雷|打印|收藏|电脑|编辑修改|可编辑|可修改|网盘|提取码|解压|积分|金币"},
    {CUE_OFFER, ANY, "整理|收集|搜集|为大家|给大家|为你|为您|分享|精心|上传|贡献|提供|供稿|全部内容|带来"},
    {CUE_OFFER, FIRST, "以上就是|以上内容"},
    {CUE_WISH, ANY, "希望|但愿|帮助|参考|借鉴|欢迎|更多|喜欢|敬请|阅读|查看|一起来看|感兴趣"},
    {CUE_READER, ANY, "大家|您|你|朋友|读者|欢迎|感谢|谢谢|敬请|希望|供参考"},
    {CUE_READER, FIRST, "以上就是|以上内容"},
    {CUE_RIGHTS, ANY,
     "rights reserved|rechte vorbehalten|droits réservés|derechos reservados|права защищены|版权|"
     "著作权|所有权|知识产权|侵权|侵犯|转载|原作者|归属|合法权益|权益|抄袭|摘编|请注明|请注明出处|"
     "请注明来源|请注明转载|原创|授权|保留出处|请保留|保留所有权利|保留一切权利|不得转载|"
     "请勿转载|谢绝转载|禁止转载|违者必究|标明出处"},
    {CUE_LIABLE, ANY,
     "不承担|责任|不代表|仅代表|观点|立场|仅供|概不|免责|真实性|商业用途|学习交流|核实|赞同|个人看法|"
     "存储空间|温馨提示|特别提示|郑重声明|特别声明|无关|请谨慎|自行判断"},
    {CUE_LIABLE, FIRST, "声明|版权声明"},
    {CUE_CONTACT, ANY,
     "联系|删除|举报|投诉|邮箱|邮件|email|客服|qq|@|告知|来函|来信|来电|第一时间|取得联系|更正|下架|"
     "指正|致函|告之|妥善处理|联系我们|立即处理|及时处理|尽快处理"},
    {CUE_FORMAT, ANY, ".doc|.docx|docx|.xls|.ppt|.rar|.zip|word|pdf|.txt|格式|压缩包"},
    {CUE_WHICH, ANY,
     "往期|近期|本栏目|本类|您也许|你也许|相关|推荐|热门|热点|精彩|最新|更多|同类|类似|延伸|拓展|猜你|"
     "猜您|喜欢|感兴趣|您可能关注|你可能关注|您可能|你可能|还看了|为您|为你|点击查看|more|related|also|"
     "similar|recommended|"
     "popular|trending|latest|you might|you may|weitere|ähnliche|mehr|auch|similaires|même|aussi|"
     "también|relacionadas|relacionados|похожие|также|ещё|других|你可能还|大家都|都在看|还想看|想看"},
    {CUE_WHICH, ANY, "还看过|看过|看了|还喜欢|其他|相似"},
    {CUE_WHICH, FIRST, "上一篇|下一篇"},
    {CUE_PAGES, ANY, "还看过|还喜欢|问题|答案|词条|菜谱|食谱|作文"},
    {CUE_PAGES, ANY,
     "回顾|资讯|阅读|文章|范文|推荐|内容|资料|文档|链接|新闻|专题|下载|话题|主题|帖子|作品|小说|搜索|"
     "排行|喜欢|感兴趣|更多|还看了|articles|stories|posts|news|like|read|interested|interested in|"
     "interessant|interessieren|artikel|beiträge|thema|nachrichten|lire|sujet|artículos|noticias|"
     "interesar|leer|статьи|материалы|новости|читайте|записи|都在看|还想看|想看"},
    {CUE_WAY, ANY,
     "首页|上一页|下一页|尾页|末页|上页|下页|上一篇|下一篇|上一章|下一章|目录|书页|书架|书签|返回|"
     "顶部|当前页|网站地图|设为首页"},
    {CUE_WAY, FIRST, "当前位置|您的位置|你的位置|您现在的位置"},
    {CUE_PREVIEW, ANY, "已阅读|免费阅读全部|购买全文|预览范围|预览结束|试读结束|剩下的内容"},
    {CUE_PREVIEW, ANY,
     "预览|试读|剩余|还剩|余下|未读|未完|未显示|继续阅读|阅读全文|阅读剩余|查看全文|全文共|当前显示|"
     "下载后|可下载|篇幅限制|篇幅所限|仅展示|仅显示|部分内容|完整版|完整内容|免费预览|未显示完|购买后"},
    {CUE_SHARE, ANY,
     "分享到|分享至|微信|微博|扫一扫|扫描二维码|二维码|扫码|打赏|朋友圈|公众号|关注我们|点赞|qq空间|"
     "加入收藏|收藏本站|复制链接|长按|在看|阅读原文|视频号|订阅号|小程序|转发|关注"},
    {CUE_PLACE, ANY,
     "朋友网|人人网|开心网|豆瓣|facebook|twitter|line|linkedin|whatsapp|telegram|pinterest|plurk"},
    {CUE_FOLLOW, ANY, "关注|公众号|订阅号|视频号|微信号|小程序"},
    {CUE_VISIT, ANY,
     "手机用户|手机版|电脑版|手机阅读|请浏览|请访问|更新速度|更新最快|最快更新|阅读体验|最新章节|"
     "无弹窗|一秒记住|记住本站|无广告|本站地址|本站域名|首发域名|阅读网址|最新网址|免费阅读|全文阅读|"
     "首发|请记住|本书|书友|请收藏|全网最快|支持正版|正版阅读|手机看书|手机访问"},
    {CUE_SERIAL, ANY,
     "本章未完|本章完|本章结束|本章已完|未完待续|下一页继续|继续阅读|点击下一页|求推荐|推荐票|求收藏|"
     "求月票|求订阅|求打赏|求票|求评论|求支持|求鲜花|新书上传|新书期|第一更|第二更|第三更|第四更|今日更新|"
     "加更|更新送上"},
    {CUE_SPAM, ANY,
     "代开|代办|办证|刻章|贷款|抵押|套现|百家乐|赌场|赌博|时时彩|六合彩|老虎机|足球|私服|偷拍|丝袜|美女|"
     "情色|欧美|亚洲|国产|日韩|在线|观看|视频|高清|无码|成人|激情|久久|一区|二区|免费|a级|av|精品|"
     "官网|网址|网站|注册|登录|彩票|开奖|棋牌|博彩|娱乐|真人|投注|代孕|发票|app|赌|彩金|博体育|"
     "电子游戏|捕鱼|麻将|斗地主|赛车|快三|走势图|比分|娱乐城|葡京|皇冠|太阳城|平台|下载|壮阳|早泄|"
     "迷药|催情|减肥药|丰胸|祛斑|保健品|人妻|少妇|黄色|片|动漫|热门小说|信用卡|刷单|传奇|外挂|特码|"
     "心水|电玩|炸金花|牛牛|龙虎斗|真人视讯|开户|上分|送金|催情粉|延时|伟哥|货到付款|约炮|上门|外围|"
     "学生妹|提额|黑户|口子|网贷|办卡|私彩|买马|开码|单双|波色|棋牌室|三级|艳照|裸聊|夜总会|桑拿|丝足|"
     "整容|隆胸|增高|瘦身|治疗|医院哪家好|哪家好|多少钱|排名|厂家直销|批发价格|加盟"},
    {CUE_FORM, ANY,
     "address will not be published|required fields are marked|must be logged in|powered by|"
     "adresse e-mail ne sera pas publiée|adresse de messagerie ne sera pas publiée|"
     "champs obligatoires|wird nicht veröffentlicht|erforderliche felder|no será publicada|"
     "campos obligatorios|не будет опубликован|обязательные поля|ссылка на сайт обязательна"},
    {CUE_LICENCE, ANY,
     "访客数|访问人数|强力驱动|违法和不良信息|位访问者|位访客|icp备|icp证|icp号|公安备|公网安备|网安备|"
     "公安局备案|网站标识码|"
     "经营许可证|备案号|备案序号|网备|总访问量|本站访问量|processed in"},
    {CUE_COOKIE, ANY, "cookie|cookies"},
    {CUE_CONSENT, ANY,
     "accept|consent|agree|agreeing|experience|analyse|analyze|traffic|personalise|personalize|"
     "zustimmen|stimmen|einverstanden|erlebnis|akzeptieren|acceptez|acceptes|acceptent|expérience|"
     "garantir|acepta|aceptas|mejorar|experiencia|соглаша|удобн|улучш|we use|uses cookies|our use of|"
     "using this|wir verwenden|wir nutzen|verwendet|verwendung|optimal|nous utilisons|utilisation|"
     "utilizamos|usamos|мы используем|использует|использования|соглашаетесь|soglasny"},
    {CUE_VISITING, ANY,
     "website|web site|site|browse|browsing|webseite|nutzung|ce site|navigation|sitio|navegando|сайт|"
     "сайте|сайта|сайтом|seite"},
    {CUE_LETTER, ANY,
     "newsletter|newsletters|mailing list|inbox|infolettre|boletín|рассылк|e-mail updates|"
     "email updates|free newsletter|rundbrief|correo electrónico"},
    {CUE_JOIN, ANY,
     "subscribe|subscribing|sign up|get our|register|abonnieren|anmelden|melden sie|bestellen|"
     "inscrivez|abonnez|suscríbete|suscríbase|suscribirse|подпи|join our|never miss|recevez|recibe|"
     "подпишитесь|подписаться|jetzt|abonnieren sie"},
    {CUE_TIME, CLEAR, "发布时间|更新时间|发表时间|上传时间|发布日期|更新日期|上传日期|录入时间|添加时间"},
    {CUE_TIME, CLEAR,
     "最近更新|最后更新|最后修改|修改时间|提问时间|回答时间|发帖时间|发表日期|提交日期|创建时间|编辑于|"
     "推荐时间|入库时间"},
    {CUE_TIME, FIELD, "成文日期|发文日期|生成日期|发文时间"},
    {CUE_TIME, FIELD, "时间|日期|更新|发布|发布于|发表于|发表|更新于"},
    {CUE_WHO, CLEAR,
     "文章作者|责任编辑|实习编辑|本文编辑|值班编辑|网络编辑|文字编辑|新媒体编辑|执行编辑|责编|发布者|"
     "发布人|上传者|上传人|上传用户"},
    {CUE_WHO, CLEAR, "文章录入|录入者|上传会员|推荐人|网络排版"},
    {CUE_WHO, FIELD, "编辑整理|撰稿|审核|摄影|校对|审校|监制|作者|编辑|录入|创建者|排版|发帖人|提问者|来自"},
    {CUE_SOURCE, CLEAR, "文章来源|素材来源|图片来源|本文来源|信息来源|稿件来源"},
    {CUE_SOURCE, FIELD, "来源|稿源|转自|转贴自"},
    {CUE_COUNTER, CLEAR,
     "阅读次数|浏览次数|点击次数|访问次数|下载次数|阅读量|阅读数|浏览量|访问量|点击数|点击率|评论数|"
     "下载量"},
    {CUE_COUNTER, CLEAR, "编辑次数|浏览人数|阅读人数|点击量|播放量"},
    {CUE_COUNTER, FIELD, "热度|查看|回复|阅读|浏览|点击|人气|评论|点阅|字数|收藏|转发|赞|下载"},
    {CUE_LETTERS, CLEAR, "字体大小|字体|字号|视力保护色|保护视力色"},
    {CUE_RECORD, CLEAR,
     "文件大小|提取码|解压密码|永久链接|本文永久链接|本文链接|本文地址|本文网址|文章地址|文章链接|"
     "原文链接|原文地址|文档大小|文档格式|文件格式|文档编号|文档页数|所需积分|下载积分"},
    {CUE_RECORD, CLEAR,
     "资源编号|资源大小|资源格式|文档序号|本文标题|链接地址|索引号|信息索引|时效性|效力级别|引证码|"
     "法宝引证码|词条标签"},
    {CUE_RECORD, FIELD,
     "主题分类|体裁分类|组配分类|发文机关|发文机构|发布机构|发布机关|有效性|内容概述|公开方式|"
     "公开范围|公开类别|公开形式|服务对象|归档时间|信息分类"},
    {CUE_RECORD, FIELD, "页数|大小|格式|关于本文|发布部门|发文字号|实施日期"},
    {CUE_LABELS, CLEAR,
     "filed under|tagged with|本文标签|文章归档|所属专题|本文关键词|posted in|tagged|keywords|"
     "filed in|mots-clés"},
    {CUE_LABELS, FIELD,
     "标签|topics|categories|category|kategorien|schlagwörter|étiquettes|etiquetas|метки|теги|рубрики|"
     "tag|栏目|分类"},
    {CUE_LABELS, CLEAR,
     "热门标签|文章标签|tag标签|tags|相关热词搜索|热词搜索|所属栏目|所属分类|文档分类|文章分类"},
    {CUE_ACTION, ANY,
     "下载本文|下载文档|网友评论|打印本页|打印|收藏|纠错|我要评论|我要投稿|关闭窗口|关闭|举报|版权反馈|"
     "版权投诉"},
    {CUE_ACTION, CLEAR, "下载此文档|下载该文档|发表评论|查看评论"},
};
const size_t cue_list_count = sizeof cue_lists / sizeof *cue_lists;

const cue_list cue_item_lists[] = {
    /* Nobody writes these in a line of their own but a site. */
    {ITEM_BUTTON, 0,
     "返回列表|返回顶部|回到顶部|返回首页|返回上一页|返回上页|返回目录|返回书目|返回正文|回目录|"
     "加入收藏|设为首页|加入书签|标记书签|加入书架|推荐本书|投推荐票|收藏本站|收藏本页|打印本页|"
     "打印本文|打印此页|我要打印|关闭窗口|关闭本页|发表评论|查看评论|查看全部评论|查看更多评论|"
     "我来说两句|我要评论|我要投稿|我要纠错|我要挑错|网友评论|最新评论|热门评论|全部评论|文章评论|"
     "评论列表|暂无评论|还没有评论|登录后才能评论|请登录后发表评论|登录后可评论|匿名发表|匿名评论|"
     "提交评论|发布评论|写评论|立即登录|立即注册|免费注册|新用户注册|用户登录|会员登录|忘记密码|"
     "找回密码|自动登录|网站地图|站点地图|网站首页|友情链接|广告服务|广告合作|隐私政策|隐私声明|"
     "服务条款|用户协议|意见反馈|招聘信息|网站声明|点击查看更多|查看更多|加载更多|点击加载更多|"
     "展开全文|点击展开全文|收起全文|阅读原文|点击阅读原文|复制链接|复制网址|复制本文链接|一键分享|"
     "分享本文|推荐给朋友|推荐给好友|发送给好友|生成海报|打赏作者|打赏本站|赞赏作者|我要打赏|在线留言|"
     "无障碍浏览|繁体中文|放大字体|缩小字体|进入论坛|下一主题|上一主题|章节列表|章节目录|点此举报|"
     "点击加载图片|图片加载中|本文导航|文章导航|高级搜索|站内搜索|全站搜索|热门搜索|收藏本文|回复本帖|"
     "快来抢沙发|快来抢沙发吧|免注册|把文章分享到|将本文分享到|分享本文到|转发到|查看大图|"
     "点击查看大图|查看原图|点击展开阅读全文|展开阅读全文|点击阅读全文|收藏此页|推荐此书|评论内容|"
     "您的姓名|您的评论|发表看法|快来发表你的看法吧|共有评论|我的收藏|下载后可阅读|转到第|tweeter|"
     "twittern|comments are closed|kommentar abgeben|je m'inscris|dejar comentario|learn more|got it|"
     "отправить другу|правила сайта|ответить на комментарий|log in to reply|quote reply|"
     "speichern und schließen|read full article|send to a friend|save my name|分享给好友|分享给朋友|"
     "转发给好友|登录后发表评论|请登录后评论|暂时没有评论|来抢沙发吧|精彩评论|我来评论|我要下载|"
     "留言板|laisser une réponse|deja una respuesta|schreiben sie einen kommentar"},
    /* Questions and answers, encyclopedias, shops for documents, recipes, hospitals, offers of work, accounts
     * of WeChat, sites of authorities. */
    {ITEM_BUTTON, 0,
     "我来答|我来回答|等你来答|换一换|换一批|已赞过|已踩过|更多回答|查看更多答案|取消回复|跳至内容|"
     "跳至正文|跳转到导航|跳转到搜索|好文要顶|关注我|收藏该文|刷新评论|刷新页面|添加义项|历史版本|"
     "编辑词条|词条统计|词条图册|更多图册|上传视频|全屏阅读|合集下载|举报文档|加入菜单|上传作品|"
     "免费咨询|挂号预约|预约挂号|在线问诊|立即咨询|申请职位|收藏职位|投递简历|立即申请|举报职位|"
     "轻点两下取消赞|轻点两下取消在看|写留言|继续滑动看下一个|向上滑动看下一个|收录于合集|收录于话题|"
     "微信扫一扫|扫一扫在手机打开当前页|扫码阅读|无障碍阅读|长者模式|长者助手|关怀版|繁体版|简体版|"
     "使用帮助|在线客服|后台管理|回列表|回上一页|回首页|订阅电子报|隐私权政策|留言讨论|章节报错|"
     "告诉好友|打印此文|扫码下载|扫描二维码下载|看大图|没有更多了|已经是最后一篇|返回书城|查看目录|"
     "点击蓝字|关注我们|最佳答案|最佳回答|其他回答|等待您来回答|等您来回答|写回答|关注问题|邀请回答|添加评论|"
     "好问题|下一个回答|继续浏览内容|去挂号|向医生提问|语音播报|听新闻|栏目导航|开放分类|去阅读|"
     "预览时标签不可点|轻触阅读原文|站点概览|文章目录|赠金笔|发评论|客户端下载|安卓客户端下载|苹果客户端下载|"
     "展开全部|收起全部|载入更多|发表意见|分隔线|快捷键|扫码关注我们|扫码关注公众号|扫码添加微信|"
     "扫一扫在手机端查看|分享让更多人看到|请登录|请先登录|请先登入会员|我要发评论|还没有账号|"
     "提交回答|我要提问|立即提问|免费提问|点击展开|点击收起|手机扫码|扫码查看|"
     "打开app|打开app阅读全文|在app内打开|app内打开|下载app"},
    {ITEM_FILE, 0,
     "快捷下载|下载word文档|文档评论|下载word版|文币|下载券|财富值|文档币|资源描述|文档描述|文档简介|"
     "资源简介|文档预览"},
    /* What readers do with a page: a row of them is a bar, whatever stands between them. */
    {ITEM_ACT, 0,
     "收藏|分享|打印|举报|投诉|纠错|点赞|打赏|赞|转发|评论|回复|留言|反馈|顶|踩|下载|关注|私信|点评|"
     "有用|没用|报错|追问|追答|收起|列印|字号|阅读|浏览|赞同|顶一下|踩一下|评分|在看|点个赞|顶端"},
    {ITEM_POST, 0,
     "只看该作者|只看楼主|只看ta|只看他|倒序看帖|倒序浏览|正序浏览|正序看帖|电梯直达|跳转到指定楼层|"
     "使用道具|发表回复|快速回复|高级模式|章节错误|发新帖|发表新帖|发表新主题|引用回复|本版积分规则|"
     "回帖后跳转到最后一页|您需要登录后才可以回帖|登录后才可以回帖|登录发表回复|查看个人网站|"
     "查看详细资料|发短消息|加为好友|发消息|收听ta|串个门|打招呼|当前离线|当前在线|在线时间|注册时间|"
     "最后登录|阅读权限|此帖被|最后编辑于|本帖最后由|archiver|小黑屋|快速发帖|返回版块|打印本主题|"
     "来自手机|来自手机版|跳至|倒序|查看完整版本|回复于"},
    {ITEM_FILE, 0,
     "立即下载|点击下载|点击下载文档|点击此处下载|点此下载|点击下载全文|免费下载|高速下载|普通下载|"
     "本地下载|下载文档|下载本文|下载全文|全文下载|下载地址|下载链接|下载说明|下载次数|附件下载|"
     "文档下载|打包下载|资源预览|立即购买|加入vip|开通会员|开通vip|vip免费下载|登录后下载|"
     "会员免费下载|版权申诉|百度网盘下载|网盘下载|解压密码|提取码|下载需要|所需积分|文件大小|文档格式|"
     "资料下载|软件下载|点击下载本文|附件下载说明"},
    {ITEM_TURN, 0,
     "首页|上一页|下一页|上页|下页|尾页|末页|前页|后页|前一页|后一页|最后一页|第一页|上一章|下一章|"
     "上一节|下一节|上一篇|下一篇|上一条|下一条|前一篇|后一篇|上篇文章|下篇文章|返回书页|全文阅读|"
     "余下全文|下一页继续|点击进入下一页|previous|next|prev|older|newer|zurück|weiter|suivant|"
     "précédent|siguiente|anterior|далее|назад|предыдущая|следующая"},
    /* Texts have these words, too, but not several in a row and nothing else. */
    {ITEM_WORD, 0,
     "主页|网站|登录|登陆|注册|搜索|退出|会员中心|个人中心|新闻|要闻|图片|视频|专题|财经|体育|娱乐|"
     "时政|社会|军事|国际|国内|科技|教育|汽车|房产|论坛|博客|微博|微信|贴吧|资讯|客户端|电脑版|移动版|"
     "触屏版|简体中文|english|无障碍|打印本|关闭|推荐|赞赏|"
     "转载|引用|编辑|讨论|删除|发布|提交|取消|更多|更多平台|昵称|用户名|密码|"
     "验证码|微信好友|朋友圈|qq空间|qq好友|qq|新浪微博|腾讯微博|人人网|开心网|豆瓣|复制|字体|"
     "字体大小|目录|书签|书架|楼主|沙发|板凳|地板|积分|帖子|主题|精华|威望|金币|查看|点击|"
     "推荐度|产品展示|新闻中心|公司简介|联系方式|关于我们|联系我们|关于本站|免责声明|版权声明|"
     "法律声明|帮助中心|投稿|我的|分享到|分享至|转发至|分享文章|一键|发表于|来自|时间|作者|热度|"
     "喜欢|举报投诉|手机阅读|人点赞|还可以输入|你还可以输入|您还可以输入|发表|end|top|手机版|校园新闻|"
     "学校概况|消息|通知公告|"
     "下载中心|rss|rss订阅|go|ok|a|支持|反对|已有|人喜欢|好友|mailen|acepto|понятно|правила|"
     "advertise|envoyer par mail|enviar a un amigo|文字大小|散文|小说|诗歌|杂文|手机客户端|网站导航|"
     "诚聘英才|成功案例|客户服务|在线咨询|资讯中心|responses|loading|free|dislike|bookmark|feed|"
     "archive|archives|很赞哦|抢沙发|网上办事|政民互动|办事大厅|县情概况|市情概况|机构设置|公众参与|便民服务|"
     "专题专栏|"
     "友情提示|悬赏|支付宝|公司新闻|企业新闻|行业新闻|行业资讯|新闻动态|"
     "产品中心|"
     "人才招聘|公司公告|政务公开|信息公开|办事服务|互动交流|要闻动态|关于我|归档|即时|政治|生活|产经|民生|"
     "文化|国际新闻|国内新闻|正文|标签|分类|同义词|会员|登入|为你推荐|相关"},
    {ITEM_COUNT, 0,
     "第|页|共|当前|当前第|页码|大|中|小|楼|次|条|人|位|个|字|共有|条评论|人评论|一|二|三|pdf|doc|"
     "docx|txt|word|m|k|kb|mb|t|f|mb|本文共"},
    {ITEM_AD, 0,
     "广告|广告位|下文继续|正文继续|advertisement|advertisements|sponsored content|"
     "story continues below advertisement|story continues below|article continues after ad|"
     "article continues below|article continues after advertisement|continue reading below|"
     "continues after advertisement|anzeige|werbung|publicité|la suite après cette publicité|"
     "la suite après la publicité|publicidad|la publicidad continúa|реклама|на правах рекламы|ad|ads|"
     "publicidade|annonce|scroll to continue"},
    /* Heads of lists of other pages; the Chinese ones are read by their words (judge.c). */
    {ITEM_HEAD, 0,
     "related articles|related posts|related stories|related content|related news|you may also like|"
     "you might also like|more from this section|more from this author|more like this|"
     "recommended for you|recommended reading|read next|up next|popular posts|most popular|most read|"
     "trending now|latest news|recent posts|read more|read also|related|"
     "das könnte sie auch interessieren|das könnte dich auch interessieren|weitere artikel|"
     "weitere beiträge|ähnliche artikel|ähnliche beiträge|mehr zum thema|zum thema|lesen sie auch|"
     "lesen sie hier|mehr dazu|meistgelesen|articles similaires|articles liés|articles connexes|"
     "sur le même sujet|sur le même thème|à lire aussi|à lire également|lire aussi|vous aimerez aussi|"
     "les plus lus|artículos relacionados|noticias relacionadas|te puede interesar|"
     "también te puede interesar|lea también|lee también|leer también|más noticias|lo más leído|"
     "похожие статьи|похожие записи|похожие материалы|читайте также|читать также|"
     "вам также может быть интересно|материалы по теме|по теме|ещё по теме|популярное"},
    {ITEM_BUTTON, 0,
     "share this article|share this post|share this story|share this page|share on facebook|"
     "share on twitter|share on linkedin|share on pinterest|share on whatsapp|share on x|"
     "share via email|share via|share this|tweet this|pin it|email this|email this article|"
     "print this page|print this article|print article|printer friendly version|copy link|"
     "leave a reply|leave a comment|post comment|post a comment|add a comment|write a comment|"
     "submit comment|join the conversation|join the discussion|log in to comment|sign in to comment|"
     "login to comment|log in to leave a comment|log in to reply|be the first to comment|"
     "no comments yet|no comments|view all comments|show comments|back to top|skip to content|"
     "skip to main content|skip to navigation|terms of use|terms of service|privacy policy|"
     "cookie policy|cookie settings|terms and conditions|terms & conditions|contact us|site map|"
     "sitemap|accept all cookies|accept cookies|accept all|reject all|manage settings|manage cookies|"
     "cookie preferences|all rights reserved|powered by wordpress|previous post|next post|older posts|"
     "newer posts|previous article|next article|previous page|next page|older entries|newer entries|"
     "permalink|advertise with us|subscribe now|sign up now|enter your email address|enter your email|"
     "your email address|continue reading|show more|load more|follow us|follow us on twitter|"
     "follow us on facebook|like us on facebook"},
    {ITEM_BUTTON, 0,
     "artikel teilen|artikel drucken|artikel versenden|beitrag teilen|seite drucken|"
     "per e-mail versenden|per mail versenden|auf facebook teilen|auf twitter teilen|"
     "kommentar schreiben|kommentar verfassen|kommentar hinterlassen|kommentare anzeigen|"
     "diskutieren sie mit|zur startseite|nach oben|zum seitenanfang|datenschutzerklärung|datenschutz|"
     "alle akzeptieren|alle ablehnen|cookies akzeptieren|cookie-einstellungen|mehr erfahren|"
     "jetzt anmelden|jetzt abonnieren|newsletter abonnieren|alle rechte vorbehalten|nächster beitrag|"
     "vorheriger beitrag|nächster artikel|vorheriger artikel|keine kommentare|partager sur facebook|"
     "partager sur twitter|partager sur linkedin|partager l'article|partager cet article|"
     "imprimer cet article|imprimer l'article|envoyer par e-mail|envoyer par mail|envoyer à un ami|"
     "laisser un commentaire|ajouter un commentaire|réagir à cet article|aucun commentaire|"
     "mentions légales|plan du site|politique de confidentialité|conditions générales|"
     "conditions d'utilisation|gestion des cookies|tout accepter|tout refuser|j'accepte|"
     "en savoir plus|tous droits réservés|s'abonner|s'inscrire|haut de page|retour en haut|"
     "article suivant|article précédent|lire la suite|votre adresse e-mail|votre e-mail"},
    {ITEM_BUTTON, 0,
     "compartir en facebook|compartir en twitter|compartir en whatsapp|compartir este artículo|"
     "enviar por correo|deja un comentario|dejar un comentario|deja una respuesta|sin comentarios|"
     "aviso legal|política de privacidad|política de cookies|términos y condiciones|"
     "condiciones de uso|quiénes somos|mapa del sitio|mapa web|aceptar todas|aceptar todo|"
     "rechazar todo|aceptar cookies|más información|todos los derechos reservados|volver arriba|"
     "leer más|seguir leyendo|artículo siguiente|artículo anterior|suscríbete|suscríbase|"
     "поделиться в соцсетях|поделиться ссылкой|версия для печати|распечатать|оставить комментарий|"
     "добавить комментарий|написать комментарий|нет комментариев|политика конфиденциальности|"
     "пользовательское соглашение|все права защищены|карта сайта|обратная связь|читать далее|"
     "читать полностью|следующая статья|предыдущая статья|следующая запись|предыдущая запись|"
     "подписаться на новости|подписаться на рассылку|подпишитесь на нас|наверх"},
    {ITEM_WORD, 0,
     "home|news|blog|share|tweet|facebook|twitter|linkedin|whatsapp|pinterest|reddit|telegram|"
     "instagram|youtube|email|e-mail|mail|print|save|like|comment|comments|reply|quote|report|login|"
     "log in|sign in|sign up|register|search|menu|close|accept|decline|subscribe|about|about us|"
     "contact|privacy|terms|help|faq|name|website|your email|your name|cookies|manage|teilen|drucken|"
     "versenden|merken|startseite|anmelden|registrieren|suche|impressum|kontakt|agb|akzeptieren|"
     "ablehnen|einstellungen|kommentare|kommentar|antworten|e-mail-adresse|partager|imprimer|envoyer|"
     "accueil|commentaires|commentaire|répondre|connexion|rechercher|paramétrer|refuser|accepter|"
     "compartir|imprimir|enviar|inicio|contacto|comentarios|responder|buscar|aceptar|rechazar|"
     "configurar|correo electrónico|поделиться|печать|главная|новости|контакты|о нас|о проекте|"
     "комментарии|комментариев|ответить|войти|регистрация|поиск|принять|подробнее|настройки|хорошо|"
     "подписаться|ваш e-mail|вконтакте|одноклассники"},
    /* By-lines: "By … | May 3, 2016 | 4 min read". */
    {ITEM_LINE, 0,
     "posted|posted on|posted in|published|published on|updated|updated on|last updated|min read|"
     "minute read|minutes read|reading time|views|hits|comments|comment|uhr|am|um|veröffentlicht|"
     "veröffentlicht am|aktualisiert|aktualisiert am|erstellt am|lesedauer|lesezeit|minuten|le|à|"
     "publié|publié le|mis à jour|mis à jour le|temps de lecture|min|publicado|publicado el|"
     "actualizado|actualizado el|lectura|опубликовано|обновлено|добавлено|просмотров|просмотры|"
     "комментариев|комментарии|дата|в|at|on"},
    {ITEM_NAME, 0,
     "by|posted by|written by|author|filed under|von|autor|par|auteur|por|автор|admin|administrator"},
};
const size_t cue_item_list_count = sizeof cue_item_lists / sizeof *cue_item_lists;

const char *const cue_folds[] = {
    "備备", "網网", "編编", "長长", "庫库", "該该", "會会", "員员", "戶户", "檔档", "爲为", "為为", "給给",
    "傳传", "貢贡", "獻献", "願愿", "幫帮", "參参", "鑒鉴", "鑑鉴", "歡欢", "請请", "閱阅", "讀读", "權权",
    "識识", "產产", "轉转", "載载", "歸归", "屬属", "擔担", "責责", "觀观", "點点", "場场", "僅仅", "聲声",
    "聯联", "係系", "繫系", "刪删", "舉举", "報报", "訴诉", "郵邮", "電电", "腦脑", "輯辑", "壓压", "縮缩",
    "關关", "薦荐", "熱热", "門门", "類类", "興兴", "擊击", "還还", "內内", "資资", "鏈链", "連链", "聞闻",
    "專专", "題题", "話话", "說说", "頁页", "錄录", "簽签", "籤签", "頂顶", "當当", "現现", "圖图", "設设",
    "預预", "覽览", "試试", "餘余", "繼继", "續续", "顯显", "後后", "掃扫", "維维", "碼码", "眾众", "衆众",
    "們们", "讚赞", "贊赞", "間间", "複复", "復复", "製制", "歐欧", "亞亚", "國国", "韓韩", "線线", "視视",
    "頻频", "無无", "區区", "費费", "級级", "註注", "冊册", "開开", "獎奖", "娛娱", "樂乐", "發发", "佈布",
    "時时", "來来", "體体", "號号", "訪访", "問问", "數数", "評评", "論论", "積积", "欄栏", "糾纠", "錯错",
    "閉闭", "導导", "訊讯", "機机", "優优", "質质", "彈弹", "記记", "貸贷", "賭赌", "絲丝", "證证", "驗验",
    "辦办", "書书", "訂订", "瀏浏", "賞赏", "隱隐", "鍵键", "則则", "條条", "財财", "經经", "際际", "聽听",
    "綜综", "標标", "單单", "詞词", "購购", "買买", "詢询", "動动", "務务", "簡简", "歷历", "廣广", "認认",
    "選选", "於于", "覆复", "氣气", "樓楼", "達达", "臺台"};
_Static_assert(sizeof cue_folds / sizeof *cue_folds == FOLDS, "as cue_words.h says");
