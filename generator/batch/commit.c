#include "batch/commit.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/file.h"
#include "batch/kinds.h"

static const char journal_start[] = "journal-";

static void
complain_of_output(struct diags *d, const struct diag_kind *kind, const char *path, int error)
{
	diag_add(d, kind, loc_file(d->a, str_copy(d->a, str_of(path))), "%s", strerror(error));
}

const char *
output_place(const char *out, str output, struct arena *a)
{
	const char *path = file_join(a, out, str_c(a, output));
	struct stat st;
	char *real;

	if (lstat(path, &st) != 0 || !S_ISLNK(st.st_mode))
		return path;
	real = realpath(path, NULL);
	if (real != NULL)
		path = str_c(a, str_of(real));
	free(real);
	return path;
}

/* --- what a person changed ------------------------------------------------------------------ */

/* A second name for the file, so that it stands under both; where links are unknown it gets that one only. */
static bool
give_name(const char *path, const char *name)
{
	return link(path, name) == 0 || (errno != EEXIST && rename(path, name) == 0);
}

/* A file that has other bytes than the manifest says gets a second name, NAME.sua-tay.ext, and is complained about. */
static bool
keep_changed(const char *path, const struct entry *was, str on_disk, struct arena *a, struct diags *d)
{
	str ext = file_ext(path), stem = str_sub(str_of(path), 0, strlen(path) - ext.n - 1);

	if ((was != NULL && str_eq(was->hash, on_disk)) || str_eq(on_disk, batch_hash(STR(""), a)))
		return true; /* ours; or empty, which is nobody's work */
	for (int i = 1; i < 1000; i++) {
		const char *kept = i == 1
		    ? str_format(a, STR_FMT ".sua-tay." STR_FMT, STR_ARG(stem), STR_ARG(ext)).p
		    : str_format(a, STR_FMT ".sua-tay-%d." STR_FMT, STR_ARG(stem), i, STR_ARG(ext)).p;

		if (file_exists(kept) && str_eq(batch_hash_file(kept, a), on_disk)) {
			diag_add(d, &batch_changed_by_hand, loc_file(a, str_of(path)), "%s", kept);
			return true; /* a run before kept it, and got no further */
		}
		if (file_exists(kept))
			continue;
		if (!give_name(path, kept)) {
			complain_of_output(d, &file_uncreatable, kept, errno);
			return false;
		}
		diag_add(d, &batch_changed_by_hand, loc_file(a, str_of(path)), "%s", kept);
		return true;
	}
	complain_of_output(d, &file_uncreatable, path, EEXIST);
	return false;
}

/* --- one document --------------------------------------------------------------------------- */

void
commit_add(struct commit *c, struct entry *e, str bytes, str why)
{
	struct change *ch = VEC_ADD(c->a, &c->changes);

	e->hash = batch_hash(bytes, c->a);
	ch->entry = e;
	ch->bytes = bytes;
	ch->why = why;
}

void
commit_remove(struct commit *c, str output)
{
	struct change *ch = VEC_ADD(c->a, &c->changes);

	ch->entry = entry_new(output, c->a);
	ch->goes = true;
}

/* Empty where nothing stands. False: it can't be read, complained. */
static bool
hash_output(const char *path, struct arena *a, str *hash, struct diags *d)
{
	str bytes;

	*hash = STR("");
	if (!file_exists(path))
		return true;
	if (!file_read(path, a, &bytes, d))
		return false;
	*hash = batch_hash(bytes, a);
	return true;
}

/* What stands there now, and whether that is to change. */
static bool
look_at(struct commit *c, struct change *ch)
{
	const struct entry *was = manifest_find(c->was, ch->entry->output);
	str on_disk;

	ch->path = output_place(c->out, ch->entry->output, c->a);
	file_drop_leftovers(ch->path); /* of a run that was killed; the output folder is locked */
	if (!hash_output(ch->path, c->a, &on_disk, c->d))
		return false;
	ch->existed = on_disk.n > 0;
	if (ch->goes)
		ch->differs = ch->existed && was != NULL && str_eq(was->hash, on_disk); /* a hand's work stays */
	else
		ch->differs = !str_eq(on_disk, ch->entry->hash);
	return ch->goes || !ch->differs || !ch->existed || keep_changed(ch->path, was, on_disk, c->a, c->d);
}

