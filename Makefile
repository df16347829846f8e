# vanthu: see README.md. Generated files stand under out/ only.
VARIANT ?= release
CC ?= cc
PREFIX ?= /usr/local
V ?= 0
Q = $(if $(filter 1,$(V)),,@)

PACKAGES = libxml-2.0 libzip zlib yaml-0.1 libcmark-gfm libutf8proc \
	pangocairo pangoft2 cairo cairo-pdf cairo-svg fontconfig harfbuzz librsvg-2.0 xlsxwriter glib-2.0

B = out/build/$(VARIANT)
MO = out/build/locale/vi/LC_MESSAGES/vanthu.mo
BIN = $(if $(filter release,$(VARIANT)),out/bin/vanthu,$(B)/vanthu)

# a kind of complaint leaves its status out where it is the usual one
WARN = -Wall -Wextra -Wno-missing-field-initializers -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wundef
FLAGS_release = -O2 -g -DNDEBUG $(HARDEN)
# as Debian builds its own programs (dpkg-buildflags, hardening=+all); tests/cli/elf.t reads the result
HARDEN = -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2 -Werror=format-security
FLAGS_debug = -O0 -g -Werror
FLAGS_san = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_cov = -O0 -g --coverage -include tests/cov.h
FLAGS_mut = -O1 -DNDEBUG -fPIC
# for libFuzzer, see the target fuzz; clang complains of NULL + 0 too, which every compiler takes as NULL
FLAGS_fuzz = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=pointer-overflow -fno-sanitize-recover=undefined -fno-omit-frame-pointer

PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed 's/-I/-isystem /g')
PKG_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lcmark-gfm-extensions -lm
CFLAGS_ALL = -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -Igenerator -Itests \
	$(WARN) $(FLAGS_$(VARIANT)) $(PKG_CFLAGS) $(CFLAGS)
LDFLAGS_release = -pie -Wl,-z,relro -Wl,-z,now
LDFLAGS_ALL = $(filter -fsanitize% -fno-sanitize% --coverage,$(FLAGS_$(VARIANT))) $(LDFLAGS_$(VARIANT)) $(LDFLAGS)

SRC := $(sort $(wildcard generator/*/*.c generator/*/*/*.c))
HEADERS := $(sort $(wildcard generator/*/*.h generator/*/*/*.h))
OBJ := $(SRC:generator/%.c=$(B)/%.o)
LIBOBJ := $(filter-out $(B)/cli/main.o,$(OBJ))
TESTS_C := $(wildcard tests/*/*_t.c)
TESTS_SH := $(wildcard tests/*.t tests/*/*.t)
TEST_BIN := $(TESTS_C:%.c=$(B)/%)

all: $(BIN) $(MO)

$(B)/%.o: generator/%.c
	@mkdir -p $(@D)
	$(Q)$(if $(Q),echo "  CC  $<";) $(CC) $(CFLAGS_ALL) -MMD -MP -c $< -o $@

$(B)/libvanthu.a: $(LIBOBJ)
	@rm -f $@
	$(Q)$(AR) qcs $@ $^

# The two libraries with the most names to bind stand first, where the loader looks first:
# without this line a fill takes 33.4 million instructions, with it 28.9 (callgrind).
FIRST := $(filter /%,$(foreach l,libcrypto.so.3 libstdc++.so.6,$(shell $(CC) -print-file-name=$l)))
$(BIN): $(B)/cli/main.o $(B)/libvanthu.a
	$(Q)mkdir -p $(@D); $(if $(Q),echo "  LD  $@";) $(CC) $(LDFLAGS_ALL) -o $@ $^ \
		-Wl,--no-as-needed $(FIRST) -Wl,--as-needed $(PKG_LIBS)

$(B)/tests/%: tests/%.c $(B)/libvanthu.a
	@mkdir -p $(@D)
	$(Q)$(if $(Q),echo "  CC  $<";) $(CC) $(CFLAGS_ALL) -MMD -MP -MF $@.d $(LDFLAGS_ALL) -o $@ $< $(B)/libvanthu.a $(PKG_LIBS)

tests-bin: $(TEST_BIN)

TEST_ENV = VANTHU=$(abspath $(BIN)) UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 ASAN_OPTIONS=detect_leaks=1 \
	LSAN_OPTIONS=suppressions=$(abspath tests/leaks.supp):print_suppressions=0

