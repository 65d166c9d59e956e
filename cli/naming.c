/* naming.c -- naming.h. Given names are kept, folded to lower case, in a hash table.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/naming.h"

#include <stdio.h>
#include <stdlib.h>

#include "cli/utf8.h"

/* 255 bytes is the limit of Linux; room is left for ".edits.jsonl" and the numbers of twins. */
enum { LONGEST = 255, ROOM = 24 };

typedef struct entry {
    char *path; /* folded; NULL: free */
    bool folder;
    uint32_t twins; /* the number given last to a name like this */
} entry;

struct names {
    entry *table;
    size_t cap, n; /* cap is a power of two */
};

/* ---- text that grows; a refusal is remembered ---- */

typedef struct text {
    char *p;
    size_t n, cap;
    bool failed;
} text;

static void add(text *t, const char *s, size_t n)
{
    if (t->failed) return;
    if (!t->p || t->n + n + 1 > t->cap) {
        size_t cap = t->cap * 2 + n + 64;
        char *p = realloc(t->p, cap);
        if (!p) {
            t->failed = true;
            return;
        }
        t->p = p;
        t->cap = cap;
    }
    memcpy(t->p + t->n, s, n);
    t->n += n;
    t->p[t->n] = '\0';
}

static void add_string(text *t, const char *s)
{
    add(t, s, strlen(s));
}

static char *take(text *t)
{
    if (!t->failed && !t->p) add(t, "", 0);
    if (!t->failed) return t->p;
    free(t->p);
    return NULL;
}

/* ---- safe names ---- */

/* Characters that Windows refuses, controls (also those of direction, which make a name look like
 * another), and bytes that are no UTF-8. */
