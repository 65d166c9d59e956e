#!/usr/bin/env python3
"""gen_forum_pages.py [--check DOCNORM]: threads of twelve invented sites, fixtures/documents/thread-*.html.

The texts are this project's own; the markup is that of the kinds of forum software that are met most, and no site's. What is meant to
remain of each page are its posts: no names of those who wrote them, no times, no floors, no buttons, no signatures, nothing of the site. The article with comments is the opposite case: its comments go. With --check nothing is written: each page is
converted, and what is missing or too much is shown."""
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / 'fixtures' / 'documents'

TITLE = '老房子的木窗要不要换成断桥铝'
FIRST = ['家里的木窗是九二年装的，去年开始漏风，下大雨的时候窗台还会渗水。',
         '木匠说可以修，换三根窗梃，重新打腻子刷漆，要价一千八。断桥铝报价七千二，说能用三十年。',
         '有没有两样都试过的朋友，说说住了几年以后的感受？']
ANSWERS = [
    ('竹篾匠', ['我家前年换的断桥铝，冬天确实暖和，电费一个月省了四十多。', '缺点是窗框太粗，屋里暗了一截，老太太到现在还在念叨。']),
    ('阿桂', ['修吧，老杉木比现在的料结实。我那扇修完又用了十一年。']),
    ('南塘', ['看朝向。北窗换，南窗修，钱花在刀口上。']),
    ('灰瓦', ['渗水多半不是窗的事，是窗台外沿的泛水坏了，先花两百块把泛水做好再说。', '换了窗泛水不修，照样渗。']),
    ('竹篾匠', ['楼上说得对，我家当时就是先做的泛水。']),
    ('晒谷场', ['插一句，旧窗拆下来别扔，玻璃是好的，可以给菜园搭个暖棚。'])]
LINKS = ['后院能不能打一口压水井', '青砖地面返潮怎么办', '谁家有多余的瓦片匀我几片', '灶台改成柴气两用的花费', '秋天补屋顶要注意什么']
COMMENTS = [('芦苇', '写得真好，我外婆家也有这样一扇窗。'), ('三尺', '杉木的味道，一辈子忘不了。'), ('过路人', '后来那扇窗怎么样了？还在用吗？')]
ARTICLE = ['那扇窗是祖父做的。他在院子里支起两条长凳，一刨一刨地把杉木推平，刨花卷起来，落了一地。',
           '窗装上那天下着雨，祖父站在屋里看了很久，说不漏。后来的四十年里，它果真没有漏过一滴水。',
           '去年收麦的时候，工人把它卸了下来。我从旧木料堆里把它拣回来，靠在书房的墙上，阳光好的时候，它的影子落在地上，还是八个格子。']


MAIL = [['The sash cords in our kitchen window have rotted through, and the sash now drops like a guillotine.', 'Has anyone replaced cords without taking the whole frame apart?'],
        ['Yes, twice. Prise off the staff bead, swing the sash out, and there is a pocket piece in the side of the box.', 'Use waxed cotton, not nylon: nylon stretches.'],
        ['Weigh the sash with the new glass before you buy anything. Mine was two kilos heavier and the old weights no longer balanced it.'],
        ['Found the pocket piece under six coats of paint. Cord is in, and the window runs as it should. Thank you both.']]


def p(lines, tag='p'):
    return ''.join(f'<{tag}>{line}</{tag}>' for line in lines)


def br(lines):
    return '<br />\n'.join(lines)


def when(n):
    return f'2031-4-{n + 3} 1{n}:0{n}'


def links(shape):
    return ''.join(shape.format(n=n, name=name) for n, name in enumerate(LINKS, 1))


def head(site):
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE} - {site}</title></head>'


