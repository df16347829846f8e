#include "run.h"

/* Filters at their edges: empty, one, too many, of another kind, nothing at all. */
static const char data[] =
    "{'xs': [3, 1, 2], 'tr': [], 'hon': ['b', 'A', 'a', 'B'], 'thieu': [2, none, 1], 'khong': none, 's': 'đa', 'x': 5, 'y': 2.5,"
    " 'ds': [{'ten': 'An', 'n': 2, 'k': 'x'}, {'ten': 'binh', 'n': 1, 'k': 'y'}, {'ten': 'Chi', 'n': 3, 'k': 'x'}],"
    " 'le': [{'n': 1}, {}, {'n': none}], 'm': {'b': 2, 'A': 3, 'c': 1}, 'cap': [[2, 'b'], [1, 'a']]}";

TEST(lists_are_joined_turned_and_added_up)
{
	static const struct row rows[] = {
	    {"{{ xs|list }} {{ s|list }} {{ m|list }} {{ tr|list }}", "[3, 1, 2] ['đ', 'a'] ['b', 'A', 'c'] []"},
	    {"{{ xs|join }} {{ xs|join('-') }} {{ ['a']|join('-') }} [{{ tr|join('-') }}] {{ 'abc'|join('.') }}", "312 3-1-2 a [] a.b.c"},
	    {"{{ ds|join(', ', attribute='ten') }} {{ cap|join('+', attribute=1) }} {{ [none, true, 1.50]|join('/') }}", "An, binh, Chi b+a /True/1.50"},
	    {"{{ xs|first }} {{ xs|last }} {{ s|first }} {{ s|last }} {{ m|first }} {{ [7]|last }}", "3 2 đ a b 7"},
	    {"{{ xs|reverse }} {{ 'đab'|reverse }} {{ tr|reverse }} [{{ ''|reverse }}]", "[2, 1, 3] bađ [] []"},
	    {"{{ xs|sum }} {{ tr|sum }} [{{ thieu|sum }}] {{ ds|sum('n') }} {{ xs|sum(start=10) }} {{ cap|sum(0) }}", "6 0 [] 6 16 3"},
	    {"{{ [true, 2]|sum }} {{ [[1], [2]]|sum(start=[]) }} {{ ['a', 'b']|sum(start='') }}", "3 [1, 2] ab"},
	    {"{{ xs|min }} {{ xs|max }} {{ thieu|min }} {{ thieu|max }} [{{ tr|min }}] [{{ [none]|max }}]", "1 3 1 2 [] []"},
	    {"{{ hon|min }} {{ hon|max }} {{ hon|min(true) }} {{ hon|max(case_sensitive=true) }}", "a B A b"},
	    {"{{ (ds|max(attribute='n')).ten }} {{ (ds|min(attribute='n')).ten }} {{ cap|min(attribute=0) }}", "Chi binh [1, 'a']"},
	    {"{{ xs|length }} {{ m|length }} {{ s|length }} {{ tr|count }} {{ ''|length }}", "3 3 2 0 0"},
	};

	ROWS(data, rows);
}

