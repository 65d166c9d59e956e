/* surnames.c -- the surnames that nine in ten people have, after the rankings that the Chinese and the
 * Taiwanese registries publish; without those that are far more often other words (是, 都, 相 …).
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/surnames.h"

#include "core/text/utf8.h"

/* In the order of their code points. */
static const char surnames[] =
    "丁万严乔于付任伍何余侯俞倪傅兰关冉冯凌刘劉包华单卜卢卫史叶司向吕吳吴呂周唐喬單嚴塗夏姚姜孔孙孟季孫宁安宋"
    "寧尤尹屈岳崔左席常庄庞康廖张張强彭徐戴房文方施易景曲曹曾朱李杜杨林柏柯柳柴桂梁梅楊樊欧歐武段殷毕毛江汤汪"
    "沈洪涂温游湯溫潘焦熊牛王甄甘田申畢白盛盧石祁祝秦程章童管範紀纪罗羅翁翟耿聂聶肖胡舒芦苏苗范莊莫萬葉葛董蒋"
    "蔡蔣薄薛蘆蘇蘭衛袁裴覃解許詹謝譚许谢谭谷費賀賈賴费贺贾赖赵趙路車车辛边邊邓邢邱邵邹郑郝郭鄒鄧鄭金錢鍾钟钱"
    "閔閻關闫闵阎阮阳陆陈陳陶陸陽隋雷霍靳韋韓韦韩項顏顧项顾颜馬馮马高魏魯鲁鲍黃黄黎齊齐龍龐龔龙龚";

bool dnm_cp_is_among(uint32_t cp, const char *sorted, size_t n)
{
    enum { EACH = 3 };
    for (size_t low = 0, high = n / EACH; low < high;) {
        const size_t middle = (low + high) / 2;
        const uint32_t there = dnm_utf8_han(sorted + middle * EACH);
        if (there == cp) return true;
        if (cp < there)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

bool dnm_is_surname(uint32_t cp)
{
    return dnm_cp_is_among(cp, surnames, sizeof surnames - 1);
}