def tables():
    """Tables inside tables, an author's column beside each post, ids with numbers."""
    posts = ''
    for n, (name, lines) in enumerate([('檐下', FIRST)] + ANSWERS, 1):
        posts += f'''<div id="post_88{n}1"><table id="pid88{n}1" class="plhin" summary="pid88{n}1" cellspacing="0"><tr><td class="pls" rowspan="2">
<div class="pi"><div class="authi"><a href="u-{n}.html">{name}</a></div></div>
<dl class="pil cl"><dt>主题</dt><dd>{n * 7}</dd><dt>帖子</dt><dd>{n * 31}</dd><dt>积分</dt><dd>{n * 203}</dd></dl></td>
<td class="plc"><div class="pi"><strong><a href="#pid{n}"><em>{n}</em><sup>#</sup></a></strong><div class="pti"><em>发表于 {when(n)}</em> |
<a href="?a={n}">只看该作者</a> | <a href="?o=1">倒序浏览</a></div></div>
<div class="pct"><div class="pcb"><div class="t_fsz"><table cellspacing="0"><tr><td class="t_f" id="postmessage_{n}">{br(lines)}</td></tr></table></div></div></div>
</td></tr><tr><td class="plc plm"><div class="sign" style="max-height:60px">{'人勤地不懒' if n % 2 else ''}</div></td></tr>
<tr><td class="pls"></td><td class="plc"><div class="po hin"><em><a href="?r={n}">回复</a> <a href="?s={n}">支持</a> <a href="?x={n}">反对</a></em> <a href="?j={n}">举报</a></div></td></tr></table></div>'''
    return head('老屋论坛') + f'''<body id="nv_forum" class="pg_viewthread"><div id="hd"><a href="/">老屋论坛</a> <a href="/f">论坛</a> <a href="/g">导读</a></div>
<div id="pt"><a href="/">首页</a> &rsaquo; <a href="/f-3.html">修缮</a> &rsaquo; <a href="/t.html">{TITLE}</a></div>
<div id="ct"><div id="postlist"><table><tr><td class="pls">查看: 3071 | 回复: 6</td><td class="plc"><h1><span id="thread_subject">{TITLE}</span></h1></td></tr></table>{posts}</div>
<div class="pgbtn"><a href="?p=2">下一页</a></div><div id="f_pst"><form method="post"><table><tr><td>您需要登录后才可以回帖 <a href="/l">登录</a> | <a href="/r">立即注册</a></td></tr></table></form></div></div>
<div id="ft">Powered by 某某 X3 <a href="/archiver">Archiver</a> | <a href="/m">手机版</a></div></body></html>'''


def divs():
    """Boxes with a profile behind each post, English buttons, even and odd ones differently named."""
    posts = ''
    for n, (name, lines) in enumerate([('檐下', FIRST)] + ANSWERS, 1):
        posts += f'''<div id="p{n}77" class="post has-profile bg{n % 2 + 1}"><div class="inner"><div class="postbody"><div id="post_content{n}77">
<h3 {'class="first"' if n == 1 else ''}><a href="#p{n}77">{'' if n == 1 else 'Re: '}{TITLE}</a></h3>
<p class="author"><a href="./p{n}"><i class="icon"></i><span class="sr-only">帖子</span></a>由 <strong><a href="/u{n}">{name}</a></strong> » {when(n)}</p>
<div class="content">{br(lines)}</div><div class="signature">一砖一瓦</div></div></div>
<dl class="postprofile"><dt><a href="/u{n}">{name}</a></dt><dd>帖子：{n * 12}</dd><dd>注册时间：2028-{n}-1 09:00</dd></dl></div>
<div class="back2top"><a href="#top">页首</a></div></div><hr class="divider">'''
    return head('泥瓦匠社区') + f'''<body class="section-viewtopic"><div id="wrap"><div id="page-header"><ul><li><a href="/">版面首页</a></li><li><a href="/faq">常见问题</a></li></ul></div>
<div id="page-body"><h2 class="topic-title"><a href="/t">{TITLE}</a></h2><div class="action-bar"><a href="/reply">发表回复</a> 7 篇帖子 第 1 页（共 1 页）</div>
{posts}<div class="action-bar"><a href="/reply">发表回复</a></div><p class="jumpbox-return"><a href="/f3">返回 “修缮”</a></p></div>
<div id="page-footer"><div class="copyright">由某某论坛软件强力驱动</div></div></div></body></html>'''


