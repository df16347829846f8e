#include "run.h"

/* Operators, fields, elements, methods and formats at their edges. */
static const char data[] =
    "{'x': 5, 'xs': [3, 1, 2], 'tr': [], 'm': {'a': 1, '5': 'năm', 'True': 't'}, 's': 'đường', 'khong': none, 'ngay': hom_nay(),"
    " 'to': 900000000000000000, 'ten': 'An'}";

TEST(values_are_the_same_or_not)
{
	static const struct row rows[] = {
	    {"{{ true == 1 }} {{ 1 == true }} {{ false == 0.0 }} {{ true == 2 }} {{ true == true }} {{ true == false }} {{ true == 'True' }}", "True True True False True False False"},
	    {"{{ [1, 2] == [1] }} {{ [1] == [2] }} {{ [] == [] }} {{ xs == xs }} {{ [1] == (1,) }} {{ [] == {} }} {{ none == none }} {{ none == 0 }} {{ none == false }}", "False False True True True False True False False"},
	    {"{{ {'a': 1} == {'a': 1, 'b': 2} }} {{ {'a': 1} == {'b': 1} }} {{ {'a': 1, 'b': 2} == {'b': 2, 'a': 1} }} {{ {'a': 1} == {'a': 2} }} {{ m == m }} {{ {} == {} }}", "False False True False True True"},
	    {"{{ ngay == hom_nay() }} {{ ngay == ngay + 1 }} {{ joiner() == joiner() }} {% set j = joiner() %}{{ j == j }} {{ ngay != '23/11/2026' }}", "True False False True True"},
	    {"{{ xs is sameas xs }} {{ xs is sameas [3, 1, 2] }} {{ m is sameas m }} {{ m is sameas xs }} {{ 1 is sameas 1.0 }} {{ 1 is sameas '1' }} {{ 1 is sameas true }} {{ none is sameas none }}", "True False True False True False False True"},
	    {"{{ 1 < true }} {{ 0 < true }} {{ 'a' < 'á' }} {{ 'b' < 'Á' }} {{ ngay < ngay + 1 }} {{ ngay > ngay }} {{ [1] < [1, 0] }} {{ [2] > [1, 9] }} {{ [] < [0] }} {{ [1, 2] <= [1, 2] }}", "False True True True True False True True True True"},
	    {"{{ 2 > 1 }} {{ 1 > 1 }} {{ 1 >= 1 }} {{ 0 >= 1 }} {{ 1 <= 0 }} {{ 1 <= 1 }} {{ 1 < 1 }}", "True False True False False True False"},
	    {"{{ none < 1 }} {{ 1 > none }} {{ none <= none }} {{ khong >= 'a' }}", "False False False False"},
	    {"{{ 1 in khong }} {{ none in 'abc' }} {{ '' in '' }} {{ 'b' in 'abc' }} {{ 'd' in 'abc' }} {{ 5 in m }} {{ 'a' in m }} {{ 1 in tr }} {{ none in [none] }} {{ [1] in [[1]] }} {{ 1 not in none }}", "False False True True False False True False True True True"},
	    {"{{ '' == '' }} {{ 'a' == 'A' }} {{ 'ab' == 'a' }} {{ 1.50 == 1.5 }} {{ 1.5 != 1.50 }}", "True False False True False"},
	};

	ROWS(data, rows);
}