TEST(lists_are_sorted_and_grouped)
{
	static const struct row rows[] = {
	    {"{{ hon|sort }} {{ hon|sort(case_sensitive=true) }} {{ hon|sort(true) }} {{ thieu|sort }} {{ thieu|sort(reverse=true) }}",
	     "['a', 'A', 'b', 'B'] ['A', 'B', 'a', 'b'] ['B', 'b', 'A', 'a'] [1, 2, None] [2, 1, None]"}, /* what is not known stands last both ways */
	    {"{{ [none, none]|sort }} {{ tr|sort }} {{ [1]|sort }} {{ [2, 1.5, true]|sort }} {{ [[1, 2], [1], [0, 9]]|sort }}",
	     "[None, None] [] [1] [True, 1.5, 2] [[0, 9], [1], [1, 2]]"},
	    {"{{ ds|sort(attribute='k,n')|join(' ', attribute='ten') }} {{ ds|sort(attribute='k, ten', reverse=true)|join(' ', attribute='ten') }} {{ cap|sort(attribute=1) }} {{ cap|sort(attribute='0') }}",
	     "An Chi binh binh Chi An [[1, 'a'], [2, 'b']] [[1, 'a'], [2, 'b']]"},
	    {"{{ m|items|list }} {{ {}|items }} {{ m|dictsort }} {{ m|dictsort(true) }} {{ m|dictsort(by='value') }} {{ m|dictsort(reverse=true) }} {{ m|dictsort(false, 'value', true) }}",
	     "[('b', 2), ('A', 3), ('c', 1)] [] [('A', 3), ('b', 2), ('c', 1)] [('A', 3), ('b', 2), ('c', 1)] [('c', 1), ('b', 2), ('A', 3)] [('c', 1), ('b', 2), ('A', 3)] [('A', 3), ('b', 2), ('c', 1)]"},
	    {"{{ {'b': 1, 'B': 2, 'a': 3}|dictsort }} {{ {'b': 1, 'B': 2, 'a': 3}|dictsort(true) }} {{ {}|dictsort }}", "[('a', 3), ('b', 1), ('B', 2)] [('B', 2), ('a', 3), ('b', 1)] []"},
	    {"{% for k, v in m|items %}{{ k }}{{ v }} {% endfor %}{% for k, v in m|dictsort %}{{ k }}{{ v }} {% endfor %}", "b2 A3 c1 A3 b2 c1 "},
	    {"{% for k, l in ds|groupby('k') %}{{ k }}:{{ l|join(',', attribute='ten') }};{% endfor %}{{ tr|groupby('k') }}", "x:An,Chi;y:binh;[]"},
	    {"{% for g in le|groupby('n', default=9) %}{{ g.grouper }}:{{ g.list|length }};{% endfor %}", "1:1;9:1;:1;"},
	    {"{% for g in ds|groupby('ten', case_sensitive=true) %}{{ g.grouper }} {% endfor %}{% for g in ds|groupby('ten') %}{{ g[0] }} {% endfor %}", "An Chi binh An binh Chi "},
	    {"{{ [1, 1.0, true, '1', 'a', 'A', none, none, [1], [1]]|unique }} {{ ['a', 'A']|unique(true) }} {{ ds|unique(attribute='k')|join(attribute='ten') }} {{ tr|unique }}",
	     "[1, True, '1', 'a', None, [1]] ['a', 'A'] Anbinh []"},
	    {"{{ ['Bình 10', 'Bình 9', 'An']|xep }} {{ [2, none, 1]|xep }} {{ ['b', 'a']|xep(reverse=true) }} {{ cap|xep(1)|first }}", "['An', 'Bình 9', 'Bình 10'] [1, 2, None] ['b', 'a'] [1, 'a']"},
	};

	ROWS(data, rows);
}

TEST(lists_are_mapped_and_chosen_from)
{
	static const struct row rows[] = {
	    {"{{ ds|map(attribute='ten')|list }} {{ cap|map(attribute=1)|list }} {{ cap|map(attribute='1')|list }} {{ tr|map(attribute='x') }}", "['An', 'binh', 'Chi'] ['b', 'a'] ['b', 'a'] []"},
	    {"{{ le|map(attribute='n', default=0)|list }} {{ ['a', 'b']|map('upper')|join }} {{ ['aa']|map('replace', 'a', 'b')|first }} {{ [1.25]|map('round', 1)|list }}", "[1, 0, None] AB bb [1.3]"},
	    {"{{ cap|map('join', '/')|list }} {{ ['%s!']|map('format', 'a')|list }}", "['2/b', '1/a'] ['a!']"},
	    {"{{ [0, 1, '', 'a', none, []]|select|list }} {{ [0, 1, '']|reject|list }} {{ xs|select('odd')|list }} {{ xs|reject('odd')|list }} {{ xs|select('gt', 1)|list }} {{ xs|reject('in', [1, 2])|list }}",
	     "[1, 'a'] [0, ''] [3, 1] [2] [3, 2] [3]"},
	    {"{{ ds|selectattr('n', 'ge', 2)|join(attribute='ten') }} {{ ds|rejectattr('n', 'ge', 2)|join(attribute='ten') }} {{ le|selectattr('n')|length }} {{ le|rejectattr('n')|length }}", "AnChi binh 1 2"},
	    {"{{ le|selectattr('n', 'defined')|length }} {{ le|rejectattr('n', 'defined')|length }} {{ cap|selectattr(0, 'eq', 1)|list }}", "2 1 [[1, 'a']]"},
	    {"{{ [1, 2, 3, 4, 5]|batch(2) }} {{ [1, 2, 3]|batch(2, 0) }} {{ tr|batch(3) }} {{ tr|batch(3, 'x') }} {{ [1]|batch(1) }} {{ [1, 2]|batch(5) }}", "[[1, 2], [3, 4], [5]] [[1, 2], [3, 0]] [] [] [[1]] [[1, 2]]"},
	    {"{{ [1, 2, 3, 4, 5]|slice(2) }} {{ [1, 2, 3, 4]|slice(3, 'x') }} {{ [1, 2, 3]|slice(3, 'x') }} {{ tr|slice(2) }} {{ [1]|slice(1) }}",
	     "[[1, 2, 3], [4, 5]] [[1, 2], [3, 'x'], [4, 'x']] [[1], [2], [3]] [[], []] [[1]]"},
	};

	ROWS(data, rows);
}