def questions():
    """A question with tags and votes, answers with votes and cards of users, comments below them, a side bar."""
    answers = ''
    for n, (name, lines) in enumerate(ANSWERS, 1):
        answers += f'''<div id="answer-41{n}" class="answer js-answer" data-parentid="40"><div class="post-layout"><div class="votecell"><div class="js-vote-count">{n * 3}</div></div>
<div class="answercell"><div class="s-prose js-post-body">{p(lines)}</div><div class="post-menu"><a href="/s">分享</a> <a href="/e">编辑</a> <button>关注</button></div>
<div class="user-info"><div class="user-action-time">回答于 {when(n)}</div><div class="user-details"><a href="/u{n}">{name}</a> <span>{n * 211}</span></div></div></div></div></div>'''
    return head('营造问答') + f'''<body class="question-page"><header class="top-bar"><a href="/">营造问答</a><nav><a href="/q">问题</a><a href="/t">标签</a></nav></header>
<div class="container"><div id="left-sidebar"><a href="/">首页</a><a href="/q">问题</a></div><div id="content"><div id="question-header"><h1><a href="/q/40">{TITLE}</a></h1></div>
<div><span>提问于</span> 今天 <span>浏览</span> 312 次</div>
<div id="mainbar"><div class="question" id="question"><div class="post-layout"><div class="votecell">5</div><div class="postcell"><div class="s-prose js-post-body">{p(FIRST)}</div>
<div class="post-taglist"><a href="/t/1">木窗</a> <a href="/t/2">防水</a></div></div></div></div>
<div id="answers"><h2>6 个回答</h2>{answers}</div></div>
<div id="sidebar"><h4>相关问题</h4>{links('<div><a href="/q/{n}"><span>{n}2</span></a><a href="/q/{n}">{name}</a></div>')}</div></div></div>
<footer id="footer"><a href="/about">关于</a> <a href="/help">帮助</a></footer></body></html>'''


def cards():
    """Cards with unreadable class names, an author with a motto above each, actions below, a floating list of other questions."""
    items = ''
    for n, (name, lines) in enumerate(ANSWERS, 1):
        items += f'''<div class="List-item"><div class="ContentItem AnswerItem"><div class="ContentItem-meta"><div class="AuthorInfo"><a href="/p{n}">{name}</a><div class="css-{n}x1">住在巷尾</div></div>
<div class="css-k0f">{n * 41} 人赞同了该回答</div></div><div class="RichContent"><div class="RichContent-inner">{p(lines)}</div>
<div><a href="/a{n}">编辑于 {when(n)}</a></div><div class="ContentItem-actions"><button>赞同 {n * 41}</button><button>{n} 条评论</button><button>分享</button><button>收藏</button><button>喜欢</button></div></div></div></div>'''
    return head('巷问') + f'''<body><header class="AppHeader"><a href="/">巷问</a> <a href="/hot">热榜</a></header><main><div class="QuestionPage"><div class="QuestionHeader"><div class="QuestionHeader-tags"><a href="/t">装修</a></div>
<h1 class="QuestionHeader-title">{TITLE}</h1><div class="QuestionRichText">{p(FIRST)}</div><div class="QuestionHeader-footer"><button>关注问题</button><button>写回答</button></div></div>
<div class="Question-main"><div class="Question-mainColumn"><div class="List-header">6 个回答 默认排序</div><div>{items}</div></div>
<div class="Question-sideColumn"><div class="Card">相关问题</div>{links('<div class="SimilarQuestions-item"><a href="/q{n}">{name}</a> {n}3 个回答</div>')}</div></div></div></main></body></html>'''


def floors():
    """Floors with a level, a place and "来自 Android", replies within floors, attributes full of data."""
    items = ''
    for n, (name, lines) in enumerate([('檐下', FIRST)] + ANSWERS, 1):
        items += f'''<div class="l_post l_post_bright" data-field="{{&quot;author&quot;:{n}}}"><div class="d_author"><ul><li class="d_name"><a href="/h{n}">{name}</a></li><li class="l_badge">初级瓦匠 {n}</li></ul></div>
<div class="d_post_content_main"><div><cc><div id="post_content_30{n}" class="d_post_content j_d_post_content">{br(lines)}</div></cc></div>
<div class="core_reply"><div class="core_reply_tail"><span><a href="#">举报</a></span><span>来自 安卓客户端</span><span class="tail-info">{n}楼</span><span class="tail-info">2031-04-0{n} 1{n}:20</span><a class="lzl_link" href="#">回复</a></div></div></div></div>'''
    return head('瓦匠吧') + f'''<body><div class="head"><a href="/">贴吧首页</a><a href="/f">瓦匠吧</a></div><div class="core_title"><h3 class="core_title_txt" title="{TITLE}">{TITLE}</h3><a href="#">只看楼主</a> <a href="#">收藏</a> <a href="#">回复</a></div>
<div class="left_section"><div class="p_postlist" id="j_p_postlist">{items}</div><div class="pager">7回复贴，共1页</div></div>
<div class="right_section"><div class="region_header">本吧热帖</div>{links('<div><a href="/p/{n}">{n}. {name}</a></div>')}</div>
<div class="footer"><a href="/eula">吧友须知</a> <a href="/jubao">意见反馈</a></div></body></html>'''


