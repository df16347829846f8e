/*
 * The files of a new workspace. Their words stand in templates/khoi-tao, with «key» where something is put in. All are
 * made first; they are written into a folder beside the place, which takes its name when all of them are there.
 */
#include "cli/new.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/out.h"
#include "text/text.h"

/* --- text with keys -------------------------------------------------------------------------------- */

static bool
put_key(struct new_job *j, const char *path, struct out *o, str key, const struct new_key *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(key, str_of(keys[i].key))) {
			out_put(o, keys[i].value);
			return true;
		}
	diag_add(&j->cli->d, &new_template_key, loc_file(j->a, str_of(path)), STR_FMT, STR_ARG(key));
	return false;
}

bool
new_text(struct new_job *j, const char *name, const struct new_key *keys, size_t n, str *text)
{
	const char *path = file_join(j->a, j->cli->share, file_join(j->a, "templates/khoi-tao", name));
	str bytes, open = STR("«"), close = STR("»");
	struct out o;
	bool ok = true;

	if (!file_read(path, j->a, &bytes, &j->cli->d))
		return false;
	out_init(&o);
	for (size_t at = 0; at < bytes.n;) {
		size_t from = str_find(bytes, open, at), to = str_find(bytes, close, from);

		out_put(&o, str_sub(bytes, at, from));
		if (from == bytes.n)
			break;
		ok = put_key(j, path, &o, str_sub(bytes, from + open.n, to), keys, n) && ok;
		at = to + close.n;
	}
	*text = out_copy(&o, j->a);
	out_release(&o);
	return ok;
}

/* --- settings ------------------------------------------------------------------------------------------ */

static str
quoted(struct new_job *j, str s)
{
	struct out o;
	str q;

	out_init(&o);
	out_char(&o, '"');
	out_json(&o, s);
	out_char(&o, '"');
	q = out_copy(&o, j->a);
	out_release(&o);
	return q;
}

static str
or_null(struct new_job *j, str s)
{
	return s.n > 0 ? quoted(j, s) : STR("null");
}

/* "  - …" for each. */
static str
yaml_list(struct new_job *j, const str *at, size_t n)
{
	struct out o;
	str s;

	out_init(&o);
	for (size_t i = 0; i < n; i++)
		out_printf(&o, "%s  - " STR_FMT, i > 0 ? "\n" : "", STR_ARG(quoted(j, at[i])));
	s = n > 0 ? out_copy(&o, j->a) : STR("  []");
	out_release(&o);
	return s;
}

static str
yaml_units(struct new_job *j)
{
	const struct office *of = &j->office;
	struct out o;
	str s;

	out_init(&o);
	for (size_t i = 0; i < of->units.n; i++) {
		const struct new_unit *u = &of->units.at[i];

		out_printf(&o, "%s  - {ma: " STR_FMT ", ten: " STR_FMT, i > 0 ? "\n" : "", STR_ARG(u->code),
		    STR_ARG(quoted(j, u->name)));
		if (u->abbreviation.n > 1)
			out_printf(&o, ", viet_tat: " STR_FMT, STR_ARG(u->abbreviation));
		out_char(&o, '}');
	}
	s = of->units.n > 0 ? out_copy(&o, j->a) : STR("  []");
	out_release(&o);
	return s;
}

static str
signer_code(struct new_job *j)
{
	str key = text_fold(j->a, j->office.title);
	char *code = (char *)arena_copy(j->a, key.p, key.n + 1);

	for (size_t i = 0; i < key.n; i++)
		if (code[i] == '_')
			code[i] = '-';
	return (str){ code, key.n };
}

static str
yaml_signer(struct new_job *j)
{
	const struct office *of = &j->office;
	struct out o;
	str s;

	out_init(&o);
	out_printf(&o, "  - {ma: " STR_FMT, STR_ARG(signer_code(j)));
	if (of->authority.n > 0)
		out_printf(&o, ", quyen_han: " STR_FMT, STR_ARG(quoted(j, of->authority)));
	if (of->instead.n > 0)
		out_printf(&o, ", thay: " STR_FMT, STR_ARG(quoted(j, of->instead)));
	out_printf(&o, ", chuc_vu: " STR_FMT ", ho_ten: " STR_FMT "}", STR_ARG(quoted(j, of->title)),
	    STR_ARG(quoted(j, of->signer)));
	s = out_copy(&o, j->a);
	out_release(&o);
	return s;
}

static bool
has_str(const str *at, size_t n, str s)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(at[i], s))
			return true;
	return false;
}