TEST(values_are_shown_as_texts)
{
	static const struct row rows[] = {
	    {"{{ zz|default('d') }} {{ zz|d }}| {{ ''|d('x') }}| {{ ''|d('x', true) }} {{ 0|d('x') }} {{ 0|d('x', true) }} {{ zz|d(boolean=true) }}|", "d | | x 0 x |"},
	    {"{{ 1.50|string + 'a' }} {{ true|string }} {{ none|string }}| {{ 'a'|e }} {{ 'a<b'|escape }} {{ [1]|safe }} {{ ['a']|forceescape }}", "1.50a True | a a<b [1] ['a']"},
	    {"{{ ds[0]|attr('ten') }} {{ {'a': {'b': 1}}|attr('a') }}", "An {'b': 1}"},
	    {"{{ 'a'|pprint }} {{ \"a'b\"|pprint }} {{ [1, 'x', none]|pprint }} {{ 1.5|pprint }} {{ 'a\\n\\t\\r\\\\'|pprint }} {{ hom_nay()|pprint }}", "'a' \"a'b\" [1, 'x', None] 1.5 'a\\n\\t\\r\\\\' '23/11/2026'"},
	    {"{{ 'a\\'b\"c'|pprint }} {{ 'a\"b'|pprint }} {{ 'a\\x01\\x7fb'|pprint }} {{ [zz|d('')]|pprint }} {{ namespace(a=1) }} {{ [namespace()] }}", "'a\\'b\"c' 'a\"b' 'a\\x01\\x7fb' [''] namespace{'a': 1} ['']"},
	    {"{{ none|tojson }} {{ true|tojson }} {{ false|tojson }} {{ 1.50|tojson }} {{ 'a\"b'|tojson }} {{ '<a&b>\\''|tojson }} {{ hom_nay()|tojson }}", "null true false 1.50 \"a\\\"b\" \"\\u003ca\\u0026b\\u003e\\u0027\" \"23/11/2026\""},
	    {"{{ [1, 'đ', [], {}]|tojson }} {{ {'a': [1, 2], 'b': {'c': none}}|tojson }}", "[1, \"đ\", [], {}] {\"a\": [1, 2], \"b\": {\"c\": null}}"},
	    {"{{ [1, [2], {}]|tojson(2) }} {{ {'a': 1, 'b': [2]}|tojson(indent=1) }} {{ []|tojson(4) }}", "[\n  1,\n  [\n    2\n  ],\n  {}\n] {\n \"a\": 1,\n \"b\": [\n  2\n ]\n} []"},
	};

	ROWS(data, rows);
}

