/* cues.c -- the one table of cue words, and how they are found in a line.
 *
 * Where they come from: the first block are the notices of sites that collect model texts, notes and
 * exercises (upload by users, liability, address for complaints); the second the lists of other pages that
 * news sites, novel sites and blogs put under a text; then the bars of navigation of forums and of novels by
 * chapters, previews of shops for documents, the trades that hijack pages, and the particulars that content
 * systems print under a title. `when` says under which condition a word counts at all.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/cues.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

typedef enum cue_when {
    ANY,   /* wherever it stands in the line */
    FIRST, /* at the line's beginning only: elsewhere it is a word like others */
    FIELD, /* with a colon behind it, or a bracket, a digit in counters */
    CLEAR  /* as FIELD, and no other kind of text has such a field */
} cue_when;

typedef struct cue {
    const char *word;
    uint8_t group, when;
} cue;

static const cue cues[] = {
    {"本站", CUE_SELF, ANY},
    {"本网", CUE_SELF, ANY},
    {"本平台", CUE_SELF, ANY},
    {"小编", CUE_SELF, ANY},
    {"站长", CUE_SELF, ANY},
    {"文库", CUE_SELF, ANY},
    {"\xC2\xA9", CUE_SELF, ANY}, /* the sign of copyright */
    {"copyright", CUE_SELF, ANY},
    {"icp备", CUE_SELF, ANY},
    {"本文", CUE_TEXT, ANY},
    {"该文", CUE_TEXT, ANY},
    {"此文", CUE_TEXT, ANY},
    {"网友", CUE_TEXT, ANY},
    {"会员", CUE_TEXT, ANY},
    {"用户", CUE_TEXT, ANY},
    {"文档", CUE_FILE, ANY},
    {"整理", CUE_OFFER, ANY},
    {"收集", CUE_OFFER, ANY},
    {"搜集", CUE_OFFER, ANY},
    {"为大家", CUE_OFFER, ANY},
    {"给大家", CUE_OFFER, ANY},
    {"为你", CUE_OFFER, ANY},
    {"为您", CUE_OFFER, ANY},
    {"分享", CUE_OFFER, ANY},
    {"精心", CUE_OFFER, ANY},
    {"上传", CUE_OFFER, ANY},
    {"贡献", CUE_OFFER, ANY},
    {"提供", CUE_OFFER, ANY},
    {"供稿", CUE_OFFER, ANY},
    {"以上就是", CUE_OFFER, FIRST},
    {"以上内容", CUE_OFFER, FIRST},
    {"全部内容", CUE_OFFER, ANY},
    {"希望", CUE_WISH, ANY},
    {"但愿", CUE_WISH, ANY},
    {"帮助", CUE_WISH, ANY},
    {"参考", CUE_WISH, ANY},
    {"借鉴", CUE_WISH, ANY},
    {"欢迎", CUE_WISH, ANY},
    {"更多", CUE_WISH, ANY},
    {"喜欢", CUE_WISH, ANY},
    {"敬请", CUE_WISH, ANY},
    {"阅读", CUE_WISH, ANY},
    {"查看", CUE_WISH, ANY},
    {"一起来看", CUE_WISH, ANY},
    {"感兴趣", CUE_WISH, ANY},
    {"大家", CUE_READER, ANY},
    {"您", CUE_READER, ANY},
    {"你", CUE_READER, ANY},
    {"朋友", CUE_READER, ANY},
    {"读者", CUE_READER, ANY},
    {"欢迎", CUE_READER, ANY},
    {"感谢", CUE_READER, ANY},
    {"谢谢", CUE_READER, ANY},
    {"敬请", CUE_READER, ANY},
    {"希望", CUE_READER, ANY},
    {"供参考", CUE_READER, ANY},
    {"以上就是", CUE_READER, FIRST},
    {"以上内容", CUE_READER, FIRST},
    {"带来", CUE_OFFER, ANY},
    {"all rights reserved", CUE_RIGHTS, ANY},
    {"版权", CUE_RIGHTS, ANY},
    {"著作权", CUE_RIGHTS, ANY},
    {"所有权", CUE_RIGHTS, ANY},
    {"知识产权", CUE_RIGHTS, ANY},
    {"侵权", CUE_RIGHTS, ANY},
    {"侵犯", CUE_RIGHTS, ANY},
    {"转载", CUE_RIGHTS, ANY},
    {"原作者", CUE_RIGHTS, ANY},
    {"归属", CUE_RIGHTS, ANY},
    {"不承担", CUE_LIABLE, ANY},
    {"责任", CUE_LIABLE, ANY},
    {"不代表", CUE_LIABLE, ANY},
    {"观点", CUE_LIABLE, ANY},
    {"立场", CUE_LIABLE, ANY},
    {"仅供", CUE_LIABLE, ANY},
    {"概不", CUE_LIABLE, ANY},
    {"免责", CUE_LIABLE, ANY},
    {"声明", CUE_LIABLE, FIRST},
    {"版权声明", CUE_LIABLE, FIRST},
    {"联系", CUE_CONTACT, ANY},
    {"删除", CUE_CONTACT, ANY},
    {"举报", CUE_CONTACT, ANY},
    {"投诉", CUE_CONTACT, ANY},
    {"邮箱", CUE_CONTACT, ANY},
    {"邮件", CUE_CONTACT, ANY},
    {"email", CUE_CONTACT, ANY},
    {"客服", CUE_CONTACT, ANY},
    {"qq", CUE_CONTACT, ANY},
    {"@", CUE_CONTACT, ANY},
    {"下载", CUE_FILE, ANY},
    {"搜索", CUE_FILE, ANY},
    {".doc", CUE_FORMAT, ANY},
    {"word", CUE_FORMAT, ANY},
    {"pdf", CUE_FORMAT, ANY},
    {".txt", CUE_FORMAT, ANY},
    {"格式", CUE_FORMAT, ANY},
    {"迅雷", CUE_FILE, ANY},
    {"打印", CUE_FILE, ANY},
    {"收藏", CUE_FILE, ANY},
    {"电脑", CUE_FILE, ANY},
    {"编辑修改", CUE_FILE, ANY},
    {"可编辑", CUE_FILE, ANY},
    {"可修改", CUE_FILE, ANY},
    {"压缩包", CUE_FORMAT, ANY},

    {"相关", CUE_WHICH, ANY},
    {"推荐", CUE_WHICH, ANY},
    {"热门", CUE_WHICH, ANY},
    {"热点", CUE_WHICH, ANY},
    {"精彩", CUE_WHICH, ANY},
    {"最新", CUE_WHICH, ANY},
    {"更多", CUE_WHICH, ANY},
    {"同类", CUE_WHICH, ANY},
    {"类似", CUE_WHICH, ANY},
    {"延伸", CUE_WHICH, ANY},
    {"拓展", CUE_WHICH, ANY},
    {"猜你", CUE_WHICH, ANY},
    {"猜您", CUE_WHICH, ANY},
    {"喜欢", CUE_WHICH, ANY},
    {"感兴趣", CUE_WHICH, ANY},
    {"您可能", CUE_WHICH, ANY},
    {"你可能", CUE_WHICH, ANY},
    {"还看了", CUE_WHICH, ANY},
    {"为您", CUE_WHICH, ANY},
    {"为你", CUE_WHICH, ANY},
    {"点击查看", CUE_WHICH, ANY},
    {"上一篇", CUE_WHICH, FIRST},
    {"下一篇", CUE_WHICH, FIRST},
    {"阅读", CUE_PAGES, ANY},
    {"文章", CUE_PAGES, ANY},
    {"范文", CUE_PAGES, ANY},
    {"推荐", CUE_PAGES, ANY},
    {"内容", CUE_PAGES, ANY},
    {"资料", CUE_PAGES, ANY},
    {"文档", CUE_PAGES, ANY},
    {"链接", CUE_PAGES, ANY},
    {"新闻", CUE_PAGES, ANY},
    {"专题", CUE_PAGES, ANY},
    {"下载", CUE_PAGES, ANY},
    {"话题", CUE_PAGES, ANY},
    {"主题", CUE_PAGES, ANY},
    {"帖子", CUE_PAGES, ANY},
    {"作品", CUE_PAGES, ANY},
    {"小说", CUE_PAGES, ANY},
    {"搜索", CUE_PAGES, ANY},
    {"排行", CUE_PAGES, ANY},
    {"喜欢", CUE_PAGES, ANY},
    {"感兴趣", CUE_PAGES, ANY},
    {"更多", CUE_PAGES, ANY},
    {"还看了", CUE_PAGES, ANY},

    {"首页", CUE_WAY, ANY},
    {"上一页", CUE_WAY, ANY},
    {"下一页", CUE_WAY, ANY},
    {"尾页", CUE_WAY, ANY},
    {"末页", CUE_WAY, ANY},
    {"上页", CUE_WAY, ANY},
    {"下页", CUE_WAY, ANY},
    {"上一篇", CUE_WAY, ANY},
    {"下一篇", CUE_WAY, ANY},
    {"上一章", CUE_WAY, ANY},
    {"下一章", CUE_WAY, ANY},
    {"目录", CUE_WAY, ANY},
    {"书页", CUE_WAY, ANY},
    {"书架", CUE_WAY, ANY},
    {"书签", CUE_WAY, ANY},
    {"返回", CUE_WAY, ANY},
    {"顶部", CUE_WAY, ANY},
    {"当前位置", CUE_WAY, FIRST},
    {"您的位置", CUE_WAY, FIRST},
    {"你的位置", CUE_WAY, FIRST},
    {"您现在的位置", CUE_WAY, FIRST},
    {"当前页", CUE_WAY, ANY},
    {"网站地图", CUE_WAY, ANY},
    {"设为首页", CUE_WAY, ANY},

    {"预览", CUE_PREVIEW, ANY},
    {"试读", CUE_PREVIEW, ANY},
    {"剩余", CUE_PREVIEW, ANY},
    {"还剩", CUE_PREVIEW, ANY},
    {"余下", CUE_PREVIEW, ANY},
    {"未读", CUE_PREVIEW, ANY},
    {"未完", CUE_PREVIEW, ANY},
    {"未显示", CUE_PREVIEW, ANY},
    {"继续阅读", CUE_PREVIEW, ANY},
    {"阅读全文", CUE_PREVIEW, ANY},
    {"阅读剩余", CUE_PREVIEW, ANY},
    {"查看全文", CUE_PREVIEW, ANY},
    {"全文共", CUE_PREVIEW, ANY},
    {"当前显示", CUE_PREVIEW, ANY},
    {"下载后", CUE_PREVIEW, ANY},
    {"可下载", CUE_PREVIEW, ANY},
    {"篇幅限制", CUE_PREVIEW, ANY},
    {"篇幅所限", CUE_PREVIEW, ANY},
    {"仅展示", CUE_PREVIEW, ANY},
    {"仅显示", CUE_PREVIEW, ANY},
    {"部分内容", CUE_PREVIEW, ANY},
    {"完整版", CUE_PREVIEW, ANY},
    {"完整内容", CUE_PREVIEW, ANY},
    {"免费预览", CUE_PREVIEW, ANY},

    {"分享到", CUE_SHARE, ANY},
    {"分享至", CUE_SHARE, ANY},
    {"微信", CUE_SHARE, ANY},
    {"微博", CUE_SHARE, ANY},
    {"扫一扫", CUE_SHARE, ANY},
    {"扫描二维码", CUE_SHARE, ANY},
    {"二维码", CUE_SHARE, ANY},
    {"扫码", CUE_SHARE, ANY},
    {"打赏", CUE_SHARE, ANY},
    {"朋友圈", CUE_SHARE, ANY},
    {"公众号", CUE_SHARE, ANY},
    {"关注我们", CUE_SHARE, ANY},
    {"点赞", CUE_SHARE, ANY},
    {"qq空间", CUE_SHARE, ANY},
    {"加入收藏", CUE_SHARE, ANY},
    {"收藏本站", CUE_SHARE, ANY},
    {"复制链接", CUE_SHARE, ANY},
    {"朋友网", CUE_PLACE, ANY},
    {"人人网", CUE_PLACE, ANY},
    {"开心网", CUE_PLACE, ANY},
    {"豆瓣", CUE_PLACE, ANY},
    {"facebook", CUE_PLACE, ANY},
    {"twitter", CUE_PLACE, ANY},
    {"line", CUE_PLACE, ANY},
    {"linkedin", CUE_PLACE, ANY},
    {"whatsapp", CUE_PLACE, ANY},
    {"telegram", CUE_PLACE, ANY},
    {"pinterest", CUE_PLACE, ANY},
    {"plurk", CUE_PLACE, ANY},

    {"手机用户", CUE_VISIT, ANY},
    {"手机版", CUE_VISIT, ANY},
    {"电脑版", CUE_VISIT, ANY},
    {"手机阅读", CUE_VISIT, ANY},
    {"请浏览", CUE_VISIT, ANY},
    {"请访问", CUE_VISIT, ANY},
    {"更新速度", CUE_VISIT, ANY},
    {"更新最快", CUE_VISIT, ANY},
    {"最快更新", CUE_VISIT, ANY},
    {"阅读体验", CUE_VISIT, ANY},
    {"最新章节", CUE_VISIT, ANY},
    {"无弹窗", CUE_VISIT, ANY},
    {"免费阅读", CUE_VISIT, ANY},
    {"全文阅读", CUE_VISIT, ANY},
    {"首发", CUE_VISIT, ANY},
    {"请记住", CUE_VISIT, ANY},
    {"本书", CUE_VISIT, ANY},
    {"书友", CUE_VISIT, ANY},
    {"请收藏", CUE_VISIT, ANY},

    {"代开", CUE_SPAM, ANY},
    {"办证", CUE_SPAM, ANY},
    {"刻章", CUE_SPAM, ANY},
    {"贷款", CUE_SPAM, ANY},
    {"抵押", CUE_SPAM, ANY},
    {"套现", CUE_SPAM, ANY},
    {"百家乐", CUE_SPAM, ANY},
    {"赌场", CUE_SPAM, ANY},
    {"赌博", CUE_SPAM, ANY},
    {"时时彩", CUE_SPAM, ANY},
    {"六合彩", CUE_SPAM, ANY},
    {"老虎机", CUE_SPAM, ANY},
    {"足球", CUE_SPAM, ANY},
    {"私服", CUE_SPAM, ANY},
    {"偷拍", CUE_SPAM, ANY},
    {"丝袜", CUE_SPAM, ANY},
    {"美女", CUE_SPAM, ANY},
    {"情色", CUE_SPAM, ANY},
    {"欧美", CUE_SPAM, ANY},
    {"亚洲", CUE_SPAM, ANY},
    {"国产", CUE_SPAM, ANY},
    {"日韩", CUE_SPAM, ANY},
    {"在线", CUE_SPAM, ANY},
    {"观看", CUE_SPAM, ANY},
    {"视频", CUE_SPAM, ANY},
    {"高清", CUE_SPAM, ANY},
    {"无码", CUE_SPAM, ANY},
    {"成人", CUE_SPAM, ANY},
    {"激情", CUE_SPAM, ANY},
    {"久久", CUE_SPAM, ANY},
    {"一区", CUE_SPAM, ANY},
    {"二区", CUE_SPAM, ANY},
    {"免费", CUE_SPAM, ANY},
    {"a级", CUE_SPAM, ANY},
    {"av", CUE_SPAM, ANY},
    {"精品", CUE_SPAM, ANY},
    {"官网", CUE_SPAM, ANY},
    {"网址", CUE_SPAM, ANY},
    {"网站", CUE_SPAM, ANY},
    {"注册", CUE_SPAM, ANY},
    {"登录", CUE_SPAM, ANY},
    {"彩票", CUE_SPAM, ANY},
    {"开奖", CUE_SPAM, ANY},
    {"棋牌", CUE_SPAM, ANY},
    {"博彩", CUE_SPAM, ANY},
    {"娱乐", CUE_SPAM, ANY},
    {"真人", CUE_SPAM, ANY},
    {"投注", CUE_SPAM, ANY},
    {"代孕", CUE_SPAM, ANY},
    {"发票", CUE_SPAM, ANY},
    {"app", CUE_SPAM, ANY},

    {"发布时间", CUE_TIME, CLEAR},
    {"更新时间", CUE_TIME, CLEAR},
    {"发表时间", CUE_TIME, CLEAR},
    {"上传时间", CUE_TIME, CLEAR},
    {"发布日期", CUE_TIME, CLEAR},
    {"更新日期", CUE_TIME, CLEAR},
    {"上传日期", CUE_TIME, CLEAR},
    {"录入时间", CUE_TIME, CLEAR},
    {"添加时间", CUE_TIME, CLEAR},
    {"时间", CUE_TIME, FIELD},
    {"日期", CUE_TIME, FIELD},
    {"更新", CUE_TIME, FIELD},
    {"发布", CUE_TIME, FIELD},
    {"发布于", CUE_TIME, FIELD},
    {"发表于", CUE_TIME, FIELD},
    {"文章作者", CUE_WHO, CLEAR},
    {"编辑整理", CUE_WHO, FIELD},
    {"责任编辑", CUE_WHO, CLEAR},
    {"撰稿", CUE_WHO, FIELD},
    {"审核", CUE_WHO, FIELD},
    {"责编", CUE_WHO, CLEAR},
    {"发布者", CUE_WHO, CLEAR},
    {"发布人", CUE_WHO, CLEAR},
    {"上传者", CUE_WHO, CLEAR},
    {"上传人", CUE_WHO, CLEAR},
    {"上传用户", CUE_WHO, CLEAR},
    {"作者", CUE_WHO, FIELD},
    {"编辑", CUE_WHO, FIELD},
    {"录入", CUE_WHO, FIELD},
    {"文章来源", CUE_SOURCE, CLEAR},
    {"本文来源", CUE_SOURCE, CLEAR},
    {"信息来源", CUE_SOURCE, CLEAR},
    {"稿件来源", CUE_SOURCE, CLEAR},
    {"来源", CUE_SOURCE, FIELD},
    {"稿源", CUE_SOURCE, FIELD},
    {"转自", CUE_SOURCE, FIELD},
    {"阅读次数", CUE_COUNTER, CLEAR},
    {"浏览次数", CUE_COUNTER, CLEAR},
    {"点击次数", CUE_COUNTER, CLEAR},
    {"访问次数", CUE_COUNTER, CLEAR},
    {"下载次数", CUE_COUNTER, CLEAR},
    {"阅读量", CUE_COUNTER, CLEAR},
    {"阅读数", CUE_COUNTER, CLEAR},
    {"浏览量", CUE_COUNTER, CLEAR},
    {"访问量", CUE_COUNTER, CLEAR},
    {"点击数", CUE_COUNTER, CLEAR},
    {"点击率", CUE_COUNTER, CLEAR},
    {"评论数", CUE_COUNTER, CLEAR},
    {"下载量", CUE_COUNTER, CLEAR},
    {"阅读", CUE_COUNTER, FIELD},
    {"浏览", CUE_COUNTER, FIELD},
    {"点击", CUE_COUNTER, FIELD},
    {"人气", CUE_COUNTER, FIELD},
    {"评论", CUE_COUNTER, FIELD},
    {"点阅", CUE_COUNTER, FIELD},
    {"字数", CUE_COUNTER, FIELD},
    {"字体大小", CUE_LETTERS, CLEAR},
    {"字体", CUE_LETTERS, CLEAR},
    {"字号", CUE_LETTERS, CLEAR},
    {"文件大小", CUE_RECORD, CLEAR},
    {"本文链接", CUE_RECORD, CLEAR},
    {"本文地址", CUE_RECORD, CLEAR},
    {"本文网址", CUE_RECORD, CLEAR},
    {"文章地址", CUE_RECORD, CLEAR},
    {"文章链接", CUE_RECORD, CLEAR},
    {"原文链接", CUE_RECORD, CLEAR},
    {"原文地址", CUE_RECORD, CLEAR},
    {"文档大小", CUE_RECORD, CLEAR},
    {"文档格式", CUE_RECORD, CLEAR},
    {"文件格式", CUE_RECORD, CLEAR},
    {"文档编号", CUE_RECORD, CLEAR},
    {"文档页数", CUE_RECORD, CLEAR},
    {"所需积分", CUE_RECORD, CLEAR},
    {"下载积分", CUE_RECORD, CLEAR},
    {"页数", CUE_RECORD, FIELD},
    {"大小", CUE_RECORD, FIELD},
    {"格式", CUE_RECORD, FIELD},
    {"标签", CUE_LABELS, FIELD},
    {"热门标签", CUE_LABELS, CLEAR},
    {"文章标签", CUE_LABELS, CLEAR},
    {"tag标签", CUE_LABELS, CLEAR},
    {"tags", CUE_LABELS, CLEAR},
    {"tag", CUE_LABELS, FIELD},
    {"相关热词搜索", CUE_LABELS, CLEAR},
    {"热词搜索", CUE_LABELS, CLEAR},
    {"所属栏目", CUE_LABELS, CLEAR},
    {"所属分类", CUE_LABELS, CLEAR},
    {"文档分类", CUE_LABELS, CLEAR},
    {"文章分类", CUE_LABELS, CLEAR},
    {"栏目", CUE_LABELS, FIELD},
    {"分类", CUE_LABELS, FIELD},
    {"下载本文", CUE_ACTION, ANY},
    {"下载文档", CUE_ACTION, ANY},
    {"下载此文档", CUE_ACTION, CLEAR},
    {"下载该文档", CUE_ACTION, CLEAR},
    {"发表评论", CUE_ACTION, CLEAR},
    {"查看评论", CUE_ACTION, CLEAR},
    {"网友评论", CUE_ACTION, ANY},
    {"打印本页", CUE_ACTION, ANY},
    {"打印", CUE_ACTION, ANY},
    {"收藏", CUE_ACTION, ANY},
    {"纠错", CUE_ACTION, ANY},
    {"我要评论", CUE_ACTION, ANY},
    {"我要投稿", CUE_ACTION, ANY},
    {"关闭窗口", CUE_ACTION, ANY},
    {"关闭", CUE_ACTION, ANY},
    {"举报", CUE_ACTION, ANY},
};
enum { CUES = sizeof cues / sizeof *cues };

