#!/usr/bin/env python3
"""gen_sharing_pages.py [--check DOCNORM]: pages of ten invented document-sharing sites, fixtures/documents/sharing-*.html.

The texts are this project's own. The sites differ in markup, wording and charset; what is meant to remain of each is the title and
the paragraphs of its text, nothing else. With --check nothing is written: each page is converted, and what differs from that is shown."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = ROOT / 'fixtures' / 'documents'

SPEECH = ('在青石桥镇河长制工作推进会上的讲话', [
    '同志们：',
    '今天我们在这里召开河长制工作推进会，主要任务是总结去年的巡河情况，分析当前存在的问题，安排部署下一步的工作。刚才，三个村作了交流发言，讲得都很实在，我听了以后很受启发。',
    '一、认清形势，增强治水护水的紧迫感',
    '去年以来，全镇共清理河道十七公里，拆除违章鱼簖四十二处，新栽护岸柳树三千余株，水面比往年清爽多了。但是也要看到，上游两个作坊的污水还没有完全接进管网，汛期漂浮物反弹的情况时有发生。',
    '二、突出重点，把巡河的责任落到每一段',
    '各村要把河段分到人，把名字写在桥头的牌子上，让群众看得见、找得到、说得上话。巡河不是散步，要带着本子去，看见问题当场记下来，三天之内有回音，一个月之内见效果。',
    '三、加强领导，形成齐抓共管的合力',
    '水利站负责技术，环保办负责督查，财政所把护岸的经费单独列支，任何人不得挪用。年底考核的时候，治水这一项占三成，做得不好的村，班子要在大会上作说明。',
    '同志们，一条河养一方人。希望大家回去以后，早安排、早动手，让青石桥下的水一年比一年清。谢谢大家！',
])
REPORT = ('乡村图书室建设情况调研报告', [
    '为了摸清乡村图书室的现状，今年春天我们用二十天时间走访了九个村，看了十一间图书室，同四十多位村民座谈，现将情况报告如下。',
    '一、基本情况',
    '九个村都有图书室，藏书少的六百册，多的两千三百册，大部分放在村委会二楼。开放时间多数写着每天，实际上钥匙由会计保管，会计下地的时候门就锁着。',
    '二、存在的问题',
    '一是书旧。农技类的书还停留在十年以前，讲的品种早已不种了。二是人少。有登记本的五个村，平均每月借书不到八人次，其中一半是放假回家的学生。三是没有经费，书架坏了要从别的项目里挤。',
    '三、几点建议',
    '建议把图书室搬到小学旁边，由退休教师轮流值守，给一点补贴；每年更新不少于百分之十的图书，由村民自己点单；县图书馆的流动书车每两个月来一次，和集市的日子错开。',
    '只要书是新的，门是开着的，灯是亮着的，看书的人自然会多起来。',
])
PLAN = ('小学春季学期家长会实施方案', [
    '为加强家庭与学校的联系，让家长了解孩子在校的学习和生活，经校务会研究，决定于三月下旬召开春季学期家长会，特制定本方案。',
    '一、时间和地点',
    '三月二十三日下午两点，一至三年级在各班教室，四至六年级先在操场集中，再回教室分班进行。遇雨改在食堂。',
    '二、主要内容',
    '班主任介绍班级情况，任课教师讲一讲本学期的要求，家长代表谈家庭教育的体会。最后留出半小时，由家长和老师单独交谈，不公开排名，不点名批评。',
    '三、有关要求',
    '各班提前一周发出通知，注明车辆停放的地方；会场备好热水和座签；会后三天内把家长的意见整理成册，交教导处汇总，能解决的马上解决，一时解决不了的要给出期限。',
])
SPEECH_HANT = ('在竹溪鄉老街保存座談會上的發言', [
    '各位鄉親、各位老師：',
    '老街保存的事情談了很多年，今天能坐下來一條一條地談，我覺得是好的開始。我不是專家，只是在街上住了四十年的人，想說三點看法。',
    '第一，先把房子的主人找齊。許多老屋的所有人早已搬到外地，連瓦片掉下來都沒有人管。沒有主人同意，修繕無從談起，補助也發不出去。',
    '第二，修的時候不要求新。去年修好的茶行，門板刨得發亮，反而看不出年紀。木頭能用的儘量用，換下來的構件也請編號存放，將來總有用處。',
    '第三，要讓街上有人生活。只剩下賣紀念品的街，過了傍晚就沒有燈。希望留幾間給鐵匠、裁縫和早餐店，租金由公所貼一點，日子就過得下去。',
    '以上意見未必周全，請大家指教。謝謝。',
])


def paragraphs(text, tag='p', attrs=''):
    return '\n'.join(f'<{tag}{attrs}>{p}</{tag}>' for p in text[1])


OTHER = ['关于河堤养护的几点意见', '第三季度安全生产小结', '新学期开学典礼主持词', '护林员工作职责汇编', '驻村干部述职述廉报告', '农田水利设施管护办法',
         '社区志愿服务活动总结', '物业公司年度工作计划']


def list_of(pattern, names=OTHER):
    return '\n'.join(pattern.format(n=i + 1, name=name, date=f'2031-0{i % 8 + 1}-1{i % 9}') for i, name in enumerate(names))


def preview_pages():
    """1. Preview in boxes of pages, a download bar on top and below, members' ratings."""
    title, text = SPEECH
    half = len(text) // 2
    pages = ''.join(
        f'<div class="reader-page" id="rp{n}"><div class="page-no">{n} / 2</div><div class="txtlayer">'
        + ''.join(f'<p>{p}</p>' for p in part) + '</div></div>' for n, part in ((1, text[:half]), (2, text[half:])))
    return 'utf-8', f'''<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}.docx - 纸鹤文库</title>
<meta name="description" content="{title}，纸鹤文库提供在线阅读和下载。"></head><body>
<div class="top"><a href="/">纸鹤文库</a> <a href="/vip">开通会员</a> <a href="/upload">上传文档赚金币</a> <a href="/login">登录</a></div>
<div class="crumb"><a href="/">首页</a> &gt; <a href="/gw">公文写作</a> &gt; <a href="/gw/jh">领导讲话</a></div>
<div class="doc-main"><h1>{title}.docx</h1>
<div class="doc-info"><span>上传人：桥头柳</span> <span>文档编号：2203117</span> <span>上传时间：2031-04-02</span> <span>格式：DOCX</span> <span>页数：2</span> <span>大小：23.4KB</span></div>
<div class="dl-bar"><a href="/d/2203117">立即下载</a> <b>5</b> 金币 <a href="/fav">加入收藏</a></div>
{pages}
<div class="end-tip">预览结束，下载后可阅读全文，编辑使用更方便</div>
<div class="dl-bar"><a href="/d/2203117">下载文档到电脑</a>，方便使用</div>
<div class="notice"><h4>温馨提示：</h4><p>1: 本站所有资源如无特殊说明，都需要本地电脑安装办公软件打开。</p><p>2: 本站的文档不包含任何第三方提供的附件，不包作品中的图纸、源代码等。</p><p>3. 本站资源由用户上传，如有侵犯您的权益，请联系我们删除。</p></div>
</div><div class="side"><h3>相关文档</h3><ul>{list_of('<li><a href="/doc/{n}.html">{name}.docx</a><span>{date}</span></li>')}</ul></div>
<div class="foot">关于我们 - 版权申诉 - 网站地图 © 2031 纸鹤文库</div></body></html>'''