TEST(texts_are_cut_wrapped_and_padded)
{
	static const struct row rows[] = {
	    {"[{{ ' \\t a\\u00a0\\u3000\\u202f\\u2003'|trim }}] [{{ 'xyaxy'|trim('yx') }}] [{{ 'đađ'|trim('đ') }}] [{{ ''|trim }}] [{{ '   '|trim }}] [{{ 'a'|trim('') }}] [{{ ' a '|trim(none) }}]", "[a] [a] [a] [] [] [a] [a]"},
	    {"{{ 'aaa'|replace('a', 'b', 2) }} {{ 'aaa'|replace('a', 'b', 0) }} {{ 'aaa'|replace('aa', 'b') }} {{ 'ab'|replace('', '-', 1) }} {{ 'ab'|replace('', '-', 3) }} {{ 'đa'|replace('', '.') }} [{{ ''|replace('a', 'b') }}] {{ 'a'|replace('a', '') }}|",
	     "bba aaa ba -ab -a-b- .đ.a. [] |"},
	    {"{{ 'abcdefgh'|truncate(3, leeway=5) }} {{ 'abcdefghi'|truncate(3, leeway=5) }} {{ 'abcdefghi'|truncate(4, leeway=4) }} {{ 'một hai ba bốn'|truncate(8, leeway=0) }} {{ 'một hai ba bốn'|truncate(8, true, leeway=0) }} {{ 'một hai ba bốn'|truncate(8, end='…', leeway=0) }}",
	     "abcdefgh ... a... một... một h... một…"},
	    {"{{ 'a b-c d_e 12 é’è …'|wordcount }} {{ ''|wordcount }} {{ ' a'|wordcount }} {{ 'AZ az 09'|wordcount }} {{ '@ [ ` { / :'|wordcount }}", "7 0 1 3 0"},
	    {"{{ 'aa bb cc'|wordwrap(5) }}|{{ 'aa bb cc'|wordwrap(4) }}|{{ 'aa bb'|wordwrap(5, wrapstring='/') }}|{{ 'abcdef gh'|wordwrap(3, wrapstring='/') }}|{{ 'abcdef gh'|wordwrap(3, false, '/') }}|{{ 'a\\nb'|wordwrap(9, wrapstring='/') }}|{{ ''|wordwrap(5) }}|{{ 'abc'|wordwrap(3, wrapstring='/') }}|{{ 'đđđđ'|wordwrap(1, wrapstring='/') }}",
	     "aa bb\ncc|aa\nbb\ncc|aa bb|abc/def/gh|abcdef/gh|a/b||abc|đ/đ/đ/đ"},
	    {"{{ 'a\\nb\\n\\nc'|indent(1) }}|{{ 'a\\n'|indent(1, true, true) }}|{{ ''|indent(2, true) }}|{{ 'a\\nb'|indent(0) }}|{{ 'a\\n\\nb'|indent(1, false, true) }}", "a\n b\n\n c| a\n|  |a\nb|a\n \n b"},
	    {"[{{ 'a'|center(4) }}] [{{ 'a'|center(1) }}] [{{ 'abc'|center(2) }}] [{{ 'đ'|center(3) }}] [{{ 'a'|center(-5) }}] {{ ('a'|center)|length }}", "[ a  ] [a] [abc] [ đ ] [a] 80"},
	    {"{{ '<b>a</b>\\n <i>b</i>'|striptags }} {{ 'a < b'|striptags }} {{ ' a '|striptags }} {{ 'a > b'|striptags }}", "a b a < b a a > b"},
	    {"{{ '<p>a&nbsp;&amp;&lt;b</p>'|striptags }} {{ '&#x1ec7;&#7879;&khong;&'|striptags }}", "a\u00a0&<b ệệ&khong;&"},
	    {"{{ 'aZ09_.-~/?&đ'|urlencode }} {{ {'a b': 'c/d', 'e': 1}|urlencode }} {{ {}|urlencode }}| {{ '{@['|urlencode }}", "aZ09_.-~/%3F%26%C4%91 a+b=c%2Fd&e=1 | %7B%40%5B"},
	    {"{{ '%(a)s %(b)d'|format(a='x', b=2) }} {{ '%s-%s'|format(1, 2) }} {{ 'x'|format }}", "x 2 1-2 x"},
	};

	ROWS(data, rows);
}

