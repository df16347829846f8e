#include "run.h"

static const char data[] =
    "{'x': 5, 'y': 2.5, 'am': -7, 's': 'Xã Hà Bắc', 'rong': '', 'xs': [3, 1, 2], 'khong': none, 'dung': true,"
    " 'm': {'a': 1, 'b': {'c': 'sâu'}, 'items': 'khóa'}, 'ds': [{'ten': 'An', 'n': 2}, {'ten': 'Bình', 'n': 1}], 'đơn_vị': {'tên': 'Kinh tế'}}";

TEST(literals)
{
	static const struct row rows[] = {
	    {"{{ 1 }} {{ 1.50 }} {{ 1_000 }} {{ 1e3 }} {{ 0.1 }}", "1 1.50 1000 1000 0.1"},
	    {"{{ 'a' }}{{ \"b\" }}{{ “c” }}{{ ‘d’ }}{{ ”e” }}{{ ’f’ }}", "abcdef"},
	    {"{{ “nói \"thế\"” }} {{ \"it's\" }} {{ '“x”' }}", "nói \"thế\" it's “x”"},
	    {"{{ 'a\\n\\t\\'\\\\\\u0041\\q' }}", "a\n\t'\\A\\q"},
	    {"{{ 'a' 'b' \"c\" }}", "abc"},
	    {"{{ true }} {{ True }} {{ FALSE }} [{{ none }}{{ None }}]", "True True False []"},
	    {"{{ [1, 'a', none, true, 2.5] }}", "[1, 'a', None, True, 2.5]"},
	    {"{{ (1, 'a') }} {{ (1,) }} {{ () }} {{ 1, 2 }} {{ [] }} {{ {} }}", "(1, 'a') (1,) () (1, 2) [] {}"},
	    {"{{ (1, 2, 3)[1:] }} {{ (1,) + (2,) }} {{ [1] + [2] }} {{ {'a': 1}.items()|list }}", "(2, 3) (1, 2) [1, 2] [('a', 1)]"},
	    {"{{ '%s-%s'|format(1, 2) }} {{ '%s-%s' % (1, 2) }} {{ '%s' % [1, 2] }}", "1-2 1-2 [1, 2]"},
	    {"{{ {'a': 1, 'b': [2, \"it's\"]} }}", "{'a': 1, 'b': [2, \"it's\"]}"},
	    {"{{ {'a': {'b': 1}} }}", "{'a': {'b': 1}}"},
	    {"{{ 'x }} y' }}", "x }} y"},
	    {"{{ x\xc2\xa0+\xe2\x80\x8b"
	     "1 }}{{ x – 1 }}",
	     "64"},
	};

	ROWS(data, rows);
}

TEST(names_fields_indexes_slices)
{
	static const struct row rows[] = {
	    {"{{ x }}{{x}}{{  s  }}", "55Xã Hà Bắc"},
	    {"{{ đơn_vị.tên }} {{ đơn_vị['tên'] }}", "Kinh tế Kinh tế"},
	    {"{{ \xc4\x91\xc6\xa1n_vi\xcc\xa3.te\xcc\x82n }}", "Kinh tế"},
	    {"{{ m.a }} {{ m['a'] }} {{ m.b.c }} {{ m['b'].c }} {{ m.items }}", "1 1 sâu sâu khóa"},
	    {"{{ xs[0] }} {{ xs[-1] }} {{ xs.1 }} {{ ds[1].ten }} {{ ds.0.ten }} {{ xs[x - 4] }}", "3 2 1 Bình An 1"},
	    {"{{ xs[:2] }} {{ xs[1:] }} {{ xs[::-1] }} {{ xs[:] }} {{ xs[-2:] }} {{ xs[5:] }} {{ xs[0:3:2] }}", "[3, 1] [1, 2] [2, 1, 3] [3, 1, 2] [1, 2] [] [3, 2]"},
	    {"{{ s[0] }} {{ s[1] }} {{ s[-1] }} {{ s[:2] }} {{ s[::-1] }} {{ s[3:5] }}", "X ã c Xã cắB àH ãX Hà"},
	    {"{{ xs[2:0:-1] }} {{ xs[-100:100] }} {{ xs[:none] }}", "[2, 1] [3, 1, 2] [3, 1, 2]"},
	};

	ROWS(data, rows);
}

