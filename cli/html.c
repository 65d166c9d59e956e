/* html.c -- html.h.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/html.h"

void html_bytes(FILE *to, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        switch (p[i]) {
        case '<':
            fputs("&lt;", to);
            break;
        case '>':
            fputs("&gt;", to);
            break;
        case '&':
            fputs("&amp;", to);
            break;
        case '"':
            fputs("&quot;", to);
            break;
        default:
            /* Other controls are not allowed in HTML. */
            putc((unsigned char)p[i] < 0x20 && p[i] != '\n' && p[i] != '\t' ? '?' : p[i], to);
        }
    }
}

void html_str(FILE *to, dnm_str s)
{
    html_bytes(to, s.p, s.n);
}
void html_text(FILE *to, const char *s)
{
    html_bytes(to, s, strlen(s));
}

void html_json(FILE *to, dnm_str s)
{
    putc('"', to);
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '"' || c == '\\' || c == '<' || c < 0x20)
            fprintf(to, "\\u%04x", c);
        else
            putc(c, to);
    }
    putc('"', to);
}

void html_begin(FILE *to, dnm_str language, const char *title, const unsigned char *const style[])
{
    fputs("<!DOCTYPE html>\n<html lang=\"", to);
    html_str(to, language);
    fputs("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
          "'unsafe-inline'; "
          "script-src 'unsafe-inline'\">\n<title>",
          to);
    html_text(to, title);
    fputs("</title>\n<style>\n", to);
    for (; *style; style++) fputs((const char *)*style, to);
    fputs("</style>\n</head>\n<body>\n", to);
}

void html_end(FILE *to, const unsigned char *script)
{
    fprintf(to, "<script>\n%s</script>\n</body>\n</html>\n", (const char *)script);
}

const char *html_sign_of(dnm_op op)
{
    switch (op) {
    case DNM_OP_SPLIT:
        return "¶";
    case DNM_OP_JOIN:
        return "⤺";
    case DNM_OP_FLAG:
        return "⚑";
    case DNM_OP_KEEP:
        return "⚓";
    case DNM_OP_WRAP:
    case DNM_OP_DISSOLVE:
    case DNM_OP_SET:
        return "§";
    default:
        return NULL;
    }
}

const char *html_summary_of(const dnm_ctx *ctx, dnm_str rule)
{
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(ctx, DNM_CLEANER, i, &info); i++) {
        size_t n = strlen(info.name);
        if (rule.n <= n || rule.p[n] != '/' || memcmp(rule.p, info.name, n) != 0) continue;
        for (const dnm_rule *r = info.rules; r && r->id; r++)
            if (dnm_str_eq(dnm_str_of(r->id), (dnm_str){rule.p + n + 1, rule.n - n - 1}))
                return *r->summary ? _(r->summary) : "";
    }
    return "";
}