TEST(numbers_are_read_and_rounded)
{
	static const struct row rows[] = {
	    {"{{ -2.50|abs }} {{ 3|abs }} [{{ none|abs }}] {{ true|abs }} {{ ' 7.5 '|abs }}", "2.50 3 [] 1 7.5"},
	    {"{{ '12.7'|int }} {{ -3.7|int }} {{ 3.7|int }} {{ 'a'|int }} {{ 'a'|int(9) }} {{ none|int }} {{ true|int }} {{ ' 5 '|int }} {{ []|int(3) }}", "12 -3 3 0 9 0 1 5 3"},
	    {"{{ '0x1F'|int(base=16) }} {{ '1f'|int(0, 16) }} {{ '-ff'|int(0, 16) }} {{ '0b101'|int(base=2) }} {{ '0o17'|int(0, 8) }} {{ '12'|int(7, 2) }} {{ 'zz'|int(0, 36) }} {{ ''|int(4, 16) }} {{ '-'|int(4, 16) }} {{ 'g'|int(4, 16) }} {{ '99999999999999999999'|int(4, 16) }} {{ 15|int(base=16) }}",
	     "31 31 -255 5 15 12 1295 4 4 4 4 15"},
	    {"{{ '3'|float }} {{ 3|float }} {{ 2.50|float }} {{ 'x'|float }} {{ 'x'|float(1) }} {{ none|float }} {{ false|float }} {{ '-0.10'|float }}", "3.0 3.0 2.5 0.0 1 0.0 0.0 -0.1"},
	    {"{{ 2.5|round }} {{ -2.5|round }} {{ 2.44|round(1) }} {{ 2.45|round(1) }} {{ 1250|round(-2) }} {{ 1249.9|round(-2) }} {{ 7|round(2) }} {{ 7|round }} [{{ none|round }}] {{ 2|round(20) }}", "3.0 -3.0 2.4 2.5 1300 1200.0 7 7 [] 2"},
	    {"{{ 2.1|round(0, 'ceil') }} {{ 2.9|round(0, 'floor') }} {{ -2.1|round(0, 'floor') }} {{ -2.9|round(method='ceil') }} {{ 2.41|round(1, 'ceil') }} {{ 2.49|round(1, 'floor') }} {{ 1201|round(-2, 'ceil') }} {{ 1299|round(-2, 'floor') }} {{ 2.0|round(0, 'ceil') }}", "3.0 2.0 -3.0 -2.0 2.5 2.4 1300.0 1200.0 2.0"},
	    {"{{ 0|filesizeformat }} {{ 1|filesizeformat }} {{ 2|filesizeformat }} {{ 999|filesizeformat }} {{ 1000|filesizeformat }} {{ 1023|filesizeformat(true) }} {{ 1024|filesizeformat(true) }} {{ 1000000|filesizeformat }} {{ 1500000000|filesizeformat }} {{ -2000|filesizeformat }} [{{ none|filesizeformat }}] {{ 1.9|filesizeformat }}",
	     "0 Bytes 1 Byte 2 Bytes 999 Bytes 1.0 kB 1023 Bytes 1.0 KiB 1.0 MB 1.5 GB -2.0 kB [] 1 Bytes"},
	};

	ROWS(data, rows);
}

