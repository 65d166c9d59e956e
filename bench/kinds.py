"""kinds.py -- the kinds of damage of noise.py in the order of the table, with the damage of bytes added.

SPDX-License-Identifier: MIT"""
import importlib.util
import sys
from pathlib import Path

import mojibake
import noise
import noise_site
from noise import Kind, Spot

ROOT = Path(__file__).resolve().parent.parent


def injection():
    folder = ROOT / "tests/injection"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("test_injection", folder / "test_injection.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.inject, module.readings(ROOT)


def misread(lines, rng, _, right, wrong, times):
    def spoil(line):
        return mojibake.spoil(line, right, wrong, times)

    def fits(line):
        try:
            damaged = spoil(line)
        except UnicodeError:
            return False
        return not any(c in damaged for c in "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufffd")

    chosen = [n for n, line in enumerate(lines) if n and fits(line) and rng.random() < 0.7]
    return [Spot(line + "\n", spoil(line) + "\n") if n in chosen else line + "\n" for n, line in enumerate(lines)]


def pinyin(lines, rng, _, share, cuts):
    inject, known = pinyin.tools = getattr(pinyin, "tools", None) or injection()
    text = "\n".join(lines)
    table = inject.table_of(text, known, share, rng)
    damaged = inject.injure(text, table, cuts, rng).split("\n")
    gold = inject.expected(text).split("\n")
    return [Spot(g + "\n", d + "\n") if g != d else g + "\n" for g, d in zip(gold, damaged)]


def groups():
    """[(heading, [Kind])]"""
    edge = lambda name, what, place, variants: Kind(name, what, place, (variants,))
    return [
        ("Inside paragraphs", [
            Kind("tags", "literal tags, empty or in pairs", noise.tags),
            Kind("entities", "`&nbsp;`, `&#8203;`, also escaped twice", noise.entities),
            Kind("quote_entities", "quotation marks and dashes as `&ldquo;`, `&amp;mdash;`, `&#12298;`", noise.quote_entities),
            Kind("private_use", "private-use characters at the ends of paragraphs", noise.private_use),
            Kind("strays", "a stray backtick, bar or caret", noise.strays),
            Kind("quotes", "a quote or backtick behind 的, as a watermark", noise.quotes),
            Kind("watermark", "one string at regular distance, splitting words", noise.watermark),
            Kind("notices", "bracketed notices of a site, each at a place of its own", noise.notices),
            Kind("jamming", "runs of random ASCII behind sentences", noise.jamming),
            Kind("invisibles", "zero-width characters, soft hyphens, controls between hanzi", noise.invisibles),
            Kind("gaps", "a blank behind each comma, some between hanzi", noise.gaps),
            Kind("some_halfwidth", "some commas half-width among full-width ones", noise.some_halfwidth),
            Kind("halfwidth", "all marks half-width (with `--punctuation fullwidth`)", noise.halfwidth),
            Kind("fullwidth", "Latin letters and digits full-width", noise.fullwidth),
            Kind("font_codes", "wrong characters by a font's table (臵 for 置), six a document", noise.font_codes),
            Kind("brand_inserted", "a site's name put into sentences", noise.brand_inserted, flag=True),
            Kind("tokens", "a random word glued behind a mark, each time another", noise_site.tokens),
            Kind("names_between", "a site's name or address behind marks", noise_site.names_between),
            Kind("sources", "where the text was copied, between its sentences", noise_site.sources),
            Kind("buttons", "[详细], [查看全文] at the ends of paragraphs", noise_site.buttons),
            Kind("invisible_ids", "numbers of the reader in invisible characters", noise_site.invisible_ids),
            Kind("private_inside", "private-use characters between hanzi", noise_site.private_inside, flag=True),
            Kind("lookalikes", "Cyrillic or full-width letters in Latin words", noise_site.lookalikes),
            Kind("forms", "marks for vertical lines, small marks", noise_site.forms),
            Kind("doubled_pauses", "pauses twice, or in both widths", noise_site.doubled_pauses),
            Kind("lost_indents", "question marks where paragraphs were indented", noise_site.lost_indents),
            Kind("spaced_out", "some paragraphs with a blank between all characters", noise_site.spaced_out),
            Kind("spelt", "a character of a word in letters (全bu)", noise.spelt, flag=True),
        ]),
        ("Codes", [
            Kind("bbcode", "BBCode, pictures and attachments among it", noise_site.bbcode),
            Kind("smileys", "codes of smileys", noise_site.smileys),
            Kind("scripts", "lines of scripts and style sheets between paragraphs", noise_site.scripts),
            Kind("placeholders", "places that a template should have filled", noise_site.placeholders),
            Kind("escapes", "`\\n` at the ends of paragraphs, `\\u5927` for characters", noise_site.escapes),
        ]),
        ("Around the text", [
            edge("spam", "search words of hijackers before the title", noise.head, noise.SPAM),
            edge("ways", "the way through the site, buttons before the title", noise.head, noise.WAYS),
            edge("particulars", "time, author, source, counters under the title", noise.under_title, noise.PARTICULARS),
            edge("intros", "the site recommends the text", noise.under_title, noise.INTROS),
            edge("downloads", "boxes for downloading", noise.tail, noise.DOWNLOADS),
            edge("disclaimers", "disclaimers, whom to write to", noise.tail, noise.DISCLAIMERS),
            edge("related", "lists of other pages, with dates or teasers or without", noise.tail, noise.RELATED),
            edge("pages", "numbers of pages, neighbours, buttons to share", noise.tail, noise.PAGES),
            edge("previews", "the preview ends here", noise.tail, noise.PREVIEWS),
            edge("thumbnails", "names of thumbnails, counters of a document shop", noise.tail, noise.THUMBNAILS),
            edge("sharing", "who shared or uploaded it", noise.tail, noise.SHARING),
            edge("novel", "pages of novels", noise.tail, noise.NOVEL),
        ]),
        ("Prints and lines", [
            Kind("page_numbers", "page numbers in lines of their own, between and inside paragraphs", noise.page_numbers),
            Kind("running_heads", "heads or feet of a print, between and inside paragraphs", noise.running_heads),
            Kind("page_breaks", "a line end inside a sentence, here and there", noise.page_breaks),
            Kind("column_breaks", "some paragraphs in short lines", noise.column_breaks),
            Kind("hard_wraps", "all in lines of one width, paragraphs indented", noise.hard_wraps),
            Kind("character_wraps", "the same, by a program that counts characters, not columns", noise.hard_wraps, (1,)),
            Kind("line_blanks", "a blank where each line ended", noise.line_blanks),
            Kind("preview_chunks", "numbered pieces, cut inside words", noise.preview_chunks),
            Kind("glued_headings", "headings glued to their first paragraph", noise.glued_headings),
            Kind("glued_contents", "a table of contents in one line", noise.glued_contents),
        ]),
        ("Doubles and ends", [
            Kind("doubled_title", "the title twice, or as a file's name", noise.doubled_title),
            Kind("doubled_paragraph", "a paragraph twice in a row", noise.doubled_paragraph),
            Kind("slides", "every paragraph twice", noise.slides),
            Kind("growing_slides", "each slide repeats the one before and adds a sentence", noise.growing_slides),
            Kind("cut_ending", "the end is missing", noise.cut_ending, flag=True),
            Kind("cut_by_preview", "the end is missing, a notice says so", noise.cut_by_preview, flag=True),
        ]),
        ("Bytes", [
            *(Kind(f"{right}-{wrong}-{times}", f"paragraphs: {name}", misread, (right, wrong, times),
                   scripts=("hant",) if right == "Big5" else ("hans",) if right == "GBK" else ("hans", "hant")) for name, right, wrong, times in mojibake.CLASSES),
            Kind("pinyin", "pinyin injection, pieces uncut", pinyin, (0.5, 0), scripts=("hant",)),
            Kind("pinyin_cut", "pinyin injection, 70 % of the places cut", pinyin, (0.5, 0.7), scripts=("hant",)),
        ]),
    ]