# One test program or script: make t T=base/base_t, make t T=cli/build; N=words tells of those tests alone whose names
# have them, STOP=1 ends at the first failure.
T_NAME = $(patsubst tests/%,%,$(basename $T))
T_SCRIPT = $(wildcard tests/$(T_NAME).t)
t: $(if $(T_SCRIPT),all,$(B)/tests/$(T_NAME))
	@$(TEST_ENV) TAP_ONLY='$(N)' $(if $(T_SCRIPT),sh $(T_SCRIPT),$(B)/tests/$(T_NAME))

$(MO): generator/po/vi.po
	@mkdir -p $(@D)
	$(Q)msgfmt -o $@ $<

po:
	xgettext -k_ -kN_ -kNG_:1,2 --from-code=UTF-8 --no-wrap --add-location=file -o out/build/vanthu.pot $(SRC)
	@sed -i '/^"POT-Creation-Date:/d' out/build/vanthu.pot
	msgmerge -q -U --backup=off --no-wrap --no-fuzzy-matching generator/po/vi.po out/build/vanthu.pot

setup:
	@./.ci/install .ci/packages

setup-test: setup
	@./.ci/install .ci/packages-test

setup-interop: setup-test
	@./.ci/install .ci/packages-interop

run: setup
	@$(MAKE) --no-print-directory -j2 all
	@out/bin/vanthu build -C inputs/ha-bac -o out

# make test UPDATE=1 rewrites the expected files of tests/golden, see golden.t there
test: setup-test
	@$(MAKE) --no-print-directory -j2 VARIANT=$(VARIANT) all tests-bin
	@$(TEST_ENV) prove -j2 -e '' $(TEST_BIN) $(TESTS_SH)

# what a change is tried with again and again: no set-up, and without what is slow since it is hostile
SLOW = tests/hostile/% tests/fuzz/% %/limits_t.c
QUICK_C = $(filter-out $(SLOW),$(TESTS_C))
quick: all $(QUICK_C:%.c=$(B)/%)
	@$(TEST_ENV) prove -j2 -e '' $(QUICK_C:%.c=$(B)/%) $(filter-out $(SLOW),$(TESTS_SH))

# What of generator/ the tests run, by room; STRICT=1 ends with 1 when it is less than asked for, see tests/cov.
cov: setup-test
	@$(MAKE) --no-print-directory -j2 VARIANT=cov all tests-bin
	@find out/build/cov -name '*.gcda' -delete
	@$(MAKE) --no-print-directory VARIANT=cov test || echo "cov: tests failed, see above"
	@STRICT=$(STRICT) tests/cov out/build/cov

# Small mistakes at random places, and which of them the tests see: make mutate SEED=1 N=20 ONLY=fill/
SEED ?= 1
mutate: setup-test
	@tests/mutate $(SEED) $(or $(N),20) $(ONLY)

# What tests/mutate builds in its copy of the tree: one shared library, so that a changed file costs one link.
MUT_LIB = $(CC) -shared $(LDFLAGS_ALL) -o $(B)/libmutant.so
MUT_USE = $(LDFLAGS_ALL) -L$(B) -Wl,-rpath,$(abspath $(B)) -lmutant $(PKG_LIBS)
MUT_OBJ = $(LIBOBJ) $(B)/cli/main.o
ifeq ($(VARIANT),mut)
$(B)/libmutant.so: $(MUT_OBJ)
	$(MUT_LIB) $^ $(PKG_LIBS)

$(TEST_BIN): $(B)/%: %.c | $(B)/libmutant.so
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -MMD -MP -MF $@.d -o $@ $< $(MUT_USE)

mutants: $(B)/libmutant.so $(MO) $(TEST_BIN)
	$(CC) -o $(B)/vanthu $(MUT_USE)

# the object MUTANT, as fill/place, made from MUTANT_FROM as MUTANT_TO
mutant:
	$(CC) $(CFLAGS_ALL) -w -c $(MUTANT_FROM) -o $(MUTANT_TO)
	$(MUT_LIB) $(MUTANT_TO) $(filter-out $(B)/$(MUTANT).o,$(MUT_OBJ)) $(PKG_LIBS)
endif

