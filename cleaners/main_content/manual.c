/* manual.c -- tells pages of technical documentation, where their text is, and what in it is none of it.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/manual.h"

#include "cleaners/main_content/collapsed.h"
#include "cleaners/main_content/credit.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/inside.h"
#include "core/text/date.h"
#include "core/text/letters.h"

typedef struct manual {
    uint8_t *out; /* one a block: whether it, or what it lies in, is navigation or the like */
    uint32_t
        *plain; /* one a block: weight of what is in it, without lines of links and without what is out */
    bool is_landmark; /* the page itself says where its text is */
} manual;

enum {
    CODE_MIN = 40,        /* bytes of code ... */
    CODE_SHARE = 40,      /* ... and one part in so many of the page */
    LINKED = 80,          /* percent of a line that only leads somewhere */
    ANCHORS_MIN = 3,      /* headings and terms with a link to themselves */
    GENERATOR_BYTES = 64, /* of a generator's name that are looked at */
    NEARLY = 90,          /* percent of the text that the box of all of it has */
    LANDMARK = 50,        /* ... that what the page calls its text has */
    FOUND = 95,           /* ... that the usual rules should keep */
    ABOVE = 10,           /* ... that may stand before the title */
    CONTENTS_MIN = 3,     /* lines of a table of contents */
    BELOW_TITLE = 6,      /* leaves where a day is that of the article */
    FRAME_MIN = 3,        /* lines of a site around an article */
    FRAME_OF_CHANGED = 6  /* ... of which it is only known when it was changed */
};

/* ---- what kind of page this is ----------------------------------------------------------------- */

/* They name themselves in <meta name="generator">. */
bool mc_is_generated(const mc_page *page)
{
    static const char *const programs[] = {
        "antora",     "asciidoc",  "docbook",   "docfx",    "documenter", "docusaurus", "docutils", "doxygen",
        "exdoc",      "gi-docgen", "gitbook",   "groff",    "gtk-doc",    "haddock",    "javadoc",  "jsdoc",
        "latex2html", "ldoc",      "makeinfo",  "mandoc",   "mdbook",     "mkdocs",     "ocamldoc", "odoc",
        "pdoc",       "phpdoc",    "qdoc",      "rdoc",     "rustdoc",    "scaladoc",   "sphinx",   "tex4ht",
        "texinfo",    "typedoc",   "vitepress", "vuepress", "yard",
    };
    dnm_str name = dnm_doc_meta(page->doc, 0, "generator");
    if (name.n > GENERATOR_BYTES) name.n = GENERATOR_BYTES;
    for (size_t i = 0; name.n && i < sizeof programs / sizeof *programs; i++)
        if (dnm_has_in_any_case(name, programs[i])) return true;
    return false;
}

/* How many links of a block lead to places in this page, or elsewhere. */
typedef struct leads {
    uint32_t within, away;
} leads;

static leads leads_of(const mc_page *page, uint32_t block)
{
    const dnm_block *at = &page->view->blocks[block];
    leads of = {0};
    for (uint32_t s = at->span0; s < at->span0 + at->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        const dnm_str target = dnm_doc_string(page->doc, span->target);
        if (span->kind != DNM_LINK) continue;
        of.within += target.n > 1 && target.p[0] == '#';
        of.away += !target.n || target.p[0] != '#';
    }
    return of;
}

/* Headings and terms that say where they are to be found. */
static bool has_anchors(const mc_page *page)
{
    uint32_t anchors = 0;
    for (uint32_t i = 0; i < page->leaf_count && anchors < ANCHORS_MIN; i++) {
        const uint32_t block = page->leaves[i].block, parent = page->nodes[block].parent;
        const dnm_block *blocks = page->view->blocks;
        const bool named = blocks[block].kind == DNM_HEADING || blocks[parent].kind == DNM_DEFINITION_TERM;
        anchors += named && leads_of(page, block).within;
    }
    return anchors == ANCHORS_MIN;
}

/* "turn()": written nowhere else than where functions are explained, be it marked as code or not. */
static bool names_function(dnm_str text)
{
    if (!text.n) return false;
    const char *p = text.p, *end = text.p + text.n;
    while (p < end && (p = memchr(p, '(', (size_t)(end - p)))) {
        const bool called = p > text.p && ((p[-1] | 0x20) >= 'a' && (p[-1] | 0x20) <= 'z');
        if (called && p + 1 < end && p[1] == ')') return true;
        p++;
    }
    return false;
}