TEST(arithmetic_is_pythons_in_decimals)
{
	static const struct row rows[] = {
	    {"{{ 1 + 2 * 3 }} {{ (1 + 2) * 3 }} {{ 7 - 2 - 1 }}", "7 9 4"},
	    {"{{ 7 / 2 }} {{ 6 / 2 }} {{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % 3 }} {{ -7 % 3 }}", "3.5 3.0 3 -4 1 2"},
	    {"{{ 2 ** 3 }} {{ 2 ** 3 ** 2 }} {{ -2 ** 2 }} {{ 2 ** -1 }}", "8 64 4 0.5"},
	    {"{{ 0.1 + 0.2 }} {{ 1.25 + 0.75 }} {{ 0.5 * 2 }} {{ y * 2 }} {{ 10 * 0.1 }}", "0.3 2.0 1.0 5.0 1.0"},
	    {"{{ -x }} {{ +x }} {{ --x }} {{ - x + 1 }}", "-5 5 5 -4"},
	    {"{{ 'a' ~ 1 ~ 2.50 ~ none ~ true }}", "a12.50True"},
	    {"{{ 'a' + 'b' }} {{ 'ab' * 2 }} {{ 2 * 'ab' }} {{ [1] + [2] }} {{ [0] * 3 }} [{{ 'a' * -1 }}]", "ab abab abab [1, 2] [0, 0, 0] []"},
	    {"{{ khong + 1 }}[{{ 1 - khong }}]", "[]"},
	    {"{{ true + 1 }}", "2"},
	    {"{{ 0.1 * 3 == 0.3 }}", "True"},
	};

	ROWS(data, rows);
}

TEST(comparisons_and_logic)
{
	static const struct row rows[] = {
	    {"{{ 1 < 2 }} {{ 2 <= 2 }} {{ 3 > 4 }} {{ 4 >= 5 }} {{ 1 == 1.0 }} {{ 1 != 2 }}", "True True False False True True"},
	    {"{{ 1 < 2 < 3 }} {{ 1 < 3 < 2 }} {{ 1 == 1 == 1 }}", "True False True"},
	    {"{{ 'a' < 'b' }} {{ [1, 2] < [1, 3] }} {{ 'a' == 'a' }} {{ [1] == [1.0] }} {{ {'a': 1} == {'a': 1} }} {{ none == none }} {{ 1 == '1' }}", "True True True True True True False"},
	    {"{{ 1 in xs }} {{ 9 in xs }} {{ 9 not in xs }} {{ 'Hà' in s }} {{ 'a' in m }} {{ 'z' not in m }} {{ '' in s }}", "True False True True True True True"},
	    {"{{ true and false }} {{ true or false }} {{ not true }} {{ not not x }}", "False True False True"},
	    {"{{ '' or 'b' }} {{ 'a' or 'b' }} {{ 'a' and 'b' }} {{ 0 and 'b' }}", "b a b 0"},
	    {"{{ khong > 1 }} {{ khong < 1 }} {{ 1 >= khong }}", "False False False"},
	    {"{{ 1 if x else 2 }} {{ 1 if rong else 2 }} [{{ 1 if rong }}] {{ 'a' if rong else 'b' if rong else 'c' }}", "1 2 [] c"},
	    {"{{ x > 3 and x < 10 or false }} {{ not x == 5 }} {{ x is odd and y is float }}", "True False True"},
	    {"{{ not khong_co is defined }}{{ khong_co is defined or dung }}", "TrueTrue"},
	    {"{{ 1 + 1 == 2 and 2 * 2 == 4 }}", "True"},
	};

	ROWS(data, rows);
}