TEST(numbers_are_computed_to_their_edges)
{
	static const struct row rows[] = {
	    {"{{ 7 // 2 }} {{ -7 // 2 }} {{ 7 // -2 }} {{ 7.5 // 2 }} {{ 7 % -3 }} {{ -7 % 3 }} {{ 7.5 % 2 }} {{ 0 / 5 }} {{ 1 / 8 }}", "3 -4 -4 3.0 -2 2 1.5 0.0 0.125"},
	    {"{{ 2 ** 0 }} {{ 0 ** 0 }} {{ 2 ** -2 }} {{ 9 ** 0.5 }} {{ 2 ** 62 }} {{ (-2) ** 3 }} {{ 1.5 ** 2 }}", "1 1 0.25 3.0 4611686018427387904 -8 2.25"},
	    {"{{ 1.10 + 1.10 }} {{ 1.0 + 1 }} {{ 2.50 * 2 }} {{ 1.5 - 1.5 }} {{ to + to }} {{ to * 1.0 }} {{ 930000000000000000 * 1.0 }} {{ -930000000000000000 / 1 }}", "2.2 2.0 5.0 0.0 1800000000000000000 900000000000000000.0 930000000000000000 -930000000000000000"},
	    {"{{ true + true }} {{ true * 2.5 }} {{ 3 - true }}", "2 2.5 2"},
	    {"{{ none + none }}|{{ none + 1 }}|{{ 1 + none }}|{{ none * 2 }}|{{ -khong }}|{{ +khong }}", "|||||"},
	    {"{{ ngay + 8 }} {{ ngay - 23 }} {{ ngay - (ngay - 5) }} {{ ngay + -1 }} {{ (ngay + 2900000) is date }}", "01/12/2026 31/10/2026 5 22/11/2026 True"},
	    {"{{ 'ab' * 0 }}|{{ 'ab' * 1 }}|{{ 3 * 'a' }}|{{ '' * 5 }}|{{ [] * 9 }}|{{ 2 * [1] }}|{{ [1] * 0 }}|{{ [1] * -1 }}|{{ (1, 2) * 2 }}", "|ab|aaa||[]|[1, 1]|[]|[]|[1, 2, 1, 2]"},
	    {"{{ [1] + [] }} {{ (1,) + (2,) }} {{ [1] + (2,) }} {{ [] + [] }} {{ '' + '' }}|", "[1] (1, 2) [1, 2] [] |"},
	    {"{{ 'a' ~ none ~ 1.50 ~ [1] ~ ngay }}", "a1.50[1]23/11/2026"},
	};

	ROWS(data, rows);
}

TEST(elements_and_slices_reach_from_both_ends)
{
	static const struct row rows[] = {
	    {"{{ xs[0] }}{{ xs[2] }}{{ xs[-1] }}{{ xs[-3] }} {{ xs[1.0] }} {{ s[0] }}{{ s[4] }}{{ s[-5] }}{{ s[-1] }}", "3223 1 đgđg"},
	    {"{{ m[5] }} {{ m[true] }} {{ m['a'] }} {{ m.a }} {{ {'b': [1, {'c': 2}]}.b.1.c }}", "năm t 1 1 2"},
	    {"{{ xs[1:2] }} {{ xs[-1:] }} {{ xs[:-1] }} {{ xs[2:1] }} {{ xs[::2] }} {{ xs[::-2] }} {{ xs[1::-1] }} {{ xs[:0:-1] }} {{ xs[-9:9] }} {{ xs[9:-9:-1] }} {{ tr[:] }} {{ tr[::-1] }}",
	     "[1] [2] [3, 1] [] [3, 2] [2, 3] [1, 3] [2, 1] [3, 1, 2] [2, 1, 3] [] []"},
	    {"{{ s[1:3] }} {{ s[::2] }} {{ s[::-1] }} {{ s[9:] }}| {{ (1, 2, 3)[:2] }} {{ m[:1] }} {{ xs[none:2:none] }} {{ xs[::9000000000000000000] }} {{ xs[::-9000000000000000000] }}", "ườ đờg gnờưđ | (1, 2) ['a'] [3, 1] [3] [2]"},
	    {"{{ ngay.year }} {{ ngay.nam }} {{ ngay.month }} {{ ngay.thang }} {{ ngay.day }} {{ ngay.ngay }} {{ ngay['year'] }}", "2026 2026 11 11 23 23 2026"},
	    {"{% macro cong(a) %}{% endmacro %}{{ cong.name }} {% set c = cycler('p', 'q') %}{{ c.current }}{{ c.next() }}{{ c.current }}{{ c['current'] }} {{ namespace(z=1).z }}", "cong ppqq 1"},
	    {"{{ zz.a is defined }} {{ xs[9] is defined }} {{ xs[9]|d('-') }} {{ xs.a|d('-') }} {{ m.zz|d('-') }} {{ ngay.gio|d('-') }} {{ xs['a']|d('-') }} {{ x.y|d('-') }} {{ zz[0].b|d('-') }}", "False False - - - - - - -"},
	    {"{% for i in xs %}{{ loop.previtem|d('-') }}{{ loop.nextitem|d('-') }} {% endfor %}{% for i in [1] %}{{ loop.gi|d('?') }}{% endfor %}", "-1 32 1- ?"},
	};

	ROWS(data, rows);
}