/* A line with a whole day, above the text or with a word of by-lines: of a manual only the year is said, or
 * the day alone at the end of the page. */
static bool says_day_of_article(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    dnm_date date;
    if (!mc_is_dated_line(page, leaf)) return false;
    const bool below_title = page->title != MC_NONE && i > page->title && i <= page->title + BELOW_TITLE;
    if (!below_title && !(mc_has_cue(page, leaf) && mc_is_edge_line(page, leaf))) return false;
    return dnm_date_find(dnm_doc_text(page->doc, leaf->block), &date, NULL, NULL);
}

/* Who likes it, its tags, what others say and what else there is to read: not as one of a list of links, in
 * which manuals have names of functions and chapters. */
static bool is_of_frame(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf->weight == 0 || leaf->code || (leaf->in_list && leaf->linked)) return false;
    return mc_has_cue(page, leaf) && mc_is_edge_line(page, leaf);
}

/* An article about programs is one like others: somebody wrote it on a day, and its site has more to say
 * above and below it. When they were changed manuals say, too. */
static bool is_dated_article(const mc_page *page)
{
    uint32_t frame = 0;
    bool dated = false, changed = false;
    for (uint32_t i = 0; i < page->leaf_count && !(dated && frame >= FRAME_MIN); i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (leaf->code) continue;
        frame += is_of_frame(page, leaf);
        if (!says_day_of_article(page, i)) continue;
        const bool change = mc_is_change_note(page, leaf);
        changed = changed || change;
        dated = dated || !change;
    }
    return (dated && frame >= FRAME_MIN) || (changed && frame >= FRAME_OF_CHANGED);
}

/* Of an article of which sentences say too little: the innermost block with all of its code and something
 * else; 0 if that is the page. */
static uint32_t box_of_code(const mc_page *page)
{
    const dnm_block *blocks = page->view->blocks;
    uint32_t first = MC_NONE, last = 0, code = 0;
    for (uint32_t i = page->title == MC_NONE ? 0 : page->title + 1; i < page->leaf_count; i++) {
        const uint32_t block = page->leaves[i].block;
        if (blocks[block].kind != DNM_CODE_BLOCK || page->nodes[block].aside) continue;
        if (first == MC_NONE) first = block;
        last = block;
        code += page->leaves[i].weight;
    }
    if (first == MC_NONE) return 0;
    uint32_t box = page->nodes[first].parent;
    while (box && (blocks[box].end <= last || page->nodes[box].weight <= code)) box = page->nodes[box].parent;
    return box;
}

static bool is_manual(const mc_page *page)
{
    uint64_t code = 0, all = 0;
    if (page->forum || page->extent == MC_PRECISION) return false;
    if (page->generated) return true;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
        code += page->leaves[i].code || !names_function(text) ? page->leaves[i].code : text.n;
        all += text.n;
    }
    return code >= CODE_MIN && (code * CODE_SHARE >= all || has_anchors(page));
}

/* What sites write above and below an article. */
static bool is_of_site(const mc_page *page, const mc_leaf *leaf)
{
    return mc_is_edge_line(page, leaf) || mc_has_cue(page, leaf) || mc_is_dated_line(page, leaf) ||
           mc_is_credit_line(dnm_doc_text(page->doc, leaf->block));
}

/* Kept, or none of the text: it is the site's, or leads somewhere. */
static bool is_found(const mc_page *page, uint32_t i, const mc_verdict *verdicts)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (verdicts[i] == MC_KEPT || verdicts[i] == MC_TITLE) return true;
    return (leaf->linked >= 50 && !leaf->code && !leaf->in_list) || is_of_site(page, leaf);
}

static bool loses_text(const mc_page *page, const manual *m, uint32_t best, const mc_verdict *verdicts)
{
    uint64_t found = 0;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const uint32_t block = page->leaves[i].block;
        const bool inside = block > best && block < page->view->blocks[best].end;
        if (inside && is_found(page, i, verdicts)) found += m->plain[block];
    }
    return found * 100 < (uint64_t)m->plain[best] * FOUND;
}

/* ---- what is none of its text ------------------------------------------------------------------ */

/* Sentences, and hardly a link. */
static bool is_told(const mc_node *node)
{
    return node->mass > 0 && (uint64_t)node->links * 10 <= node->mass;
}

