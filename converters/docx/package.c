/* package.c -- parts, content types and relationships (see package.h). Names are compared without
 * regard to case (OPC does), and with backslashes taken for slashes (some producers write them).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/package.h"

#include "converters/docx/flat.h"
#include "converters/docx/vocabulary.h"

enum {
    FLAT_PASSES = 16,
    FLAT_FREE = 128 << 20
}; /* what parts of flat OPC may cost: passes, and bytes besides */

/* ---- names ------------------------------------------------------------------------------------ */

static char fold(char c)
{
    if (c == '\\') return '/';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Appends the steps of s to name[0,n) and resolves dots. */
static size_t append_steps(char *name, size_t n, dnm_str s)
{
    for (size_t at = 0; at < s.n;) {
        size_t end = at;
        while (end < s.n && fold(s.p[end]) != '/') end++;
        dnm_str step = {s.p + at, end - at};
        if (wml_is(step, "..")) {
            while (n > 0 && name[n - 1] != '/') n--;
            if (n > 0) n--;
        } else if (step.n > 0 && !wml_is(step, ".")) {
            if (n > 0) name[n++] = '/';
            for (size_t i = 0; i < step.n; i++) name[n++] = fold(step.p[i]);
        }
        at = end + 1;
    }
    return n;
}

dnm_str wml_resolve(dnm_arena *arena, dnm_str part, dnm_str target)
{
    char *name = dnm_arena_alloc(arena, part.n + target.n + 2);
    if (!name) return (dnm_str){"", 0};
    bool absolute = target.n > 0 && fold(target.p[0]) == '/';
    size_t folder = absolute ? 0 : part.n;
    while (folder > 0 && fold(part.p[folder - 1]) != '/') folder--;
    size_t n = append_steps(name, 0, (dnm_str){part.p, folder});
    n = append_steps(name, n, target);
    return (dnm_str){name, n};
}

uint32_t wml_package_find(wml_package *package, dnm_str name)
{
    return wml_index_find(&package->parts, name);
}

/* ---- reading ---------------------------------------------------------------------------------- */

static const char *to_c(wml_package *package, dnm_str name)
{
    const char *s = dnm_arena_strndup(package->arena, name.p ? name.p : "", name.n);
    return s ? s : "";
}

static dnm_status report_zip(wml_package *package, dnm_str name, bool essential, const dnm_zip_error *error)
{
    const char *part = to_c(package, name);
    if (essential) return dnm_fail(package->job, error->status, DNM_NOWHERE, error->id, error->text, part);
    dnm_warn_lost(package->job, error->status, DNM_NOWHERE, error->id, error->text, part);
    return error->status;
}

static dnm_status report_xml(wml_package *package, dnm_str name, bool essential, const dnm_xml_error *error)
{
    const char *part = to_c(package, name);
    if (essential && error->status != DNM_DAMAGED && error->status != DNM_OK)
        return dnm_fail(package->job, error->status, DNM_NOWHERE, error->id, error->text, part, error->line,
                        error->detail);
    dnm_warn_lost(package->job, error->status, DNM_NOWHERE, error->id, error->text, part, error->line,
                  error->detail);
    return error->status;
}

static size_t read_member(void *data, void *bytes, size_t n)
{
    return dnm_zip_file_read(data, bytes, n);
}

static dnm_status parse_member(wml_package *package, uint32_t member, dnm_str name, bool essential,
                               const dnm_xml_handler *handler, void *data)
{
    dnm_zip_error unpacking;
    dnm_xml_error parsing;
    dnm_zip_file *file;
    dnm_status status = dnm_zip_file_open(package->zip, member, &file, &unpacking);
    if (status != DNM_OK) return report_zip(package, name, essential, &unpacking);
    dnm_xml_source source = {
        .read = read_member, .data = file, .max_bytes = dnm_job_limits(package->job)->input_bytes};
    status = dnm_xml_parse(&source, &wml_vocabulary, handler, data, &parsing);
    if (dnm_zip_file_close(file, &unpacking)) {
        /* The parser saw only that the input ended. */
        bool fatal = essential && unpacking.status != DNM_DAMAGED;
        dnm_status cut = report_zip(package, name, fatal, &unpacking);
        if (fatal) return cut;
        if (status == DNM_OK) status = cut;
    }
    return parsing.id ? report_xml(package, name, essential, &parsing) : status;
}

/* Each part of a flat package costs a pass over the file: as many as a document needs, not as many as a
 * hostile one asks for. */
static bool may_pass(wml_package *package, dnm_str name)
{
    bool may = package->flat_left >= package->input->size;
    if (may)
        package->flat_left -= package->input->size;
    else
        dnm_warn_lost(package->job, DNM_LIMIT, DNM_NOWHERE, "docx.flat",
                      DNM_N_("%s is left out: too many parts in one file"), to_c(package, name));
    return may;
}

dnm_status wml_package_parse(wml_package *package, dnm_str name, bool essential,
                             const dnm_xml_handler *handler, void *data)
{
    uint32_t part = wml_package_find(package, name);
    if (part == WML_NONE) return DNM_UNREADABLE;
    if (package->zip) return parse_member(package, part, name, essential, handler, data);
    if (!may_pass(package, name)) return DNM_LIMIT;
    dnm_xml_error error;
    dnm_status status = wml_flat_parse(package->input, part, handler, data, &error);
    return error.id ? report_xml(package, name, essential, &error) : status;
}

dnm_status wml_package_read(wml_package *package, dnm_str name, dnm_buf *out)
{
    uint32_t part = wml_package_find(package, name);
    if (part == WML_NONE) return DNM_UNREADABLE;
    if (!package->zip) return may_pass(package, name) ? wml_flat_read(package->input, part, out) : DNM_LIMIT;
    dnm_zip_error error;
    dnm_status status = dnm_zip_read(package->zip, part, out, &error);
    if (error.id) report_zip(package, name, false, &error);
    return status;
}

/* ---- content types ----------------------------------------------------------------------------- */

bool wml_package_add_type(wml_package *package, dnm_str name, dnm_str type)
{
    if (package->type_count == package->type_cap) {
        uint32_t cap = package->type_cap ? package->type_cap * 2 : 16;
        dnm_str *grown = cap > package->type_cap ? DNM_NEW(package->arena, dnm_str, cap) : NULL;
        if (!grown) return false;
        if (package->type_count) memcpy(grown, package->type_names, package->type_count * sizeof *grown);
        package->type_names = grown;
        package->type_cap = cap;
    }
    package->type_names[package->type_count] = wml_copy(package->arena, type);
    return wml_index_add(&package->types, package->arena, name, package->type_count++);
}

static bool on_type(void *data, const dnm_xml_element *element)
{
    wml_package *package = data;
    dnm_str type = dnm_xml_attr(element, NONE_ContentType);
    dnm_str name = {0};
    if (element->name == CT_Override) {
        name = wml_resolve(package->arena, (dnm_str){0}, dnm_xml_attr(element, NONE_PartName));
    } else if (element->name == CT_Default) {
        dnm_str extension = wml_resolve(package->arena, (dnm_str){0}, dnm_xml_attr(element, NONE_Extension));
        char *wild = dnm_arena_alloc(package->arena, extension.n + 2);
        if (!wild) return false;
        memcpy(wild, "*.", 2);
        memcpy(wild + 2, extension.p, extension.n);
        name = (dnm_str){wild, extension.n + 2};
    }
    return name.n == 0 || wml_package_add_type(package, name, type);
}

dnm_str wml_package_type(wml_package *package, dnm_str name)
{
    uint32_t found = wml_index_find(&package->types, name);
    size_t dot = name.n;
    while (dot > 0 && name.p[dot - 1] != '.' && name.p[dot - 1] != '/') dot--;
    if (found == WML_NONE && dot > 0 && name.p[dot - 1] == '.' && name.n - dot < 32) {
        char wild[2 + 32] = "*.";
        memcpy(wild + 2, name.p + dot, name.n - dot);
        found = wml_index_find(&package->types, (dnm_str){wild, name.n - dot + 2});
    }
    return found == WML_NONE ? (dnm_str){"", 0} : package->type_names[found];
}

/* ---- relationships ----------------------------------------------------------------------------- */

typedef struct loading {
    wml_package *package;
    wml_relations *relations;
    dnm_str part;
} loading;

static wml_relation *add_relation(wml_relations *relations, dnm_arena *arena)
{
    if (relations->n == relations->cap) {
        uint32_t cap = relations->cap ? relations->cap * 2 : 16;
        wml_relation *grown = cap > relations->cap ? DNM_NEW(arena, wml_relation, cap) : NULL;
        if (!grown) return NULL;
        if (relations->n) memcpy(grown, relations->list, relations->n * sizeof *grown);
        relations->list = grown;
        relations->cap = cap;
    }
    return &relations->list[relations->n++];
}

/* "…/officeDocument/2006/relationships/styles": of such an address, the last word. */
static dnm_str last_segment(dnm_str address)
{
    size_t slash = address.n;
    while (slash > 0 && address.p[slash - 1] != '/') slash--;
    return slash ? (dnm_str){address.p + slash, address.n - slash} : address;
}

static bool on_relation(void *data, const dnm_xml_element *element)
{
    loading *l = data;
    if (element->name != REL_Relationship) return true;
    dnm_arena *arena = l->package->arena;
    wml_relation *relation = add_relation(l->relations, arena);
    if (!relation) return false;
    dnm_str target = dnm_xml_attr(element, NONE_Target);
    relation->type = wml_copy(arena, last_segment(dnm_xml_attr(element, NONE_Type)));
    relation->external = wml_is(dnm_xml_attr(element, NONE_TargetMode), "External");
    relation->target = relation->external ? wml_copy(arena, target) : wml_resolve(arena, l->part, target);
    return wml_index_add(&l->relations->by_id, arena, wml_copy(arena, dnm_xml_attr(element, NONE_Id)),
                         l->relations->n - 1);
}

void wml_package_relations(wml_package *package, dnm_str part, wml_relations *relations)
{
    static const dnm_xml_handler handler = {.start = on_relation};
    size_t slash = part.n;
    while (slash > 0 && part.p[slash - 1] != '/') slash--;
    char *name = dnm_arena_alloc(package->arena, part.n + sizeof "_rels/.rels");
    if (!name) return;
    size_t n = slash;
    if (slash) memcpy(name, part.p, slash);
    memcpy(name + n, "_rels/", 6);
    n += 6;
    if (part.n > slash) memcpy(name + n, part.p + slash, part.n - slash);
    n += part.n - slash;
    memcpy(name + n, ".rels", 5);
    n += 5;
    loading l = {package, relations, part};
    wml_package_parse(package, (dnm_str){name, n}, false, &handler, &l);
}

const wml_relation *wml_relation_by_id(wml_relations *relations, dnm_str id)
{
    uint32_t found = id.p ? wml_index_find(&relations->by_id, id) : WML_NONE;
    return found == WML_NONE ? NULL : &relations->list[found];
}

const wml_relation *wml_relation_by_type(const wml_relations *relations, const char *type)
{
    for (uint32_t i = 0; i < relations->n; i++)
        if (wml_is(relations->list[i].type, type)) return &relations->list[i];
    return NULL;
}

/* ---- opening ----------------------------------------------------------------------------------- */

static dnm_status list_members(wml_package *package)
{
    dnm_zip_entry entry;
    for (uint32_t i = 0; i < dnm_zip_count(package->zip); i++) {
        if (!dnm_zip_entry_at(package->zip, i, &entry) || entry.directory) continue;
        dnm_str name = wml_resolve(package->arena, (dnm_str){0}, entry.name);
        if (!wml_index_add(&package->parts, package->arena, name, i))
            return dnm_fail(package->job, DNM_NO_MEMORY, DNM_NOWHERE, "docx.parts",
                            DNM_N_("the package has too many parts"));
    }
    return DNM_OK;
}

dnm_status wml_package_open(wml_package *package, dnm_job *job, const dnm_input *input)
{
    static const dnm_xml_handler handler = {.start = on_type};
    *package = (wml_package){.job = job, .arena = dnm_job_arena(job), .input = input};
    if (wml_flat_magic(input->bytes, input->size)) {
        package->flat_left = FLAT_PASSES * (uint64_t)input->size + FLAT_FREE;
        return wml_flat_list(package);
    }
    dnm_zip_error error;
    dnm_status status = dnm_zip_open(input->bytes, input->size, dnm_job_limits(job), &package->zip, &error);
    if (error.id) report_zip(package, DNM_STR(""), status != DNM_OK, &error);
    if (status == DNM_OK) status = list_members(package);
    if (status == DNM_OK)
        wml_package_parse(package, DNM_STR("[content_types].xml"), false, &handler, package);
    if (status != DNM_OK) wml_package_close(package);
    return status;
}

void wml_package_close(wml_package *package)
{
    dnm_zip_close(package->zip);
    package->zip = NULL;
}