/* The Traditional forms of the characters that the cues use; both have three bytes. */
static const char *const folds[] = {
    "備备", "網网", "編编", "長长", "庫库", "該该", "會会", "員员", "戶户", "檔档", "爲为", "為为",
    "給给", "傳传", "貢贡", "獻献", "願愿", "幫帮", "參参", "鑒鉴", "鑑鉴", "歡欢", "請请", "閱阅",
    "讀读", "權权", "識识", "產产", "轉转", "載载", "歸归", "屬属", "擔担", "責责", "觀观", "點点",
    "場场", "僅仅", "聲声", "聯联", "係系", "繫系", "刪删", "舉举", "報报", "訴诉", "郵邮", "電电",
    "腦脑", "輯辑", "壓压", "縮缩", "關关", "薦荐", "熱热", "門门", "類类", "興兴", "擊击", "還还",
    "內内", "資资", "鏈链", "連链", "聞闻", "專专", "題题", "話话", "說说", "頁页", "錄录", "簽签",
    "籤签", "頂顶", "當当", "現现", "圖图", "設设", "預预", "覽览", "試试", "餘余", "繼继", "續续",
    "顯显", "後后", "掃扫", "維维", "碼码", "眾众", "衆众", "們们", "讚赞", "贊赞", "間间", "複复",
    "復复", "製制", "歐欧", "亞亚", "國国", "韓韩", "線线", "視视", "頻频", "無无", "區区", "費费",
    "級级", "註注", "冊册", "開开", "獎奖", "娛娱", "樂乐", "發发", "佈布", "時时", "來来", "體体",
    "號号", "訪访", "問问", "數数", "評评", "論论", "積积", "欄栏", "糾纠", "錯错", "閉闭", "導导",
    "訊讯", "機机", "優优", "質质", "彈弹", "記记", "貸贷", "賭赌", "絲丝", "證证", "驗验", "辦办"};