TEST(every_test)
{
	static const struct row rows[] = {
	    {"{{ x is defined }} {{ zz is defined }} {{ zz is undefined }} {{ m.zz is defined }} {{ m.zz.y is not defined }} {{ zz.y[3] is defined }}", "True False True False True False"},
	    {"{{ xs[9] is defined }} {{ khong is none }} {{ x is none }} {{ khong is None }}", "False True False True"},
	    {"{{ dung is boolean }} {{ x is boolean }} {{ dung is true }} {{ dung is false }} {{ false is false }} {{ 1 is true }}", "True False True False True False"},
	    {"{{ x is number }} {{ s is number }} {{ x is integer }} {{ y is integer }} {{ y is float }} {{ x is float }}", "True False True False True False"},
	    {"{{ s is string }} {{ x is string }} {{ m is mapping }} {{ xs is mapping }} {{ xs is sequence }} {{ m is sequence }} {{ s is sequence }} {{ x is sequence }}", "True False True False True True True False"},
	    {"{{ xs is iterable }} {{ x is iterable }} {{ x is callable }} {{ x is escaped }}", "True False False False"},
	    {"{{ 4 is even }} {{ 4 is odd }} {{ 3 is odd }} {{ 9 is divisibleby 3 }} {{ 9 is divisibleby(4) }} {{ 2.5 is even }}", "True False True True False False"},
	    {"{{ x is eq 5 }} {{ x is equalto 5 }} {{ x is ne 5 }} {{ x is lt 6 }} {{ x is le 5 }} {{ x is gt 5 }} {{ x is ge 5 }} {{ x is lessthan 9 }} {{ x is greaterthan(9) }}", "True True False True True False True True False"},
	    {"{{ 1 is in xs }} {{ 1 is in [2] }} {{ 1 is not in [2] }} {{ s is sameas s }} {{ 1 is sameas 1 }}", "True False True True True"},
	    {"{{ 'ĐỊA' is upper }} {{ 'Địa' is upper }} {{ 'địa' is lower }} {{ '12' is upper }}", "True False True False"},
	    {"{{ 'so' is filter }} {{ 'zz' is filter }} {{ 'odd' is test }} {{ 'zz' is test }}", "True False True False"},
	    {"{{ hom_nay() is date }} {{ x is picture }}", "True False"},
	    {"{% macro m2() %}{% endmacro %}{{ m2 is callable }}", "True"},
	};

	ROWS(data, rows);
}

