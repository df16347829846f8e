/*
 * The year's workbook and the log of merges as they lie on the disk.
 *
 * A merge has a lock on DIR/.vanthu/lock from before it reads to after it has written, so that two at once come one
 * after the other. It writes in an order that can be cut anywhere:
 *
 *   1. the new book, under a temporary name, synced and read again;
 *   2. the new log, whole, under a name that tells the old book's and the new book's hash: a log that waits;
 *   3. the old book beside the new one's place (2026.truoc.xlsx);
 *   4. the new book takes its name;
 *   5. the log that waits takes its name.
 *
 * Who finds a log that waits finds out from the book's hash whether step 4 was reached: then step 5 is done, else the
 * log is dropped. Where 5 fails while the program lives, 4 is undone.
 */
#include "cli/data.h"

#include <errno.h>
#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/out.h"
#include "input/input.h"
#include "text/text.h"

static const struct diag_kind store_unlike = { "W108", DIAG_FATAL,
	N_("the disk gave back other bytes than were written"), EXIT_IO };
static const struct diag_kind store_mended = { "W109", DIAG_NOTE,
	N_("the log of a merge that was cut short is written now") };
static const struct diag_kind store_doubtful = { "W110", DIAG_WARNING,
	N_("a merge was cut short, and the workbook or the log was changed since: look at the log's last lines") };
static const struct diag_kind store_open = { "W111", DIAG_ERROR, N_("the file is open in another program"),
	EXIT_LATER };
static const struct diag_kind store_changed = { "W112", DIAG_ERROR,
	N_("the workbook was saved by somebody else meanwhile"), EXIT_LATER };
static const struct diag_kind store_busy = { "W113", DIAG_ERROR, N_("another run changes the data"), EXIT_LATER };

#define LOG_NAME "nhat-ky-so-lieu.csv"
static const char waiting_prefix[] = ".nhat-ky-so-lieu.cho-";

/* --- one at a time ------------------------------------------------------------------------- */

enum { LOCK_TRIES = 1200, LOCK_PAUSE_NS = 50000000 }; /* a minute: far longer than any merge takes */

static bool
take_store_lock(struct data_store *s)
{
	const char *dir = file_join(s->a, s->workspace, ".vanthu"), *path = file_join(s->a, dir, "lock");
	const struct timespec pause = { 0, LOCK_PAUSE_NS };
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	if (!file_make_dirs(dir, s->d))
		return false;
	s->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (s->lock < 0) {
		diag_add(s->d, &file_uncreatable, loc_file(s->a, str_of(path)), "%s", strerror(errno));
		return false;
	}
	for (int i = 0; i < LOCK_TRIES; i++) {
		if (fcntl(s->lock, F_SETLK, &whole) == 0)
			return true;
		if (errno != EAGAIN && errno != EACCES && errno != EINTR) {
			diag_add(s->d, &file_unwritable, loc_file(s->a, str_of(path)), "%s", strerror(errno));
			return false;
		}
		nanosleep(&pause, NULL);
	}
	diag_add(s->d, &store_busy, loc_file(s->a, str_of(path)), NULL);
	diag_hint(s->d, "%s", _("try again when it has ended"));
	return false;
}

/* Excel and LibreOffice lay a file beside the one that they have open. */
static bool
is_open_elsewhere(struct data_store *s, const char *path)
{
	static const struct {
		const char *before, *after;
	} marks[] = { { "~$", "" }, { ".~lock.", "#" } };
	bool found = false;

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		const char *name = str_format(
			       s->a, "%s" STR_FMT "%s", marks[i].before, STR_ARG(file_name(path)), marks[i].after)
				       .p,
			   *mark = file_join(s->a, file_dir(s->a, path), name);

		if (!file_exists(mark))
			continue;
		found = true;
		diag_add(s->d, &store_open, loc_file(s->a, str_of(path)), NULL);
		diag_hint(s->d, _("close it there and try again; if nobody has it open, delete %s"), mark);
	}
	return found;
}

/* --- what was left by one that was killed ------------------------------------------------------ */

static str
hash_of(struct arena *a, str bytes)
{
	return str_format(a, "%016llx", str_hash(bytes));
}

/* Of a file that may be missing. */
static bool
read_if_there(struct data_store *s, const char *path, str *bytes)
{
	*bytes = STR("");
	return !file_exists(path) || file_read(path, s->a, bytes, s->d);
}