def flat_list():
    """A list without any word of forums in its names: a topic, and answers with "3 天前"."""
    items = ''.join(f'''<li class="_q3"><div class="_q4"><a href="/@{n}">{name}</a><i>{n} 天前</i><b>#{n}</b></div><div class="_q5">{p(lines)}</div></li>''' for n, (name, lines) in enumerate(ANSWERS, 1))
    return head('一间瓦屋') + f'''<body><div class="_a"><a href="/">一间瓦屋</a><a href="/new">新帖</a></div><div class="_b"><h1>{TITLE}</h1><div class="_q4"><a href="/@0">檐下</a><i>9 天前</i></div><div class="_q5">{p(FIRST)}</div>
<ul class="_q2">{items}</ul></div><div class="_z">{links('<a href="/t{n}">{name}</a>')}</div></body></html>'''


def mail():
    """A thread in English, as a bulletin board of the old kind shows it: <br> paragraphs, quotes, "wrote:"."""
    posts = [('Marten', 'Sat Apr 5, 2031 9:14 am', MAIL[0]), ('Odile', 'Sat Apr 5, 2031 11:40 am', MAIL[1]), ('Bram', 'Sun Apr 6, 2031 7:02 pm', MAIL[2]),
             ('Marten', 'Mon Apr 7, 2031 8:30 am', MAIL[3])]
    rows = ''.join(f'''<tr><td class="row{n % 2 + 1}" width="150" valign="top"><span class="name"><b>{name}</b></span><br><span class="postdetails">Joined: 0{n} Feb 2029<br>Posts: {n * 40}</span></td>
<td class="row{n % 2 + 1}" valign="top"><table width="100%"><tr><td><span class="postdetails">Posted: {date}</span></td><td align="right"><a href="?q={n}">Quote</a> <a href="?r={n}">Report</a></td></tr><tr><td colspan="2"><hr></td></tr>
<tr><td colspan="2"><span class="postbody">{'<br><br>'.join(lines)}</span><br>_________________<br>measure twice</td></tr></table></td></tr><tr><td class="spaceRow" colspan="2" height="1"><a href="#top">Back to top</a></td></tr>''' for n, (name, date, lines) in enumerate(posts, 1))
    return f'''<html><head><title>Old Windows :: View topic - Sash cords in a kitchen window</title></head><body><table width="100%"><tr><td><a href="/">Old Windows Forum Index</a> -> <a href="/f2">Repairs</a></td></tr></table>
<table><tr><td><a class="maintitle" href="/t9">Sash cords in a kitchen window</a></td></tr></table><table class="forumline" width="100%"><tr><th>Author</th><th>Message</th></tr>{rows}</table>
<span class="nav">All times are GMT + 1 Hour</span><span class="copyright">Powered by some board</span></body></html>'''


def comments():
    """An article with comments as blogs have them, longer than the article and with words of forums in their names: they go."""
    items = ''.join(f'''<li id="comment-{n}" class="comment even thread-even depth-1"><article id="div-comment-{n}" class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">{name}</b><span class="says">说道：</span></div>
<div class="comment-metadata"><a href="#comment-{n}"><time>2031年4月{n}日 下午{n}:30</time></a></div></footer><div class="comment-content"><p>{text}</p><p>{'这样的窗子，我们镇上从前家家都有，现在一扇也找不到了，看一次少一次。' * 2}</p></div><div class="reply"><a href="#r{n}">回复</a></div></article></li>''' for n, (name, text) in enumerate(COMMENTS * 3, 1))
    return f'''<!DOCTYPE html><html><head><meta charset="utf-8"><title>祖父的窗 | 檐下笔记</title></head><body class="single single-post"><header id="masthead"><a href="/">檐下笔记</a><nav><a href="/about">关于</a></nav></header>
<div id="content"><article id="post-61" class="post hentry"><header class="entry-header"><h1 class="entry-title">祖父的窗</h1><div class="entry-meta">2031年4月2日 檐下</div></header><div class="entry-content">{p(ARTICLE)}</div></article>
<div id="comments" class="comments-area"><h2 class="comments-title">《祖父的窗》有 9 条评论</h2><ol class="comment-list">{items}</ol><div id="respond"><h3>发表评论</h3><form><p>您的邮箱地址不会被公开。</p></form></div></div></div>
<aside id="secondary"><section class="widget"><h2>近期文章</h2><ul>{links('<li><a href="/{n}">{name}</a></li>')}</ul></section></aside></body></html>'''