def gbk_tables():
    """2. Tables and fonts, GBK; title twice, the second time in a sentence that recommends the site."""
    title, text = REPORT
    body = '<br>\r\n'.join('　　' + p for p in text)
    rows = list_of('<tr><td>·<a href="/html/{n}.htm">{name}</a></td><td><font color=gray>{date}</font></td></tr>')
    return 'gb18030', f'''<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{title}_调研报告_麦垛范文网</title></head>
<body><table width=960 align=center><tr><td><a href="/">首页</a> | <a href="/zj/">工作总结</a> | <a href="/jh/">工作计划</a> | <a href="/dy/">调研报告</a> | <a href="/xd/">心得体会</a></td></tr></table>
<table width=960 align=center><tr><td width=680 valign=top><table width=100%><tr><td>您的位置：<a href="/">麦垛范文网</a> → <a href="/dy/">调研报告</a> → 正文</td></tr>
<tr><td align=center><font size=5><b>{title}</b></font></td></tr>
<tr><td align=center><font color=#888888>更新时间：2031-5-17 9:21:00 　作者：佚名 　点击：318 次</font></td></tr>
<tr><td><font size=3>麦垛范文网小编为大家整理的《{title}》，希望对大家有所帮助，更多内容请点击<a href="/dy/">调研报告</a>栏目。</font></td></tr>
<tr><td><font size=3>{body}<br></font></td></tr>
<tr><td><table border=1 width=90%><tr><td>《{title}.doc》</td></tr><tr><td>将本文的Word文档下载到电脑，方便收藏和打印</td></tr><tr><td>推荐度：★★★★★</td></tr><tr><td><a href="/down/88.doc">点击下载文档</a></td></tr><tr><td>文档为doc格式</td></tr></table></td></tr>
<tr><td>上一篇：<a href="/html/87.htm">{OTHER[1]}</a><br>下一篇：<a href="/html/89.htm">{OTHER[2]}</a></td></tr></table></td>
<td width=280 valign=top><table width=100%><tr><td><b>相关文章</b></td></tr>{rows}</table></td></tr></table>
<center><font size=2>本站内容来自互联网，版权归原作者所有，如有侵权请来信告知，我们将及时删除<br>麦垛范文网 版权所有</font></center></body></html>'''