TEST(methods_at_their_edges)
{
	static const struct row rows[] = {
	    {"{{ m.keys() }} {{ {}.keys() }} {{ {'a': 1}.values() }} {{ {'a': 1}.items() }} {{ namespace(a=1).items() }} {{ namespace(a=1).keys() }}", "['a', '5', 'True'] [] [1] [('a', 1)] [('a', 1)] ['a']"},
	    {"{{ m.get('a') }} [{{ m.get('q') }}] {{ m.get('q', 2) }} {{ m.get(5) }} {{ m.copy() == m }}", "1 [] 2 năm True"},
	    {"{{ 'Ab'.upper() }} {{ 'Ab'.lower() }} {{ 'ab cd'.title() }} {{ 'aB'.capitalize() }} [{{ ' a '.strip() }}] [{{ 'xax'.lstrip('x') }}] [{{ 'xax'.rstrip('x') }}]", "AB ab Ab Cd Ab [a] [ax] [xa]"},
	    {"{{ '7'.zfill(3) }} {{ '123'.zfill(3) }} {{ '1234'.zfill(3) }} {{ ''.zfill(2) }} {{ 'đ'.zfill(3) }} {{ '7'.zfill(-1) }} {{ ('7'.zfill(20000))|length }} {{ '-7'.zfill(4) }} {{ '+7'.zfill(4) }}", "007 123 1234 00 00đ 7 10000 -007 +007"},
	    {"{{ 'a,b'.split(',') }} {{ ''.split(',') }} {{ ','.split(',') }} {{ 'a,b,c'.split(',', 0) }} {{ 'a--b--c'.split('--', 1) }} {{ 'abc'.split('bc') }}", "['a', 'b'] [''] ['', ''] ['a,b,c'] ['a', 'b--c'] ['a', '']"},
	    {"{{ ''.split() }} {{ '  '.split() }} {{ ' a\\tb\\n c '.split() }} {{ 'a b c'.split(none, 1) }} {{ 'a b c'.split(maxsplit=0) }} {{ ' a  b '.split(none, 5) }}", "[] [] ['a', 'b', 'c'] ['a', 'b c'] ['a b c'] ['a', 'b']"},
	    {"{{ 'a\\r\\nb\\n\\nc\\n'.splitlines() }} {{ ''.splitlines() }} {{ 'a'.splitlines() }}", "['a', 'b', '', 'c'] [] ['a']"},
	    {"{{ s.startswith('đ') }} {{ s.startswith('g') }} {{ s.endswith('g') }} {{ s.endswith('đ') }} {{ s.startswith('') }} {{ s.startswith(()) }} {{ s.endswith(['x', 'g']) }} {{ s.startswith([1, 'x']) }} {{ s.startswith(['g']) }}", "True False True False True False True False False"},
	    {"{{ '-'.join([]) }}|{{ '-'.join([1]) }}|{{ '-'.join([1, 'a', none]) }}|{{ ''.join('ab') }}|{{ ', '.join({'a': 1, 'b': 2}) }}", "|1|1-a-|ab|a, b"},
	    {"{{ 'aXaXa'.count('X') }} {{ 'aaa'.count('aa') }} {{ 'đa'.count('') }} {{ 'a'.count('z') }} {{ [1, 1.0, 2].count(1) }} {{ [].count(1) }} {{ s.find('g') }} {{ s.find('') }} {{ s.find('z') }} {{ s.index('n') }} {{ ''.index('') }} {{ [5, 6].index(6) }}", "2 1 3 0 2 0 4 0 -1 3 0 1"},
	    {"{{ '09'.isdigit() }} {{ '1a'.isdigit() }} {{ ''.isdigit() }} {{ '/'.isdigit() }} {{ ':'.isdigit() }} {{ 'aZđ'.isalpha() }} {{ 'a1'.isalpha() }} {{ ''.isalpha() }} {{ '@'.isalpha() }} {{ '{'.isalpha() }} {{ 'Ab'.isupper() }} {{ 'AB1'.isupper() }} {{ '1'.isupper() }} {{ 'ab1'.islower() }} {{ 'aB'.islower() }} {{ '1'.islower() }}",
	     "True False False False False True False False False False False True False True False False"},
	    {"{{ ngay.strftime('%d/%m/%Y') }} {{ ngay.strftime('%-d.%-m.%y') }} {{ ngay.strftime('%F') }} {{ ngay.strftime('100%%') }} {{ ngay.strftime('%') }} {{ (ngay - 20).strftime('%d-%-d %m') }} {{ (ngay + 69).strftime('%d-%-d-%m-%-m') }}|{{ ngay.strftime('') }}", "23/11/2026 23.11.26 2026-11-23 100% % 03-3 11 31-31-01-1|"},
	    {"{% for i in xs %}{{ loop.cycle('a', 'b') }}{% endfor %} {% for i in [1, 1, 2, none, none] %}{{ loop.changed(i) }} {% endfor %}{% for i in [1, 2] %}{{ loop.changed() }} {% endfor %}", "aba True False True True False True False "},
	    {"{% set c = cycler(1, 2, 3) %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.reset() }}{{ c.next() }} {% set j = joiner() %}{{ j() }}a{{ j() }}b {% set k = joiner('/') %}{{ k() }}{{ k() }}", "12311 a, b /"},
	    {"{{ range(0) }} {{ range(-1) }} {{ range(2, 2) }} {{ range(3, 1) }} {{ range(1, 8, 3) }} {{ range(1, 7, 3) }} {{ range(3, 0, -1) }} {{ range(0, 3, -1) }} {{ range(5, -6, -5) }} {{ range(1)|list }}", "[] [] [] [] [1, 4, 7] [1, 4] [3, 2, 1] [] [5, 0, -5] [0]"},
	    {"{{ dict() }} {{ dict([]) }} {{ dict([['a', 1]], b=2) }} {{ dict({'a': 1}, a=3) }} {{ namespace({'a': 2}).a }}", "{} {} {'a': 1, 'b': 2} {'a': 3} 2"},
	};

	ROWS(data, rows);
}

