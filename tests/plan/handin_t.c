/* Figures on their way from a unit's workbook into the year's data and from there into a document. */
#include "office.h"

#include <sys/wait.h>

#include "input/input.h"

static int
sh(struct arena *a, str command)
{
	int status = system(str_c(a, command));

	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool
says(struct arena *a, const char *dir, const char *words)
{
	return sh(a, str_format(a, "grep -qF -- '%s' '%s/log'", words, dir)) == 0;
}

static const char *
sample(struct arena *a, const char **program)
{
	const char *dir = office_new(a);

	*program = getenv("VANTHU");
	if (*program != NULL && sh(a, str_format(a, "cp -r inputs/ha-bac '%s/ws' && cp '%s/ws/so-lieu/2026.xlsx' '%s/before.xlsx'", dir, dir, dir)) != 0)
		*program = NULL;
	return dir;
}

#define ABOUT(unit) "# thong_tin\nMục|Giá trị\nky|2026-11\ndon_vi|" unit "\n"

TEST(a_new_workbook_lets_only_its_own_cells_be_typed_into)
{
	struct arena *a = arena_new(1 << 16);
	const char *program, *dir = sample(a, &program);

	if (program == NULL) {
		office_remove(a, dir);
		arena_free(a);
		SKIP("no program named");
	}
	IS_INT(sh(a, str_format(a, "'%s' data new -C '%s/ws' --ky 2026-11 --don-vi kinh-te -o '%s/f.xlsx' >'%s/log' 2>&1", program, dir, dir, dir)), 0);
	IS_INT(sh(a, str_format(a, "cd '%s' && unzip -qo f.xlsx -d f", dir)), 0);
	IS_INT(sh(a, str_format(a, "grep -q '<sheetProtection' '%s/f/xl/worksheets/sheet1.xml'", dir)), 0);
	IS_INT(sh(a, str_format(a, "grep -q '<dataValidations count=\"3\"' '%s/f/xl/worksheets/sheet1.xml'", dir)), 0);
	IS_INT(sh(a, str_format(a, "grep -q 'paperSize=\"9\"' '%s/f/xl/worksheets/sheet1.xml'", dir)), 0);
	IS_INT(sh(a, str_format(a, "grep -q 'locked=\"0\"' '%s/f/xl/styles.xml'", dir)), 0);
	IS_INT(sh(a, str_format(a, "grep -q 'state=\"hidden\"' '%s/f/xl/workbook.xml'", dir)), 0);
	IS_INT(sh(a, str_format(a, "'%s' data new -C '%s/ws' --ky 2026-11 --don-vi kinh-te -o '%s/g.xlsx' >/dev/null && cmp '%s/f.xlsx' '%s/g.xlsx'", program, dir, dir, dir, dir)), 0);
	office_remove(a, dir);
	arena_free(a);
}

TEST(returned_figures_reach_the_document)
{
	struct arena *a = arena_new(1 << 16);
	const char *program, *dir = sample(a, &program);

	if (program == NULL) {
		office_remove(a, dir);
		arena_free(a);
		SKIP("no program named");
	}
	office_book(a, dir, "kt.xlsx", "# thang\nBiểu|\nMã|T11\n4.1|7.1\n5|216\n'T1|25.1\n" ABOUT("kinh-te"));
	/* as LibreOffice saves it, where there is one */
	sh(a, str_format(a, "command -v soffice >/dev/null && cd '%s' && mkdir lo && soffice -env:UserInstallation=file://%s/profile --headless "
	                    "--convert-to xlsx --outdir lo kt.xlsx >/dev/null 2>&1 && mv lo/kt.xlsx kt.xlsx", dir, dir));
	IS_INT(sh(a, str_format(a, "'%s' data merge -C '%s/ws' '%s/kt.xlsx' >'%s/log' 2>&1", program, dir, dir, dir)), 0);
	IS_INT(sh(a, str_format(a, "'%s' data status -C '%s/ws' --ky 2026-11 --lang en >'%s/log' 2>&1", program, dir, dir)), 0);
	OK(says(a, dir, "kinh-te: figures 3/3"));
	/* what was there stays: the other sheets, the other months, the same figures */
	IS_INT(sh(a, str_format(a, "'%s' build -C '%s/ws' bao-cao-quy --ky 2026-Q3 -f docx -o '%s/o1' >'%s/log' 2>&1", program, dir, dir, dir)), 0);
	IS_INT(sh(a, str_format(a, "cp '%s/before.xlsx' '%s/ws/so-lieu/2026.xlsx' && '%s' build -C '%s/ws' bao-cao-quy --ky 2026-Q3 -f docx -o '%s/o2' "
	                           ">'%s/log' 2>&1 && cmp '%s/o1/2026-Q3/bao-cao-quy.docx' '%s/o2/2026-Q3/bao-cao-quy.docx'",
	           dir, dir, program, dir, dir, dir, dir, dir)), 0);
	office_remove(a, dir);
	arena_free(a);
}

TEST(conflicts_doubles_and_changes_of_earlier_months_are_named)
{
	struct arena *a = arena_new(1 << 16);
	const char *program, *dir = sample(a, &program);

	if (program == NULL) {
		office_remove(a, dir);
		arena_free(a);
		SKIP("no program named");
	}
	office_book(a, dir, "a.xlsx", "# thang\nMã|T10|T11\n4.1|6.9|7.1\n5||216\n" ABOUT("kinh-te"));
	office_book(a, dir, "b.xlsx", "# thang\nMã|T10|T11\n4.1|6.9|7.2\n5||216\n" ABOUT("kinh-te"));
	IS_INT(sh(a, str_format(a, "'%s' data merge --json -C '%s/ws' '%s/a.xlsx' '%s/b.xlsx' >'%s/log' 2>&1", program, dir, dir, dir, dir)), 65);
	OK(says(a, dir, "N104"));
	OK(says(a, dir, "N105"));
	IS_INT(sh(a, str_format(a, "cmp '%s/before.xlsx' '%s/ws/so-lieu/2026.xlsx'", dir, dir)), 0);

	office_book(a, dir, "c.xlsx", "# thang\nMã|T9|T11\n4.1|6.3|7.1\n" ABOUT("kinh-te"));
	IS_INT(sh(a, str_format(a, "'%s' data merge --json -C '%s/ws' '%s/c.xlsx' >'%s/log' 2>&1", program, dir, dir, dir)), 0);
	OK(says(a, dir, "N106"));
	IS_INT(sh(a, str_format(a, "grep -qF '\"2026-11\",\"thang\",\"4.1\",\"t9\",\"6.2\",\"6.3\",\"kinh-te\"' '%s/ws/nhat-ky-so-lieu.csv'", dir)), 0);

	/* what was merged is then changed by hand in the sheet: the log knows better */
	IS_INT(sh(a, str_format(a, "grep -qF '\"2026-11\",\"thang\",\"4.1\",\"t11\",\"\",\"7.1\",\"kinh-te\"' '%s/ws/nhat-ky-so-lieu.csv'", dir)), 0);
	IS_INT(sh(a, str_format(a, "'%s' check --json -C '%s/ws' bao-cao-thang --ky 2026-10 >'%s/log' 2>&1", program, dir, dir)), 0);
	OK(!says(a, dir, "K229"));
	IS_INT(sh(a, str_format(a, "sed -i 's/\"6.3\",\"kinh-te\"/\"6.4\",\"kinh-te\"/' '%s/ws/nhat-ky-so-lieu.csv' && "
	                           "'%s' check --json -C '%s/ws' bao-cao-thang --ky 2026-10 >'%s/log' 2>&1", dir, program, dir, dir)), 0);
	OK(says(a, dir, "K229"));
	OK(says(a, dir, "4.1: 6.3 here, 6.4 when it was merged") || says(a, dir, "4.1: ở đây là 6.3, khi gộp là 6.4"));
	IS_INT(sh(a, str_format(a, "sed -i 's/\"6.4\",\"kinh-te\"/\"6.3\",\"kinh-te\"/' '%s/ws/nhat-ky-so-lieu.csv'", dir)), 0);

	office_book(a, dir, "d.xlsx", "# thang\nMã|T11\n21.3|1\n99|1\n" ABOUT("kinh-te"));
	IS_INT(sh(a, str_format(a, "'%s' data merge --json -C '%s/ws' '%s/d.xlsx' >'%s/log' 2>&1", program, dir, dir, dir)), 65);
	OK(says(a, dir, "N103"));
	OK(says(a, dir, "N107"));
	office_remove(a, dir);
	arena_free(a);
}