static bool is_unsafe(uint32_t c)
{
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
    if (c < 0x80) return strchr("<>:\"|?*\\/", (int)c) != NULL;
    return (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

static bool same_letters(const char *s, size_t n, const char *word)
{
    if (n != strlen(word)) return false;
    for (size_t i = 0; i < n; i++)
        if ((s[i] >= 'a' && s[i] <= 'z' ? s[i] - 32 : s[i]) != word[i]) return false;
    return true;
}

/* The digits that number a device: 0 to 9, and ¹ ² ³, which Windows takes for 1 2 3. */
static bool is_device_number(const char *s, size_t n)
{
    if (n == 1) return *s >= '0' && *s <= '9';
    return n == 2 &&
           (memcmp(s, "\xC2\xB9", 2) == 0 || memcmp(s, "\xC2\xB2", 2) == 0 || memcmp(s, "\xC2\xB3", 2) == 0);
}

/* Devices of Windows, with whatever extension: CON, COM1 … */
static bool is_device(const char *s, size_t n)
{
    static const char *const devices[] = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    size_t stem = 0;
    while (stem < n && s[stem] != '.') stem++;
    while (stem && s[stem - 1] == ' ') stem--;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (same_letters(s, stem, devices[i])) return true;
    return stem > 3 && is_device_number(s + 3, stem - 3) &&
           (same_letters(s, 3, "COM") || same_letters(s, 3, "LPT"));
}

/* FNV-1a, enough to tell shortened names apart. */
static uint64_t hash_of(const char *s, size_t n)
{
    uint64_t h = 0xCBF29CE484222325u;
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 0x100000001B3u;
    return h;
}

/* Appends one part of a path, made safe; one that is too long keeps its beginning and gets a number
 * made from all of it. */
static void add_safe(text *t, const char *s, size_t n, size_t room)
{
    size_t begin = t->n;
    if (is_device(s, n)) add_string(t, "_");
    for (size_t at = 0; at < n;) {
        uint32_t c;
        size_t length = utf8_decode(s + at, n - at, &c);
        size_t most = LONGEST - room - 9;
        if (t->n - begin + (length ? length : 1) > most) {
            char mark[16];
            snprintf(mark, sizeof mark, "~%08x", (unsigned)(hash_of(s, n) & 0xFFFFFFFFu));
            add_string(t, mark);
            return;
        }
        bool last = at + length == n; /* Windows drops dots and blanks at the end */
        bool unsafe = !length || is_unsafe(c) || (last && (c == '.' || c == ' '));
        if (unsafe)
            add_string(t, "_");
        else
            add(t, s + at, length);
        at += length ? length : 1;
    }
    if (t->n == begin) add_string(t, "_");
}

/* ---- the table ---- */

/* Simple case folding of the scripts in which file systems meet it most: Latin, Greek, Cyrillic, fullwidth.
 */
static uint32_t folded(uint32_t c)
{
    static const struct {
        uint32_t first, last, plus;
    } ranges[] = {{'A', 'Z', 32},     {0xC0, 0xD6, 32},   {0xD8, 0xDE, 32},     {0x391, 0x3A9, 32},
                  {0x400, 0x40F, 80}, {0x410, 0x42F, 32}, {0xFF21, 0xFF3A, 32}, {0x2160, 0x216F, 16}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return c + ranges[i].plus;
    bool even_pairs = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
    bool odd_pairs = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (even_pairs) return c | 1;
    return odd_pairs && (c & 1) ? c + 1 : c;
}

static void add_character(text *t, uint32_t c) /* below U+10000 */
{
    char two[2] = {(char)(0xC0 | c >> 6), (char)(0x80 | (c & 0x3F))};
    char three[3] = {(char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 0x3F)), (char)(0x80 | (c & 0x3F))};
    if (c < 0x80)
        add(t, (char[]){(char)c}, 1);
    else if (c < 0x800)
        add(t, two, 2);
    else
        add(t, three, 3);
}

static char *fold(const char *path)
{
    text t = {0};
    size_t n = strlen(path);
    for (size_t at = 0; at < n;) {
        uint32_t c;
        size_t length = utf8_decode(path + at, n - at, &c);
        uint32_t lower = length ? folded(c) : 0;
        if (length && lower != c)
            add_character(&t, lower);
        else
            add(&t, path + at, length ? length : 1);
        at += length ? length : 1;
    }
    return take(&t);
}

static entry *slot_of(entry *table, size_t cap, const char *path)
{
    size_t i = (size_t)hash_of(path, strlen(path)) & (cap - 1);
    while (table[i].path && strcmp(table[i].path, path) != 0) i = (i + 1) & (cap - 1);
    return &table[i];
}

static bool grow(names *n)
{
    size_t cap = n->cap * 2;
    entry *table = calloc(cap, sizeof *table);
    if (!table) return false;
    for (size_t i = 0; i < n->cap; i++)
        if (n->table[i].path) *slot_of(table, cap, n->table[i].path) = n->table[i];
    free(n->table);
    n->table = table;
    n->cap = cap;
    return true;
}

/* The entry of a path, made if it is new (*is_new). NULL without memory. */
static entry *enter(names *n, const char *path, bool *is_new)
{
    if (n->n * 2 >= n->cap && !grow(n)) return NULL;
    char *key = fold(path);
    if (!key) return NULL;
    entry *e = slot_of(n->table, n->cap, key);
    *is_new = !e->path;
    if (e->path) {
        free(key);
    } else {
        *e = (entry){.path = key};
        n->n++;
    }
    return e;
}

names *names_new(void)
{
    enum { FIRST = 256 };
    names *n = calloc(1, sizeof *n);
    if (!n) return NULL;
    n->cap = FIRST;
    n->table = calloc(FIRST, sizeof *n->table);
    if (n->table) return n;
    free(n);
    return NULL;
}

void names_free(names *n)
{
    if (!n) return;
    for (size_t i = 0; i < n->cap; i++) free(n->table[i].path);
    free(n->table);
    free(n);
}

bool names_reserve(names *n, const char *path)
{
    bool is_new;
    return enter(n, path, &is_new) != NULL;
}

/* ---- giving names ---- */

/* Makes the path in t that of a folder; where a file has that name, "-2" and so on is added. */
static bool enter_folder(names *n, text *t)
{
    size_t length = t->n;
    for (unsigned twin = 1;; twin++) {
        bool is_new;
        entry *e = t->failed ? NULL : enter(n, t->p, &is_new);
        if (!e) return false;
        if (is_new) e->folder = true;
        if (e->folder) return true;
        char number[16];
        snprintf(number, sizeof number, "-%u", twin + 1);
        t->n = length;
        add_string(t, number);
    }
}

/* Claims the path in t, and the companion's; false if one is taken (or *failed: without memory). */
static bool claim(names *n, text *t, const char *companion, bool *failed)
{
    bool is_new = false, companion_new = true;
    entry *e = t->failed ? NULL : enter(n, t->p, &is_new);
    if (e && is_new && *companion) {
        size_t length = t->n;
        add_string(t, companion);
        e = t->failed ? NULL : enter(n, t->p, &companion_new);
        t->n = length;
        if (!t->failed) t->p[length] = '\0';
    }
    *failed = !e;
    return e && is_new && companion_new;
}

/* Bytes of a name without its extension; all of it if there is none. */
static size_t stem_of(const char *s, size_t n)
{
    for (size_t i = n; i > 1; i--)
        if (s[i - 1] == '.') return i - 1;
    return n;
}

/* Writes the last part: stem, number, extension. */
static void put_leaf(text *t, size_t folder, dnm_str stem, unsigned number, const char *extension)
{
    char mark[32] = "";
    if (number) snprintf(mark, sizeof mark, "-%u", number);
    t->n = folder;
    add_safe(t, stem.p, stem.n, ROOM + strlen(extension) + 1);
    add_string(t, mark);
    add_string(t, ".");
    add_string(t, extension);
}

static bool give(names *n, text *t, dnm_str leaf, bool replaceable, const char *extension,
                 const char *companion)
{
    size_t folder = t->n;
    bool failed = false;
    dnm_str stem = {leaf.p, replaceable ? stem_of(leaf.p, leaf.n) : leaf.n};
    put_leaf(t, folder, stem, 0, extension);
    if (claim(n, t, companion, &failed)) return true;
    put_leaf(t, folder, leaf, 0, extension);
    if (!failed && stem.n != leaf.n && claim(n, t, companion, &failed)) return true;
    while (!failed) {
        /* The entry of the plain name remembers how far its twins have come. */
        put_leaf(t, folder, leaf, 0, extension);
        bool is_new;
        entry *e = t->failed ? NULL : enter(n, t->p, &is_new);
        if (!e) return false;
        unsigned number = e->twins = e->twins ? e->twins + 1 : 2;
        put_leaf(t, folder, leaf, number, extension);
        if (claim(n, t, companion, &failed)) return true;
    }
    return false;
}

char *names_give(names *n, const char *document, bool replaceable, const char *extension,
                 const char *companion)
{
    text t = {0};
    bool good = true;
    const char *part = document, *slash;
    for (; good && (slash = strchr(part, '/')); part = slash + 1) {
        if (slash == part) continue;
        add_safe(&t, part, (size_t)(slash - part), ROOM);
        good = enter_folder(n, &t);
        add_string(&t, "/");
    }
    good = good && give(n, &t, dnm_str_of(part), replaceable, extension, companion);
    if (!good) t.failed = true;
    return take(&t);
}