TEST(formats_at_their_edges)
{
	static const struct row rows[] = {
	    {"{{ '%5d|%-5d|%05d|%+d|% d|%+d|% d' % (42, 42, 42, 42, 42, -42, -42) }} {{ '%-05d|' % 7 }} {{ '%2d' % 123 }} {{ '%05d' % -42 }} {{ '%+05d' % 42 }}", "   42|42   |00042|+42| 42|-42|-42 7    | 123 -0042 +0042"},
	    {"{{ '%f' % 1.5 }} {{ '%.0f' % 2.5 }} {{ '%.3f' % 2 }} {{ '%.1F' % -0.04 }} {{ '%8.2f|' % 3.14159 }} {{ '%-8.1f|' % 3.14 }} {{ '%.12f' % 1 }} {{ '%.30f' % 1 }}", "1.500000 3 2.000 0.0     3.14| 3.1     | 1.000000000000 1.000000000000000000000000000000"},
	    {"{{ '%x %X %o' % (255, 255, 8) }} {{ '%x' % -255 }} {{ '%#x' % 10 }} {{ '%g' % 2.50 }} {{ '%i %u' % (3.9, 4.1) }} {{ '%d' % -3.9 }} {{ '%d' % true }}", "ff FF 10 -ff a 2.50 3 4 -3 1"},
	    {"{{ '%s %r' % ('a', 'a') }} {{ '%.2s|%5s|%-5s|' % ('đường', 'đư', 'đư') }} {{ '%.0s|' % 'abc' }} {{ '%.9s' % 'abc' }} {{ '%s' % none }}| {{ '%d' % none }}| {{ '%s' % ngay }} {{ '%r' % 1 }}", "a 'a' đư|   đư|đư   | | abc | | 23/11/2026 1"},
	    {"{{ '%%' % () }} {{ '100%%' % () }} {{ '%s%%' % 5 }} {{ '%d' % ' 5 ' }} {{ '%.1f' % '2,5'|replace(',', '.') }} {{ '%(a)s%(a)s' % {'a': 1} }} {{ 'x' % () }}", "% 100% 5% 5 2.5 11 x"},
	    {"{{ '{}'.format(1) }} {{ '{0}{1}{0}'.format('a', 'b') }} {{ '{a}{b}'.format(a=1, b='x') }} {{ '{} {a}'.format(1, a=2) }} {{ '{{}}'.format() }} {{ '}}'.format() }} {{ ''.format() }}|", "1 aba 1x 1 2 {} } |"},
	    {"{{ '{:5}|{:<5}|{:>5}|{:^5}|{:*^5}|{:0>5}'.format(1, 2, 3, 4, 5, 6) }} {{ '{:5}|{:>5}|{:^5}'.format('a', 'b', 'c') }} {{ '{:^6}|'.format('abc') }}", "    1|2    |    3|  4  |**5**|00006 a    |    b|  c    abc  |"},
	    {"{{ '{:+}|{:+}|{: }'.format(1, -1, 1) }} {{ '{:,}'.format(1234567.5) }} {{ '{:,}'.format(123) }} {{ '{:,.1f}'.format(-1234.56) }} {{ '{:010,.2f}'.format(1234.5) }} {{ '{:.2f}'.format(2) }} {{ '{:.1}'.format(2.25) }} {{ '{:.0%}|{:.1%}|{:%}'.format(0.255, 0.255, 1) }}", "+1|-1| 1 1,234,567.5 123 -1,234.6 001,234.50 2.00 2.3 26%|25.5%|100.000000%"},
	    {"{{ '{m.a} {x.b.c}'.format(m=m, x={'b': {'c': 3}}) }} {{ '{0.1}'.format(xs) }} {{ '{:s}'.format('a') }} {{ '{:r}'.format('a') }} {{ '{:.2}'.format('abc') }} {{ '{:d}'.format(3.7) }} {{ '{:x}'.format(255) }} {{ '{:}'.format(1) }}", "1 3 1 a 'a' ab 3 ff 1"},
	};

	ROWS(data, rows);
}