/* The log that waits takes its place; one that a person changed meanwhile stays beside it. */
static bool
adopt_log(struct data_store *s, const char *waiting, bool is_doubtful)
{
	const char *beside = file_join(s->a, s->workspace, "nhat-ky-so-lieu.truoc.csv");
	str log;

	if (is_doubtful) {
		if (!read_if_there(s, s->log, &log) || !file_write(beside, log, s->d))
			return false;
		diag_add(s->d, &store_doubtful, loc_file(s->a, str_of(s->log)), NULL);
		diag_hint(s->d, _("the log as it was is %s"), beside);
	} else {
		diag_add(s->d, &store_mended, loc_file(s->a, str_of(s->log)), NULL);
	}
	return file_rename(waiting, s->log, s->d);
}

/* name: the prefix, the year, the hashes of the old book, the new book, the old log. */
static bool
mend_one(struct data_store *s, const char *name)
{
	const char *waiting = file_join(s->a, s->workspace, name);
	str rest = str_sub(str_of(name), sizeof waiting_prefix - 1, strlen(name)), book = str_split(&rest, '-');
	str before = str_split(&rest, '-'), after = str_split(&rest, '-'), log_before = rest, bytes, log;

	if (!read_if_there(s,
		file_join(s->a, s->workspace, str_format(s->a, "%s/" STR_FMT, s->folder, STR_ARG(book)).p), &bytes) ||
	    !read_if_there(s, s->log, &log))
		return false;
	if (str_eq(hash_of(s->a, bytes), before))
		return file_remove(waiting, s->d);
	return adopt_log(s, waiting, !str_eq(hash_of(s->a, bytes), after) || !str_eq(hash_of(s->a, log), log_before));
}

static bool
mend_workspace(struct data_store *s)
{
	const char **names;
	bool ok = true;
	size_t n;

	if (!file_list(s->workspace, s->a, &names, &n)) {
		diag_add(s->d, &file_unreadable, loc_file(s->a, str_of(s->workspace)), "%s", strerror(errno));
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		str name = str_of(names[i]);

		if (str_starts(name, str_of(waiting_prefix)))
			ok = mend_one(s, names[i]) && ok;
		else if (str_starts(name, STR(".")) && str_starts(str_sub(name, 1, name.n), str_of(waiting_prefix)))
			ok = file_remove(file_join(s->a, s->workspace, names[i]), s->d) && ok; /* not yet whole */
	}
	return ok;
}

/* --- opened --------------------------------------------------------------------------------------- */

static const char *
backup_path(struct data_store *s)
{
	str ext = file_ext(s->book);

	return str_format(s->a, "%.*s.truoc." STR_FMT, (int)(strlen(s->book) - ext.n - 1), s->book, STR_ARG(ext)).p;
}

/* The year's file, however its name is spelled; a new one is 2026.xlsx. */
static bool
find_book(struct data_store *s)
{
	const char *folder = file_join(s->a, s->workspace, s->folder), **names;
	size_t n;

	s->book = file_join(s->a, folder, str_format(s->a, "%d.xlsx", s->year).p);
	s->is_new = true;
	if (!file_exists(folder))
		return true;
	if (!file_list(folder, s->a, &names, &n)) {
		diag_add(s->d, &file_unreadable, loc_file(s->a, str_of(folder)), "%s", strerror(errno));
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		str name = str_of(names[i]), ext = file_ext(names[i]);
		struct period p;

		if (names[i][0] == '.' || ext.n == 0 || !in_knows(ext) ||
		    !period_parse(str_sub(name, 0, name.n - ext.n - 1), &p) || p.kind != PERIOD_YEAR ||
		    p.year != s->year)
			continue;
		s->is_new = false;
		if (str_eq_nocase(ext, STR("xlsx")) || str_eq_nocase(ext, STR("ods")))
			s->book = file_join(s->a, folder, names[i]);
		else
			s->other = file_join(s->a, s->folder, names[i]);
	}
	return true;
}

bool
data_store_open(
    struct data_store *s, const char *workspace, const char *folder, int year, struct arena *a, struct diags *d)
{
	bool book_open_there, log_open_there;

	*s = (struct data_store){ .a = a, .d = d, .workspace = workspace, .folder = folder, .lock = -1, .year = year };
	s->log = file_join(a, workspace, LOG_NAME);
	if (!take_store_lock(s) || !find_book(s))
		return false;
	book_open_there = is_open_elsewhere(s, s->book);
	log_open_there = is_open_elsewhere(s, s->log); /* both are told */
	if (book_open_there || log_open_there)
		return false;
	file_drop_leftovers(s->book);
	file_drop_leftovers(backup_path(s));
	file_drop_leftovers(s->log);
	return mend_workspace(s) && (s->is_new || s->other != NULL || file_read(s->book, a, &s->old, d));
}

void
data_store_close(struct data_store *s)
{
	if (s->lock >= 0)
		close(s->lock);
	s->lock = -1;
}

