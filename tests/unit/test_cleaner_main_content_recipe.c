/* test_cleaner_main_content_recipe.c -- recipes in columns: what goes into it stays with what is done with
 * it.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define PAGE                                                                                                 \
    "document format=\"html\"\n  @title \"Plum dumplings\"\n  section class=\"page\"\n"                      \
    "    heading 1 \"Plum dumplings\"\n"
#define TELLS                                                                                                \
    "My aunt made them in the first week of September, when the plums fell from the tree by themselves."
#define MORE "She took as many as the children could carry, and nobody ever counted how many they ate."
#define STORY                                                                                                \
    "    section class=\"story-text\"\n      paragraph \"" TELLS "\"\n      paragraph \"" MORE "\"\n"
#define BUTTONS "      section class=\"tools\"\n        paragraph \"Shopping list\"\n"
#define STEPS                                                                                                \
    "    section class=\"col preparation-tab\"\n      heading 2 \"Preparation\"\n"                           \
    "      section class=\"preparation-step\"\n        paragraph \"1\"\n"                                    \
    "        paragraph \"Boil the potatoes, peel them, and press them while they are hot.\"\n"
#define STEP "Preparation\nBoil the potatoes, peel them, and press them while they are hot."

/* An ingredient in a box of its own. */
#define ITEM(text) "        section class=\"ingredient\"\n          paragraph \"" text "\"\n"
#define BOXES(a, b, c)                                                                                       \
    "    section class=\"recipe-ingredients\"\n      heading 2 \"Ingredients\"\n"                            \
    "      section class=\"rows\"\n" ITEM(a) ITEM(b) ITEM(c) BUTTONS

Test(main_content_recipe, ingredients_and_steps_stay_wherever_they_stand)
{
    clean_page_expect(PAGE BOXES("800 g potatoes", "12 plums", "a pinch of salt") STORY STEPS,
                      "Ingredients\n800 g potatoes\n12 plums\na pinch of salt\n" TELLS "\n" MORE "\n" STEP);
    clean_page_expect(PAGE STORY STEPS BOXES("800 g potatoes", "12 plums", "a pinch of salt"),
                      TELLS "\n" MORE "\n" STEP "\nIngredients\n800 g potatoes\n12 plums\na pinch of salt");
}

Test(main_content_recipe, what_is_marked_or_named_in_another_language)
{
    static const char *const names[][2] = {{"itemprop", "recipeIngredient"},
                                           {"itemprop", "ingredients"},
                                           {"class", "zutatenliste-zeile"},
                                           {"class", "lista-ingredientes"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char dump[4096];
        const char *a = names[i][0], *b = names[i][1];
        snprintf(dump, sizeof dump,
                 PAGE "    list\n      list_item %s=\"%s\"\n        paragraph \"800 g potatoes\"\n"
                      "      list_item %s=\"%s\"\n        paragraph \"12 plums\"\n"
                      "      list_item %s=\"%s\"\n        paragraph \"salt\"\n"
                      "    section class=\"share\"\n      paragraph \"Share\"\n" STORY,
                 a, b, a, b, a, b);
        clean_page_expect(dump, "800 g potatoes\n12 plums\nsalt\n" TELLS "\n" MORE);
    }
}

/* What is named so without amounts is a shop's shelf or the site's navigation. */
Test(main_content_recipe, names_alone_are_not_believed)
{
    clean_page_expect(PAGE STORY BOXES("Potatoes", "Plums", "Salt") STEPS, TELLS "\n" MORE);
    clean_page_expect(PAGE STORY "    section class=\"related\"\n      heading 2 \"More with plums\"\n"
                                 "      section class=\"rows\"\n" ITEM("2 plums") ITEM("3 pears")
                                     ITEM("4 figs"),
                      TELLS "\n" MORE);
}
