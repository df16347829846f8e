#include "batch/manifest.h"

#include <elf.h>
#include <link.h>
#include <string.h>

#include <glib.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/out.h"
#include "batch/batch.h"
#include "input/input.h"
#include "value/value.h"

static const char manifest_name[] = ".vanthu/manifest.json";

str
batch_hash(str bytes, struct arena *a)
{
	char *hex = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes.p, bytes.n);
	str s = str_copy(a, str_of(hex));

	g_free(hex);
	return s;
}

str
batch_hash_file(const char *path, struct arena *a)
{
	struct diags quiet;
	str bytes;

	diags_init(&quiet, a);
	return file_read(path, a, &bytes, &quiet) ? batch_hash(bytes, a) : STR("");
}

/*
 * The linker's build id stands in a note segment that the program's own header leads to
 * (ELF gABI, Note Section). Without one the version alone counts.
 */
extern const char __ehdr_start[] __attribute__((weak, visibility("hidden")));

static void
put_build_id(struct out *o)
{
	const char *base = __ehdr_start;
	const ElfW(Ehdr) *head = (const void *)base;
	const ElfW(Phdr) * ph;

	if (base == NULL)
		return;
	ph = (const void *)(base + head->e_phoff);
	for (int i = 0; i < head->e_phnum; i++) {
		const char *p = base + ph[i].p_vaddr, *end = p + ph[i].p_memsz;

		if (ph[i].p_type != PT_NOTE)
			continue;
		while (p + sizeof(ElfW(Nhdr)) <= end) {
			const ElfW(Nhdr) *note = (const void *)p;
			const char *name = p + sizeof *note, *desc = name + ((note->n_namesz + 3) & ~3u);

			if (note->n_type == NT_GNU_BUILD_ID && note->n_namesz == 4 && memcmp(name, "GNU", 4) == 0)
				for (unsigned k = 0; k < note->n_descsz; k++)
					out_printf(o, "%02x", (unsigned char)desc[k]);
			p = desc + ((note->n_descsz + 3) & ~3u);
		}
	}
}

str
batch_program(struct arena *a)
{
	struct out o;
	str s;

	out_init(&o);
	out_puts(&o, "vanthu " VANTHU_VERSION " ");
	put_build_id(&o);
	s = out_copy(&o, a);
	out_release(&o);
	return s;
}

/* --- entries --------------------------------------------------------------------- */

struct entry *
entry_new(str output, struct arena *a)
{
	struct entry *e = ARENA_NEW(a, struct entry);

	e->output = output;
	e->inputs = map_new(a);
	e->opened = map_new(a);
	return e;
}

void
entry_input(struct entry *e, str name, str hash, struct arena *a)
{
	map_put(e->inputs, name, arena_copy(a, &hash, sizeof hash));
}

void
entry_opened(struct entry *e, str name, str hash, struct arena *a)
{
	map_put(e->opened, name, arena_copy(a, &hash, sizeof hash));
}

const struct entry *
manifest_find(const struct manifest *m, str output)
{
	return map_find(&m->outputs, output);
}

void
manifest_remove(struct manifest *m, str output)
{
	map_put(&m->outputs, output, NULL);
}

void
manifest_put(struct manifest *m, struct entry *e)
{
	map_put(&m->outputs, e->output, e);
}

str
entry_change(str name, str then, str now, struct arena *a)
{
	if (then.n == 0)
		return str_format(a, _("new: %.*s"), STR_ARG(name));
	return str_format(a, now.n > 0 ? _("changed: %.*s") : _("gone: %.*s"), STR_ARG(name));
}

str
entry_difference(const struct entry *was, const struct entry *is, struct arena *a)
{
	for (size_t i = 0; i < is->inputs->n; i++) {
		const str *now = is->inputs->at[i].value, *then = map_find(was->inputs, is->inputs->at[i].key);

		if (then == NULL || !str_eq(*now, *then))
			return entry_change(is->inputs->at[i].key, then != NULL ? *then : STR(""), *now, a);
	}
	for (size_t i = 0; i < was->inputs->n; i++)
		if (map_find(is->inputs, was->inputs->at[i].key) == NULL)
			return str_format(a, _("gone: %.*s"), STR_ARG(was->inputs->at[i].key));
	return STR("");
}

/* --- the file ---------------------------------------------------------------------- */

static void
read_hashes(struct map *hashes, const struct value *v, struct arena *a)
{
	for (size_t i = 0; v != NULL && v->kind == VALUE_MAP && i < v->map->n; i++) {
		str hash = value_text_at(v, v->map->at[i].key, STR(""));

		map_put(hashes, v->map->at[i].key, arena_copy(a, &hash, sizeof hash));
	}
}

