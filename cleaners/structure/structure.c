/* structure.c -- cleaner `structure`: headings, the title, and the texts of a compilation. It runs last
 * but for scripts: what stands at the edges or stands twice would be taken for a title, and the cleaners of
 * blanks and marks treat a heading with more care than the line it was.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

static void read_line(structure_page *page, uint32_t block, uint32_t parent)
{
    const dnm_str text = dnm_doc_text(page->doc, block);
    structure_line *l = &page->lines[page->count++];
    *l = (structure_line){.block = block, .parent = parent};
    l->heading = dnm_doc_view(page->doc)->blocks[block].kind == DNM_HEADING;
    dnm_leaf_shape(page->doc, block, &l->shape);
    l->text = dnm_shape_text(text, &l->shape);
    dnm_leaf_label(page->doc, block, &l->label);
    dnm_front_read(text, &l->shape, &l->label, &l->front);
    page->has_headings = page->has_headings || l->heading;
}

bool structure_read_lines(structure_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    page->lines = dnm_arena_alloc(page->arena, v->block_count * sizeof *page->lines);
    uint32_t *parents = dnm_arena_alloc(page->arena, v->block_count * sizeof *parents);
    if (!page->lines || !parents) return false;
    uint32_t depth = 0;
    parents[0] = 0;
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        while (depth && v->blocks[parents[depth]].end <= i) depth--;
        if (b->kind == DNM_SECTION) {
            parents[++depth] = i;
            page->has_parts = page->has_parts || dnm_section_is(page->doc, i, "part");
        } else if (!dnm_kind_is_leaf(b->kind)) {
            i = b->end - 1;
        } else if (b->kind != DNM_CODE_BLOCK) {
            read_line(page, i, parents[depth]);
        }
    }
    return true;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    structure_page page = {.doc = doc, .arena = dnm_job_arena(job), .editor = editor};
    if (!structure_read_lines(&page))
        return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "structure.memory",
                        DNM_N_("no memory to look for headings"));
    structure_contents(&page);
    structure_called_pieces(&page);
    structure_bare_pieces(&page);
    structure_title(&page);
    structure_bare_numbers(&page);
    structure_headings(&page);
    structure_parts(&page);
    dnm_count(job, "structure_lines", page.count);
    return DNM_OK;
}

#define PATROL  "林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。"
#define PATROLS "  paragraph \"" PATROL "\"\n"
#define IN_PART "    paragraph \"" PATROL "\"\n    paragraph \"" PATROL "\"\n    paragraph \"" PATROL "\"\n"
#define THREE   PATROLS PATROLS PATROLS

static const dnm_rule rules[] = {
    [STRUCTURE_HEADING] =
        {
            .id = "heading",
            .summary = DNM_N_("makes headings of short lines whose numbers run on, by levels"),
            .before = "document\n  paragraph \"一、去年的工作\"\n" PATROLS
                      "  paragraph \"二、今年的任务\"\n" PATROLS,
            .after = "document\n  heading 1 \"一、去年的工作\"\n" PATROLS
                     "  heading 1 \"二、今年的任务\"\n" PATROLS,
            .untouched =
                "document\n  paragraph \"要带的东西\"\n  paragraph \"一、雨衣\"\n  paragraph \"二、手电\"\n"
                "  paragraph \"三、干粮\"\n",
        },
    [STRUCTURE_TITLE] =
        {
            .id = "title",
            .summary = DNM_N_("makes the first line the title, where text follows it"),
            .before = "document\n  paragraph \"红松林场防火工作总结\"\n" PATROLS,
            .after =
                "document\n  @title \"红松林场防火工作总结\"\n  heading 0 \"红松林场防火工作总结\"\n" PATROLS,
            .untouched = "document\n  paragraph \"远上寒山石径斜\"\n  paragraph \"白云生处有人家\"\n"
                         "  paragraph \"停车坐爱枫林晚\"\n  paragraph \"霜叶红于二月花\"\n",
        },
    [STRUCTURE_PART] =
        {
            .id = "part",
            .summary = DNM_N_("makes sections of the texts of a compilation"),
            .before = "document\n  heading 1 \"第一篇：防火总结\"\n" THREE
                      "  heading 1 \"第二篇：防汛总结\"\n" THREE,
            .after = "document\n  section 1 role=\"part\"\n    heading 1 \"第一篇：防火总结\"\n" IN_PART
                     "  section 1 role=\"part\"\n    heading 1 \"第二篇：防汛总结\"\n" IN_PART,
            .untouched = "document\n  paragraph \"目录\"\n  paragraph \"第一篇：防火总结\"\n"
                         "  paragraph \"第二篇：防汛总结\"\n",
        },
    [STRUCTURE_JOINED] =
        {
            .id = "joined",
            .summary = DNM_N_("makes sections where a new title and salutation follow the end of a text"),
            .before =
                "document\n" PATROLS "  paragraph \"在防汛会议上的讲话\"\n  paragraph \"同志们：\"\n" PATROLS,
            .after = "document\n  section 1 role=\"part\"\n    paragraph \"" PATROL
                     "\"\n  section 1 role=\"part\"\n    paragraph \"在防汛会议上的讲话\"\n"
                     "    paragraph \"同志们：\"\n    paragraph \"" PATROL "\"\n",
            .untouched = "document\n" PATROLS "  paragraph \"同志们：\"\n" PATROLS,
        },
    {0},
};

const dnm_cleaner dnm_cleaner_structure = {
    .name = "structure",
    .summary = DNM_N_("finds headings, the title, and the texts of a compilation"),
    .phase = DNM_NORMALIZE,
    .order = 80,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
