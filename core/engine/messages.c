/* messages.c -- making, keeping and counting messages. Errors are all kept: each ends a call, so there
 * are few. Of warnings and notes the first hundred of an id are kept.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/messages.h"

#include <stdio.h>

#include "core/text/utf8.h"

enum { LONGEST = 1024, NOTICE_ROOM = 256, MESSAGE_BYTES = 64 << 20 };

/* What is said when there is no memory to say anything. */
static const dnm_message no_memory = {
    .severity = DNM_ERROR,
    .status = DNM_NO_MEMORY,
    .id = "engine.no-memory",
    .text = "out of memory",
    .english = "out of memory",
    .path = "",
    .member = "",
    .offset = DNM_NOWHERE,
};

void dnm_messages_init(dnm_messages *messages, const dnm_ctx_options *options)
{
    *messages = (dnm_messages){0};
    dnm_arena_init(&messages->arena, MESSAGE_BYTES);
    if (!options) return;
    messages->translate = options->translate;
    messages->translate_data = options->translate_data;
}

void dnm_messages_free(dnm_messages *messages)
{
    dnm_arena_free(&messages->arena);
}

void dnm_messages_reset(dnm_messages *messages)
{
    dnm_arena_reset(&messages->arena);
    messages->list = NULL;
    messages->tallies = NULL;
    messages->n = messages->cap = messages->tally_n = messages->tally_cap = 0;
    messages->error = NULL;
}

/* ---- storage ---- */

/* Arrays grow by moving; the old ones stay where they are, since callers may hold them. */
static void *grown(dnm_arena *arena, void *old, size_t n, size_t *cap, size_t size)
{
    if (n < *cap) return old;
    size_t more = *cap ? *cap * 2 : 16;
    void *list = dnm_arena_zalloc(arena, more, size);
    if (!list) return NULL;
    if (n) memcpy(list, old, n * size);
    *cap = more;
    return list;
}

static dnm_message *push(dnm_messages *messages)
{
    bool error_moves = messages->error && messages->error != &no_memory;
    size_t error_at = error_moves ? (size_t)(messages->error - messages->list) : 0;
    dnm_message *list =
        grown(&messages->arena, messages->list, messages->n, &messages->cap, sizeof *messages->list);
    if (!list) return NULL;
    messages->list = list;
    if (error_moves) messages->error = &list[error_at];
    return &list[messages->n++];
}

static dnm_message_tally *tally_of(dnm_messages *messages, const char *id)
{
    for (size_t i = 0; i < messages->tally_n; i++)
        if (messages->tallies[i].id == id || strcmp(messages->tallies[i].id, id) == 0)
            return &messages->tallies[i];
    dnm_message_tally *list = grown(&messages->arena, messages->tallies, messages->tally_n,
                                    &messages->tally_cap, sizeof *messages->tallies);
    if (!list) return NULL;
    messages->tallies = list;
    dnm_message_tally *tally = &list[messages->tally_n++];
    *tally = (dnm_message_tally){.id = id};
    return tally;
}

/* File systems hold names that are no UTF-8; messages do not. */
static const char *in_utf8(dnm_arena *arena, const char *name)
{
    size_t n = strlen(name);
    if (dnm_utf8_validate(name, n) == n) return dnm_arena_strndup(arena, name, n);
    char *copy = n < SIZE_MAX / 4 ? dnm_arena_alloc(arena, n * 3 + 1) : NULL;
    if (!copy) return NULL;
    size_t length = 0;
    for (size_t at = 0; at < n;) length += dnm_utf8_put(copy + length, dnm_utf8_next(name, n, &at));
    copy[length] = '\0';
    return copy;
}

/* Names repeat from message to message: the newest one's copies serve again. */
static const char *kept_name(dnm_messages *messages, const char *name)
{
    if (messages->n) {
        const dnm_message *last = &messages->list[messages->n - 1];
        if (strcmp(last->path, name) == 0) return last->path;
        if (strcmp(last->member, name) == 0) return last->member;
    }
    return in_utf8(&messages->arena, name);
}

/* ---- text ---- */

/* One line: control characters become blanks, a cut at the end falls between characters. */
static void tidy(char *line, size_t room)
{
    size_t n = strlen(line);
    if (n + 1 == room) n = dnm_utf8_boundary(line, n, n > 3 ? n - 3 : 0);
    line[n] = '\0';
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)line[i] < 0x20 || line[i] == 0x7F) line[i] = ' ';
}

