#include "batch/folder.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "batch/kinds.h"
#include "text/text.h"

static bool
is_lock_copy(const char *name)
{
	return str_starts(str_of(name), STR("~$")) || str_starts(str_of(name), STR(".~lock."));
}

bool
folder_read(struct folder *f, const char *workspace, const char *path, struct arena *a, struct diags *d)
{
	const char *dir = file_join(a, workspace, path), **names;
	size_t n;

	*f = (struct folder){ .path = path };
	if (!file_list_all(*path != '\0' ? dir : workspace, a, &names, &n, d))
		return false;
	f->at = ARENA_ARRAY(a, struct folder_entry, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct folder_entry *e = &f->at[f->n];
		str ext = file_ext(names[i]), stem = str_of(names[i]);

		*e = (struct folder_entry){ .name = names[i], .path = file_join(a, path, names[i]) };
		if (is_lock_copy(names[i]))
			diag_add(d, &batch_lock_copy, loc_file(a, str_of(e->path)), NULL);
		if (is_lock_copy(names[i]) || names[i][0] == '.')
			continue;
		e->is_dir = file_is_dir(file_join(a, workspace, e->path));
		if (!e->is_dir && ext.n > 0) {
			e->ext = text_lower(a, ext);
			stem.n -= ext.n + 1;
		}
		e->key = text_fold(a, stem);
		f->n++;
	}
	return true;
}

bool
folder_has_ext(const struct folder_entry *e, const char *extensions)
{
	str rest = str_of(extensions);

	if (rest.n == 0 || e->is_dir)
		return rest.n == 0 && e->is_dir;
	while (rest.n > 0)
		if (str_eq(e->ext, str_split(&rest, ' ')))
			return true;
	return false;
}

void
folder_complain_twice(const struct folder_entry *first, const struct folder_entry *second, struct diags *d)
{
	diag_add(d, &batch_name_twice, loc_file(d->a, str_of(second->path)), NULL);
	diag_also(d, loc_file(d->a, str_of(first->path)), "%s", _("the other of that name"));
	diag_hint(d, "%s", _("keep one of the two, or give one another name"));
}

const struct folder_entry *
folder_find(const struct folder *f, str key, const char *extensions, struct diags *d)
{
	const struct folder_entry *found = NULL;

	for (size_t i = 0; i < f->n; i++) {
		if (!str_eq(f->at[i].key, key) || !folder_has_ext(&f->at[i], extensions))
			continue;
		if (found == NULL)
			found = &f->at[i];
		else if (d != NULL)
			folder_complain_twice(found, &f->at[i], d);
	}
	return found;
}