static bool
stage(struct commit *c, struct change *ch)
{
	if (!file_make_dirs(file_dir(c->a, ch->path), c->d))
		return false;
	if (!file_write_aside(ch->path, ch->bytes, c->a, &ch->temporary, c->d)) {
		ch->temporary = NULL;
		return false;
	}
	ch->entry->temporary = ch->temporary != NULL ? file_name(ch->temporary) : STR("");
	return true;
}

static const char *
journal_path(const struct commit *c)
{
	return file_join(c->a, c->out, str_format(c->a, ".vanthu/%s%zu.json", journal_start, c->number).p);
}

static bool
journal_write(struct commit *c)
{
	struct manifest j = { .a = c->a };

	map_init(&j.outputs, c->a);
	for (size_t i = 0; i < c->changes.n; i++)
		manifest_put(&j, c->changes.at[i].entry);
	return entries_write(&j, journal_path(c), c->d);
}

static bool
move_in(struct commit *c, struct change *ch, bool alone)
{
	if (ch->existed && !alone) { /* a failure after it would have to bring it back */
		const char *old = str_format(c->a, "%s~", ch->temporary).p;

		if (link(ch->path, old) == 0)
			ch->old = old;
	}
	ch->renamed = rename(ch->temporary, ch->path) == 0;
	if (!ch->renamed)
		complain_of_output(c->d, &file_unwritable, ch->path, errno);
	return ch->renamed;
}

/* As it was before. False: not to be had; the journal stays, and the next run makes everything new. */
static bool
move_back(const struct change *ch)
{
	if (!ch->renamed)
		return true;
	if (ch->old != NULL)
		return rename(ch->old, ch->path) == 0;
	return !ch->existed && unlink(ch->path) == 0;
}

static void
roll_back(struct commit *c)
{
	bool all = true;

	for (size_t i = c->changes.n; i > 0; i--)
		all &= move_back(&c->changes.at[i - 1]);
	if (all && file_exists(journal_path(c)))
		all = unlink(journal_path(c)) == 0;
	for (size_t i = 0; all && i < c->changes.n; i++) {
		const struct change *ch = &c->changes.at[i];

		if (ch->temporary != NULL)
			unlink(ch->temporary);
		if (ch->old != NULL)
			unlink(ch->old);
	}
}

/* The output's folder and those above it, as far as the output folder: a run may have made them. */
static bool
sync_folders(struct commit *c, const struct change *ch, struct map *synced)
{
	const char *dir = ch->path;
	str rest = ch->entry->output;

	while (rest.n > 0) { /* a folder for each part of the name */
		str_split(&rest, '/');
		dir = file_dir(c->a, dir);
		if (map_find(synced, str_of(dir)) != NULL)
			return true;
		map_put(synced, str_of(dir), c);
		if (!file_sync_dir(dir)) {
			complain_of_output(c->d, &file_unwritable, dir, errno);
			return false;
		}
	}
	return true;
}

/* After all renaming: the second names of old files, and outputs that shall not be there. */
static bool
tidy(struct commit *c)
{
	struct map *synced = map_new(c->a);
	bool ok = true;

	for (size_t i = 0; i < c->changes.n; i++) {
		struct change *ch = &c->changes.at[i];

		if (ch->old != NULL)
			unlink(ch->old);
		if (ch->goes && ch->differs && unlink(ch->path) != 0) {
			complain_of_output(c->d, &file_unwritable, ch->path, errno);
			ok = false;
		}
		if (ch->differs)
			ok &= sync_folders(c, ch, synced);
	}
	return ok;
}

bool
commit_run(struct commit *c)
{
	size_t n = 0, moved = 0;
	bool ok = true;

	for (size_t i = 0; i < c->changes.n; i++) {
		ok &= look_at(c, &c->changes.at[i]);
		n += c->changes.at[i].differs;
		moved += c->changes.at[i].differs && !c->changes.at[i].goes;
	}
	for (size_t i = 0; ok && i < c->changes.n; i++)
		if (c->changes.at[i].differs && !c->changes.at[i].goes)
			ok = stage(c, &c->changes.at[i]);
	ok = ok && (n == 0 || journal_write(c));
	for (size_t i = 0; ok && i < c->changes.n; i++)
		if (c->changes.at[i].temporary != NULL)
			ok = move_in(c, &c->changes.at[i], moved == 1);
	if (!ok) {
		roll_back(c);
		return false;
	}
	for (size_t i = 0; i < c->changes.n; i++)
		c->changes.at[i].entry->temporary = STR("");
	return tidy(c);
}