def inserted_links():
    """3. A link to other texts between the paragraphs, a summary box before them, teasers behind."""
    title, text = PLAN
    parts = [f'<p style="text-indent:2em">{p}</p>' for p in text[1]] if isinstance(text[1], list) else []
    parts = [f'<p style="text-indent:2em">{p}</p>' for p in text]
    parts.insert(3, f'<p class="rec">推荐阅读：<a href="/a/7">{OTHER[2]}</a></p>')
    parts.insert(6, f'<p><strong>【相关推荐】</strong><a href="/a/8">{OTHER[6]}</a> <a href="/a/9">{OTHER[7]}</a></p>')
    teasers = ''.join(f'<div class="item"><h3><a href="/a/{i}">{name}</a></h3><p>{name}范文一，为了进一步做好各项工作，根据上级有关文件精神，结合实际情况，现将有关事项……</p><span>2031-06-0{i + 1}</span></div>'
                      for i, name in enumerate(OTHER[:5]))
    return 'utf-8', f'''<!doctype html><html><head><meta charset="UTF-8"><title>{title}(通用版) - 蒲公英公文</title><meta property="og:title" content="{title}"></head><body>
<header><a href="/">蒲公英公文</a><nav><a href="/1">方案</a><a href="/2">总结</a><a href="/3">讲话</a></nav></header>
<main><article><h1>{title}</h1><div class="meta"><time datetime="2031-03-02T08:30">2031-03-02</time> <span>作者：蒲小英</span> <span>阅读 1204</span></div>
<div class="abstract"><b>导读：</b>以下是小编精心整理的{title}，仅供参考，欢迎大家阅读下载！</div>
<div class="content">{''.join(parts)}</div>
<p class="tip">以上就是小编为大家带来的{title}，更多精彩内容请继续关注本站。</p>
<div class="tags">标签：<a href="/t/1">家长会</a><a href="/t/2">方案</a></div></article>
<section class="more"><h2>猜你喜欢</h2>{teasers}</section></main><footer>蒲公英公文 闽ICP备00000000号</footer></body></html>'''