/* --- the log ------------------------------------------------------------------------------------------ */

/* CSV; text that Excel would take for a formula, and text that begins as such text is written, has a ' before it. */
static void
put_log_field(struct out *o, str s)
{
	struct dec number;
	bool is_number = dec_parse(s, &number);

	out_char(o, '"');
	if (s.n > 0 && strchr("=+-@'\t\r", s.p[0]) != NULL && !is_number)
		out_char(o, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			out_char(o, '"');
		out_char(o, s.p[i]);
	}
	out_char(o, '"');
}

/* Who is logged in, as the system says. */
static str
person(struct arena *a)
{
	static const char *const names[] = { "LOGNAME", "USER" };
	const struct passwd *who = NULL;

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *name = getenv(names[i]);

		if (name != NULL && *name != '\0')
			return str_copy(a, str_of(name));
	}
	/* twice, since a file that could not be opened may be the next time */
	for (int tries = 0; tries < 2 && who == NULL; tries++)
		who = getpwuid(geteuid());
	return who != NULL ? str_copy(a, str_of(who->pw_name)) : str_format(a, "%u", (unsigned)geteuid());
}

/* The day in Hà Nội, unless SOURCE_DATE_EPOCH gives another. */
static str
day(struct arena *a)
{
	enum { HANOI_SECONDS = 7 * 3600, DAY_SECONDS = 86400 };
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	long long seconds = epoch != NULL ? strtoll(epoch, NULL, 10) : (long long)time(NULL);
	struct date d = date_from_days((long)((seconds + HANOI_SECONDS) / DAY_SECONDS));

	return str_format(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static const struct {
	const char *name;
	size_t at; /* in struct data_line; or one of the two that all lines of a merge have */
} log_columns[] = {
	{ "ky", offsetof(struct data_line, period) },
	{ "bang", offsetof(struct data_line, sheet) },
	{ "ma", offsetof(struct data_line, code) },
	{ "cot", offsetof(struct data_line, column) },
	{ "cu", offsetof(struct data_line, old) },
	{ "moi", offsetof(struct data_line, now) },
	{ "don_vi", offsetof(struct data_line, unit) },
	{ "tep", offsetof(struct data_line, file) },
	{ "ngay", (size_t)-1 },
	{ "nguoi", (size_t)-2 },
};
enum { LOG_COLUMNS = sizeof log_columns / sizeof log_columns[0], LOG_HEAD_MAX = 64 };

/* The log's head: its columns in their order, as numbers of log_columns; those that are nobody's are -1. */
struct log_head {
	char separator;
	int columns[LOG_HEAD_MAX];
	size_t n;
};

static struct log_head
read_head(str line, struct arena *a)
{
	struct log_head h = { .separator = str_find_char(line, ';', 0) < line.n ? ';' : ',' };

	while (line.n > 0 && h.n < LOG_HEAD_MAX) {
		str name = text_fold(a, str_split(&line, h.separator));

		h.columns[h.n] = -1;
		for (int i = 0; i < LOG_COLUMNS; i++)
			if (str_eq(name, str_of(log_columns[i].name)))
				h.columns[h.n] = i;
		h.n++;
	}
	return h;
}

static str
line_field(const struct data_line *line, int column, str when, str who)
{
	if (column < 0)
		return STR("");
	if (log_columns[column].at == (size_t)-1)
		return when;
	if (log_columns[column].at == (size_t)-2)
		return who;
	return *(const str *)(const void *)((const char *)line + log_columns[column].at);
}

/* A log of former times has no columns for the day and the person: they are added, empty for its lines. */
static void
copy_log(struct out *o, str old, struct log_head *h)
{
	bool quoted = false, has[LOG_COLUMNS] = { false };
	size_t more = 0;
	int line = 0;

	for (size_t i = 0; i < h->n; i++)
		if (h->columns[i] >= 0)
			has[h->columns[i]] = true;
	for (int c = 0; c < LOG_COLUMNS && h->n < LOG_HEAD_MAX; c++)
		if (!has[c]) {
			h->columns[h->n++] = c;
			more++;
		}
	for (size_t i = 0; i <= old.n; i++) {
		bool ends = i == old.n ? i > 0 && old.p[i - 1] != '\n' : old.p[i] == '\n' && !quoted;

		if (ends) {
			bool crlf = i > 0 && old.p[i - 1] == '\r';

			if (crlf)
				o->n--;
			for (size_t k = h->n - more; k < h->n; k++)
				out_printf(o, "%c%s", h->separator, line == 0 ? log_columns[h->columns[k]].name : "");
			out_puts(o, crlf ? "\r\n" : "\n");
			line++;
		} else if (i < old.n) {
			quoted ^= old.p[i] == '"';
			out_char(o, old.p[i]);
		}
	}
}

static str
log_with(struct data_store *s, str old, const struct data_line *lines, size_t n)
{
	str first = old, when = day(s->a), who = person(s->a), log;
	struct log_head h;
	struct out o;

	if (old.n == 0)
		old = STR("ky,bang,ma,cot,cu,moi,don_vi,tep,ngay,nguoi\n");
	first = old;
	first = str_trim(str_split(&first, '\n'));
	if (str_starts(first, STR("\xef\xbb\xbf")))
		first = str_sub(first, 3, first.n);
	h = read_head(first, s->a);
	out_init(&o);
	copy_log(&o, old, &h);
	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; c < h.n; c++) {
			put_log_field(&o, line_field(&lines[i], h.columns[c], when, who));
			out_char(&o, c + 1 < h.n ? h.separator : '\n');
		}
	log = out_copy(&o, s->a);
	out_release(&o);
	return log;
}

/* --- written ------------------------------------------------------------------------------------------- */

static bool
reads_back(struct data_store *s, const struct file_out *f, str bytes, bool (*check)(void *ctx, str bytes), void *ctx)
{
	str again;

	if (!file_read(file_out_path(f), s->a, &again, s->d))
		return false;
	if (str_eq(again, bytes))
		return check(ctx, again);
	diag_add(s->d, &store_unlike, loc_file(s->a, str_of(s->book)), NULL);
	return false;
}

/* With the mode of the workbook: who may not read the one may not read the other. */
static bool
keep_old_book(struct data_store *s)
{
	const char *path = backup_path(s);
	struct stat st;

	if (s->is_new)
		return true;
	if (!file_write(path, s->old, s->d))
		return false;
	if (stat(s->book, &st) == 0 && chmod(path, st.st_mode & 0777) == 0)
		return true;
	diag_add(s->d, &file_unwritable, loc_file(s->a, str_of(path)), "%s", strerror(errno));
	return false;
}

/* Just before it is replaced: is the book still the one that was read, and nobody's? */
static bool
is_as_read(struct data_store *s)
{
	str now;

	if (s->is_new ? file_exists(s->book) : !file_exists(s->book)) {
		diag_add(s->d, &store_changed, loc_file(s->a, str_of(s->book)), NULL);
		return false;
	}
	if (is_open_elsewhere(s, s->book))
		return false;
	if (s->is_new)
		return true;
	if (!file_read(s->book, s->a, &now, s->d))
		return false;
	if (str_eq(now, s->old))
		return true;
	diag_add(s->d, &store_changed, loc_file(s->a, str_of(s->book)), NULL);
	diag_hint(s->d, "%s", _("merge again"));
	return false;
}

static bool
put_back_book(struct data_store *s)
{
	return s->is_new ? file_remove(s->book, s->d) : file_write(s->book, s->old, s->d);
}

/* Always false, for who gives up. */
static bool
give_up(struct data_store *s, const char *waiting)
{
	if (!file_remove(waiting, s->d))
		diag_hint(s->d, "%s", _("the next merge takes it away"));
	return false;
}

bool
data_store_commit(struct data_store *s, str bytes, const struct data_line *lines, size_t n,
    bool (*check)(void *ctx, str bytes), void *ctx)
{
	struct file_out *book = NULL;
	const char *waiting;
	str log, log_now;

	if (!file_make_dirs(file_dir(s->a, s->book), s->d) || !read_if_there(s, s->log, &log))
		return false;
	waiting = str_format(s->a, "%s" STR_FMT "-" STR_FMT "-" STR_FMT "-" STR_FMT, waiting_prefix,
	    STR_ARG(file_name(s->book)), STR_ARG(hash_of(s->a, s->old)), STR_ARG(hash_of(s->a, bytes)),
	    STR_ARG(hash_of(s->a, log)))
		      .p;
	waiting = file_join(s->a, s->workspace, waiting);
	log_now = log_with(s, log, lines, n);
	book = file_out_of(s->book, bytes, s->d);
	if (book == NULL)
		return false;
	if (!file_out_finish(book, s->d) || !reads_back(s, book, bytes, check, ctx) ||
	    !file_write(waiting, log_now, s->d)) {
		file_out_abort(book);
		return false;
	}
	if (!keep_old_book(s) || !is_as_read(s)) {
		file_out_abort(book);
		return give_up(s, waiting);
	}
	if (!file_out_commit(book, s->d))
		return give_up(s, waiting);
	if (file_rename(waiting, s->log, s->d))
		return true;
	return put_back_book(s) && give_up(s, waiting); /* where the book can't be put back, the log waits */
}
