#ifndef DOCUMENT_MANNERS_H
#define DOCUMENT_MANNERS_H

#include <stdbool.h>

/*
 * What programs do differently with the same document. layout/ asks for one named behaviour at a time and never for
 * a format, a version or a program: those stand here, once. What a reader found out about the file is its doc_source;
 * that and the program to follow make its doc_manners.
 *
 * Rejected: an `if` on the format where it matters. Thirty such places said neither what they did nor where it was
 * seen, and an ODT that came from Word was forgotten in some of them.
 */
enum doc_origin { ORIGIN_DOCX, ORIGIN_ODT };

/* Whose pages are wanted. LO25: LibreOffice 25.2; LO74: 7.4. */
enum doc_likeness { LIKE_WORD, LIKE_LO25, LIKE_LO74 };

/* A file's format and its settings, as read. */
struct doc_source {
	enum doc_origin origin;
	int compat_mode;             /* DOCX: 11–15; ODT: 14 where TabOverMargin is on, else 15 */
	bool shrinks_spaces;         /* DOCX: from mode 15 on; ODT JustifyLinesWithShrinking, which Word's have */
	bool sum_spacing;            /* doNotUseHTMLParagraphAutoSpacing; ODT AddParaTableSpacing */
	bool no_expand_shift_return; /* doNotExpandShiftReturn; ODT DoNotJustifyLinesWithManualBreak */
	bool mark_after_break;       /* splitPgBreakAndParaMark */
	bool uneven_columns;         /* noColumnBalance */
	bool space_at_page_top;      /* ODT AddParaTableSpacingAtStart */
	bool long_tables_divide;     /* ODT TableRowKeep, of documents that came from Word */
	bool external_leading;       /* ODT AddExternalLeading */
	bool former_line_spacing;    /* ODT UseFormerLineSpacing */
	bool former_wrapping;        /* ODT UseFormerTextWrapping */
	bool notes_under_text;       /* footnote position "beneathText" */
};

/* clang-format off */
/*
 * The table. A row is a behaviour, then when it holds: in a DOCX laid out like Word, LO25, LO74, and in an ODT
 * likewise.
 *
 *	_      never
 *	YES    always
 *	IF     where the document has the setting that the row names
 *	UNLESS where it has not
 *	OLD    up to compatibility mode 14
 *	NEW    from mode 15 on
 *
 * Last the test that shows the difference (a TEST of tests/layout; layout/README.md has the rule in words). An ODT
 * with shrinks_spaces came from Word: where a row names that setting, it is laid out as Word would.
 */