/* --- after a run that did not end ------------------------------------------------------------- */

static bool
is_journal(const char *name)
{
	return str_starts(str_of(name), str_of(journal_start)) && str_ends(str_of(name), STR(".json"));
}

/* Finishes one output; *stands: it is as the journal says. False: complained. */
static bool
finish_output(
    const struct manifest *m, const char *out, const struct entry *e, bool look_only, bool *stands, struct diags *d)
{
	const char *path = output_place(out, e->output, m->a);
	const char *temporary =
	    e->temporary.n > 0 ? file_join(m->a, file_dir(m->a, path), str_c(m->a, e->temporary)) : NULL;
	const struct entry *was = manifest_find(m, e->output);
	str on_disk = STR("");
	bool ours, ok = true;

	if (!hash_output(path, m->a, &on_disk, d))
		return false;
	ours = on_disk.n == 0 || (was != NULL && str_eq(on_disk, was->hash));
	*stands = str_eq(on_disk, e->hash);
	if (look_only)
		return true;
	if (!*stands && ours && e->hash.n == 0)
		ok = *stands = unlink(path) == 0;
	else if (!*stands && ours && temporary != NULL && str_eq(batch_hash_file(temporary, m->a), e->hash))
		ok = *stands = rename(temporary, path) == 0;
	if (!ok) {
		complain_of_output(d, &file_unwritable, path, errno);
		return false;
	}
	if (temporary != NULL) {
		unlink(temporary);
		unlink(str_format(m->a, "%s~", temporary).p);
		if (!file_sync_dir(file_dir(m->a, path))) {
			complain_of_output(d, &file_unwritable, path, errno);
			return false;
		}
	}
	return true;
}

static bool
recover_one(struct manifest *m, const char *out, const char *path, bool look_only, struct diags *d)
{
	struct manifest j;
	bool ok = true;

	if (!entries_read(&j, path, m->a, d))
		return false;
	for (size_t i = 0; i < j.outputs.n; i++) {
		struct entry *e = j.outputs.at[i].value;
		bool stands;

		if (!finish_output(m, out, e, look_only, &stands, d)) {
			ok = false;
			continue;
		}
		e->temporary = STR("");
		if (stands && e->hash.n > 0)
			manifest_put(m, e);
		else if (stands)
			manifest_remove(m, e->output);
	}
	return ok;
}

/* The names in OUT/.vanthu. False: it is there and can't be listed, complained. */
static bool
list_journals(const char *dir, struct arena *a, const char ***names, size_t *n, struct diags *d)
{
	if (file_list(dir, a, names, n) || !file_exists(dir))
		return true;
	complain_of_output(d, &file_unreadable, dir, errno);
	return false;
}

/* Takes the journals away, once the manifest is written. */
static bool
journal_drop(const char *out, struct arena *a, struct diags *d)
{
	const char *dir = file_join(a, out, ".vanthu"), **names;
	size_t n;

	if (!list_journals(dir, a, &names, &n, d))
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *path = file_join(a, dir, names[i]);

		if (is_journal(names[i]) && unlink(path) != 0) {
			complain_of_output(d, &file_unwritable, path, errno);
			return false;
		}
	}
	return true;
}

bool
journal_recover(struct manifest *m, const char *out, bool look_only, struct arena *a, struct diags *d)
{
	const char *dir = file_join(a, out, ".vanthu"), **names;
	bool ok = true, any = false;
	size_t n;

	if (!list_journals(dir, a, &names, &n, d))
		return false;
	for (size_t i = 0; i < n; i++)
		if (is_journal(names[i])) {
			any = true;
			ok &= recover_one(m, out, file_join(a, dir, names[i]), look_only, d);
		}
	return look_only || !any || (ok && manifest_write(m, out, d) && journal_drop(out, a, d));
}
