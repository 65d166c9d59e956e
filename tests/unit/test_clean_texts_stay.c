/* test_clean_texts_stay.c -- sound texts of many kinds, in both scripts, pass the cleaners of fonts, blanks,
 * marks and scripts without a single edit. Each text is a document of its own; all together are one, too.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

static const char *const texts[] = {
    /* laws, regulations, official notices */
    "第一章 总则\n第一条 为了规范河道采砂管理，保障防洪安全，根据有关法律，制定本条例。\n"
    "第二条 本条例所称河道采砂，是指在河道管理范围内开采砂、石，取土和淘金（包括其他金属及非金属）的活动。\n"
    "（一） 未经批准，不得开采；\n（二） 已经批准的，应当按照批准的范围开采。",
    "关于召开全县农田水利工作会议的\n通    知\n各乡镇人民政府、县直各单位：\n"
    "经研究，定于11月8日（星期三）上午8:30在县政府三楼会议室召开会议，现将有关事项通知如下：\n"
    "一、参加人员\n1.各乡镇分管领导；2.水利站站长。\n二、要求\n请准时参加，不得迟到。\n联系人：        "
    "电话：\n特此通知。",
    "第三十條 著作人於著作完成時享有著作權。但本法另有規定者，從其規定。\n"
    "第三十一條 有下列情形之一者，得不經著作財產權人同意：一、為報導、評論之必要；二、為教育之目的。",
    "公告\n本网站提供的软件仅供学习下载，未经授权不得转载；版权归作者所有，详情请登录网站查看。",
    "甲方（出租人）：          乙方（承租人）：          \n根据国家有关规定，甲、乙双方达成如下协议：",
    /* fiction and letters */
    "“你来了？”他问。\n“来了。”她把伞收起来，水滴了一地，“外面雨真大……你还好么？！”\n"
    "他没有回答，只是望着窗外——那条河已经涨到石阶第三级了。",
    "老张头说：“‘人勤地不懒’，这话一点不假。”众人都笑了，王二麻子也跟着笑，笑得直不起腰。",
    "「你要去哪裡？」阿蘭問。\n「去車站。」他說著，把『家』字寫在玻璃上，又慢慢地擦掉了。",
    "親愛的媽媽：\n  您好！我到學校已經一個月了，一切都好，請勿掛念。天氣漸漸冷了，您要多穿衣服。\n敬祝\n  "
    "安康\n            兒 志明 上",
    /* forum talk */
    "楼主说得对,顶一个!!! 不过第二点我不同意~~ 你们觉得呢???\n哈哈哈 笑死我了 :) 就这样吧...",
    "求助: 电脑开不了机,按 F8 也没反应,怎么办?在线等,急!\n回复 3 楼: 先拔内存条,用橡皮擦一擦金手指.",
    "大家好 我是新来的 请多关照\n今天天气不错 心情也不错",
    /* verse and songs */
    "静夜思\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。",
    "白日依山尽　黄河入海流\n欲穷千里目　更上一层楼",
    "月落乌啼霜满天 江枫渔火对愁眠 姑苏城外寒山寺 夜半钟声到客船",
    "關關雎鳩，在河之洲。窈窕淑女，君子好逑。\n交交桑扈，有鶯其羽。君子樂胥，受天之祜。",
    "沧浪之水清兮，可以濯我缨。徂，往也。曷，何也。遹、厎、旃皆见于《诗》。",
    /* tables, lists of names, contents */
    "姓名    年龄    住址\n张 三    二十    城东\n李 四    三十    城西\n欧阳五    四十    城南",
    "主任：王 平    副主任：李小明  赵 云\n委员（按姓氏笔画为序）：丁 一 王 二 刘 三 陈 四",
    "目录\n第一章 绪论…………1\n第二章 方法…………15\n附录 A 数据表",
    "1. 苹果  3.5 元/斤\n2. 梨    2.8 元/斤\n(a)甲 (b)乙 (c)丙\n(l)红 (m)绿",
    "2009年   1,234.5   56.7%\n2010年   2,345.6   67.8%\n合计     3,580.1   —",
    /* code, commands, mixed text */
    "运行 ls -l, 再看 README.md; 用 'a' 或 \"b\" 都行,如 f(x, y) 与 g(1).",
    "先执行 cd /tmp && make，再用 `git log` 查看，最后输入 y 确认（默认为 n）。",
    "我们用 Linux, Windows 和 macOS 三个系统分别测试了这个程序的全部功能，结果一致。",
    "int main(void) { return 0; }\nfor (i = 0; i < 10; i++) puts(\"你好, 世界\");",
    "依据<中华人民共和国档案法>第3条，张**（身份证号：1101***********1）与李××、XX公司于2010年签订合同。",
    "比例为3：2，时间是10：30，地址：http://example.org/a?b=1&c=2，邮箱：a.b@example.org。",
    "水的化学式是H2O，容量(l)与质量(kg)成正比；见式(2)和图(3)。",
    "《礼记‧大学》有云：“苟日新，日日新，又日新。”每2―4人一组，讨论20分钟。",
    "北京大学（简称“北大”）创办于1898年，初名京师大学堂。The university's motto isn't official.",
    /* titles, credits, headlines */
    "在全市政府系统办公室主任会议上的讲话\n（2010年3月5日）\n市委常委、秘书长  王 平",
    "图为正在施工的水库大坝，工程完工以后可以灌溉两万亩农田。 通讯员王平 摄",
    "团结奋进 超越自我 争创一流\n热烈庆祝 建校五十周年",
    "本报讯（记者 李安）全市绿化工作会议昨天在礼堂召开，会议总结了去年的工作，部署了今年的任务。",
    "会上，局长 王平传达了上级的文件，各单位围绕“团结奋进 超越自我”的主题谈了各自的体会和打算。",
    /* words set apart for linguists */
    "我们 一直 坚持 把 群众 的 利益 放在 第一 位 ， 努力 做好 每 一 项 工作 ， 取得 了 明显 的 成效 。",
};