TEST(filters_tell_what_they_cannot_take)
{
	static const struct row rows[] = {
	    {"{{ tr|first }} {{ tr|last }} {{ ''|first }}",
	     "T102 <tr|first> tr is empty ({% if … %} asks whether there is anything); T102 <tr|last> tr is empty ({% if … %} asks whether there is anything); T102 <''|first> '' is empty ({% if … %} asks whether there is anything)"},
	    {"{{ 5|first }} {{ khong|last }} {{ 5|join }} {{ 5|reverse }} {{ 5|sum }} {{ 5|min }} {{ 5|sort }} {{ 5|unique }} {{ 5|list }}",
	     "T120 <5> 5: not a list but number; T120 <khong> khong: not a list but no value (where there may be no value: {% for x in …|default([], true) %}); T120 <5> 5: not a list but number; T120 <5> 5: not a list but number; T120 <5> 5: not a list but number; T120 <5> 5: not a list but number; T120 <5> 5: not a list but number; T120 <5> 5: not a list but number; T120 <5> 5: not a list but number"},
	    {"{{ ['a']|sum }} {{ ds|sum('ten') }} {{ le|sum('n') }} {{ [1]|sum(start='a') }}",
	     "T120 <['a']|sum> ['a'][0]: not a number but text; T120 <ds|sum('ten')> ds[0]: not a number but text; T102 <le|sum('n')> n of an element of le; T120 <[1]|sum(start='a')> text + number; [1] is text (\"~\" joins texts; |float makes a number of a text)"},
	    {"{{ [1, 'a']|min }} {{ le|max(attribute='n') }} {{ [1, 'a']|sort }} {{ le|sort(attribute='n') }} {{ [1, 'a']|xep }} {{ le|unique(attribute='n') }} {{ le|join(attribute='n') }}",
	     "T120 <[1, 'a']|min> number and text have no order; T102 <le|max(attribute='n')> n of an element of le; T120 <[1, 'a']|sort> text and number have no order; T102 <le|sort(attribute='n')> n of an element of le; T120 <[1, 'a']|xep> text and number have no order; T102 <le|unique(attribute='n')> n of an element of le; T102 <le|join(attribute='n')> n of an element of le"},
	    {"{{ 5|items }} {{ xs|items }} {{ 5|dictsort }} {{ {'a': 1, 'b': 'x'}|dictsort(by='value') }} {{ le|groupby('n') }} {{ [{'n': 1}, {'n': 'a'}]|groupby('n') }}",
	     "T120 <5|items> 5: not a map but number; T120 <xs|items> xs: not a map but list; T120 <5|dictsort> 5: not a map but number; T120 <{'a': 1, 'b': 'x'}|dictsort(by='value')> text and number have no order; T102 <le|groupby('n')> n of an element of le; T120 <[{'n': 1}, {'n': 'a'}]|groupby('n')> text and number have no order"},
	    {"{{ xs|map }} {{ xs|map('uper') }} {{ xs|map('zzzzzz') }} {{ le|map(attribute='n')|list }} {{ xs|map('replace') }} {{ xs|map('upper', 1) }} {{ xs|map(attribute='a') }}",
	     "T113 <xs|map> map needs attribute=\"…\" or a filter's name; T108 <xs|map('uper')> uper; nearest is upper; T108 <xs|map('zzzzzz')> zzzzzz; T102 <le|map(attribute='n')> n of le[1]; T113 <xs|map('replace')> replace needs its argument old; T113 <xs|map('upper', 1)> too many arguments for upper; T102 <xs|map(attribute='a')> a of xs[0]"},
	    {"{{ xs|select('od') }} {{ xs|select('zzzzzz') }} {{ le|selectattr('n', 'eq', 1) }} {{ xs|select('divisibleby') }} {{ xs|select('odd', 1) }} {{ 5|select }}",
	     "T109 <xs|select('od')> od; nearest is odd; T109 <xs|select('zzzzzz')> zzzzzz; T102 <le|selectattr('n', 'eq', 1)> n of an element of le; T113 <xs|select('divisibleby')> divisibleby needs its argument num; T113 <xs|select('odd', 1)> too many arguments for odd; T120 <5> 5: not a list but number"},
	    {"{{ xs|batch(0) }} {{ xs|slice(0) }} {{ xs|batch('a') }} {{ xs|slice(1.5) }} {{ 5|batch(2) }} {{ 5|slice(2) }} {{ xs|batch(1000001) }} {{ xs|slice(1000001) }}",
	     "T122 <xs|batch(0)> batch wants a number of at least 1; T122 <xs|slice(0)> slice wants a number of at least 1; T120 <'a'> 'a': not a number but text; T120 <1.5> 1.5: not a whole number but number; T120 <5> 5: not a list but number; T120 <5> 5: not a list but number; T122 <xs|batch(1000001)> batch wants a number of at least 1; T122 <xs|slice(1000001)> slice wants a number of at least 1"},
	    {"{{ 'abcdefghij'|truncate(2) }} {{ 1.5|round(0, 'xx') }} {{ 'a'|round }} {{ 'a'|abs }} {{ 'a'|wordwrap(0) }} {{ 'a'|indent(-1) }} {{ 'a'|indent(1001) }} {{ 'a'|center('x') }} {{ xs|filesizeformat }} {{ 5|length }} {{ none|length }}",
	     "T122 <'abcdefghij'|truncate(2)> the length is shorter than what stands at the end; T122 <1.5|round(0, 'xx')> \"xx\" is no way to round: common, ceil, floor; T120 <'a'> 'a': not a number but text; T120 <'a'> 'a': not a number but text; T122 <'a'|wordwrap(0)> wordwrap wants a number of at least 1; T122 <'a'|indent(-1)> indent wants a number from 0 to 1000; T122 <'a'|indent(1001)> indent wants a number from 0 to 1000; T120 <'x'> 'x': not a whole number but text; T120 <xs> xs: not a number but list; T120 <5|length> number has no length; T120 <none|length> no value has no length"},
	    {"{{ x|tojson(17) }}{{ 1|tojson(-1) }}{{ 1|tojson('a') }}{{ 'a'|replace('a', 'b', 'c') }}{{ 'a'|truncate('b') }}{{ 'a'|truncate(1, leeway='b') }}{{ 'a'|wordwrap('b') }}{{ [1]|center }}{{ 'a'|indent([]) }}{{ '1'|int(0, 'b') }}{{ 1|round('b') }}{{ 1|so('b') }}{{ 1|tang_giam('b') }}{{ xs|bang_chu }}{{ 'b'|la_ma }}{{ 24|chu_cai }}{{ 0|la_ma }}{{ xs|so_hai }}{{ 1|rong('0cm') }}{{ 1|rong('1.2.3cm') }}{{ 1|rong('123456789012345678cm') }}{{ 1|rong('9999cm') }}{{ 1|rong('1xy') }}",
	     "T122 <x|tojson(17)> indent wants a number from 0 to 16; T122 <1|tojson(-1)> indent wants a number from 0 to 16; T120 <'a'> 'a': not a number but text; T120 <'c'> 'c': not a number but text; T120 <'b'> 'b': not a number but text; T120 <'b'> 'b': not a number but text; T120 <'b'> 'b': not a number but text; T120 <[]> []: not a number but list; T120 <'b'> 'b': not a number but text; T120 <'b'> 'b': not a number but text; T120 <'b'> 'b': not a number but text; T120 <'b'> 'b': not a number but text; T120 <xs> xs: not a number but list; T120 <'b'> 'b': not a number but text; T122 <24|chu_cai> no letter for 24: 1 to 23; T122 <0|la_ma> no Roman numeral for 0: 1 to 3999; T120 <xs> xs: not a number but list; T122 <1|rong('0cm')> \"0cm\" is no length (\"16cm\", \"120mm\", \"6in\", \"300pt\"); T122 <1|rong('1.2.3cm')> \"1.2.3cm\" is no length (\"16cm\", \"120mm\", \"6in\", \"300pt\"); T122 <1|rong('123456789012345678cm')> \"123456789012345678cm\" is no length (\"16cm\", \"120mm\", \"6in\", \"300pt\"); T122 <1|rong('9999cm')> \"9999cm\" is no length (\"16cm\", \"120mm\", \"6in\", \"300pt\"); T122 <1|rong('1xy')> \"1xy\" is no length (\"16cm\", \"120mm\", \"6in\", \"300pt\")"},
	    {"{{ joiner()|string }} {{ [joiner()]|tojson }} {{ joiner()|tojson }} {{ {'a': joiner()}|tojson }} {{ xs|attr('a') }} {{ 'x'|replace('a', joiner()) }} {{ xs|join(joiner()) }} {{ [joiner()]|join }} {{ joiner()|urlencode }}",
	     "T120 <joiner()> joiner can't be printed; T120 <[joiner()]|tojson> this value has no JSON form; T120 <joiner()|tojson> this value has no JSON form; T120 <{'a': joiner()}|tojson> this value has no JSON form; T120 <xs|attr('a')> xs: not a map but list, so it has no field a (turn over its elements: {% for x in … %}, or take one: […][0]); T120 <joiner()> joiner can't be printed; T120 <joiner()> joiner can't be printed; T120 <[joiner()]|join> joiner can't be printed; T120 <joiner()> joiner can't be printed"},
	};

	FAULTS(data, rows);
}