TEST(methods)
{
	static const struct row rows[] = {
	    {"{% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}={{ v }};{% endfor %}", "a=1;b=2;"},
	    {"{{ m.keys()|list }} {{ {'a': 1}.values()|list }} {{ {'a': 1}.items()|list }}", "['a', 'b', 'items'] [1] [('a', 1)]"},
	    {"{{ m.get('a') }} {{ m.get('z') }} {{ m.get('z', 9) }} {{ m.get('z') is none }}", "1  9 True"},
	    {"{{ 'đơn vị'.upper() }} {{ 'ĐƠN'.lower() }} {{ 'xã hà'.title() }} {{ 'hÀ bẮC'.capitalize() }}", "ĐƠN VỊ đơn Xã Hà Hà bắc"},
	    {"[{{ '  a '.strip() }}] [{{ ' a '.lstrip() }}] [{{ ' a '.rstrip() }}] {{ 'xxaxx'.strip('x') }}", "[a] [a ] [ a] a"},
	    {"{{ 'a,b,c'.split(',') }} {{ ' a  b '.split() }} {{ 'a,b,c'.split(',', 1) }} {{ 'a\\nb'.splitlines() }}", "['a', 'b', 'c'] ['a', 'b'] ['a', 'b,c'] ['a', 'b']"},
	    {"{{ 'aab'.replace('a', 'x') }} {{ 'aab'.replace('a', 'x', 1) }}", "xxb xab"},
	    {"{{ s.startswith('Xã') }} {{ s.endswith('Nam') }} {{ s.startswith(('Xã', 'TP')) }}", "True False True"},
	    {"{{ ', '.join(['a', 'b']) }} {{ ', '.join(ds|map(attribute='ten')) }}", "a, b An, Bình"},
	    {"{{ 'banana'.count('an') }} {{ 'Hà Bắc'.find('B') }} {{ 'a'.find('z') }} {{ xs.count(1) }} {{ xs.index(2) }}", "2 3 -1 1 2"},
	    {"{{ '7'.zfill(3) }} [{{ 'a'.center(3) }}] [{{ 'a'.ljust(3) }}] [{{ 'a'.rjust(3, '.') }}]", "007 [ a ] [a  ] [..a]"},
	    {"{{ '12'.isdigit() }} {{ 'a1'.isalpha() }} {{ 'A'.isupper() }} {{ 'a'.islower() }}", "True False True True"},
	    {"{{ '{} và {}'.format(1, 'a') }} {{ '{1}{0}'.format('a', 'b') }} {{ '{ten}'.format(ten='An') }} {{ '{{{}}}'.format(1) }}", "1 và a ba An {1}"},
	    {"{{ '{:.1f}'.format(8.25) }} {{ '{:>5}|{:<5}|{:^5}'.format(1, 2, 3) }} {{ '{:,.2f}'.format(1234567.5) }} {{ '{:05d}'.format(42) }} {{ '{:,}'.format(1234) }} {{ '{:.0%}'.format(0.25) }}", "8.3     1|2    |  3   1,234,567.50 00042 1,234 25%"},
	    {"{{ hom_nay().strftime('%d/%m/%Y') }} {{ hom_nay().year }} {{ hom_nay().thang }}", "23/11/2026 2026 11"},
	};

	ROWS(data, rows);
}

TEST(percent_formats_round_half_away_from_zero)
{
	static const struct row rows[] = {
	    {"{{ '%s có %d' % ('a', 3) }} {{ '%.1f' % 8.25 }} {{ '%.1f%%' % 94.25 }} {{ '%.2f' % 1 }}", "a có 3 8.3 94.3% 1.00"},
	    {"{{ '%05d|%5s|%-5s|%+d' % (42, 'a', 'b', 3) }} {{ '%x' % 255 }} {{ '%d' % 3.9 }} {{ '%d' % -3.9 }}", "00042|    a|b    |+3 ff 3 -3"},
	    {"{{ '%s' % 'a' }} {{ '%(a)s-%(b).1f' % {'a': 'x', 'b': 2} }} {{ '%s' % [1, 2] }} {{ '%.2s' % 'đơn' }}", "a x-2.0 [1, 2] đơ"},
	    {"{{ '%s và %.1f'|format('a', 0.25) }} {{ '%(n)d'|format(n=5) }}", "a và 0.3 5"},
	};

	ROWS(data, rows);
}

TEST(functions)
{
	static const struct row rows[] = {
	    {"{{ range(3)|list }} {{ range(1, 4)|list }} {{ range(6, 0, -2)|list }} {{ range(0)|list }} {% for i in range(2) %}{{ i }}{% endfor %}", "[0, 1, 2] [1, 2, 3] [6, 4, 2] [] 01"},
	    {"{{ dict(a=1, b='x') }} {{ dict({'a': 1}, b=2) }} {{ dict([('k', 1)]) }}", "{'a': 1, 'b': 'x'} {'a': 1, 'b': 2} {'k': 1}"},
	    {"{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}{{ c.reset() }}{{ c.current }}", "ababa"},
	    {"{% set j = joiner(', ') %}{% for x in xs %}{{ j() }}{{ x }}{% endfor %}", "3, 1, 2"},
	    {"{% set ns = namespace(n=0, k='a') %}{% for x in xs %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}{{ ns.k }}", "6a"},
	    {"{{ hom_nay()|ngay_ngan }}", "23/11/2026"},
	};

	ROWS(data, rows);
}
