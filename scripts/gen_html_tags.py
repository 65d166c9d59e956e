#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes converters/html/tags_generated.[ch]: the element names the parser knows, what the standard says of each,
the names of the attributes that the converter asks for, and hash tables to find them. Source: the HTML standard (WHATWG), sections 13.2.4.2 (stack of open elements),
13.2.4.3 (formatting), 13.2.6.3 (implied end tags), 13.2.6.5 (foreign content); the lists are facts, written down
here by hand. Run from the top of the tree: scripts/gen_html_tags.py"""
import random
import re

FLAGS = {
    "SPECIAL": """address applet area article aside base basefont bgsound blockquote body br button caption center
        col colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3
        h4 h5 h6 head header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav
        noembed noframes noscript object ol p param plaintext pre script search section select source style summary
        table tbody td template textarea tfoot th thead title tr track ul wbr xmp""",
    "SCOPE": "applet caption html table td th marquee object select template",
    "IMPLIED": "dd dt li optgroup option p rb rp rt rtc",
    "IMPLIED_ALL": "dd dt li optgroup option p rb rp rt rtc caption colgroup tbody td tfoot th thead tr",
    "HEADING": "h1 h2 h3 h4 h5 h6",
    "FORMATTING": "a b big code em font i nobr s small strike strong tt u",
    "FOSTERS": "table tbody tfoot thead tr",
    "BREAKOUT": """b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li
        listing menu meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var""",
    "MATH_SPECIAL": "mi mo mn ms mtext annotation-xml",
    "SVG_SPECIAL": "foreignobject desc title",
}
OTHER = """a abbr acronym audio bdi bdo blink canvas cite data datalist del dfn dialog font image ins isindex kbd label
    legend map mark math menuitem meter nextid optgroup option output picture progress q rb rbc rp rt rtc ruby samp
    selectedcontent slot spacer span sub sup svg time tt u var video
    annotation annotation-xml maction malignmark menclose merror mfenced mfrac mglyph mi mmultiscripts mn mo mover
    mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder
    munderover semantics
    circle defs desc ellipse g line path polygon polyline rect stop symbol text tspan use"""
SVG_NAMES = """altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight
    feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology
    feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient
    radialGradient textPath"""
BITS = 10

# The first line is what every element is asked for, see map_attrs.c.
ATTRIBUTES = """class id role lang itemprop datetime name style hidden aria-hidden align color
    alt alttext background bgcolor charset colspan content data-actualsrc data-lazy-src data-lazyload data-original
    data-src data-srcset height href http-equiv itemscope itemtype property pubdate rel reversed rowspan src srcset
    start title type typeof value width xml:lang""".split()
ATTRIBUTE_BITS = 8

names = set(OTHER.split()) | {n.lower() for n in SVG_NAMES.split()}
for members in FLAGS.values():
    names |= set(members.split())
names = sorted(names)
svg = {n.lower(): n for n in SVG_NAMES.split()}


def key(name):
    """The last eight bytes of the name, as the tokenizer gathers them."""
    word = 0
    for byte in name.encode():
        word = (word << 8 | byte) & (1 << 64) - 1
    return word


def table(of, bits):
    """Open addressing; of many multipliers the one that needs the fewest steps."""
    rng = random.Random(5)
    best = None
    for _ in range(2000):
        multiplier = rng.getrandbits(64) | 1
        slots, steps = {}, 0
        for number, name in enumerate(of, 1):
            slot = (key(name) * multiplier & (1 << 64) - 1) >> 64 - bits
            while slot in slots:
                slot, steps = (slot + 1) % (1 << bits), steps + 1
            slots[slot] = number
        if best is None or steps < best[0]:
            best = steps, multiplier, slots
    return best


def macro(name, of="TAG"):
    return f"HTML_{of}_" + re.sub("[-:]", "_", name.upper())


def write_slots(out, declaration, slots, bits):
    out.write(f"{declaration} = {{")
    for slot in range(1 << bits):
        out.write(("\n    " if slot % 24 == 0 else " ") + f"{slots.get(slot, 0)},")
    out.write("\n};\n")


_, multiplier, slots = table(names, BITS)
collisions, attribute_multiplier, attribute_slots = table(ATTRIBUTES, ATTRIBUTE_BITS)
assert collisions == 0  # html_attr_known looks into one slot
with open("converters/html/tags_generated.h", "w") as out:
    out.write("""/* tags_generated.h -- the element names the parser knows, as numbers, and what the standard says of each.
 * Generated by scripts/gen_html_tags.py; do not edit.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_TAGS_H
#define DNM_HTML_TAGS_H

#include <stdint.h>

/* clang-format off */
enum {
    HTML_TAG_NONE, /* no element has it */
""")
    for name in names:
        out.write(f"    {macro(name)},\n")
    out.write("    HTML_TAG_KNOWN /* names met in a document are numbered from here */\n};\n\nenum {\n")
    for bit, flag in enumerate(FLAGS):
        out.write(f"    HTML_IS_{flag} = {1 << bit},\n")
    out.write("};\n\n/* Attributes. */\nenum {\n    HTML_ATTR_NONE,\n")
    for name in ATTRIBUTES:
        out.write(f"    {macro(name, 'ATTR')},\n")
    out.write(f"""    HTML_ATTR_KNOWN
}};
/* clang-format on */