TEST(faults_of_operators_are_told)
{
	static const struct row rows[] = {
	    {"{{ 1 < 'a' }} {{ 'a' < 1 }} {{ [] < {} }} {{ [1] < ['a'] }} {{ true > 'a' }} {{ ngay < 1 }}",
	     "T120 <1 < 'a'> number and text have no order (|float makes a number of a text); T120 <'a' < 1> text and number have no order (|float makes a number of a text); T120 <[] < {}> list and map have no order; T120 <[1] < ['a']> list and list have no order; T120 <true > 'a'> true or false and text have no order; T120 <ngay < 1> date and number have no order"},
	    {"{{ 1 in 5 }} {{ 1 in 'abc' }} {{ [] in 'a' }} {{ 1 in ngay }}",
	     "T120 <1 in 5> nothing can be in number; T120 <1 in 'abc'> only a text can be in a text, not number; T120 <[] in 'a'> only a text can be in a text, not list; T120 <1 in ngay> nothing can be in date"},
	    {"{{ 1 // 0 }} {{ 1 % 0 }} {{ 1 / (x - 5) }} {{ 0 / 0.0 }} {{ to * to }} {{ to * 100 }} {{ 10 ** 19 }} {{ (-4) ** 0.5 }} {{ 0 ** -1 }}",
	     "T121 <1 // 0> 0 is 0: nothing can be divided by it ({{ a / b if b else \"-\" }}); T121 <1 % 0> 0 is 0: nothing can be divided by it ({{ a / b if b else \"-\" }}); T121 <1 / (x - 5)> x - 5 is 0: nothing can be divided by it ({{ a / b if b else \"-\" }}); T121 <0 / 0.0> 0.0 is 0: nothing can be divided by it ({{ a / b if b else \"-\" }}); T121 <to * to> the result does not fit 18 digits; T121 <to * 100> the result does not fit 18 digits; T121 <10 ** 19> the result does not fit 18 digits; T121 <-4) ** 0.5> the result does not fit 18 digits; T121 <0 ** -1> the result does not fit 18 digits"},
	    {"{{ [1] + 1 }} {{ 1 - 'a' }} {{ 'a' - 1 }} {{ m * 2 }} {{ 'a' / 2 }} {{ 2 // 'a' }} {{ 2 ** [] }} {{ [] + {} }} {{ none + 'a' }} {{ 'a' * 1.5 }} {{ [1] * 1.5 }} {{ [] % 2 }}",
	     "T120 <[1] + 1> list + number; [1] is list; T120 <1 - 'a'> number - text; 'a' is text (|float makes a number of a text); T120 <'a' - 1> text - number; 'a' is text (|float makes a number of a text); T120 <m * 2> map * number; m is map; T120 <'a' / 2> text / number; 'a' is text (|float makes a number of a text); T120 <2 // 'a'> number // text; 'a' is text (|float makes a number of a text); T120 <2 ** []> number ** list; [] is list; T120 <[] + {}> list + map; [] is list; T120 <none + 'a'> no value + text; none is no value (\"~\" joins texts; |float makes a number of a text); T120 <'a' * 1.5> only a whole number of times; T120 <[1] * 1.5> only a whole number of times; T120 <[] % 2> list % number; [] is list"},
	    {"{{ ngay + 1.5 }} {{ ngay + 4000000 }} {{ ngay - 4000000 }} {{ ngay - 800000 }} {{ ngay + 3000000 }} {{ 1 - ngay }} {{ ngay * 2 }} {{ ngay + ngay }}",
	     "T120 <ngay + 1.5> date + number; ngay is date; T120 <ngay + 4000000> date + number; ngay is date; T120 <ngay - 4000000> date - number; ngay is date; T120 <ngay - 800000> date - number; ngay is date; T120 <ngay + 3000000> date + number; ngay is date; T120 <1 - ngay> number - date; ngay is date; T120 <ngay * 2> date * number; ngay is date; T120 <ngay + ngay> date + date; ngay is date"},
	    {"{{ -'a' }} {{ -true }} {{ +[] }} {{ -m }} {{ -zz }} {{ not zz }} {{ zz and 1 }} {{ 1 if zz else 2 }} {{ zz + 1 }} {{ 1 < zz }} {{ [zz] }} {{ {'a': zz} }} {{ {joiner(): 1} }}",
	     "T120 <-'a'> 'a': not a number but text; T120 <-true> true: not a number but true or false; T120 <+[]> []: not a number but list; T120 <-m> m: not a number but map; T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T120 <joiner()> joiner can't be printed"},
	    {"{{ xs[3] }} {{ xs[-4] }} {{ tr[0] }} {{ s[5] }} {{ s[-6] }} {{ xs[9.0] }} {{ xs['a'] }} {{ xs[1.5] }} {{ xs[none] }} {{ s['a'] }} {{ xs.9 }}",
	     "T102 <xs[3]> xs has 3 elements, none with index 3 (the first has index 0, the last 2 or -1); T102 <xs[-4]> xs has 3 elements, none with index -4 (the first has index 0, the last 2 or -1); T102 <tr[0]> tr has 0 elements, none with index 0; T102 <s[5]> s has 5 elements, none with index 5 (the first has index 0, the last 4 or -1); T102 <s[-6]> s has 5 elements, none with index -6 (the first has index 0, the last 4 or -1); T102 <xs[9.0]> xs has 3 elements, none with index 9 (the first has index 0, the last 2 or -1); T120 <'a'> the index of a list is a whole number, not text; T120 <1.5> the index of a list is a whole number, not number; T120 <none> the index of a list is a whole number, not no value; T120 <'a'> the index of a list is a whole number, not text; T102 <xs.9> xs has 3 elements, none with index 9 (the first has index 0, the last 2 or -1)"},
	    {"{{ m.q }} {{ m['q'] }} {{ m[9] }} {{ m[joiner()] }} {{ m[zz] }} {{ zz[0] }} {{ x[0] }} {{ none[0] }} {{ x['a'] }} {{ ngay.gio }} {{ ngay[0] }} {{ xs.a }} {{ khong.a }} {{ joiner().a }} {{ cycler(1).a }} {{ namespace(ab=1).ac }}",
	     "T102 <m.q> m.q (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <m['q']> m['q'] (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <m[9]> m[9] (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T120 <m[joiner()]> joiner can't be printed; T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T120 <x[0]> x: not a map but number, so it has no field []; T120 <none[0]> none: not a map but no value, so it has no field [] ({% if none %} asks whether there is a value); T120 <x['a']> x: not a map but number, so it has no field a; T120 <ngay.gio> ngay: not a map but date, so it has no field gio; T120 <ngay[0]> ngay: not a map but date, so it has no field []; T120 <xs.a> xs: not a map but list, so it has no field a (turn over its elements: {% for x in … %}, or take one: […][0]); T120 <khong.a> khong: not a map but no value, so it has no field a ({% if khong %} asks whether there is a value); T120 <joiner().a> joiner(): not a map but joiner, so it has no field a; T120 <cycler(1).a> cycler(1): not a map but cycler, so it has no field a; T102 <namespace(ab=1).ac> namespace(ab=1).ac; nearest is ab"},
	    {"{{ xs['a':] }} {{ xs[:1.5] }} {{ xs[::0] }} {{ xs[::'a'] }} {{ x[:1] }} {{ zz[:1] }} {{ xs[zz:] }} {{ khong[1:] }}",
	     "T120 <'a'> the bounds of a slice are whole numbers; T120 <1.5> the bounds of a slice are whole numbers; T120 <0> the step of a slice is a whole number other than 0; T120 <'a'> the step of a slice is a whole number other than 0; T120 <x> x: not a list but number; T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T102 <zz> zz (where it may be missing write {{ …|default(\"\") }}, or use --missing=empty); T120 <khong> khong: not a list but no value (where there may be no value: {% for x in …|default([], true) %})"},
	    {"{% macro m1(a) %}{% endmacro %}{{ m1.ten }} {% for i in [1] %}{{ loop.indx }} {{ loop.qqqqqqqq }} {{ loop.cycle() }} {{ loop() }} {{ loop }}{% endfor %}",
	     "T120 <m1.ten> m1: not a map but a macro, so it has no field ten; T102 <loop.indx> loop.indx; nearest is index (loop has index index0 first last length revindex revindex0 previtem nextitem depth depth0 cycle() changed()); T102 <loop.qqqqqqqq> loop.qqqqqqqq (loop has index index0 first last length revindex revindex0 previtem nextitem depth depth0 cycle() changed()); T113 <loop.cycle()> cycle needs values; T120 <loop()> loop(…) calls a loop that is not recursive ({% for x in xs recursive %}); T120 <loop> loop can't be printed"},
	};

	FAULTS(data, rows);
}