static bool is_linked(const mc_node *node, unsigned percent)
{
    return (uint64_t)node->links * 100 >= (uint64_t)node->weight * percent;
}

/* When the page was changed, and whether it helped. */
static bool speaks_of_page(const mc_page *page, uint32_t block)
{
    const uint32_t end = page->view->blocks[block].end;
    for (uint32_t i = mc_leaf_from(page, block), looked = 0;
         i < page->leaf_count && page->leaves[i].block < end && looked < FRAME_OF_CHANGED; i++, looked++)
        if (mc_has_cue(page, &page->leaves[i]) && mc_is_edge_line(page, &page->leaves[i])) return true;
    return false;
}

/* Notes and warnings are called asides and sidebars, too; methods are called "dialog" and "next". */
static bool is_out(const mc_page *page, uint32_t block)
{
    const mc_node *node = &page->nodes[block];
    const mc_hints *hints = mc_hints_of(page, block);
    const unsigned flags = hints->classes;
    if (hints->flags & MC_HIDDEN) return !mc_is_collapsed(page, block);
    if (page->view->blocks[block].kind == DNM_HEADING) return false;
    if (node->weight * 2u > page->nodes[0].weight && !is_linked(node, 80)) return false;
    if (flags & MC_TAG) return !(flags & MC_PART) || !is_told(node) || speaks_of_page(page, block);
    if (flags & MC_COMMENT) return true;
    if (flags & MC_STRONG) return !is_told(node);
    if (flags & MC_CAPTION) return false;
    if (flags & MC_SIDE) return is_linked(node, 50);
    return (hints->flags & MC_SIDE) && is_linked(node, 80);
}

/* A list of nothing but places in this page. */
static bool is_contents(const mc_page *page, uint32_t block)
{
    const dnm_block *blocks = page->view->blocks;
    uint32_t lines = 0;
    if (blocks[block].kind != DNM_LIST || !page->nodes[block].weight || !is_linked(&page->nodes[block], 90))
        return false;
    for (uint32_t i = block + 1; i < blocks[block].end; i++) {
        if (!dnm_kind_is_leaf(blocks[i].kind) || !page->nodes[i].weight) continue;
        if (leads_of(page, i).away) return false;
        lines++;
    }
    return lines >= CONTENTS_MIN;
}

static void mark_out(const mc_page *page, manual *m, uint32_t landmark)
{
    const dnm_block *blocks = page->view->blocks;
    uint32_t looked = 0; /* up to here, lists in lists are parts of what was looked at */
    for (uint32_t i = 1; i < page->view->block_count; i++) {
        const bool around = i <= landmark && landmark < blocks[i].end;
        bool out = m->out[page->nodes[i].parent] || (!around && is_out(page, i));
        if (!out && blocks[i].kind == DNM_LIST && i >= looked) {
            out = is_contents(page, i);
            looked = blocks[i].end;
        }
        m->out[i] = out;
    }
}

static void weigh(const mc_page *page, manual *m)
{
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (!m->out[leaf->block] && leaf->linked < LINKED) m->plain[leaf->block] = leaf->weight;
    }
    for (uint32_t i = page->view->block_count; i-- > 1;) m->plain[page->nodes[i].parent] += m->plain[i];
}

/* ---- where its text is ------------------------------------------------------------------------- */

/* The innermost block with nearly all of the text. */
static uint32_t find_box(const mc_page *page, const manual *m)
{
    const uint64_t all = m->plain[0];
    uint32_t box = 0;
    for (uint32_t i = 1; i < page->view->block_count; i++) {
        const uint16_t kind = page->view->blocks[i].kind;
        if (page->nodes[i].parent == box && kind == DNM_SECTION &&
            (uint64_t)m->plain[i] * 100 >= all * NEARLY)
            box = i;
    }
    return box;
}

/* A title stands before its text; a line below that says the same is the name of what is explained there. */
static bool is_above(const mc_page *page, const manual *m, uint32_t best, uint32_t title)
{
    uint64_t before = 0;
    for (uint32_t i = 0; i < title; i++) {
        const uint32_t block = page->leaves[i].block;
        if (block > best && block < page->view->blocks[best].end) before += m->plain[block];
    }
    return before * 100 <= (uint64_t)m->plain[best] * ABOVE;
}

/* The innermost block with nearly all of the page's text, or what the page says is its text. False when
 * memory is out. */