def big5_share():
    """4. Traditional characters, Big5, definition list of particulars, notices of the site around."""
    title, text = SPEECH_HANT
    return 'big5', f'''<html><head><meta http-equiv="content-type" content="text/html; charset=big5"><title>{title} | 文件 | 竹簡文件庫</title></head><body>
<div id="hd"><a href="/">竹簡文件庫</a> <a href="/new">最新上傳</a> <a href="/hot">熱門下載</a></div>
<div id="bd"><div id="left"><h2>{title}</h2><dl class="spec"><dt>檔案格式</dt><dd>PDF</dd><dt>檔案大小</dt><dd>118KB</dd><dt>頁數</dt><dd>3</dd><dt>下載次數</dt><dd>56</dd><dt>所需點數</dt><dd>2</dd></dl>
<div class="btn"><a href="/get/31">下載檔案</a> <a href="/rep/31">檢舉</a></div>
<div class="viewer">{paragraphs(SPEECH_HANT)}</div>
<div class="end">文件預覽到此結束，完整內容請下載後閱讀</div>
<div class="law">本文件由會員自行上傳，本站不擁有其著作權，若有侵害您的權益請來信告知，本站將立即移除。</div></div>
<div id="right"><h4>相關文件</h4><ol><li><a href="/f/1">水圳維護座談紀錄</a></li><li><a href="/f/2">社區營造計畫書</a></li><li><a href="/f/3">老屋修繕補助辦法</a></li><li><a href="/f/4">茶行口述歷史稿</a></li></ol></div></div></body></html>'''


def thumbnails():
    """5. Thumbnails and counters repeat the title before and behind the text."""
    title, text = SPEECH
    thumbs = ''.join(f'<li><a href="#p{n}"><img src="/t/{n}.jpg" alt="{title}_第{n}页"></a><em>{title}_第{n}页</em></li>' for n in range(1, 6))
    return 'utf-8', f'''<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}_word文档在线阅读与下载_无忧云梯</title></head><body>
<div class="hd"><a href="/">云梯文档</a><form action="/s"><input name=q><button>搜索</button></form></div>
<div class="wrap"><div class="w1"><h1 class="t">{title}</h1><p class="cnt">文档星级：★★★★ 共 5 页　已阅读 2 页，还剩 3 页未读</p>
<ul class="thumbs">{thumbs}</ul>
<div class="box">{paragraphs(SPEECH, 'div', ' class="ln"')}</div>
<p class="q">阅读已结束，如需下载到电脑，请使用 10 积分</p>
<p class="q">《{title}》由会员分享，可在线阅读，更多相关《{title}（5页珍藏版）》请在云梯文档上搜索。</p>
<ul class="thumbs">{thumbs}</ul></div>
<div class="w2"><h3>同类文档</h3>{list_of('<p><a href="/p-{n}.html">{name}</a> <i>{n}页</i></p>')}</div></div>
<div class="bt">copyright 2031 云梯文档 客服邮箱：kefu@yunti.example</div></body></html>'''


GLOSSES = {'個': 'gè', '會': 'huì', '們': 'men', '發': 'fā', '說': 'shuō', '還': 'hái', '過': 'guò', '點': 'diǎn', '覺': 'jué', '談': 'tán',
           '條': 'tiáo', '間': 'jiān', '燈': 'dēng', '請': 'qǐng', '見': 'jiàn', '門': 'mén', '沒': 'méi', '開': 'kāi', '這': 'zhè', '書': 'shū',
           '時': 'shí', '為': 'wèi', '來': 'lái', '報': 'bào', '圖': 'tú', '現': 'xiàn', '農': 'nóng', '長': 'zhǎng'}