TEST(faults_of_methods_and_formats_are_told)
{
	static const struct row rows[] = {
	    {"{{ x.keys() }} {{ xs.items() }} {{ s.get('a') }} {{ x.format() }} {{ x.upper() }} {{ x.strip() }} {{ x.replace('a', 'b') }} {{ x.center(3) }} {{ x.zfill(3) }} {{ x.split() }} {{ x.splitlines() }}",
	     "T120 <x.keys()> x: number has no .keys(); T120 <xs.items()> xs: list has no .items(); T120 <s.get('a')> s: text has no .get(); T120 <x.format()> x: number has no .format(); T120 <x.upper()> x: number has no .upper(); T120 <x.strip()> x: number has no .strip(); T120 <x.replace('a', 'b')> x: number has no .replace(); T120 <x.center(3)> x: number has no .center(); T120 <x.zfill(3)> x: number has no .zfill(); T120 <x.split()> x: number has no .split(); T120 <x.splitlines()> x: number has no .splitlines()"},
	    {"{{ x.startswith('a') }} {{ x.join([]) }} {{ x.count(1) }} {{ xs.find(1) }} {{ m.index('a') }} {{ x.isdigit() }} {{ x.strftime('%d') }} {{ x.cycle(1) }} {{ x.changed() }} {{ x.next() }} {{ x.reset() }}",
	     "T120 <x.startswith('a')> x: number has no .startswith(); T120 <x.join([])> x: number has no .join(); T120 <x.count(1)> x: number has no .count(); T120 <xs.find(1)> xs: list has no .find(); T120 <m.index('a')> m: map has no .index(); T120 <x.isdigit()> x: number has no .isdigit(); T120 <x.strftime('%d')> x: number has no .strftime(); T120 <x.cycle(1)> x: number has no .cycle(); T120 <x.changed()> x: number has no .changed(); T120 <x.next()> x: number has no .next(); T120 <x.reset()> x: number has no .reset()"},
	    {"{{ s.zfill('a') }} {{ s.split('') }} {{ xs.index(9) }} {{ s.index('z') }} {{ s.startswith(joiner()) }} {{ s.find(joiner()) }} {{ m.get(joiner()) }} {{ s.join(5) }} {{ ngay.strftime('%H') }} {{ ngay.strftime(joiner()) }} {{ s.split(joiner()) }} {{ s.split(',', 'a') }}",
	     "T120 <'a'> 'a': not a number but text; T122 <s.split('')> an empty text separates nothing; T102 <xs.index(9)> xs does not hold it; T102 <s.index('z')> s does not hold it; T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <5> 5: not a list but number; T122 <ngay.strftime('%H')> %H is no part of a date here: %d %m %Y %y are; T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <'a'> 'a': not a number but text"},
	    {"{{ range('a') }} {{ range(1, 'a') }} {{ range(1, 2, 'a') }} {{ range(1, 2, 0) }} {{ range(1.5) }} {{ dict(5) }} {{ dict([1]) }} {{ dict([[1, 2]]) }} {{ dict([['a']]) }} {{ namespace(5) }} {{ cycler() }} {{ joiner(joiner()) }}",
	     "T120 <'a'> 'a': not a number but text; T120 <'a'> 'a': not a number but text; T120 <'a'> 'a': not a number but text; T122 <range(1, 2, 0)> a range with steps of 0 never ends; T120 <1.5> 1.5: not a whole number but number; T120 <5> 5: not a list but number; T120 <dict([1])> element 0 is no pair of a name and a value; T120 <dict([[1, 2]])> element 0 is no pair of a name and a value; T120 <dict([['a']])> element 0 is no pair of a name and a value; T120 <5> 5: not a list but number; T113 <cycler()> cycler needs values; T120 <joiner()> joiner can't be printed"},
	    {"{{ '%d' % 'a' }} {{ '%d' % xs }} {{ '%x' % 2.5 }} {{ '%q' % 1 }} {{ '%' % 1 }} {{ '%10001d' % 1 }} {{ '%.10001f' % 1 }} {{ '%.31f' % 1 }} {{ '%s' % joiner() }} {{ '%s%s' % (1,) }} {{ '%s' % (1, 2) }} {{ 'a' % 1 }} {{ '%(a)s' % 1 }} {{ '%(b)s' % {'a': 1} }} {{ '%(a' % {'a': 1} }}",
	     "T120 <'%d' % 'a'> %d wants a number, not text; T120 <'%d' % xs> %d wants a number, not list; T122 <'%x' % 2.5> %x can't show this number; T122 <'%q' % 1> \"%q\" is no way to show a value: %s %d %.1f are; T122 <'%' % 1> \"% \" is no way to show a value: %s %d %.1f are; T122 <'%10001d' % 1> a width of more than 10000; T122 <'%.10001f' % 1> a width of more than 10000; T122 <'%.31f' % 1> %f can't show this number; T120 <'%s' % joiner()> joiner can't be printed; T113 <'%s%s' % (1,)> fewer values than \"%\" signs; T113 <'%s' % (1, 2)> more values than \"%\" signs; T113 <'a' % 1> more values than \"%\" signs; T122 <'%(a)s' % 1> a \"%(name)s\" without its value; T122 <'%(b)s' % {'a': 1}> a \"%(name)s\" without its value; T122 <'%(a' % {'a': 1}> \"% \" is no way to show a value: %s %d %.1f are"},
	    {"{{ '{'.format(1) }} {{ '}'.format(1) }} {{ '{}'.format() }} {{ '{1}'.format(1) }} {{ '{-1}'.format(1) }} {{ '{a}'.format(1) }} {{ '{:z}'.format(1) }} {{ '{:d}'.format('a') }} {{ '{:5.2q}'.format(1) }} {{ '{} {}'.format(1) }} {{ '{:10001}'.format(1) }} {{ '{}'.format(joiner()) }}",
	     "T122 <'{'.format(1)> a \"{\" or \"}\" alone; twice it stands for itself; T122 <'}'.format(1)> a \"{\" or \"}\" alone; twice it stands for itself; T113 <'{}'.format()> no value for \"{}\"; T113 <'{1}'.format(1)> no value for \"{1}\"; T113 <'{-1}'.format(1)> no value for \"{-1}\"; T113 <'{a}'.format(1)> no value for \"{a}\"; T122 <'{:z}'.format(1)> \"{:z}\" is no way to show a value; T120 <'{:d}'.format('a')> %d wants a number, not text; T122 <'{:5.2q}'.format(1)> \"{:5.2q}\" is no way to show a value; T113 <'{} {}'.format(1)> no value for \"{}\"; T122 <'{:10001}'.format(1)> a width of more than 10000; T120 <'{}'.format(joiner())> joiner can't be printed"},
	    {"{{ 1 is divisibleby 0 }} {{ 'a' is even }} {{ xs is odd }} {{ 1 is divisibleby 'a' }} {{ 1 is lt 'a' }} {{ joiner() is upper }} {{ joiner() is filter }} {{ 1 is in 5 }}",
	     "T121 <1 is divisibleby 0> nothing is divisible by 0; T120 <'a'> 'a': not a number but text; T120 <xs> xs: not a number but list; T120 <'a'> 'a': not a number but text; T120 <1 is lt 'a'> number and text have no order (|float makes a number of a text); T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <1 is in 5> nothing can be in number"},
	};

	FAULTS(data, rows);
}

