#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/limits.h"

const struct diag_kind file_missing = { "F101", DIAG_FATAL, N_("file not found"), EXIT_NO_INPUT };
const struct diag_kind file_unreadable = { "F102", DIAG_FATAL, N_("file cannot be read"), EXIT_IO };
const struct diag_kind file_too_large = { "F103", DIAG_FATAL, N_("file too large") };
const struct diag_kind file_special = { "F110", DIAG_FATAL, N_("not an ordinary file"), EXIT_NO_INPUT };
const struct diag_kind file_unlistable = { "F111", DIAG_FATAL, N_("folder cannot be read"), EXIT_IO };
const struct diag_kind file_uncreatable = { "F104", DIAG_FATAL, N_("file cannot be created"), EXIT_NO_OUTPUT };
const struct diag_kind file_unwritable = { "F105", DIAG_FATAL, N_("file cannot be written"), EXIT_IO };
const struct diag_kind file_is_input = { "F116", DIAG_ERROR, N_("the file to write is one that is read"), EXIT_USAGE };
const struct diag_kind file_unsynced = { "F115", DIAG_WARNING,
	N_("written, but whether its name would outlast a power failure is not known") };

static void
complain_of_errno(struct diags *d, const struct diag_kind *kind, const char *path, int error)
{
	struct loc where = loc_file(d->a, str_copy(d->a, str_of(path)));

	diag_add(d, kind, where, "%s", strerror(error));
}

static bool
read_all(int fd, size_t size, struct arena *a, str *bytes)
{
	size_t cap = size + 1, n = 0;
	char *p = arena_alloc(a, cap);

	for (;;) {
		ssize_t got;

		if (n + 1 >= cap) { /* it grew */
			char *more = arena_alloc(a, cap * 2);

			memcpy(more, p, n);
			p = more;
			cap *= 2;
		}
		got = read(fd, p + n, cap - 1 - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		if (got == 0)
			break;
		n += (size_t)got;
		if (n > (size_t)LIMIT_FILE_BYTES) {
			errno = EFBIG;
			return false;
		}
	}
	p[n] = '\0';
	*bytes = (str){ p, n };
	return true;
}

static void
tell_watch(const struct diags *d, const char *path, const str *bytes)
{
	if (d->watch != NULL)
		d->watch->seen(d->watch->ctx, path, bytes);
}

bool
file_find(const char *path, struct diags *d)
{
	bool there = file_exists(path);

	if (!there)
		tell_watch(d, path, NULL);
	return there;
}

/* What waits for a writer, has no end or acts when it is opened. False: none of these, or not there at all. */
static bool
refuse_special(const char *path, const struct stat *st, struct diags *d)
{
	static const struct {
		mode_t mode;
		const char *name;
	} specials[] = { { S_IFIFO, N_("a pipe (FIFO)") }, { S_IFSOCK, N_("a socket") }, { S_IFCHR, N_("a device") },
		{ S_IFBLK, N_("a device") } };

	for (size_t i = 0; i < sizeof specials / sizeof specials[0]; i++)
		if ((st->st_mode & S_IFMT) == specials[i].mode) {
			diag_add(
			    d, &file_special, loc_file(d->a, str_copy(d->a, str_of(path))), "%s", _(specials[i].name));
			diag_hint(d, "%s", _("save what it gives as a file, and name that"));
			return true;
		}
	return false;
}

bool
file_read(const char *path, struct arena *a, str *bytes, struct diags *d)
{
	struct stat st;
	bool ok = false;
	int fd;

	*bytes = (str){ "", 0 };
	if (stat(path, &st) == 0 && refuse_special(path, &st, d))
		return false;
	/* it may have become a pipe since: opening must not wait */
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0) {
		int error = errno;

		tell_watch(d, path, NULL);
		complain_of_errno(
		    d, error == ENOENT || error == ENOTDIR ? &file_missing : &file_unreadable, path, error);
		return false;
	}
	if (fstat(fd, &st) != 0 || S_ISDIR(st.st_mode))
		complain_of_errno(d, &file_unreadable, path, S_ISDIR(st.st_mode) ? EISDIR : errno);
	else if (st.st_size > (off_t)LIMIT_FILE_BYTES)
		complain_of_errno(d, &file_too_large, path, EFBIG);
	else if (refuse_special(path, &st, d))
		ok = false;
	else if (!read_all(fd, (size_t)st.st_size, a, bytes))
		complain_of_errno(d, errno == EFBIG ? &file_too_large : &file_unreadable, path, errno);
	else
		ok = true;
	close(fd);
	tell_watch(d, path, ok ? bytes : NULL);
	return ok;
}

