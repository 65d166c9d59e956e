/* json.c -- lines of JSON, written straight into a stream; its error flag is the caller's to ask.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/cli.h"
#include "cli/utf8.h"

static void separate(json *j)
{
    if (j->comma) fputc(',', j->to);
    j->comma = true;
}

void json_open(json *j, char bracket)
{
    separate(j);
    fputc(bracket, j->to);
    j->comma = false;
}

void json_close(json *j, char bracket)
{
    fputc(bracket, j->to);
    j->comma = true;
}

static void put_string(FILE *to, dnm_str s)
{
    fputc('"', to);
    for (size_t at = 0, n; at < s.n; at += n ? n : 1) {
        uint32_t c;
        n = utf8_decode(s.p + at, s.n - at, &c);
        if (!n)
            fputs("\\ufffd", to);
        else if (c == '"' || c == '\\')
            fprintf(to, "\\%c", s.p[at]);
        else if (c < 0x20 || c == 0x7F)
            fprintf(to, "\\u%04x", (unsigned)c);
        else
            fwrite(s.p + at, 1, n, to);
    }
    fputc('"', to);
}

void json_key(json *j, const char *key)
{
    separate(j);
    put_string(j->to, dnm_str_of(key));
    fputc(':', j->to);
    j->comma = false;
}

void json_text(json *j, const char *key, dnm_str value)
{
    json_key(j, key);
    put_string(j->to, value);
    j->comma = true;
}

void json_string(json *j, const char *key, const char *value)
{
    json_text(j, key, dnm_str_of(value));
}

void json_name(json *j, const char *key, const char *name)
{
    json_string(j, key, name);
    size_t n = strlen(name);
    if (utf8_is_valid(name, n)) return;
    char hex_key[64];
    snprintf(hex_key, sizeof hex_key, "%s_hex", key);
    json_key(j, hex_key);
    fputc('"', j->to);
    for (size_t i = 0; i < n; i++) fprintf(j->to, "%02x", (unsigned char)name[i]);
    fputc('"', j->to);
    j->comma = true;
}

void json_number(json *j, const char *key, uint64_t value)
{
    json_key(j, key);
    fprintf(j->to, "%llu", (unsigned long long)value);
    j->comma = true;
}

void json_fraction(json *j, const char *key, double value)
{
    json_key(j, key);
    unsigned parts = (unsigned)(value * 10000 + 0.5); /* printf would write the locale's comma */
    fprintf(j->to, "%u.%04u", parts / 10000, parts % 10000);
    j->comma = true;
}

void json_flag(json *j, const char *key, bool value)
{
    json_key(j, key);
    fputs(value ? "true" : "false", j->to);
    j->comma = true;
}

void json_item(json *j, const char *value)
{
    separate(j);
    put_string(j->to, dnm_str_of(value));
}

void json_end_line(json *j)
{
    fputc('\n', j->to);
    j->comma = false;
}