/* Units of measure: those of the plan, and what every office counts. */
static str
yaml_measures(struct new_job *j)
{
	static const char *const usual[] = { "%", "%/năm", "tỷ đồng", "triệu đồng", "triệu đồng/người", "người", "hộ",
		"vụ", "hồ sơ" };
	VEC(str) all = { 0 };

	for (size_t i = 0; j->plan != NULL && i < j->plan->parts.n; i++)
		if (j->plan->parts.at[i].unit.n > 0 && !has_str(all.at, all.n, j->plan->parts.at[i].unit))
			*VEC_ADD(j->a, &all) = j->plan->parts.at[i].unit;
	for (size_t i = 0; i < sizeof usual / sizeof usual[0]; i++)
		if (!has_str(all.at, all.n, str_of(usual[i])))
			*VEC_ADD(j->a, &all) = str_of(usual[i]);
	return yaml_list(j, all.at, all.n);
}

static bool
add_file(struct new_job *j, struct new_files *files, const char *path, const char *template, const struct new_key *keys,
    size_t n)
{
	struct new_file *f;
	str text;

	if (!new_text(j, template, keys, n, &text))
		return false;
	f = VEC_ADD(j->a, &files->at);
	f->path = path;
	f->bytes = text;
	return true;
}

static bool
add_agency(struct new_job *j, struct new_files *files)
{
	const struct office *o = &j->office;
	struct new_key keys[] = {
		{ "co_quan",
		    o->lines[1].n > 0 ? str_format(j->a, "[" STR_FMT ", " STR_FMT "]", STR_ARG(quoted(j, o->lines[0])),
					    STR_ARG(quoted(j, o->lines[1])))
				      : str_format(j->a, "[" STR_FMT "]", STR_ARG(quoted(j, o->lines[0]))) },
		{ "chu_quan", or_null(j, o->above) },
		{ "ten", quoted(j, o->name) },
		{ "viet_tat", quoted(j, o->abbreviation) },
		{ "dia_danh", quoted(j, o->place) },
		{ "cap_tren",
		    o->superior_level.n > 0 ? str_format(j->a, "cap_tren: " STR_FMT "\n", STR_ARG(o->superior_level))
					    : STR("") },
		{ "to_chuc", yaml_units(j) },
		{ "nguoi_ky", yaml_signer(j) },
		{ "noi_nhan", yaml_list(j, o->recipients.at, o->recipients.n) },
		{ "luu", quoted(j, o->filed) },
		{ "don_vi_tinh", yaml_measures(j) },
	};

	return add_file(j, files, "don-vi.yaml", "don-vi.yaml", keys, sizeof keys / sizeof keys[0]);
}

/* Braces of the text that would open a tag of the template language are put out by one. */
str
new_plain_tags(struct new_job *j, str s)
{
	struct out o;
	str safe;

	out_init(&o);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == '{' && i + 1 < s.n && strchr("{%#", s.p[i + 1]) != NULL)
			out_printf(&o, "{{ '{%c' }}", s.p[++i]);
		else
			out_char(&o, s.p[i]);
	safe = out_copy(&o, j->a);
	out_release(&o);
	return safe;
}

static str
yaml_number(struct new_job *j)
{
	str number = j->plan != NULL ? j->plan->number : STR(""), date = j->plan != NULL ? j->plan->date : STR("");

	return str_format(j->a, "%s" STR_FMT "%s%s" STR_FMT "%s", number.n > 0 ? "    so: \"" : "", STR_ARG(number),
	    number.n > 0 ? "\"\n" : "", date.n > 0 ? "    ngay: " : "", STR_ARG(date), date.n > 0 ? "\n" : "");
}

static str
yaml_bases(struct new_job *j)
{
	struct out o;
	str s;

	if (j->plan == NULL || j->plan->bases_in_one || j->plan->bases.n == 0)
		return STR("");
	out_init(&o);
	out_puts(&o, "    can_cu:\n");
	for (size_t i = 0; i < j->plan->bases.n; i++)
		out_printf(&o, "      - " STR_FMT "\n", STR_ARG(quoted(j, new_plain_tags(j, j->plan->bases.at[i]))));
	s = out_copy(&o, j->a);
	out_release(&o);
	return s;
}

static bool
add_documents(struct new_job *j, struct new_files *files)
{
	const struct office *o = &j->office;
	str subject = j->plan != NULL && j->plan->subject.n > 0
	    ? new_plain_tags(j, j->plan->subject)
	    : STR("Phát triển kinh tế - xã hội, quốc phòng - an ninh giai đoạn {{ ke_hoach.giai_doan }}");
	struct new_key keys[] = {
		{ "nam", str_format(j->a, "%d", o->year) },
		{ "trich_yeu", quoted(j, subject) },
		{ "nguoi_ky", signer_code(j) },
		{ "so", yaml_number(j) },
		{ "can_cu", yaml_bases(j) },
		{ "kinh_gui",
		    o->superior.n > 0
			? str_format(j->a, "    kinh_gui: [" STR_FMT "]\n", STR_ARG(quoted(j, o->superior)))
			: STR("") },
	};

	return add_file(j, files, "van-ban.yaml", "van-ban.yaml", keys, sizeof keys / sizeof keys[0]);
}