SHORT = [('竹篾匠', '顶'), ('阿桂', '修吧，老杉木比现在的料结实。'), ('南塘', '同问'), ('灰瓦', '先看泛水，再看窗。'), ('阿桂', '+1'), ('檐下', '谢谢各位，已经请木匠来修了。'), ('晒谷场', '收藏了')]


def short_replies():
    """A topic in markup of its own, above answers of a word or two in tables, as "2 天前" and with a number each; an advertisement between them."""
    items = ''.join(f'''<div id="r_77{n}" class="cell"><table width="100%"><tr><td width="auto"><div class="fr"><div class="thank_area"><a href="#">感谢回复者</a></div> <span class="no">{n}</span></div>
<strong><a href="/m{n}" class="dark">{name}</a></strong> &nbsp; <span class="ago">{n} 天前</span><div class="sep5"></div><div class="reply_content">{text}</div></td></tr></table></div>{'<div class="cell ad"><a href="http://ad.example/">木蜡油满减，全场包邮</a></div>' if n == 3 else ''}''' for n, (name, text) in enumerate(SHORT, 1))
    return head('巷口') + f'''<body><div id="Top"><a href="/">首页</a> <a href="/signup">注册</a></div><div id="Main"><div class="box"><div class="header"><a href="/">巷口</a> › <a href="/go">修缮</a><h1>{TITLE}</h1>
<small class="gray"><a href="/m0">檐下</a> · 9 天前 · 3071 次点击</small></div><div class="cell"><div class="topic_content">{p(FIRST)}</div></div></div>
<div class="box"><div class="cell"><span class="gray">{len(SHORT)} 条回复</span></div>{items}</div></div><div id="Bottom"><a href="/about">关于</a> 120 人在线</div></body></html>'''


def copies():
    """No times at all: names above posts in a page for readers without scripts, and the same posts once more, with the answer chosen as the best above them."""
    posts = [('檐下', FIRST)] + ANSWERS
    plain = ''.join(f'<article><div class="PostUser"><h3 class="PostUser-name">{name}</h3></div><div class="Post-body">{p(lines)}</div></article><hr>' for name, lines in posts)
    best = f'<div class="BestAnswer"><div class="BestAnswer-label">最佳回复 由 <a href="/u">檐下</a> 选择</div><div class="Post-body">{p(ANSWERS[3][1])}</div></div>'
    return head('瓦匠之家') + f'''<body><div class="App"><header class="App-header"><a href="/">瓦匠之家</a></header><main><div class="container"><h1>{TITLE}</h1><div>{plain}</div></div>
<div class="DiscussionPage"><div class="PostStream">{best}{plain}</div></div></main></div></body></html>'''


def nested():
    """Answers to answers inside them, with votes and buttons, and a comment in small letters below one; English, the question in the same kind of box."""
    def comment(n, name, text, inner=''):
        return f'''<div class="thing comment" id="thing_{n}"><div class="midcol"><div class="arrow up"></div></div><div class="entry"><p class="tagline"><a href="#" class="expand">[–]</a><a href="/u/{name}" class="author">{name}</a> <span class="score">{n} points</span> <time>{n} days ago</time></p>
<form class="usertext"><div class="usertext-body"><div class="md"><p>{text}</p></div></div></form><ul class="buttons"><li><a href="/p{n}">permalink</a></li><li><a href="#">report</a></li><li><a href="#">reply</a></li></ul></div><div class="child">{inner}</div></div>'''
    (first, second, third, fourth) = [' '.join(lines) for lines in MAIL]
    thread = comment(4, 'Odile', second, comment(3, 'Marten', 'Thanks!', comment(2, 'Odile', '+1'))) + comment(1, 'Bram', third, comment(1, 'Marten', fourth))
    return f'''<!DOCTYPE html><html lang="en"><head><title>Sash cords in a kitchen window</title></head><body><div id="header"><a href="/">old windows</a> <a href="/login">Log in</a></div><div class="content"><div class="thing link"><div class="entry"><p class="title"><a class="title" href="/c">Sash cords in a kitchen window</a></p>
<p class="tagline">submitted <time>5 days ago</time> by <a href="/u/Marten" class="author">Marten</a></p><div class="expando"><form class="usertext"><div class="usertext-body"><div class="md"><p>{first}</p></div></div></form></div><ul class="buttons"><li><a href="/c">5 comments</a></li><li><a href="#">share</a></li></ul></div></div>
<div class="commentarea"><span>all 5 comments</span>{thread}</div></div><div class="footer"><a href="/about">about</a> All rights reserved.</div></body></html>'''