def hijacked_mirror():
    """6. A mirror that a hijacker spoilt: spam before the page, hidden boxes, glosses put in between the bytes of GBK."""
    hant = str.maketrans('设况调研为现来图书间看个开放时间实际记门锁旧农类还讲种会计不到没有经费坏别项里挤议学师轮给点贴换单车两个错开亮着们报间题数际状况',
                         '設況調研為現來圖書間看個開放時間實際記門鎖舊農類還講種會計不到沒有經費壞別項裡擠議學師輪給點貼換單車兩個錯開亮著們報間題數際狀況')
    title, text = REPORT[0].translate(hant), [p.translate(hant) for p in REPORT[1]]
    body = '\r\n'.join(f'<p>{p}</p>' for p in text).encode('gb18030')
    for character, reading in GLOSSES.items():
        raw = character.encode('gb18030')
        body = body.replace(raw, raw + f'({reading})'.encode('gb18030'))
    page = f'''<html><head><meta charset="gb2312"><title>{title}-石磨文秘</title></head><body>
<div id="xq7p" style="position:fixed;left:-9000px;top:-9000px;">旺财娱乐登录,旺财平台注册送礼,旺财官网入口,旺财手机版下载</div>
<ul id="w7ke2"></ul><menu id="w7ke2"><s id="w7ke2"></s></menu>
<div class="nav"><a href="/">网站首页</a><a href="/fw">范文</a><a href="/lw">论文</a></div>
<div class="art"><h1>{title}</h1><div class="in">时间：2031-05-20　来源：石磨文秘</div><div class="tx">@@</div>
<div class="pn">上一篇：<a href="/1.html">护林员工作职责</a>　下一篇：<a href="/3.html">驻村报告</a></div></div>
<div class="fl">友情链接：<a href="http://a.example">甲</a> <a href="http://b.example">乙</a></div>
<footer><div class="friendship-link"><a href="http://c.example/">旺财娱乐</a>&gt;&gt;&gt;&gt;旺财</div></footer></body></html>'''.encode('gb18030')
    return None, page.replace(b'@@', body)


def hashed_names():
    """7. Names of classes say nothing, the list of other texts stands before the text, the preview breaks off."""
    title, text = PLAN
    return 'utf-8', f'''<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title} - 稻香文档</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"Article","headline":"{title}","datePublished":"2031-02-11","author":{{"name":"田埂"}}}}</script></head><body>
<div class="_a1x"><div class="_b7q"><a href="/">稻香文档</a><a href="/c1">教育</a><a href="/c2">机关</a></div>
<div class="_k2m"><div class="_k3"><a href="/u/1">{OTHER[0]}</a></div><div class="_k3"><a href="/u/2">{OTHER[3]}</a></div><div class="_k3"><a href="/u/3">{OTHER[4]}</a></div></div>
<div class="_m0p"><div class="_t9">{title}</div><div class="_i5">田埂 · 2031-02-11 · 3页 · 1.2万次浏览</div>
<div class="_z8">{paragraphs(PLAN, 'div', ' class="_p4"')}</div>
<div class="_e1">（未完，全文共1863字，当前显示412字）</div><div class="_e2"><a href="/vip">开通会员，免费下载全文</a></div></div>
<div class="_r6"><div class="_r7">大家都在看</div>{list_of('<div class="_r8"><a href="/u/{n}">{name}</a><span>{n}.3万次浏览</span></div>')}</div></div></body></html>'''


def wap_page():
    """8. A page for old phones: everything in paragraphs of one kind."""
    title, text = REPORT
    return 'utf-8', f'''<html><head><meta charset="utf-8"><title>{title} 瓦罐范文手机版</title></head><body>
<p><a href="/">首页</a>.<a href="/a">总结</a>.<a href="/b">报告</a>.<a href="/c">更多</a></p><p>{title}</p><p>2031年05月18日 来源：瓦罐范文</p>
{paragraphs(REPORT)}
<p>本文来源：瓦罐范文，转载请保留链接：http://wap.waguan.example/b/117.html</p><p>字号：<a href="?s=1">大</a> <a href="?s=2">中</a> <a href="?s=3">小</a></p>
<p>【相关阅读】</p>{list_of('<p>{n}.<a href="/b/{n}.html">{name}</a></p>')}<p><a href="/b">返回报告</a>-<a href="/">返回首页</a></p><p>瓦罐范文 @2031</p></body></html>'''