enum { FOLDS = sizeof folds / sizeof *folds };

bool cue_table_init(cue_table *table, dnm_arena *arena)
{
    if (!dnm_words_init(&table->words, arena, CUES) || !dnm_words_init(&table->folds, arena, FOLDS))
        return false;
    for (uint16_t i = CUES; i-- > 0;) dnm_words_set(&table->words, i, dnm_str_of(cues[i].word));
    for (uint16_t i = FOLDS; i-- > 0;) dnm_words_set(&table->folds, i, (dnm_str){folds[i], 3});
    return true;
}

static void fold(const dnm_words *words, uint32_t cp, char *p)
{
    for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
        if (!dnm_words_begin(words, i, (dnm_str){p, 3})) continue;
        memcpy(p, folds[i - 1] + 3, 3);
        return;
    }
}

bool cue_prepare(const cue_table *table, dnm_str text, cue_line *line)
{
    line->table = table;
    line->n = 0;
    if (!text.n || text.n > CUE_LINE_BYTES) return false;
    memcpy(line->p, text.p, text.n);
    line->n = text.n;
    for (size_t at = 0; at < text.n;) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp >= 'A' && cp <= 'Z') line->p[here] = (char)(text.p[here] | 0x20);
        if (cp >= 0x4E00 && at - here == 3) fold(&table->folds, cp, line->p + here);
    }
    return true;
}