TEST(tests_of_numbers_and_texts)
{
	static const struct row rows[] = {
	    {"{{ 0 is even }} {{ -1 is odd }} {{ 2.5 is odd }} {{ none is even }} {{ true is odd }} {{ '4' is even }} {{ 10 is divisibleby 5 }} {{ 10 is divisibleby 3 }} {{ none is divisibleby 3 }} {{ 9 is divisibleby none }} {{ 7.5 is divisibleby 2.5 }}", "True True False False True True True False False False True"},
	    {"{{ 1 is iterable }} {{ true is number }} {{ true is integer }} {{ 1.0 is float }} {{ 1.0 is integer }} {{ 1 is sequence }} {{ joiner() is callable }} {{ cycler(1) is callable }} {% for i in [1] %}{{ loop is callable }}{% endfor %}", "False True False True False False True False True"},
	    {"{{ 'Ab' is upper }} {{ 'AB' is upper }} {{ '1' is upper }} {{ 'ab' is lower }} {{ 'aB' is lower }} {{ '1' is lower }} {{ ngay is date }} {{ 'a' is date }} {{ 'join' is filter }} {{ 'so' is filter }} {{ '' is filter }} {{ 'eq' is test }} {{ 'e' is test }}", "False True False True False False True False True True False True False"},
	    {"{{ xs|select('==', 1) }} {{ xs|select('!=', 1) }} {{ xs|select('<', 2) }} {{ xs|select('<=', 2) }} {{ xs|select('>', 2) }} {{ xs|select('>=', 2) }}", "[1] [3, 2] [1] [1, 2] [3] [3, 2]"},
	};

	ROWS(data, rows);
}