def hidden_body():
    """9. The text is uncovered by a script; before it a box of particulars, behind it offers and comments."""
    title, text = SPEECH
    comments = ''.join(f'<div class="cm-item"><b>用户{n}</b><p>{t}</p><i>2031-04-1{n}</i></div>' for n, t in
                       enumerate(['写得不错，正好用上，谢谢分享！', '格式有点乱，下载后要自己调整。', '讲话稿很接地气，收藏了。']))
    return 'gb18030', f'''<!DOCTYPE html><html><head><meta charset="gbk"><title>{title}-讲话稿-公务员之窗-铜铃文档网</title></head><body>
<div class="header"><a href="/">铜铃文档网</a><a href="/zt">专题</a><a href="/kf">客服</a></div>
<div class="container"><div class="title-box"><h1>{title}</h1></div>
<table class="attr"><tr><td>资源大小：</td><td>19 KB</td><td>资源格式：</td><td>docx</td></tr><tr><td>下载积分：</td><td>3 分</td><td>上传日期：</td><td>2031-04-08</td></tr></table>
<div id="js_doc" style="visibility:hidden">{paragraphs(SPEECH, 'section')}</div>
<div class="buy"><p>此文档下载收益归作者所有，<a href="/pay">支付 3 元下载</a></p></div>
<div class="comment-list"><h3>用户评价</h3>{comments}</div></div>
<div class="footer">铜铃文档网所有文档均为用户上传分享，若内容侵犯您的权利请联系我们</div></body></html>'''


def doubled_text_heads():
    """10. The title as a heading, in a summary line and once more over the text; sections in lists; frames of share buttons."""
    title, text = PLAN
    return 'gb18030', f'''<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gbk" /><title>{title},方案范文-砚台文章网</title></head><body>
<div class="mainNav"><ul><li><a href="/">首页</a></li><li><a href="/fa">方案</a></li><li><a href="/zj">总结</a></li></ul></div>
<div class="artLeft"><h1>{title}</h1><div class="artInfo">发布时间：2031-03-05 10:12:44　来源：砚台文章网　编辑：小砚</div>
<div class="artShare"><span>分享到：</span><a href="#">微信</a><a href="#">微博</a><a href="#">空间</a></div>
<div class="artTxt"><p><strong>{title}</strong></p>{paragraphs(PLAN)}<p>（责任编辑：小砚）</p></div>
<div class="artPage"><a href="#">1</a> <a href="2.html">2</a> <a href="2.html">下一页</a></div>
<div class="artDown"><a href="/d.php?id=9">《{title}》word文档下载</a></div>
<div class="artRel"><h3>{title}相关文章：</h3><ul>{list_of('<li>{n}.<a href="/fa/{n}.html">{name}</a></li>')}</ul></div></div>
<div class="artBottom">免责声明：本站部分文章转载自网络，仅供学习参考，如涉及版权问题请及时联系，我们核实后删除。</div></body></html>'''


SITES = {'preview-pages': (preview_pages, SPEECH), 'gbk-tables': (gbk_tables, REPORT), 'inserted-links': (inserted_links, PLAN),
         'big5': (big5_share, SPEECH_HANT), 'thumbnails': (thumbnails, SPEECH), 'hijacked-mirror': (hijacked_mirror, None),
         'hashed-names': (hashed_names, PLAN), 'wap': (wap_page, REPORT), 'hidden-body': (hidden_body, SPEECH),
         'doubled-heads': (doubled_text_heads, PLAN)}


def encoded(site):
    charset, page = SITES[site][0]()
    return page if charset is None else page.encode(charset)


def check(program):
    wrong = 0
    for site, (_, text) in SITES.items():
        got = subprocess.run([program, '-q', str(FOLDER / f'sharing-{site}.html')], capture_output=True, text=True, check=True).stdout
        have = got.splitlines()
        want = [text[0], *text[1]] if text else have
        extra = [line for line in have if line not in want]
        missing = [line for line in want if line not in have]
        wrong += bool(extra or missing)
        for mark, lines in (('+', extra), ('-', missing)):
            for line in lines:
                print(f'{site}: {mark} {line}')
    print(f'{len(SITES)} sites, {wrong} not clean')
    return wrong


def main():
    if sys.argv[1:2] == ['--check']:
        sys.exit(1 if check(sys.argv[2]) else 0)
    for site in SITES:
        (FOLDER / f'sharing-{site}.html').write_bytes(encoded(site))


if __name__ == '__main__':
    main()