static const char *translated(const dnm_messages *messages, const char *english)
{
    const char *text = messages->translate ? messages->translate(messages->translate_data, english) : NULL;
    return text ? text : english;
}

static const char *printed(dnm_messages *messages, const char *format, va_list args)
{
    char line[LONGEST];
    if (vsnprintf(line, sizeof line, format, args) < 0) return format;
    tidy(line, sizeof line);
    return dnm_arena_strndup(&messages->arena, line, strlen(line));
}

void dnm_messages_add(dnm_messages *messages, const dnm_message *where, const char *format, va_list args)
{
    bool error = where->severity == DNM_ERROR;
    if (error) {
        messages->error = &no_memory; /* until the true one is made */
    } else {
        dnm_message_tally *tally = tally_of(messages, where->id);
        if (!tally || ++tally->seen > DNM_KEPT_MESSAGES) return;
    }
    dnm_message message = *where;
    va_list again;
    va_copy(again, args);
    const char *local = translated(messages, format);
    message.english = printed(messages, format, args);
    message.text = local == format ? message.english : printed(messages, local, again);
    va_end(again);
    message.path = kept_name(messages, where->path);
    message.member = kept_name(messages, where->member);
    if (!message.english || !message.text || !message.path || !message.member) return;
    dnm_message *kept = push(messages);
    if (!kept) return;
    *kept = message;
    if (error) messages->error = kept;
}

void dnm_messages_rewind(dnm_messages *messages, size_t mark)
{
    while (messages->n > mark) {
        const dnm_message *gone = &messages->list[--messages->n];
        dnm_message_tally *tally = gone->severity == DNM_ERROR ? NULL : tally_of(messages, gone->id);
        if (tally) tally->seen--;
    }
    messages->error = NULL;
    for (size_t i = 0; i < mark; i++)
        if (messages->list[i].severity == DNM_ERROR) messages->error = &messages->list[i];
}

void dnm_messages_place(dnm_messages *messages, size_t mark, const char *outer, const char *path,
                        const char *member)
{
    const char *name = path ? path : member;
    if (mark == messages->n || !name) return;
    const char *copy = in_utf8(&messages->arena, name);
    for (size_t i = mark; copy && i < messages->n; i++) {
        dnm_message *m = &messages->list[i];
        if (strcmp(m->member, outer) != 0) continue;
        if (path)
            m->path = copy;
        else
            m->member = copy;
    }
}

bool dnm_messages_have_error(const dnm_messages *messages, size_t mark)
{
    if (messages->error == &no_memory) return true;
    return messages->error && messages->error >= messages->list + mark;
}

static const char *notice_text(dnm_messages *messages, char *room, const char *format,
                               const dnm_message_tally *tally)
{
    if (!room) room = dnm_arena_alloc(&messages->arena, NOTICE_ROOM);
    if (!room) return NULL;
    snprintf(room, NOTICE_ROOM, format, (unsigned long long)(tally->seen - DNM_KEPT_MESSAGES), tally->id);
    tidy(room, NOTICE_ROOM);
    return room;
}

static void settle(dnm_messages *messages, dnm_message_tally *tally)
{
    const char *english = tally->seen - DNM_KEPT_MESSAGES == 1 ? DNM_N_("%llu more message of the kind %s")
                                                               : DNM_N_("%llu more messages of the kind %s");
    dnm_message notice = {.severity = DNM_NOTICE, .id = "messages.more", .offset = DNM_NOWHERE};
    notice.path = notice.member = "";
    notice.english = notice_text(messages, NULL, english, tally);
    notice.text = notice_text(messages, NULL, translated(messages, english), tally);
    if (!notice.english || !notice.text) return;
    dnm_message *at = tally->notice ? &messages->list[tally->notice - 1] : push(messages);
    if (!at) return;
    *at = notice;
    tally->notice = (uint32_t)(at - messages->list) + 1;
    tally->told = tally->seen;
}

void dnm_messages_settle(dnm_messages *messages)
{
    for (size_t i = 0; i < messages->tally_n; i++) {
        dnm_message_tally *tally = &messages->tallies[i];
        if (tally->seen > DNM_KEPT_MESSAGES && tally->seen != tally->told) settle(messages, tally);
    }
}