static void
read_entry(struct manifest *m, str output, const struct value *v)
{
	const struct value *pages = value_at(v, STR("pages"));
	struct entry *e = entry_new(output, m->a);
	int64_t n;

	e->hash = value_text_at(v, STR("sha256"), STR(""));
	e->document = value_text_at(v, STR("document"), STR(""));
	e->period = value_text_at(v, STR("period"), STR(""));
	e->temporary = value_text_at(v, STR("temporary"), STR(""));
	if (pages != NULL && pages->kind == VALUE_DEC && dec_to_int(pages->dec, &n) && n > 0 && n < 1000000)
		e->pages = (int)n;
	read_hashes(e->inputs, value_at(v, STR("inputs")), m->a);
	read_hashes(e->opened, value_at(v, STR("opened")), m->a);
	manifest_put(m, e);
}

bool
entries_read(struct manifest *m, const char *path, struct arena *a, struct diags *d)
{
	const struct value *outputs;
	struct diags quiet;
	struct value v;
	str bytes;

	m->a = a;
	map_init(&m->outputs, a);
	if (!file_exists(path))
		return true;
	if (!file_read(path, a, &bytes, d))
		return false;
	diags_init(&quiet, a);
	v = in_read_bytes(bytes, STR("json"), NULL, path, a, &quiet);
	outputs = value_at(&v, STR("outputs"));
	for (size_t i = 0; diags_ok(&quiet) && outputs != NULL && outputs->kind == VALUE_MAP && i < outputs->map->n;
	     i++)
		read_entry(m, outputs->map->at[i].key, outputs->map->at[i].value);
	return true;
}

bool
manifest_read(struct manifest *m, const char *out, struct arena *a, struct diags *d)
{
	return entries_read(m, file_join(a, out, manifest_name), a, d);
}

static void
put_manifest_field(struct out *o, const char *name, str value)
{
	if (value.n == 0)
		return;
	out_printf(o, "      \"%s\": \"", name);
	out_json(o, value);
	out_puts(o, "\",\n");
}

static void
put_hashes(struct out *o, const char *name, const struct map *hashes)
{
	out_printf(o, "      \"%s\": {", name);
	for (size_t i = 0; i < hashes->n; i++) {
		out_puts(o, i > 0 ? ",\n        \"" : "\n        \"");
		out_json(o, hashes->at[i].key);
		out_puts(o, "\": \"");
		out_json(o, *(const str *)hashes->at[i].value);
		out_char(o, '"');
	}
	out_puts(o, "\n      }");
}

static void
put_entry(struct out *o, const struct entry *e)
{
	out_puts(o, "\n    \"");
	out_json(o, e->output);
	out_puts(o, "\": {\n");
	put_manifest_field(o, "sha256", e->hash);
	put_manifest_field(o, "document", e->document);
	put_manifest_field(o, "period", e->period);
	put_manifest_field(o, "temporary", e->temporary);
	if (e->pages > 0)
		out_printf(o, "      \"pages\": %d,\n", e->pages);
	put_hashes(o, "inputs", e->inputs);
	if (e->opened->n > 0) {
		out_puts(o, ",\n");
		put_hashes(o, "opened", e->opened);
	}
	out_puts(o, "\n    }");
}

static int
compare_entries(const void *x, const void *y)
{
	return str_cmp((*(const struct entry *const *)x)->output, (*(const struct entry *const *)y)->output);
}

/* Sorted by name: the file does not tell in which order documents were made. */
bool
entries_write(const struct manifest *m, const char *path, struct diags *d)
{
	const struct entry **sorted = ARENA_ARRAY(m->a, const struct entry *, m->outputs.n + 1);
	size_t n = 0;
	struct out o;
	bool ok;

	for (size_t i = 0; i < m->outputs.n; i++)
		if (m->outputs.at[i].value != NULL)
			sorted[n++] = m->outputs.at[i].value;
	qsort(sorted, n, sizeof *sorted, compare_entries);
	out_init(&o);
	out_puts(&o, "{\n  \"outputs\": {");
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			out_char(&o, ',');
		put_entry(&o, sorted[i]);
	}
	out_puts(&o, "\n  }\n}\n");
	ok = file_make_dirs(file_dir(m->a, path), d) && file_write(path, out_str(&o), d);
	out_release(&o);
	return ok;
}

bool
manifest_write(const struct manifest *m, const char *out, struct diags *d)
{
	return entries_write(m, file_join(m->a, out, manifest_name), d);
}
