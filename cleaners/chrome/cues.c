/* cues.c -- how cue words are found in a line, and the items of a bar.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/cue_words.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* Parts the lists into words; 0 if there are too many. */
static uint16_t part_lists(const cue_list *lists, size_t n, uint16_t most, dnm_str *words, cue *cues)
{
    uint16_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const char *at = lists[i].words;
        for (bool more = true; more;) {
            const size_t length = strcspn(at, "|");
            if (count == most) return 0;
            words[count] = (dnm_str){at, length};
            cues[count++] = (cue){lists[i].group, lists[i].when};
            more = at[length] == '|';
            at += length + 1;
        }
    }
    return count;
}

static bool set_words(const cue_list *lists, size_t n, uint16_t most, dnm_arena *arena, dnm_words *words,
                      cue **cues)
{
    dnm_str *parted = DNM_NEW(arena, dnm_str, most);
    *cues = DNM_NEW(arena, cue, most);
    if (!parted || !*cues) return false;
    uint16_t i = part_lists(lists, n, most, parted, *cues);
    if (!i || !dnm_words_init(words, arena, i)) return false;
    while (i-- > 0) dnm_words_set(words, i, parted[i]);
    return true;
}

/* ---- a first look for words of novels ---- */

static uint32_t hash_pair(const char *first, const char *second)
{
    uint32_t bytes;
    const char mixed[4] = {first[1], first[2], second[1], second[2]}; /* the lead bytes say little */
    memcpy(&bytes, mixed, 4);
    return bytes * 2654435761u >> 20;
}

static bool is_wide(char c)
{
    return ((unsigned char)c & 0xF0) == 0xE0;
}

/* Variant v of a hanzi: itself, or a Traditional form. NULL behind the last. */
static const char *variant_of(const char *hanzi, size_t *v)
{
    if (!(*v)++) return hanzi;
    for (; *v <= FOLDS; (*v)++)
        if (memcmp(cue_folds[*v - 1] + 3, hanzi, 3) == 0) return cue_folds[(*v)++ - 1];
    return NULL;
}

static void add_word_pairs(cue_table *table, const char *word)
{
    const char *first, *second;
    for (size_t v = 0; (first = variant_of(word, &v));) {
        for (size_t w = 0; (second = variant_of(word + 3, &w));) {
            const uint32_t hash = hash_pair(first, second);
            table->pairs[hash / 32] |= UINT32_C(1) << hash % 32;
        }
    }
}

/* Words of these groups begin with two hanzi; another would never be found, so none is added. */
static void add_pairs(cue_table *table)
{
    for (size_t i = 0; i < cue_list_count; i++) {
        if (cue_lists[i].group != CUE_SERIAL && cue_lists[i].group != CUE_VISIT) continue;
        for (const char *word = cue_lists[i].words; word; word = strchr(word, '|')) {
            word += *word == '|';
            if (is_wide(word[0]) && is_wide(word[3])) add_word_pairs(table, word);
        }
    }
}

bool cue_may_be_serial(const cue_table *table, dnm_str text)
{
    for (size_t at = 0; at + 6 <= text.n;) {
        const bool wide = is_wide(text.p[at]);
        if (wide && is_wide(text.p[at + 3])) {
            const uint32_t hash = hash_pair(text.p + at, text.p + at + 3);
            if (table->pairs[hash / 32] >> hash % 32 & 1) return true;
        }
        at += wide ? 3 : 1;
    }
    return false;
}

void *cue_table_make(dnm_arena *arena)
{
    cue_table *table = DNM_NEW(arena, cue_table, 1);
    if (!table || !set_words(cue_lists, cue_list_count, MOST_CUES, arena, &table->words, &table->cues) ||
        !set_words(cue_item_lists, cue_item_list_count, MOST_ITEMS, arena, &table->items,
                   &table->item_kinds) ||
        !dnm_words_init(&table->folds, arena, FOLDS))
        return NULL;
    for (uint16_t i = FOLDS; i-- > 0;) dnm_words_set(&table->folds, i, (dnm_str){cue_folds[i], 3});
    add_pairs(table);
    return table;
}