typedef struct html_tag_info {{
    const char *name;
    const char *svg_name; /* as SVG spells it */
    uint64_t word; /* the last eight bytes of the name, the first of them highest */
    uint16_t flags;
    uint8_t length;
}} html_tag_info;

#define HTML_TAG_HASH_BITS       {BITS}
#define HTML_TAG_HASH_MULTIPLIER UINT64_C({multiplier:#018x})

extern const html_tag_info html_tag_infos[HTML_TAG_KNOWN];

/* Open addressing from the top bits of (last eight bytes of the name, first byte highest) * multiplier;
 * 0 is empty. */
extern const uint8_t html_tag_slots[1 << HTML_TAG_HASH_BITS];

#define HTML_ATTR_HASH_BITS       {ATTRIBUTE_BITS}
#define HTML_ATTR_HASH_MULTIPLIER UINT64_C({attribute_multiplier:#018x})

typedef struct html_attr_info {{
    char name[23];
    uint8_t length;
    uint64_t word; /* the last eight bytes */
}} html_attr_info;

extern const html_attr_info html_attr_infos[HTML_ATTR_KNOWN];

/* The same of attributes, each in the very slot of its hash. */
extern const uint8_t html_attr_slots[1 << HTML_ATTR_HASH_BITS];

#endif
""")
assert len(names) < 256
with open("converters/html/tags_generated.c", "w") as out:
    out.write("""/* tags_generated.c -- the known element names and their hash table.
 * Generated by scripts/gen_html_tags.py; do not edit.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tags_generated.h"

/* clang-format off */
const html_tag_info html_tag_infos[HTML_TAG_KNOWN] = {
    {"", "", 0, 0, 0},
""")
    for name in names:
        flags = [f"HTML_IS_{flag}" for flag, members in FLAGS.items() if name in members.split()]
        out.write(f'    {{"{name}", "{svg.get(name, name)}", {key(name):#x}u, {" | ".join(flags) or 0}, {len(name)}}},\n')
    out.write("};\n\n")
    write_slots(out, "const uint8_t html_tag_slots[1 << HTML_TAG_HASH_BITS]", slots, BITS)
    out.write("\nconst html_attr_info html_attr_infos[HTML_ATTR_KNOWN] = {\n    {\"\", 0, 0},\n")
    for name in ATTRIBUTES:
        out.write(f'    {{"{name}", {len(name)}, {key(name):#x}u}},\n')
    out.write("};\n\n")
    write_slots(out, "const uint8_t html_attr_slots[1 << HTML_ATTR_HASH_BITS]", attribute_slots, ATTRIBUTE_BITS)