static const char *const cleaners[] = {"fontmap", "pages", "print_lines", "spaces", "punctuation", "script"};

/* Not flags, which change nothing, nor blanks that nobody sees: at the edges of paragraphs. */
static bool is_visible(const dnm_doc *doc, const dnm_edit *edit)
{
    if (edit->op == DNM_OP_FLAG) return false;
    static const char *const invisible[] = {"spaces/leading", "spaces/trailing", "spaces/empty"};
    const dnm_str rule = dnm_doc_string(doc, edit->rule);
    for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
        if (dnm_str_eq(rule, dnm_str_of(invisible[i]))) return false;
    return true;
}

static void expect_no_edits(const char *text)
{
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    for (size_t i = 0; i < sizeof cleaners / sizeof *cleaners; i++) dnm_ctx_only(ctx, cleaners[i]);
    dnm_doc *doc = clean_text_read(text);
    cr_assert_eq(dnm_clean(ctx, doc), DNM_OK);
    const dnm_history *history = dnm_doc_history(doc);
    for (uint32_t i = 0; i < history->edit_count; i++) {
        const dnm_edit *edit = &history->edits[i];
        if (!is_visible(doc, edit)) continue;
        const dnm_str rule = dnm_doc_string(doc, edit->rule);
        cr_expect(false, "%.*s at %.30s of: %.60s", (int)rule.n, rule.p, history->births + edit->at, text);
    }
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

Test(clean_texts_stay, each_by_itself)
{
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) expect_no_edits(texts[i]);
}

Test(clean_texts_stay, all_in_one)
{
    dnm_buf all;
    dnm_buf_init(&all, 1 << 20);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        dnm_buf_add_str(&all, texts[i]);
        dnm_buf_add_char(&all, '\n');
    }
    expect_no_edits(all.p);
    dnm_buf_free(&all);
}