#define DOC_MANNERS(X) \
	/* --- lines --- */ \
	X(squeezes_justified_lines,        IF,  IF,  _,   IF,     IF,  _,   shrinks_spaces, "justified_lines_take_one_more_word_by_three_rules") \
	X(squeezes_by_the_lesser_evil,     YES, _,   _,   YES,    _,   _,   none, "word_keeps_a_short_word_when_growing_is_the_lesser_evil") \
	X(no_break_spaces_keep_width,      _,   _,   YES, _,      _,   YES, none, "no_break_spaces_grow_with_the_others_but_in_one_libreoffice") \
	X(lines_broken_by_hand_stay_short, IF,  IF,  IF,  IF,     IF,  IF,  no_expand_shift_return, "justified_lines_reach_the_edge_and_the_last_does_not") \
	X(breaks_between_sign_and_digit,   _,   YES, YES, UNLESS, YES, YES, shrinks_spaces, "libreoffice_breaks_after_a_sign") \
	X(breaks_after_slash_at_last,      _,   YES, YES, UNLESS, YES, YES, shrinks_spaces, "libreoffice_breaks_after_a_slash_where_nothing_else_could") \
	X(italics_keep_room_at_the_end,    _,   NEW, NEW, NEW,    NEW, NEW, none, "libreoffice_keeps_room_behind_italics") \
	X(indents_count_from_floats,       _,   YES, YES, UNLESS, YES, YES, shrinks_spaces, "indents_beside_a_float_at_the_edge") \
	X(tabs_hold_beyond_the_edge,       OLD, OLD, OLD, OLD,    OLD, OLD, none, "tabs_stand_where_libreoffice_puts_them") \
	X(level_tab_serves_every_tab,      _,   _,   _,   YES,    YES, YES, none, "the_stop_of_a_list_level_is_the_labels_or_every_tabs") \
	/* --- heights of lines --- */ \
	X(line_gap_counts,                 YES, YES, YES, IF,     IF,  IF,  external_leading, "the_gap_of_a_font_counts_where_the_document_has_it") \
	X(bare_line_is_exact,              _,   _,   YES, _,      _,   YES, none, "a_line_without_a_rule_is_exact_in_one_libreoffice_alone") \
	X(short_first_line_at_four_fifths, _,   YES, YES, UNLESS, YES, YES, shrinks_spaces, "libreoffice_puts_a_first_line_of_less_than_one_at_four_fifths") \
	X(mark_counts_without_text,        YES, _,   _,   IF,     _,   _,   shrinks_spaces, "in_word_the_mark_counts_where_the_last_line_has_no_text") \
	X(blank_lines_take_the_mark_size,  YES, YES, _,   IF,     _,   _,   shrinks_spaces, "blanks_alone_are_as_high_as_the_style_or_the_mark") \
	X(blank_ends_take_the_style_size,  _,   YES, YES, _,      _,   _,   none, "blanks_alone_are_as_high_as_the_style_or_the_mark") \
	X(line_after_break_as_text_before, _,   YES, YES, UNLESS, YES, YES, shrinks_spaces, "an_empty_line_after_a_break_is_as_high_as_the_mark_or_the_text") \
	X(raised_empty_lines_vanish,       _,   YES, YES, _,      YES, YES, none, "a_raised_empty_paragraph_has_no_height_in_libreoffice") \
	X(note_numbers_keep_style_alone,   _,   YES, YES, _,      YES, YES, none, "libreoffice_sets_a_notes_number_by_its_style_alone") \
	/* --- paragraphs on pages --- */ \
	X(space_before_at_page_top,        YES, YES, YES, IF,     IF,  IF,  space_at_page_top, "space_before_counts_at_the_first_page_as_the_document_says") \
	X(spacing_adds_up,                 IF,  IF,  IF,  IF,     IF,  IF,  sum_spacing, "space_between_paragraphs_follows_the_rule_of_the_document") \
	X(cell_lines_keep_together,        YES, _,   _,   IF,     _,   _,   shrinks_spaces, "a_row_breaks_in_word_only_where_its_height_has_room") \
	X(paragraphs_end_behind_breaks,    IF,  IF,  IF,  IF,     IF,  IF,  mark_after_break, "a_paragraph_that_ends_in_a_page_break_ends_before_it_or_after") \
	X(columns_stay_uneven,             IF,  IF,  IF,  IF,     IF,  IF,  uneven_columns, "columns_stay_uneven_where_the_document_asks_for_it") \
	X(skipped_pages_are_printed,       YES, _,   _,   YES,    _,   _,   none, "libreoffice_counts_an_empty_page_that_it_does_not_export") \
	X(running_text_drops_its_last_space, _, _,   _,   UNLESS, YES, YES, shrinks_spaces, "the_last_space_of_a_header_is_none_in_libreoffice") \
	X(header_text_ignores_its_floats,  _,   YES, YES, _,      _,   _,   none, "body_text_keeps_clear_of_what_floats_in_the_header") \
	X(header_floats_leave_body_alone,  IF,  IF,  IF,  IF,     IF,  IF,  former_wrapping, "body_text_keeps_clear_of_what_floats_in_the_header") \
	/* --- tables --- */ \
	X(rows_divide_by_asked_height,     YES, _,   _,   IF,     _,   _,   shrinks_spaces, "a_row_breaks_in_word_only_where_its_height_has_room") \
	X(row_rest_asks_height_again,      YES, _,   _,   IF,     _,   _,   shrinks_spaces, "the_rest_of_a_row_asks_for_its_height_again_in_word") \
	X(tables_may_stay_whole,           _,   _,   _,   YES,    YES, YES, none, "a_table_that_stays_whole_begins_a_page_and_is_divided_only_there") \
	X(long_tables_divide,              IF,  IF,  IF,  IF,     IF,  IF,  long_tables_divide, "a_table_that_stays_whole_begins_a_page_and_is_divided_only_there") \
	X(tables_float_by_their_text,      OLD, YES, YES, YES,    YES, YES, none, "a_table_floats_by_its_text_and_in_word_15_by_its_edge") \
	X(floating_tables_stay_whole,      _,   _,   YES, _,      _,   YES, none, "tables_float_as_in_libreoffice_7_4") \
	/* --- floats --- */ \
	X(floats_follow_their_anchor,      YES, _,   _,   IF,     _,   _,   shrinks_spaces, "what_floats_above_its_anchor") \
	X(aligned_floats_keep_distance,    _,   YES, YES, _,      _,   _,   none, "what_is_aligned_keeps_its_distance_in_libreoffice") \
	X(floats_stay_on_the_paper,        YES, _,   _,   YES,    _,   _,   none, "word_keeps_what_floats_on_the_paper") \
	X(narrow_gaps_take_no_text,        YES, _,   _,   YES,    _,   _,   none, "text_beside_a_float_needs_a_centimetre_in_word") \
	X(floats_stay_at_a_page_end,       _,   _,   _,   UNLESS, YES, YES, shrinks_spaces, "a_float_at_the_end_of_a_page_stays_in_libreoffice") \
	X(frames_lie_over_text,            _,   YES, YES, _,      YES, YES, none, "a_frame_that_text_goes_through_lies_over_it_in_libreoffice") \
	/* --- notes --- */ \
	X(separator_is_a_paragraph,        YES, YES, _,   _,      _,   _,   none, "the_separator_of_notes_is_a_rule_or_a_paragraph") \
	X(notes_follow_the_text,           IF,  _,   _,   IF,     IF,  IF,  notes_under_text, "notes_stand_under_the_text_where_the_document_asks_for_it") \
	X(endnotes_have_their_own_pages,   _,   _,   YES, _,      _,   _,   none, "endnotes_stand_behind_the_text") \
	X(notes_push_down_a_first_table,   _,   _,   YES, _,      _,   _,   none, "a_first_table_of_a_document_with_notes_stands_a_line_lower_in_libreoffice_7_4")
/* clang-format on */

struct doc_manners {
#define DOC_MANNER_FIELD(name, ...) bool name;
	DOC_MANNERS(DOC_MANNER_FIELD)
#undef DOC_MANNER_FIELD
};

/* How the pages of a document from there are made where they are to look as that program's. */
struct doc_manners doc_manners(const struct doc_source *source, enum doc_likeness like);

/* The rows one by one, for tests and dumps. */
struct doc_manner {
	const char *name, *test;
	bool holds;
};
enum { DOC_ORIGINS = 2, DOC_LIKENESSES = 3 };
int doc_manners_count(void);
struct doc_manner doc_manner_at(int row, const struct doc_source *source, enum doc_likeness like);

#endif
