/* han_model_tables.h -- the shape of han_model_generated.c; han_model.h is the way to it. Generated with it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_HAN_MODEL_TABLES_H
#define DNM_TEXT_HAN_MODEL_TABLES_H

#include "docnorm/base.h"

enum {
    DNM_MODEL_DIGIT = 1,
    DNM_MODEL_LETTER = 2,
    DNM_MODEL_EDGE = 3,
    DNM_MODEL_CLASSES = 6609,
    DNM_MODEL_PAIRS = 109921,
    DNM_MODEL_SLOTS = 169000,
    DNM_MODEL_SIGNS = 32,
    DNM_MODEL_FIRST_HAN = 0x4E00,
    DNM_MODEL_HAN = 20992
};

extern const uint16_t dnm_model_han[DNM_MODEL_HAN];         /* the class of each Han character; 0: none */
extern const uint16_t dnm_model_signs[DNM_MODEL_SIGNS * 2]; /* punctuation, ascending, each with its class */
extern const uint8_t dnm_model_single_costs[DNM_MODEL_CLASSES];
extern const uint8_t dnm_model_back_costs[DNM_MODEL_CLASSES]; /* more, where no pair is known */

/* The pairs that begin with a class: [rows[c], rows[c + 1]) of seconds, ascending. */
extern const uint32_t dnm_model_rows[DNM_MODEL_CLASSES + 1];
extern const uint16_t dnm_model_seconds[DNM_MODEL_PAIRS];
extern const uint8_t dnm_model_pair_costs[DNM_MODEL_PAIRS];

/* Triples, by open addressing: 24 bits of the hash, then the cost; 0 is free. */
extern const uint32_t dnm_model_slots[DNM_MODEL_SLOTS];

#endif