bool
file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

bool
file_is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool
file_make_dirs(const char *path, struct diags *d)
{
	char *p = mem_alloc(strlen(path) + 1);
	bool ok = true;

	strcpy(p, path);
	for (char *s = p + 1; ok; s++) {
		char c = *s;

		if (c != '/' && c != '\0')
			continue;
		*s = '\0';
		if (*p != '\0' && mkdir(p, 0777) != 0 && errno != EEXIST && !file_is_dir(p)) {
			complain_of_errno(d, &file_uncreatable, p, errno);
			ok = false;
		}
		*s = c;
		if (c == '\0')
			break;
	}
	free(p);
	return ok;
}

const char *
file_join(struct arena *a, const char *dir, const char *name)
{
	if (*dir == '\0' || strcmp(dir, ".") == 0 || *name == '/')
		return str_c(a, str_of(name));
	return str_format(a, "%s%s%s", dir, str_ends(str_of(dir), STR("/")) ? "" : "/", name).p;
}

const char *
file_dir(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL)
		return ".";
	if (slash == path)
		return "/";
	return str_c(a, (str){ path, (size_t)(slash - path) });
}

str
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return str_of(slash != NULL ? slash + 1 : path);
}

str
file_ext(const char *path)
{
	str name = file_name(path);

	for (size_t i = name.n; i > 1; i--)
		if (name.p[i - 1] == '.')
			return str_sub(name, i, name.n);
	return STR("");
}

static int
order_by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool
file_list(const char *dir, struct arena *a, const char ***names, size_t *n)
{
	DIR *dp = opendir(dir);
	struct dirent *e;
	size_t cap = 64;
	int error;

	*n = 0;
	*names = NULL;
	if (dp == NULL)
		return false;
	*names = ARENA_ARRAY(a, const char *, cap);
	for (errno = 0; (e = readdir(dp)) != NULL; errno = 0) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (*n == cap) {
			const char **more = ARENA_ARRAY(a, const char *, cap * 2);

			memcpy(more, *names, cap * sizeof *more);
			*names = more;
			cap *= 2;
		}
		(*names)[(*n)++] = str_c(a, str_of(e->d_name));
	}
	error = errno; /* readdir ended, or failed */
	closedir(dp);
	if (error != 0) {
		errno = error;
		return false;
	}
	qsort(*names, *n, sizeof **names, order_by_name);
	return true;
}

bool
file_list_all(const char *dir, struct arena *a, const char ***names, size_t *n, struct diags *d)
{
	if (file_list(dir, a, names, n) || errno == ENOENT)
		return true;
	complain_of_errno(d, &file_unlistable, dir, errno);
	return false;
}

struct file_out {
	char *path, *temporary; /* temporary NULL: written in place */
	FILE *stream;
};

static char *
copy_of(const char *s)
{
	return strcpy(mem_alloc(strlen(s) + 1), s);
}

/* Where the file is in truth: a link's target is written, not the link replaced. */
static char *
real_place(const char *path)
{
	char *real = realpath(path, NULL);

	return real != NULL ? real : copy_of(path);
}

bool
file_inside(const char *folder, const char *path)
{
	char *dir = realpath(folder, NULL), *file = realpath(path, NULL);
	size_t n = dir != NULL ? strlen(dir) : 0;
	bool inside = dir != NULL && file != NULL && strncmp(dir, file, n) == 0 &&
	    (file[n] == '/' || file[n] == '\0' || strcmp(dir, "/") == 0);

	free(dir);
	free(file);
	return inside;
}