/* Lower case of Latin and Cyrillic letters beyond ASCII, where it has as many bytes. */
static void lower(uint32_t cp, char *p)
{
    const uint32_t small = dnm_cp_lower(cp);
    if (small == cp || small < 0x80 || small >= 0x800) return;
    p[0] = (char)(0xC0 | small >> 6);
    p[1] = (char)(0x80 | (small & 0x3F));
}

static void fold(const dnm_words *words, uint32_t cp, char *p)
{
    for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
        if (!dnm_words_begin(words, i, (dnm_str){p, 3})) continue;
        memcpy(p, cue_folds[i - 1] + 3, 3);
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
        if (cp >= 0xC0 && cp < 0x500) lower(cp, line->p + here);
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
    count->groups |= UINT64_C(1) << c->group;
}

static bool counts_at(const cue *c, size_t at, size_t first)
{
    return c->when == ANY || (c->when == FIRST && at == first);
}

void cue_read(const cue_line *line, cue_count *count)
{
    const dnm_words *words = &line->table->words;
    uint16_t ends[MOST_CUES];                    /* of the last place of each cue … */
    uint64_t found[(MOST_CUES + 63) / 64] = {0}; /* … that was found: hardly a line has one */
    *count = (cue_count){0};
    const size_t first = first_word(line);
    for (size_t at = 0; at < line->n;) {
        const size_t here = at;
        const dnm_str rest = {line->p + here, line->n - here};
        if ((unsigned char)*rest.p < 0x80 && !dnm_words_may_begin(words, rest)) {
            at++;
            continue;
        }
        const uint32_t cp = dnm_utf8_next(line->p, line->n, &at);
        for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
            const cue *c = &line->table->cues[i - 1];
            if (!counts_at(c, here, first) || !dnm_words_begin(words, i, rest)) continue;
            uint64_t *const seen = &found[(i - 1) / 64];
            const bool again = *seen >> (i - 1) % 64 & 1;
            const size_t n = words->words[i].n;
            if ((again && here < ends[i - 1]) || !is_word(line, here, n)) continue;
            add_word(count, c, dnm_utf8_count(words->words[i].p, n));
            count->different[c->group] = (uint8_t)(count->different[c->group] + !again);
            *seen |= UINT64_C(1) << (i - 1) % 64;
            ends[i - 1] = (uint16_t)(here + n);
        }
    }
}

static bool is_boxed(const cue_line *line)
{
    const uint32_t first = dnm_utf8_peek(line->p, line->n, 0);
    return first == '(' || first == '[' || first == 0xFF08 || first == 0x3010;
}

static bool opens_value(const cue_line *line, size_t at, cue_group group, bool sure)
{
    while (at < line->n && line->p[at] == ' ') at++;
    const uint32_t cp = dnm_utf8_peek(line->p, line->n, at);
    const bool bracket = cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010;
    if (cp == ':' || cp == 0xFF1A || cp == 0x3011) return true;           /* "【发布日期】" */
    if (sure && (cp == '|' || cp == 0xFF5C || cp == 0x4E28)) return true; /* "责编 | 某某" */
    if (group == CUE_WHO && (cp == 0x4E28 || (sure && is_boxed(line))))
        return true; /* "编辑丨某某", "（责编 某某）" */
    if (group == CUE_TIME && dnm_cp_is_digit(cp)) return true;
    if (group == CUE_COUNTER) return bracket || dnm_cp_is_digit(cp);
    return group == CUE_LETTERS ? bracket : false;
}

size_t cue_field(const cue_line *line, size_t at, cue_group *group, bool *sure)
{
    const dnm_words *words = &line->table->words;
    const dnm_str rest = {line->p + at, line->n - at};
    const uint32_t cp = dnm_utf8_peek(line->p, line->n, at);
    for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
        const cue *c = &line->table->cues[i - 1];
        if (c->group < CUE_TIME || !dnm_words_begin(words, i, rest)) continue;
        const size_t n = words->words[i].n;
        if (c->group != CUE_ACTION && !opens_value(line, at + n, (cue_group)c->group, c->when == CLEAR))
            continue;
        *group = (cue_group)c->group;
        *sure = c->when == CLEAR;
        return n;
    }
    return 0;
}