static bool is_letter_at(const cue_line *line, size_t at)
{
    return at < line->n && line->p[at] >= 'a' && line->p[at] <= 'z';
}

/* "av" in "java" is no word. */
static bool is_word(const cue_line *line, size_t at, size_t n)
{
    if (is_letter_at(line, at) && at && is_letter_at(line, at - 1)) return false;
    return !(is_letter_at(line, at + n - 1) && is_letter_at(line, at + n));
}

/* Brackets and blanks before the first word do not make it another. */
static size_t first_word(const cue_line *line)
{
    size_t at = 0;
    while (at < line->n) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(line->p, line->n, &next);
        if (!dnm_cp_has(cp, DNM_CP_SPACE | DNM_CP_PUNCT | DNM_CP_SYMBOL)) break;
        at = next;
    }
    return at;
}

static void add_word(cue_count *count, const cue *c, size_t chars)
{
    if (count->times[c->group] < UINT8_MAX) count->times[c->group]++;
    count->chars[c->group] = (uint16_t)(count->chars[c->group] + chars);
    count->groups |= UINT32_C(1) << c->group;
}

static bool counts_at(const cue *c, size_t at, size_t first)
{
    return c->when == ANY || (c->when == FIRST && at == first);
}

void cue_read(const cue_line *line, cue_count *count)
{
    const dnm_words *words = &line->table->words;
    uint16_t ends[CUES] = {0}; /* of each cue's last place */
    *count = (cue_count){0};
    const size_t first = first_word(line);
    for (size_t at = 0; at < line->n;) {
        const size_t here = at;
        const dnm_str rest = {line->p + here, line->n - here};
        const uint32_t cp = dnm_utf8_next(line->p, line->n, &at);
        for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
            const cue *c = &cues[i - 1];
            if (!counts_at(c, here, first) || here < ends[i - 1] || !dnm_words_begin(words, i, rest))
                continue;
            const size_t n = words->words[i].n;
            if (!is_word(line, here, n)) continue;
            add_word(count, c, dnm_utf8_count(c->word, n));
            count->different[c->group] = (uint8_t)(count->different[c->group] + !ends[i - 1]);
            ends[i - 1] = (uint16_t)(here + n);
        }
    }
}

static bool opens_value(const cue_line *line, size_t at, cue_group group)
{
    while (at < line->n && line->p[at] == ' ') at++;
    const uint32_t cp = dnm_utf8_peek(line->p, line->n, at);
    const bool bracket = cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010;
    if (cp == ':' || cp == 0xFF1A) return true;
    if (group == CUE_COUNTER) return bracket || dnm_cp_is_digit(cp);
    return group == CUE_LETTERS ? bracket : false;
}

size_t cue_field(const cue_line *line, size_t at, cue_group *group, bool *sure)
{
    const dnm_words *words = &line->table->words;
    const dnm_str rest = {line->p + at, line->n - at};
    const uint32_t cp = dnm_utf8_peek(line->p, line->n, at);
    for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
        const cue *c = &cues[i - 1];
        if (c->group < CUE_TIME || !dnm_words_begin(words, i, rest)) continue;
        const size_t n = words->words[i].n;
        if (c->group != CUE_ACTION && !opens_value(line, at + n, (cue_group)c->group)) continue;
        *group = (cue_group)c->group;
        *sure = c->when == CLEAR;
        return n;
    }
    return 0;
}