static bool choose(const mc_page *page, struct dnm_arena *arena, manual *m, uint32_t *best)
{
    m->out = DNM_NEW(arena, uint8_t, page->view->block_count);
    m->plain = DNM_NEW(arena, uint32_t, page->view->block_count);
    if (!m->out || !m->plain) return false;
    const uint32_t landmark = mc_find_main(page);
    mark_out(page, m, landmark);
    weigh(page, m);
    m->is_landmark = landmark && (page->generated ||
                                  (uint64_t)m->plain[landmark] * 100 >= (uint64_t)m->plain[0] * LANDMARK);
    *best = m->is_landmark ? landmark : find_box(page, m);
    return true;
}

/* ---- which leaves stay ------------------------------------------------------------------------- */

/* The way to the page, and where to go from it: no headings, which are links to themselves, and no cells. */
static bool is_way(const mc_page *page, const mc_leaf *leaf, bool at_end)
{
    if (leaf->weight == 0 || leaf->code || mc_is_heading(page, leaf)) return false;
    if (leaf->linked < 50)
        return page->generated ? at_end && mc_is_edge_line(page, leaf) : is_of_site(page, leaf);
    const uint16_t kind = page->view->blocks[page->nodes[leaf->block].parent].kind;
    return !leaf->in_list && kind != DNM_DEFINITION && kind != DNM_DEFINITION_TERM;
}

static uint32_t first_of_text(const mc_page *page, uint32_t first, uint32_t end, const mc_verdict *verdicts)
{
    uint32_t head = first;
    while (head < end && (verdicts[head] != MC_KEPT || is_way(page, &page->leaves[head], false))) head++;
    while (head > first && page->leaves[head - 1].weight == 0) head--; /* pictures */
    return head;
}

static uint32_t end_of_text(const mc_page *page, uint32_t head, uint32_t end, const mc_verdict *verdicts)
{
    uint32_t tail = end;
    while (tail > head && (verdicts[tail - 1] != MC_KEPT || is_way(page, &page->leaves[tail - 1], true)))
        tail--;
    while (tail < end && page->leaves[tail].weight == 0) tail++;
    return tail;
}

static void judge(const mc_page *page, const manual *m, uint32_t best, mc_verdict *verdicts)
{
    const uint32_t first = mc_leaf_at(page, 0, best + 1);
    const uint32_t end = mc_leaf_at(page, first, page->view->blocks[best].end);
    /* What the page says is its text may begin with the way to its title. */
    const uint32_t above = page->title == MC_NONE || m->is_landmark ? 0 : page->title;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const bool inside = i >= first && i < end;
        const bool out = m->out[page->leaves[i].block] || mc_is_gutter(page, i) || mc_is_code_tool(page, i);
        verdicts[i] = !inside || i < above ? MC_OUTSIDE : out ? MC_ASIDE : MC_KEPT;
    }
    const uint32_t head = first_of_text(page, first, end, verdicts);
    const uint32_t tail = end_of_text(page, head, end, verdicts);
    for (uint32_t i = first; head < tail && i < end; i++) /* a table of contents is all that is there */
        if ((i < head || i >= tail) && verdicts[i] == MC_KEPT) verdicts[i] = MC_EDGE;
    if (page->title != MC_NONE) verdicts[page->title] = MC_TITLE;
}

/* Trimmed as other articles are. */
static mc_finding judge_article(const mc_page *page, uint32_t *best, mc_verdict *verdicts)
{
    const uint32_t box = box_of_code(page);
    if (!box) return MC_OTHER;
    mc_judge_leaves(page, box, true, verdicts);
    *best = box;
    return MC_ARTICLE;
}

mc_finding mc_judge_manual(mc_page *page, struct dnm_arena *arena, bool any, uint32_t *best,
                           mc_verdict *verdicts)
{
    manual m;
    uint32_t box;
    if (!is_manual(page)) return MC_OTHER;
    if (!choose(page, arena, &m, &box)) return MC_NO_MEMORY;
    if (page->nodes[box].weight == 0) return MC_OTHER;
    /* What the usual rules find is trimmed better, if it is nearly all. */
    if (any && !page->generated && !loses_text(page, &m, box, verdicts)) return MC_OTHER;
    if (!page->generated && is_dated_article(page))
        return any ? MC_OTHER : judge_article(page, best, verdicts);
    if (page->title != MC_NONE && !is_above(page, &m, box, page->title)) page->title = MC_NONE;
    judge(page, &m, box, verdicts);
    *best = box;
    return MC_MANUAL;
}