/* It is written to; a file beside it would take its place. */
/* Neither a file nor a folder: a device or a pipe, which is written as it is. */
static bool
is_device_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode);
}

/*
 * The new file is to be as the one that it replaces: mode, and owner where the system lets us (a run by root must
 * not take an officer's file away); a name that is new gets what the umask leaves. False: errno says why.
 */
static bool
take_over_mode(const char *path, int fd)
{
	struct stat was, is;
	mode_t mask = umask(0);

	umask(mask);
	if (stat(path, &was) != 0)
		return fchmod(fd, 0666 & ~mask) == 0;
	if (fstat(fd, &is) == 0 && (is.st_uid != was.st_uid || is.st_gid != was.st_gid) &&
	    fchown(fd, was.st_uid, was.st_gid) != 0) {
		/* Only root may give a file away: then it is ours from now on, as with any editor that renames. */
	}
	return fchmod(fd, was.st_mode & 0777) == 0;
}

static int
open_temporary(struct file_out *f)
{
	static const char suffix[] = ".XXXXXX";
	str name = file_name(f->path);
	size_t dir = strlen(f->path) - name.n;
	int fd, error;

	f->temporary = mem_alloc(strlen(f->path) + sizeof suffix + 2);
	sprintf(f->temporary, "%.*s.%s%s", (int)dir, f->path, name.p, suffix);
	fd = mkstemp(f->temporary);
	if (fd < 0 || take_over_mode(f->path, fd))
		return fd;
	error = errno;
	close(fd);
	unlink(f->temporary);
	errno = error;
	return -1;
}

static void
file_out_free(struct file_out *f)
{
	free(f->path);
	free(f->temporary);
	free(f);
}

struct file_out *
file_out_open(const char *path, struct diags *d)
{
	struct file_out *f = mem_alloc(sizeof *f);
	bool whole;
	int fd;

	*f = (struct file_out){ .path = real_place(path) };
	whole = !is_device_file(f->path);
	fd = whole ? open_temporary(f) : open(f->path, O_WRONLY);
	f->stream = fd >= 0 ? fdopen(fd, whole ? "w+b" : "wb") : NULL;
	if (f->stream == NULL) {
		complain_of_errno(d, &file_uncreatable, path, errno);
		if (fd >= 0)
			close(fd);
		if (fd >= 0 && whole)
			unlink(f->temporary);
		file_out_free(f);
		return NULL;
	}
	return f;
}

const char *
file_out_path(const struct file_out *f)
{
	return f->temporary != NULL ? f->temporary : f->path;
}

/* A second try where the first one failed: what is left beside a person's file is a riddle to them. */
static bool
drop_file(const char *path)
{
	return unlink(path) == 0 || errno == ENOENT || unlink(path) == 0 || errno == ENOENT;
}

/*
 * A rename lives in its folder, which has to reach the disk too. File systems that can't sync a folder, and folders
 * that may be written but not read, are as safe as they can be; of any other failure the errno is given, else 0.
 */
static int
sync_folder_named(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), error = 0;

	if (fd < 0)
		error = errno;
	else if (fsync(fd) != 0)
		error = errno;
	if (fd >= 0)
		close(fd);
	return error == EINVAL || error == ENOTSUP || error == ENOSYS || error == EBADF || error == EACCES ? 0 : error;
}

static int
sync_folder_of(const char *path)
{
	str name = file_name(path);
	size_t n = strlen(path) - name.n;
	char *dir = mem_alloc(n + 2);
	int error;

	sprintf(dir, "%.*s", n > 0 ? (int)n : 1, n > 0 ? path : ".");
	error = sync_folder_named(dir);
	free(dir);
	return error;
}

bool
file_sync_dir(const char *dir)
{
	errno = sync_folder_named(dir);
	return errno == 0;
}