def letters():
    """A list's archive: letters line by line, with the senders' signatures below "-- "."""
    items = ''
    for n, (name, lines) in enumerate(zip(['Marten', 'Odile', 'Bram', 'Marten'], MAIL), 1):
        items += f'''<div class="mail"><address class="headers"><span id="from"><dfn>From</dfn>: {name} &lt;<a href="mailto:x">{n}@example.invalid</a>&gt;</span><br /><span id="date"><dfn>Date</dfn>: Sat, {n + 4} Apr 2031 09:1{n}:07 +0200</span></address><p><strong>{'Re: ' if n > 1 else ''}Sash cords in a kitchen window</strong></p><pre id="body">{(chr(10) * 2).join(lines)}

-- 
measure twice, cut once
</pre></div><hr>'''
    return f'''<!DOCTYPE html><html lang="en"><head><title>Old windows: Sash cords in a kitchen window</title></head><body><h1>Sash cords in a kitchen window</h1><ul><li><a href="d">Messages sorted by date</a></li><li><a href="t">thread</a></li></ul>
{items}<p>This archive was generated by a program : Sat May 03 2031</p></body></html>'''


SITES = [tables, divs, questions, cards, floors, flat_list, mail, comments, short_replies, copies, nested, letters]
UNWANTED = ['首页', '登录', '只看', '举报', '收藏', '注册', '积分', '发表于', '编辑于', '回答于', '楼', '天前', '#', '2031', '版面', '热帖', '相关问题', '说道',
            'points', 'permalink', 'archive', 'From', '最佳回复', '包邮', 'Posted', 'Joined', 'Quote', 'Report', 'Back to top', 'GMT', 'Powered', '反馈', '评论', '浏览', '关注'] + LINKS


def expected(site):
    if site is comments:
        return ARTICLE, [text for _, text in COMMENTS]
    if site in (mail, nested, letters):
        lines = [line for lines in MAIL for line in lines]
        return lines + (['Thanks!', '+1'] if site is nested else []), ['measure twice']
    if site is short_replies:
        return FIRST + [text for _, text in SHORT], []
    return FIRST + [line for _, lines in ANSWERS for line in lines], []


def check(docnorm):
    bad = 0
    for n, site in enumerate(SITES, 1):
        path = FOLDER / f'thread-{n}-{site.__name__}.html'
        text = subprocess.run([docnorm, '-q', '--no-title', path], capture_output=True, text=True, check=True).stdout
        wanted, not_wanted = expected(site)
        # 楼上 is said by people, too
        faults = [f'missing: {line}' for line in wanted if line not in text] + [
            f'too much: {line}' for line in text.splitlines() if any(u in line for u in UNWANTED + not_wanted) and not any(w in line for w in wanted)]
        said = [line for line in wanted if site is not nested and len(line) > 12 and text.count(line) > 1]
        faults += [f'twice: {line}' for line in said]
        bad += len(faults)
        print(path.name, 'ok' if not faults else '')
        for fault in faults:
            print('   ', fault)
    return bad


def main():
    if sys.argv[1:2] == ['--check']:
        sys.exit(1 if check(sys.argv[2]) else 0)
    for n, site in enumerate(SITES, 1):
        (FOLDER / f'thread-{n}-{site.__name__}.html').write_text(site() + '\n', encoding='utf-8')


if __name__ == '__main__':
    main()
