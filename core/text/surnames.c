/* surnames.c -- the surnames that nine in ten people have, after the rankings that the Chinese and the
 * Taiwanese registries publish; without those that are far more often other words (是, 都, 相 …).
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/surnames.h"

#include "core/text/han_stats.h"
#include "core/text/utf8.h"

static const char surnames[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康"
    "易乔赖文樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂焦柳邢岳齐庞梅庄辛管祝左涂谷祁耿舒傅卜路詹关苗凌费"
    "纪靳盛童欧甄项曲游阳裴席卫屈鲍霍翁隋甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边阎"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮葉魏蘇呂盧鍾陸範韋賈鄒龍賀顧龔邵萬錢戴嚴湯喬賴蘭顏溫蘆魯畢聶齊龐莊塗關"
    "費紀歐項陽衛單寧閔車邊閻譚蔣";

bool dnm_is_surname(uint32_t cp)
{
    if (!dnm_han_is_core(cp)) return false;
    char wanted[4];
    const size_t n = dnm_utf8_put(wanted, cp);
    for (size_t at = 0; at + n < sizeof surnames; at += n)
        if (memcmp(surnames + at, wanted, n) == 0) return true;
    return false;
}