bool
file_out_finish(struct file_out *f, struct diags *d)
{
	int error = 0;

	if (f->stream == NULL)
		return true;
	if (ferror(f->stream) || fflush(f->stream) != 0 || (f->temporary != NULL && fsync(fileno(f->stream)) != 0))
		error = errno != 0 ? errno : EIO;
	if (fclose(f->stream) != 0 && error == 0)
		error = errno;
	f->stream = NULL;
	if (error != 0)
		complain_of_errno(d, &file_unwritable, f->path, error);
	return error == 0;
}

bool
file_out_commit(struct file_out *f, struct diags *d)
{
	bool ok = file_out_finish(f, d);
	int error;

	if (ok && f->temporary != NULL && rename(f->temporary, f->path) != 0) {
		complain_of_errno(d, &file_unwritable, f->path, errno);
		ok = false;
	}
	error = ok && f->temporary != NULL ? sync_folder_of(f->path) : 0;
	if (error != 0)
		complain_of_errno(d, &file_unsynced, f->path, error);
	if (!ok && f->temporary != NULL)
		drop_file(f->temporary);
	file_out_free(f);
	return ok;
}

void
file_out_abort(struct file_out *f)
{
	if (f == NULL)
		return;
	if (f->stream != NULL)
		fclose(f->stream);
	if (f->temporary != NULL)
		drop_file(f->temporary);
	file_out_free(f);
}

bool
file_rename(const char *from, const char *to, struct diags *d)
{
	char *place = real_place(to);
	struct stat was;
	bool ok = (stat(place, &was) != 0 || chmod(from, was.st_mode & 0777) == 0) && rename(from, place) == 0;
	int error = ok ? sync_folder_of(place) : errno;

	if (error != 0)
		complain_of_errno(d, ok ? &file_unsynced : &file_unwritable, to, error);
	free(place);
	return ok;
}

bool
file_remove(const char *path, struct diags *d)
{
	if (drop_file(path))
		return true;
	complain_of_errno(d, &file_unwritable, path, errno);
	return false;
}

/* Do two names lead to one file that is there: by a link of either kind, or spelled otherwise? */
static bool
is_same_file(const char *one, const char *other)
{
	struct stat a, b;

	return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

bool
file_is_one(const char *one, const char *other, struct arena *a)
{
	if (is_device_file(one))
		return false;
	return strcmp(one, other) == 0 || is_same_file(one, other) ||
	    (str_eq(file_name(one), file_name(other)) && is_same_file(file_dir(a, one), file_dir(a, other)));
}

void
file_refuse_input(const char *path, struct diags *d)
{
	diag_add(d, &file_is_input, loc_file(d->a, str_copy(d->a, str_of(path))), NULL);
	diag_hint(d, "%s", _("give it another name: what is read would be lost"));
}

void
file_drop_leftovers(const char *path)
{
	struct arena *a = arena_new(1 << 12);
	const char *dir = file_dir(a, path), **names;
	str mine = str_format(a, "." STR_FMT ".", STR_ARG(file_name(path)));
	size_t n;

	if (file_list(dir, a, &names, &n))
		for (size_t i = 0; i < n; i++)
			if (str_starts(str_of(names[i]), mine) && strlen(names[i]) == mine.n + 6)
				unlink(file_join(a, dir, names[i]));
	arena_free(a);
}

struct file_out *
file_out_of(const char *path, str bytes, struct diags *d)
{
	struct file_out *f = file_out_open(path, d);

	if (f != NULL && bytes.n > 0)
		(void)fwrite(bytes.p, 1, bytes.n, f->stream);
	return f;
}

bool
file_write(const char *path, str bytes, struct diags *d)
{
	struct file_out *f = file_out_of(path, bytes, d);

	return f != NULL && file_out_commit(f, d);
}

bool
file_write_aside(const char *path, str bytes, struct arena *a, const char **temporary, struct diags *d)
{
	struct file_out *f = file_out_of(path, bytes, d);
	bool ok;

	if (f == NULL)
		return false;
	ok = file_out_finish(f, d);
	*temporary = f->temporary != NULL ? str_c(a, str_of(f->temporary)) : NULL;
	if (!ok && f->temporary != NULL)
		drop_file(f->temporary);
	file_out_free(f);
	return ok;
}
