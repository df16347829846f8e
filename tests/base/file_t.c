/* Files that are watched, and files that appear together. */
#include "base/file.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "tap.h"

struct seen {
	int n, missing;
	str last, bytes;
};

static void
note(void *ctx, const char *path, const str *bytes)
{
	struct seen *s = ctx;

	s->n++;
	s->last = str_of(path);
	s->missing += bytes == NULL;
	s->bytes = bytes != NULL ? *bytes : STR("");
}

struct place {
	struct arena *a;
	struct diags d;
	const char *dir, *path;
};

static void
place_init(struct place *p)
{
	static char dir[] = "/tmp/vanthu-file-XXXXXX";

	strcpy(dir, "/tmp/vanthu-file-XXXXXX");
	p->a = arena_new(4096);
	diags_init(&p->d, p->a);
	p->dir = mkdtemp(dir);
	p->path = file_join(p->a, p->dir, "a.txt");
}

static void
place_release(struct place *p)
{
	unlink(p->path);
	rmdir(p->dir);
	arena_free(p->a);
}

TEST(a_watch_is_told_of_what_is_read_and_of_what_is_not_there)
{
	struct seen s = { 0, 0, STR(""), STR("") };
	const struct file_watch watch = { note, &s };
	struct place p;
	str bytes;

	place_init(&p);
	OK(file_write(p.path, STR("một"), &p.d));
	OK(file_read(p.path, p.a, &bytes, &p.d));
	IS_INT(s.n, 0); /* nobody watches */
	p.d.watch = &watch;
	OK(file_read(p.path, p.a, &bytes, &p.d));
	IS_INT(s.n, 1);
	IS_STR(s.bytes, STR("một"));
	OK(file_find(p.path, &p.d));
	IS_INT(s.n, 1); /* it is there, so it will be read */
	unlink(p.path);
	OK(!file_find(p.path, &p.d));
	IS_INT(s.missing, 1);
	OK(!file_read(p.path, p.a, &bytes, &p.d));
	IS_INT(s.missing, 2);
	OK(!file_read(p.dir, p.a, &bytes, &p.d)); /* there, but nothing can be read of it */
	IS_INT(s.missing, 3);
	place_release(&p);
}

TEST(bytes_that_are_written_aside_stand_beside_their_place)
{
	const char *temporary;
	struct place p;
	str bytes;

	place_init(&p);
	OK(file_write(p.path, STR("cũ"), &p.d));
	OK(file_write_aside(p.path, STR("mới"), p.a, &temporary, &p.d));
	OK(file_read(p.path, p.a, &bytes, &p.d));
	IS_STR(bytes, STR("cũ"));
	OK(file_read(temporary, p.a, &bytes, &p.d));
	IS_STR(bytes, STR("mới"));
	IS_STR(str_of(file_dir(p.a, temporary)), str_of(p.dir));
	OK(file_sync_dir(p.dir));
	file_drop_leftovers(p.path);
	OK(!file_exists(temporary));
	OK(!file_write_aside(file_join(p.a, p.dir, "none/a"), STR("mới"), p.a, &temporary, &p.d));
	OK(!file_sync_dir(file_join(p.a, p.dir, "none")));
	place_release(&p);
}
