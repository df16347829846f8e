#ifndef BASE_CHECK_H
#define BASE_CHECK_H

/* What the compiler is asked to hold. */

/* Before a function: its result says whether it worked, and must be looked at. */
#define MUST_USE __attribute__((warn_unused_result))

/* After a table (declared without a size) that has one row for each member of an enum. */
#define TABLE_HAS(table, count) \
	_Static_assert(sizeof(table) / sizeof(table)[0] == (count), #table " needs a row for each, " #count)

#endif