static bool
add_readme(struct new_job *j, struct new_files *files)
{
	const struct office *o = &j->office;
	bool plan = j->plan != NULL;
	struct new_key keys[] = {
		{ "ten", o->name },
		{ "giai_doan", str_format(j->a, "%d-%d", o->from, o->to) },
		{ "nam", str_format(j->a, "%d", o->year) },
		{ "don_vi", o->units.n > 0 ? o->units.at[0].code : STR("van-phong") },
		{ "tep_xem_lai",
		    plan
			? STR("| `cho-xem-lai.xlsx` | những chỗ chương trình không chắc khi đọc kế hoạch | Excel, LibreOffice |\n")
			: STR("") },
		{ "viec_dau",
		    plan
			? STR("0. Mở `cho-xem-lai.xlsx`: mỗi dòng một chỗ phải xem lại, kèm lời gốc và nơi đã ghi. Dòng *bắt buộc* xem trước. Sửa thẳng vào tệp nêu ở cột *Nơi ghi*; dòng chỉ tiêu nào đã xem xong thì xóa dấu x ở cột *Xem lại* của `chi-tieu.xlsx`.\n")
			: STR("") },
		{ "viec_chi_tieu",
		    plan
			? STR("so từng dòng với kế hoạch đã ban hành; tính chất và chiều là phỏng đoán.")
			: STR("ba dòng có chữ \"Ví dụ\" là ví dụ, thay bằng chỉ tiêu của cơ quan (thay cả trong `so-lieu`).") },
	};

	return add_file(j, files, "README.md", "README.md", keys, sizeof keys / sizeof keys[0]);
}

static bool
add_word_forms(struct new_job *j, struct new_files *files)
{
	for (size_t i = 0; i < j->office.units.n; i++) {
		const struct new_unit *u = &j->office.units.at[i];
		struct new_key key = { "ma", u->code };

		if (!add_file(j, files, str_format(j->a, "bieu-nhap/noi-dung-" STR_FMT ".md", STR_ARG(u->code)).p,
			"noi-dung.md", &key, 1))
			return false;
	}
	return true;
}

bool
new_settings(struct new_job *j, struct new_files *files)
{
	return add_readme(j, files) && add_agency(j, files) && add_documents(j, files) && add_word_forms(j, files);
}

/* --- onto the disk ------------------------------------------------------------------------------------------- */

/* Takes away what was written into the folder beside the place. */
static void
take_back(struct new_job *j, const char *folder, const struct new_files *files)
{
	static const char *const folders[] = { "bieu-nhap", "ke-hoach", "so-lieu", "noi-dung", "" };

	for (size_t i = 0; i < files->at.n; i++)
		unlink(file_join(j->a, folder, files->at.at[i].path));
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
		rmdir(*folders[i] != '\0' ? file_join(j->a, folder, folders[i]) : folder);
}

static bool
write_files(struct new_job *j, const char *folder, const struct new_files *files)
{
	for (size_t i = 0; i < files->at.n; i++) {
		const char *path = file_join(j->a, folder, files->at.at[i].path);

		if (!file_make_dirs(file_dir(j->a, path), &j->cli->d) ||
		    !file_write(path, files->at.at[i].bytes, &j->cli->d))
			return false;
	}
	return file_make_dirs(file_join(j->a, folder, "noi-dung"), &j->cli->d);
}

/* Without slashes at its end; "." where nothing is left. */
static const char *
plain_path(struct new_job *j, const char *path)
{
	str s = str_of(path);

	while (s.n > 1 && s.p[s.n - 1] == '/')
		s.n--;
	return str_c(j->a, s);
}

/* An empty folder that stands there is written into: "." can't be renamed. */
bool
new_write(struct new_job *j, const struct new_files *files)
{
	const char *place = plain_path(j, j->dir), *beside = str_format(j->a, "%s.moi-%ld", place, (long)getpid()).p;

	if (file_exists(place)) {
		if (write_files(j, place, files))
			return true;
		take_back(j, place, files);
		(void)mkdir(place, 0777);
		return false;
	}
	if (!file_make_dirs(file_dir(j->a, place), &j->cli->d))
		return false;
	if (write_files(j, beside, files) && rename(beside, place) == 0)
		return true;
	if (diags_ok(&j->cli->d))
		diag_add(&j->cli->d, &new_not_empty, loc_file(j->a, str_of(place)), "%s", strerror(errno));
	take_back(j, beside, files);
	return false;
}
