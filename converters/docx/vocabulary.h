/* vocabulary.h -- the names of WordprocessingML and its neighbours as numbers. Namespaces of the
 * transitional and the strict variant (ECMA-376 parts 4 and 1) share theirs.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_VOCABULARY_H
#define DNM_DOCX_VOCABULARY_H

#include "adapters/xml/xml.h"

enum {
    NS_NONE,
    NS_XML,
    NS_W,   /* WordprocessingML */
    NS_R,   /* relationships, as attributes */
    NS_MC,  /* markup compatibility */
    NS_M,   /* Office math */
    NS_A,   /* DrawingML */
    NS_DGM, /* DrawingML diagrams (SmartArt) */
    NS_WP,  /* DrawingML in Word */
    NS_V,   /* VML */
    NS_O,   /* VML, Office */
    NS_CT,  /* [Content_Types].xml */
    NS_REL, /* .rels */
    NS_PKG, /* flat OPC */
    NS_DC,
    NS_DCT,
    NS_CP, /* core properties */
    NS_EP  /* extended properties */
};

/* clang-format off */
#define WML_NAMES(X)                                                                                     \
    /* structure */                                                                                       \
    X(W, document) X(W, body) X(W, p) X(W, pPr) X(W, r) X(W, rPr) X(W, t) X(W, tab) X(W, ptab) X(W, br)   \
    X(W, cr) X(W, noBreakHyphen) X(W, softHyphen) X(W, sym) X(W, ruby) X(W, rt) X(W, rubyBase)            \
    X(W, hyperlink) X(W, fldSimple) X(W, fldChar) X(W, instrText) X(W, delInstrText) X(W, delText)        \
    X(W, ins) X(W, del) X(W, moveFrom) X(W, moveTo) X(W, bookmarkStart) X(W, altChunk) X(W, sectPr)       \
    X(W, sdtPr) X(W, sdtEndPr) X(W, smartTagPr) X(W, customXmlPr) X(W, txbxContent) X(W, drawing)         \
    X(W, pict) X(W, object) X(W, footnoteReference) X(W, endnoteReference) X(W, commentReference)         \
    X(W, footnote) X(W, endnote) X(W, comment) X(W, commentRangeStart) X(W, commentRangeEnd)              \
    /* properties */                                                                                      \
    X(W, pStyle) X(W, rStyle) X(W, numPr) X(W, numId) X(W, ilvl) X(W, outlineLvl) X(W, jc) X(W, b)        \
    X(W, i) X(W, u) X(W, em) X(W, strike) X(W, dstrike) X(W, vertAlign) X(W, vanish)                      \
    X(W, pPrChange) X(W, rPrChange) X(W, tblPrChange) X(W, trPrChange) X(W, tcPrChange)                   \
    X(W, sectPrChange) X(W, tblPrExChange) X(W, numberingChange) X(W, tblGridChange) X(W, tabs)           \
    /* tables */                                                                                          \
    X(W, tbl) X(W, tblPr) X(W, tblGrid) X(W, tblPrEx) X(W, tr) X(W, trPr) X(W, tblHeader) X(W, gridBefore)\
    X(W, tc) X(W, tcPr) X(W, gridSpan) X(W, vMerge) X(W, hMerge) X(W, cellDel)                            \
    /* styles and numbering */                                                                            \
    X(W, style) X(W, name) X(W, basedOn) X(W, abstractNum) X(W, abstractNumId) X(W, num) X(W, lvl)        \
    X(W, start) X(W, numFmt) X(W, lvlText) X(W, lvlRestart) X(W, isLgl) X(W, suff) X(W, lvlOverride)      \
    X(W, startOverride) X(W, numStyleLink) X(W, lvlPicBulletId)                                           \
    /* attributes */                                                                                      \
    X(W, val) X(W, id) X(W, type) X(W, styleId) X(W, default) X(W, anchor) X(W, tooltip) X(W, instr)      \
    X(W, fldCharType) X(W, font) X(W, char) X(W, format) X(W, author) X(W, date)                          \
    X(XML, space) X(R, id) X(R, embed) X(R, link)                                                         \
    X(MC, AlternateContent) X(MC, Choice) X(MC, Fallback) X(NONE, Requires)                               \
    X(M, oMath) X(M, r) X(M, t) X(M, nor) X(M, val)                                                       \
    X(M, f) X(M, sSup) X(M, sSub) X(M, sSubSup) X(M, sPre) X(M, rad) X(M, nary) X(M, d) X(M, func)        \
    X(M, limLow) X(M, limUpp) X(M, acc) X(M, bar) X(M, groupChr) X(M, eqArr) X(M, m) X(M, mr)             \
    X(M, e) X(M, num) X(M, den) X(M, sup) X(M, sub) X(M, deg) X(M, fName) X(M, lim)                       \
    X(M, chr) X(M, begChr) X(M, endChr) X(M, sepChr) X(M, degHide)           \
    /* fonts and forms */                                                                                 \
    X(W, rFonts) X(W, ascii) X(W, hAnsi) X(W, checked) X(W, result) X(W, listEntry)                       \
    X(V, textpath) X(NONE, string)                                                                        \
    X(WP, extent) X(WP, docPr) X(A, blip) X(A, p) X(A, t) X(DGM, relIds) X(R, dm) X(V, shape) X(V, imagedata) X(O, title)       \
    X(NONE, cx) X(NONE, cy) X(NONE, descr) X(NONE, title) X(NONE, style) X(NONE, alt)                     \
    /* packaging */                                                                                       \
    X(CT, Default) X(CT, Override) X(NONE, Extension) X(NONE, PartName) X(NONE, ContentType)              \
    X(REL, Relationship) X(NONE, Id) X(NONE, Type) X(NONE, Target) X(NONE, TargetMode)                    \
    X(PKG, part) X(PKG, xmlData) X(PKG, binaryData) X(PKG, name) X(PKG, contentType)                      \
    /* metadata */                                                                                        \
    X(DC, title) X(DC, creator) X(DC, subject) X(DC, description) X(DC, language) X(DC, identifier)       \
    X(DC, publisher) X(CP, keywords) X(CP, category) X(DCT, created) X(EP, Company)
/* clang-format on */

enum wml_name {
    WML_OTHER,
#define X(ns, local) ns##_##local,
    WML_NAMES(X)
#undef X
        WML_NAME_COUNT
};

extern const dnm_xml_vocabulary wml_vocabulary;

/* An attribute of WordprocessingML; some producers leave its prefix away. p is NULL if absent. */
dnm_str wml_attr(const dnm_xml_element *element, uint16_t name);

/* The w:val of an element. */
dnm_str wml_val(const dnm_xml_element *element);

/* ST_OnOff of an element such as <w:b/>: true unless its w:val says no. */
bool wml_on(const dnm_xml_element *element);

/* A decimal number, as far as it goes; `fallback` if it does not begin with one. Clamped to int32_t. */
int32_t wml_int(dnm_str s, int32_t fallback);

bool wml_is(dnm_str s, const char *literal);

#endif