templates: $(BIN)
	for n in $(notdir $(basename $(wildcard templates/src/*.mau))); do for e in docx odt; do \
		$(BIN) template new templates/src/$$n.mau -o templates/$$n.$$e || exit 1; done; done

# the README's picture; wants poppler-utils and imagemagick
picture: all
	@$(BIN) build bao-cao-thang --ky 2026-10 -f pdf -q -C inputs/ha-bac -o out/build/picture
	pdftoppm -r 80 -gray -f 1 -singlefile out/build/picture/2026-10/bao-cao-thang.pdf out/build/picture/page
	convert out/build/picture/page.pgm -dither None -colors 16 -bordercolor gray60 -border 1 -strip -define png:exclude-chunk=date,tIME \
		PNG8:generator/man/bao-cao-thang.png

# the one way that the code is laid out; tables keep theirs between "clang-format off" and "on"
FORMATTED := $(SRC) $(HEADERS)
format:
	clang-format -i $(FORMATTED)

check-format:
	@clang-format --dry-run -Werror $(FORMATTED) 2>&1 | grep -m 10 'error:' && exit 1 || true

headers:
	@for h in $(HEADERS); do \
		echo "#include \"$${h#generator/}\"" | $(CC) $(CFLAGS_ALL) -x c -fsyntax-only - || exit 1; done

check: headers check-format tidy all
	cppcheck -q --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem --library=gtk -Igenerator generator
	mandoc -Tlint -W warning generator/man/*.[157]
	sh tests/layers.t
	sh tests/kinds.t
	sh tests/symbols.t

# with asserts, which tell the analyser what can't be; clang-tidy counts on stderr what it left out
tidy:
	@printf '%s\n' $(SRC) | xargs -P 2 -I {} sh -c 'clang-tidy -quiet {} -- $(filter-out -DNDEBUG,$(CFLAGS_ALL)) 2>/dev/null'

# A fuzz target under libFuzzer: make fuzz FUZZ=odt FUZZ_TIME=600. New inputs that reach further gather in
# out/fuzz/odt, harmful ones stand in out/fuzz as crash-* or timeout-*.
FUZZ ?= docx
FUZZ_TIME ?= 300
ifeq ($(VARIANT),fuzz)
fuzz: $(B)/libvanthu.a
	@mkdir -p out/fuzz/$(FUZZ)
	$(Q)$(CC) $(CFLAGS_ALL) -DFUZZER -fsanitize=fuzzer -o $(B)/fuzz-$(FUZZ) tests/fuzz/$(FUZZ)_t.c $< $(LDFLAGS_ALL) $(PKG_LIBS)
	ASAN_OPTIONS=detect_leaks=0 $(B)/fuzz-$(FUZZ) -max_total_time=$(FUZZ_TIME) -timeout=20 -rss_limit_mb=2048 -max_len=16384 \
		-artifact_prefix=out/fuzz/ out/fuzz/$(FUZZ) tests/fuzz/$(FUZZ)
else
fuzz:
	@$(MAKE) --no-print-directory VARIANT=fuzz CC=clang fuzz
endif

interop: setup-interop all
	@VANTHU=$(abspath $(BIN)) prove -v -e sh tests/interop.sh

fidelity: setup-interop all
	@sh tests/fidelity.sh

bench: all
	@bash tests/bench.sh

# What is installed, SOURCE:PLACE with the place below PREFIX: install and uninstall go by the same list.
SHARED := $(wildcard templates/*.docx templates/*.odt templates/*.tsv templates/khoi-tao/* templates/src/*.* \
	templates/src/loai/* templates/src/the-thuc/* fonts/*)
INSTALLED := $(BIN):bin/vanthu $(MO):share/locale/vi/LC_MESSAGES/vanthu.mo \
	generator/cli/completion.bash:share/bash-completion/completions/vanthu $(foreach f,$(SHARED),$f:share/vanthu/$f) \
	$(foreach f,$(wildcard generator/man/*.[157]),$f:share/man/man$(subst .,,$(suffix $f))/$(notdir $f))

install: all
	@for i in $(INSTALLED); do mode=644; [ "$${i#*:}" != bin/vanthu ] || mode=755; \
		install -Dm$$mode "$${i%%:*}" "$(DESTDIR)$(PREFIX)/$${i#*:}" || exit 1; done

# files that somebody else put into share/vanthu stay, and so does the folder that holds them
uninstall:
	@for i in $(INSTALLED); do rm -f "$(DESTDIR)$(PREFIX)/$${i#*:}" || exit 1; done
	@[ ! -d "$(DESTDIR)$(PREFIX)/share/vanthu" ] || find "$(DESTDIR)$(PREFIX)/share/vanthu" -depth -type d -empty -delete

clean:
	rm -rf out/build out/bin

.PHONY: all format check-format tests-bin t quick po setup setup-test run test cov mutate mutants mutant templates picture headers check tidy interop fidelity fuzz bench install uninstall clean
-include $(OBJ:.o=.d) $(TEST_BIN:%=%.d)