/* ---- items ---- */

bool cue_may_begin_item(const cue_table *table, uint32_t cp)
{
    return dnm_words_first(&table->items, dnm_cp_lower(cp)) != 0;
}

static bool is_mark(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_SPACE | DNM_CP_PUNCT | DNM_CP_SYMBOL | DNM_CP_CONTROL);
}

/* "打印" ends before "收藏", but not before "机". */
static bool ends_item(const cue_line *line, size_t at, uint32_t last)
{
    if (at >= line->n) return true;
    const uint32_t cp = dnm_utf8_peek(line->p, line->n, at);
    if (is_mark(cp) || dnm_cp_is_digit(cp) || dnm_cp_is_han(cp) != dnm_cp_is_han(last)) return true;
    if (!dnm_cp_is_han(cp)) return false;
    const dnm_words *words = &line->table->items;
    for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i])
        if (dnm_words_begin(words, i, (dnm_str){line->p + at, line->n - at})) return true;
    return false;
}

/* Bytes of the longest item that begins there; 0 if there is none. */
static size_t item_at(const cue_line *line, size_t at, size_t end, cue_item *item)
{
    const dnm_words *words = &line->table->items;
    const dnm_str rest = {line->p + at, end - at};
    size_t longest = 0;
    if ((unsigned char)*rest.p < 0x80 && !dnm_words_may_begin(words, rest)) return 0;
    for (uint32_t i = dnm_words_first(words, dnm_utf8_peek(line->p, line->n, at)); i; i = words->next[i]) {
        const size_t n = words->words[i].n;
        if (n <= longest || !dnm_words_begin(words, i, rest)) continue;
        if (!ends_item(line, at + n, dnm_utf8_peek_back(line->p, at + n))) continue;
        longest = n;
        *item = (cue_item)line->table->item_kinds[i - 1].group;
    }
    return longest;
}

static size_t skip_number(const cue_line *line, size_t at, size_t end)
{
    while (at < end && ((line->p[at] >= '0' && line->p[at] <= '9') || strchr(".,:/-", line->p[at]))) at++;
    return at;
}

static size_t skip_strange(const cue_line *line, size_t at, size_t end, cue_items *items)
{
    items->strange = (uint8_t)(items->strange + (items->strange < UINT8_MAX));
    while (at < end) {
        size_t next = at;
        if (is_mark(dnm_utf8_next(line->p, line->n, &next))) break;
        items->unknown++;
        at = next;
    }
    return at;
}

static void read_items(const cue_line *line, size_t from, size_t end, bool all, cue_items *items)
{
    *items = (cue_items){.first = ITEM_KINDS};
    for (size_t at = from; at < end;) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(line->p, line->n, &next);
        cue_item item = ITEM_KINDS;
        if (is_mark(cp)) {
            at = next;
            continue;
        }
        if (dnm_cp_is_digit(cp)) {
            at = cp < 0x80 ? skip_number(line, at, end) : next;
            items->numbers = (uint8_t)(items->numbers + (items->numbers < UINT8_MAX));
            continue;
        }
        const size_t n = item_at(line, at, end, &item);
        if (!n) {
            items->first_strange = items->first_strange || items->first == ITEM_KINDS;
            if (!all) end = at;
            at = skip_strange(line, at, end, items);
            continue;
        }
        items->known = (uint16_t)(items->known + dnm_utf8_count(line->p + at, n));
        items->of[item] = (uint8_t)(items->of[item] + (items->of[item] < UINT8_MAX));
        at += n;
        if (items->first != ITEM_KINDS) continue;
        items->first = item;
        size_t behind = at;
        while (behind < end && line->p[behind] == ' ') behind++;
        const uint32_t colon = dnm_utf8_peek(line->p, line->n, behind);
        if ((colon == ':' || colon == 0xFF1A) && !items->strange) items->head = behind;
    }
}

void cue_read_items(const cue_line *line, size_t from, size_t end, cue_items *items)
{
    read_items(line, from, end, true, items);
}

void cue_read_first_items(const cue_line *line, size_t from, size_t end, cue_items *items)
{
    read_items(line, from, end, false, items);
}
